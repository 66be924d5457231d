// Results as elements. Texts of records are strangers' data: they become text nodes and nothing else.

import { markedParts } from './query.mjs';

/** make('p', { class: 'soft' }, 'text', element …); attributes that are false are left out. */
export function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (typeof value === 'function') element[key] = value;
    else if (value !== false) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

export function refill(element, ...children) {
  element.textContent = '';
  element.append(...children);
}

const marked = (text, terms) => markedParts(text, terms).map((part) => (part.hit ? make('mark', null, part.text) : part.text));

/** The same card as that of the lists (partials/cards.html), with what was found marked. */
export function cardOf([path, title, summary, unit, field, , status, kind, date, award, featured], terms, manifest) {
  const [, statusLabel, , tone] = manifest.statuses[status];
  return make('li', null, make('article', { class: `c t-${tone}${featured ? ' feat' : ''}` },
    make('p', { class: 'bs' },
      make('span', { class: `b t-${award ? 'award' : tone}` }, award || statusLabel),
      ...(featured ? [make('span', { class: 'b star' }, 'Nổi bật')] : []),
      make('span', { class: 'k' }, manifest.kinds[kind])),
    make('h3', null, make('a', { href: `../${path}` }, ...marked(title, terms))),
    ...(summary ? [make('p', { class: 'sum' }, ...marked(summary, terms))] : []),
    make('p', { class: 'meta' },
      ...[unit, field < 0 ? '' : manifest.fields[field][1]].filter(Boolean).map((label) => make('span', null, ...marked(label, terms))),
      ...(date ? [make('time', { datetime: date }, date.split('-').reverse().join('/'))] : []))));
}
