// What is searched for when nothing has what was typed: other readings of it, then what holds most of it.

import { mendedReading, syllablesOf, telexReading, termsOf } from './query.mjs';
import { wordsOf } from './text.mjs';

const mostRare = 6;

/** Known syllables, the most frequent first. */
async function knownSyllables(search) {
  const { segments } = search.manifest;
  if (segments.length) return (await search.load(`${segments[0].id}/v.json`)).split(' ');
  const counts = new Map();
  for (const texts of search.sources[0].texts) {
    for (const word of texts.map(({ term }) => term).join('').split(/[ .]+/)) counts.set(word, (counts.get(word) || 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
}

async function hasStranger(search, text) {
  const found = await Promise.all(syllablesOf(termsOf(wordsOf(text))).map((term) => search.dfOf(term)));
  return found.some((df) => !df);
}

async function rarestOf(search, terms) {
  const counted = await Promise.all(terms.map(async (term) => ({ term, df: await search.dfOf(term) })));
  return counted.filter(({ df }) => df).sort((a, b) => a.df - b.df).slice(0, mostRare).map(({ term }) => term);
}

/** The result of the first way that finds something, or nothing. `strictly` adds to `readings` (Search.run). */
export async function nearest(search, typed, readings, strictly, attempt) {
  let result = await strictly(telexReading(typed));
  if (!result && await hasStranger(search, typed)) result = await strictly(mendedReading(typed, await knownSyllables(search)));
  for (const { stages, shown } of result ? [] : readings) {
    const rarest = await rarestOf(search, stages.loose);
    result = result || (rarest.length ? await attempt(rarest, 3, shown) : null);
  }
  return result;
}
