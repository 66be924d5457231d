// The filters: one panel that stands beside the results on wide screens and in a sheet on phones.

import { make, refill } from './cards.mjs';
import { facets, grouped, knownOf } from './state.mjs';

const mostPills = 14;

/** [[slug, label, count, depth]] of a facet. */
function valuesOf(facet, manifest, units) {
  if (facet === 'year') return manifest.years.map(([year, count]) => [String(year), String(year), count, 0]);
  if (facet !== 'unit') return knownOf(facet, manifest, units);
  const below = new Map();
  units.forEach((unit, index) => below.set(unit[2], [...(below.get(unit[2]) || []), index]));
  const sorted = [];
  const walk = (parent, depth) => {
    for (const index of below.get(parent) || []) {
      const [slug, label, , count] = units[index];
      if (count) sorted.push([slug, label, count, depth]);
      walk(index, depth + 1);
    }
  };
  walk(-1, 0);
  return sorted;
}

/** Writes the panel anew. `counts`: Map of slug → count for each facet, or null (only what the manifest says, `plain`: without a query and filters). */
export function drawPanel(panel, { manifest, units, filters, counts, plain, change }) {
  const focused = document.activeElement && panel.contains(document.activeElement) ? document.activeElement.id : '';
  refill(panel, ...facets.map(([facet, name, title]) => {
    const values = valuesOf(facet, manifest, units);
    if (values.length < 2 && !filters[facet]) return '';
    const countOf = (slug, count) => (counts ? counts[facet].get(slug) || 0 : plain ? count : -1);
    const onchange = (event) => change(facet, event.target.value);
    if (values.length > mostPills || facet === 'unit') {
      const options = values.map(([slug, label, count, depth]) => {
        const number = countOf(String(slug), count);
        if (!number && filters[facet] !== slug) return '';
        const option = make('option', { value: slug }, `${'\u2003'.repeat(depth || 0)}${label}${number < 0 ? '' : ` (${grouped(number)})`}`);
        option.selected = filters[facet] === slug;
        return option;
      });
      return make('p', { class: 'pick' }, make('label', { for: `loc-${name}` }, title),
        make('select', { id: `loc-${name}`, onchange }, make('option', { value: '' }, 'Tất cả'), ...options));
    }
    return make('fieldset', null, make('legend', null, title), make('div', { class: 'pills' },
      ...[['', 'Tất cả'], ...values].map(([slug, label, count]) => {
        const number = slug === '' ? -1 : countOf(String(slug), count);
        if (!number && filters[facet] !== String(slug)) return '';
        const id = `loc-${name}-${slug}`;
        const input = make('input', { type: 'radio', name, id, value: slug, onchange });
        input.checked = (filters[facet] || '') === String(slug);
        return make('span', null, input, make('label', { for: id }, label, ...(number < 0 ? [] : [' ', make('b', null, grouped(number))])));
      })));
  }));
  const again = focused && document.getElementById(focused);
  if (again) again.focus();
}
