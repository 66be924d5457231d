// What search must find, computed without any index: every record is read. And an index on disk, searched without a browser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Search } from '../../templates/search/search.mjs';
import { termsOf } from '../../templates/search/query.mjs';
import { wordsOf } from '../../templates/search/text.mjs';

const attributeOf = (html, name) => html.match(new RegExp(` ${name}="([^"]*)"`))[1]
  .replace(/&quot;|&#34;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

export const manifestOf = (site) => JSON.parse(attributeOf(readFileSync(join(site, 'tim-kiem/index.html'), 'utf8'), 'data-index'));

/** The reader's search over the files of a built site. `read`: [path, bytes] of each file that was asked for. */
export function searchOnDisk(site) {
  const read = [];
  const files = new Map();
  const load = async (path, isBytes) => {
    if (!files.has(path)) {
      const bytes = readFileSync(join(site, 'tim-kiem', path));
      read.push([path, bytes]);
      if (isBytes) load.bytes += bytes.length;
      files.set(path, isBytes ? new Uint8Array(bytes) : JSON.parse(bytes.toString('utf8')));
    }
    return files.get(path);
  };
  load.bytes = 0;
  return { search: new Search(manifestOf(site), load, () => import('../../templates/search/nearest.mjs')), read };
}

/** Paths of all records that a query finds, newest first. */
export async function allOf(search, state) {
  const { hits, ...rest } = await search.run({ filters: {}, newest: true, ...state }, Infinity);
  await hits.more(Infinity, () => false);
  const cards = await Promise.all(hits.ranked.map(({ source, doc }) => source.cardOf(doc)));
  return { paths: cards.map(([path]) => path).sort(), total: hits.total, exact: hits.isExact, ...rest };
}

/** A reader of records: { path, fields: [text, …], … } → what the records hold, for scan(). */
export function scanner(records) {
  const prepared = records.map((record) => {
    const held = new Set();
    for (const text of record.fields) {
      const words = wordsOf(text);
      words.forEach((word, at) => {
        held.add(word.term);
        if (!word.broken) held.add(`${words[at - 1].term} ${word.term}`);
      });
    }
    return { ...record, held };
  });
  /** Paths of records that hold every pair of the query and are `wanted`. */
  return (typed, wanted = () => true) => {
    const keys = termsOf(wordsOf(typed)).map(({ key }) => key);
    return prepared.filter((record) => keys.every((key) => record.held.has(key)) && wanted(record)).map(({ path }) => path).sort();
  };
}

/** Numbers that are the same in every run. */
export function dice(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export const withoutMarks = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
