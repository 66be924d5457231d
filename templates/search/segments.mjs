// A segment: ideas whose index lies in many small files that never change.

import { findEntry, fnv, formHash, readChunk } from './bits.mjs';

const place = (number) => `${(number >> 8).toString(16)}/${(number & 255).toString(16)}`;

export class Segment {
  /** `load(path, isBytes)` gives the parsed JSON or the bytes of a file. */
  constructor({ id, n, s, dead, years }, labels, load) {
    Object.assign(this, { id, n, s, years, labels });
    this.load = (path, isBytes) => load(`${id}/${path}`, isBytes);
    this.entries = new Map();
    this.dead = new Set();
    dead.reduce((doc, gap) => { this.dead.add(doc + gap); return doc + gap; }, 0);
  }

  shardOf(key) { return place(fnv(key) & (this.s - 1)); }

  /** What the segment knows of a term, or null: the same lists for everybody who asks, growing as chunks come. */
  async find(term) {
    let entry = this.entries.get(term.key);
    if (entry === undefined) {
      const shard = this.shardOf(term.key);
      entry = findEntry(await this.load(`s/${shard}.bin`, true), term.key, this.n);
      if (entry) {
        for (const list of entry.lists) list.shard = shard;
      }
      if (!this.entries.has(term.key)) this.entries.set(term.key, entry);
      entry = this.entries.get(term.key);
    }
    if (!entry) return null;
    const form = term.facet ? -1 : entry.forms.indexOf(formHash(term.written));
    return { df: entry.df, lists: entry.lists, exactBit: form < 0 ? 0 : 1 << form };
  }

  /** Reads one more chunk of a list; those before it that were passed over stay unread. */
  async extend(list, chunk) {
    chunk.read = chunk.read || this.load(`o/${list.shard}-${chunk.file}.bin`, true).then((bytes) => {
      const read = readChunk(bytes, chunk, list);
      let at = list.docs.length;
      while (at && list.docs[at - 1] > chunk.first) at -= 1;
      for (const part of ['docs', 'impacts', 'masks']) list[part] = [...list[part].slice(0, at), ...read[part], ...list[part].slice(at)];
      chunk.done = true;
    });
    return chunk.read;
  }

  rangeOf(year) {
    if (!year) return [0, this.n];
    const at = this.years.findIndex(([known]) => String(known) === year);
    return at < 0 ? null : [this.years[at][1], at + 1 < this.years.length ? this.years[at + 1][1] : this.n];
  }

  async cardOf(doc) {
    const file = doc >> 4;
    let gone = 0;
    for (let bit = 0; bit < 16; bit += 1) {
      if (this.dead.has(file * 16 + bit)) gone |= 1 << bit;
    }
    const cards = await this.load(`c/${place(file)}${gone ? `-${gone.toString(16)}` : ''}.json`);
    return cards[doc & 15];
  }
}
