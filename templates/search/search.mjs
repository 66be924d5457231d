// One search over all sources: which records match, in what order, and how much must be read for that (docs/search.md).

import { Rows } from './rows.mjs';
import { Segment } from './segments.mjs';
import { syllablesOf, termsOf } from './query.mjs';
import { wordsOf } from './text.mjs';

const mostRead = 150000;
const enoughWeight = 0.6;
const letterOfFacet = { unit: 'u', field: 'f', group: 'g', status: 's' };

function placeIn(docs, doc) {
  let low = 0;
  for (let high = docs.length; low < high;) {
    const middle = (low + high) >> 1;
    if (docs[middle] < doc) low = middle + 1; else high = middle;
  }
  return low;
}

/** How a record holds a term: { impact, exact }, or nothing. */
function heldIn({ lists, exactBit }, doc) {
  for (const list of lists) {
    const at = placeIn(list.docs, doc);
    if (list.docs[at] === doc) return { impact: list.impacts[at], exact: Boolean(list.masks[at] & exactBit) };
  }
  return null;
}

const docsBetween = ({ lists }, from, to) => lists.flatMap(({ docs }) => docs.slice(placeIn(docs, from), placeIn(docs, to)));

/** The hits in one source, found from the newest on as far as lists are read. */
class Part {
  constructor(source, entries, required, range) {
    Object.assign(this, { source, entries, required });
    [this.at, this.end] = !range || required.some((entry) => !entry) ? [0, 0] : range;
  }

  get lists() { return [...this.entries, ...this.required].flatMap((entry) => (entry ? entry.lists : [])); }

  /** The documents that are known to be in every list that is read to its end; null: none is. */
  candidates() {
    const whole = this.required.filter(({ lists }) => lists.every(({ chunks }) => chunks.every(({ done }) => done)));
    if (!whole.length) return null;
    whole.sort((a, b) => a.df - b.df);
    return docsBetween(whole[0], this.at, this.end).filter((doc) => whole.every((entry) => heldIn(entry, doc))).sort((a, b) => a - b);
  }

  /** The first chunk of a list that must be read to go on. */
  missing(list, candidates) {
    return list.chunks.find((chunk, index) => {
      const next = index + 1 < list.chunks.length ? list.chunks[index + 1].first : this.end;
      if (chunk.done || next <= this.at || chunk.first >= this.end) return false;
      if (!candidates) return true;
      const at = placeIn(candidates, Math.max(chunk.first, this.at));
      return at < candidates.length && candidates[at] < next;
    });
  }

  /** Documents that can be judged now, beyond those given before. */
  take() {
    const candidates = this.required.length && this.at < this.end ? this.candidates() : null;
    let limit = this.end;
    this.wanted = [];
    for (const list of this.lists) {
      const chunk = this.at < this.end && this.missing(list, candidates);
      if (!chunk) continue;
      if (chunk.first < limit) this.wanted = [];
      if (chunk.first <= limit) this.wanted.push([list, chunk]);
      limit = Math.min(limit, chunk.first);
    }
    const from = this.at;
    this.at = Math.max(from, limit);
    if (from >= limit) return [];
    let docs;
    if (this.required.length) {
      const rarest = this.required.reduce((a, b) => (b.df < a.df ? b : a));
      docs = docsBetween(rarest, from, limit).filter((doc) => this.required.every((entry) => heldIn(entry, doc)));
    } else if (this.entries.length) docs = [...new Set(this.entries.flatMap((entry) => (entry ? docsBetween(entry, from, limit) : [])))];
    else docs = Array.from({ length: limit - from }, (nothing, index) => from + index);
    return docs.filter((doc) => !this.source.dead.has(doc)).sort((a, b) => a - b);
  }

  get done() { return this.at >= this.end; }
  readOn() { return Promise.all(this.wanted.map(([list, chunk]) => this.source.extend(list, chunk))); }
}

/** What matches, ranked; grows by more(). */
class Hits {
  /** `least`: how many there are at least; `known`: that is the count. */
  constructor(parts, score, least = 0, known = false) {
    Object.assign(this, { parts, score, least, known, ranked: [] });
  }

  get whole() { return this.parts.every((part) => part.done); }
  get total() { return Math.max(this.ranked.length, this.least); }
  get isExact() { return this.whole || this.known; }

  /** Reads on until there are `wanted` hits, or `spent()` says that enough was read. */
  async more(wanted, spent) {
    for (;;) {
      const found = [];
      for (const [order, part] of this.parts.entries()) {
        for (const doc of part.take()) {
          const key = this.score(part, doc);
          if (key !== null) found.push({ source: part.source, doc, key, order });
        }
      }
      found.sort((a, b) => b.key - a.key || a.order - b.order || a.doc - b.doc);
      this.ranked.push(...found);
      if (this.ranked.length >= wanted || this.whole || spent()) return this;
      await Promise.all(this.parts.map((part) => part.readOn()));
    }
  }
}

export class Search {
  /**
   * `load(path, isBytes)`: a file beside the manifest. `load.bytes`: how many bytes of lists were read so far.
   * `later()`: a promise of what later.mjs gives; here only `nearest` is asked for.
   */
  constructor(manifest, load, later) {
    Object.assign(this, { manifest, load, later });
  }

