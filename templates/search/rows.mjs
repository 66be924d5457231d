// Ideas that are searched by reading them all: the whole of a small site, the newest of a large one.

import { knownOf } from './state.mjs';
import { wordsOf } from './text.mjs';

const placeOf = { field: 4, group: 5, status: 6 };
const spread = (words, form) => words.reduce((text, word) => `${text}${word.broken ? '. ' : ''}${word[form]} `, ' ');

function timesIn(text, wanted) {
  let count = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) count += 1;
  return count;
}

export class Rows {
  /** `rows`: [card, units, middle, body]; `labels`: fields, groups and statuses of the manifest. */
  constructor(rows, labels) {
    this.n = rows.length;
    this.rows = rows;
    this.labels = labels;
    this.dead = new Set();
    this.texts = rows.map(([card, , middle, body]) => [card[1], middle, body].map((text) => {
      const words = wordsOf(text);
      return { term: spread(words, 'term'), written: spread(words, 'written') };
    }));
  }

  /** An entry of the same shape as a segment's: form 1 is the typed one. */
  async find(term) {
    const list = { docs: [], impacts: [], masks: [], chunks: [] };
    const wanted = ` ${term.key} `;
    for (let doc = 0; doc < this.n; doc += 1) {
      const [title, middle, body] = this.texts[doc];
      const held = term.facet ? this.valueOf(doc, term) : [title, middle, body].some((text) => text.term.includes(wanted));
      if (!held) continue;
      list.docs.push(doc);
      list.impacts.push(term.facet ? 0 : title.term.includes(wanted) ? 3 : middle.term.includes(wanted) ? 2 : timesIn(body.term, wanted) > 2 ? 1 : 0);
      list.masks.push([title, middle, body].some((text) => text.written.includes(` ${term.written} `)) ? 1 : 0);
    }
    return list.docs.length ? { df: list.docs.length, exactBit: 1, lists: [list] } : null;
  }

  valueOf(doc, { facet, value }) {
    const [card, units] = this.rows[doc];
    if (facet === 'unit') return units.split(' ').includes(value);
    if (facet === 'year') return (card[8].slice(0, 4) || '0') === value;
    const id = card[placeOf[facet]];
    return id >= 0 && knownOf(facet, this.labels)[id][0] === value;
  }

  rangeOf(year) { return year ? null : [0, this.n]; }
  async cardOf(doc) { return this.rows[doc][0]; }
}