  async open() {
    const { recent, segments } = this.manifest;
    const parts = segments.map((segment) => new Segment(segment, this.manifest, this.load)).reverse();
    if (recent) parts.unshift(new Rows(await this.load(recent), this.manifest));
    this.sources = parts;
  }

  ready() {
    if (!this.opened) {
      this.opened = this.open();
      this.opened.catch(() => { this.opened = null; });
    }
    return this.opened;
  }

  /** The hits of terms (every one, or by weight) inside the filters. */
  async hitsOf(terms, filters, newest, byWeight) {
    const { year } = filters;
    const facets = Object.keys(filters).filter((facet) => facet !== 'year')
      .map((facet) => ({ facet, value: filters[facet], key: `${letterOfFacet[facet]}:${filters[facet]}` }));
    const marked = terms.some((term) => term.marked);
    const found = await Promise.all(this.sources.map(async (source) => {
      const ofYear = year && source instanceof Rows ? [{ facet: 'year', value: year, key: '' }] : [];
      return {
        source,
        range: source instanceof Rows ? [0, source.n] : source.rangeOf(year),
        entries: await Promise.all(terms.map((term) => source.find(term))),
        required: await Promise.all([...facets, ...ofYear].map((facet) => source.find(facet))),
      };
    }));
    const df = terms.map((term, at) => found.reduce((sum, { entries }) => sum + (entries[at] ? entries[at].df : 0), 0));
    const idf = df.map((count) => Math.log(1 + this.manifest.total / count));
    const enough = enoughWeight * idf.reduce((sum, weight) => sum + weight, 0);
    const score = (part, doc) => {
      let key = 0;
      let weight = 0;
      part.entries.forEach((entry, at) => {
        const held = entry && heldIn(entry, doc);
        if (!held) return;
        weight += idf[at];
        key += held.impact + (marked && held.exact ? 100 : 0);
      });
      if (byWeight && weight < enough - 1e-9) return null;
      return newest ? 0 : key + (byWeight ? Math.round(weight * 10) * 1000 : 0);
    };
    const parts = found.map(({ source, range, entries, required }) =>
      new Part(source, entries, byWeight ? required : [...entries, ...required], range));
    // One term alone is known by its count before its list is read.
    const alone = terms.length === 1 && !byWeight && !Object.keys(filters).length;
    const gone = this.sources.reduce((sum, source) => sum + source.dead.size, 0);
    return new Hits(parts, score, alone ? Math.max(0, df[0] - gone) : 0, alone && !gone);
  }

  async dfOf(term) {
    const entries = await Promise.all(this.sources.map((source) => source.find(term)));
    return entries.reduce((sum, entry) => sum + (entry ? entry.df : 0), 0);
  }

  /** Terms of the stages: every pair; syllables for pairs that nobody has; the rarest of these by weight. */
  async stagesOf(text) {
    const pairs = termsOf(wordsOf(text));
    const dfs = await Promise.all(pairs.map((term) => this.dfOf(term)));
    const loose = dfs.every(Boolean) ? pairs : syllablesOf(pairs.filter((term, at) => !dfs[at])).concat(pairs.filter((term, at) => dfs[at]));
    return { pairs, loose, unheld: loose !== pairs };
  }

  /**
   * Searches for what is typed inside filters. Gives { hits, terms: what to mark, stage: 1–3, reading: what was read instead of the typed text }.
   * What is typed decides the stage whatever the filters are, so that a filter never makes a search less strict.
   */
  async run({ typed, filters, newest }, wanted) {
    await this.ready();
    const start = this.load.bytes;
    const spent = () => this.load.bytes - start > mostRead;
    const attempt = async (terms, stage, reading) => {
      const byWeight = stage === 3;
      const hits = await (await this.hitsOf(terms, filters, newest, byWeight)).more(wanted, spent);
      const filtered = Object.keys(filters).length;
      if (!hits.ranked.length && (!filtered || !(await (await this.hitsOf(terms, {}, newest, byWeight)).more(1, spent)).ranked.length)) return null;
      return { hits, terms, stage, reading };
    };
    if (!wordsOf(typed).length) return { hits: await (await this.hitsOf([], filters, newest)).more(wanted, spent), terms: [], stage: 1, reading: '' };

    const readings = [];
    const strictly = async (reading) => {
      if (!reading || readings.some((known) => known.reading === reading)) return null;
      const stages = await this.stagesOf(reading);
      const shown = reading === typed ? '' : reading;
      readings.push({ reading, shown, stages });
      if (!stages.unheld) return attempt(stages.pairs, 1, shown);
      return attempt(stages.loose, 2, shown);
    };
    return await strictly(typed) || (await (await this.later()).nearest(this, typed, readings, strictly, attempt)) ||
      { hits: new Hits([]), terms: [], stage: 0, reading: '' };
  }

  /** [[slug, label, parent, count]] of all units. */
  async units() { return this.manifest.units ? this.load(this.manifest.units) : []; }
}
