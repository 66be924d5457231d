// What was typed, as terms that the index knows, and the rules by which records are found and ranked (docs/search.md).

import { hasMarks, oneSlip, telexDecoded, wordsOf } from './text.mjs';

const term = (words) => ({
  key: words.map((word) => word.term).join(' '),
  written: words.map((word) => word.written).join(' '),
  marked: words.some(hasMarks),
  words,
});

const distinct = (terms) => [...new Map(terms.map((each) => [each.key, each])).values()];

/** Pairs from the left; the last word of an odd run makes a pair with its neighbour too, a lone word stands for itself. */
export function termsOf(words) {
  const terms = [];
  for (let at = 0; at < words.length;) {
    let end = at + 1;
    while (end < words.length && !words[end].broken) end += 1;
    if (end === at + 1) terms.push(term([words[at]]));
    for (let left = at; left + 1 < end; left += 2) terms.push(term(words.slice(left, left + 2)));
    if ((end - at) % 2 && end > at + 1) terms.push(term(words.slice(end - 2, end)));
    at = end;
  }
  return distinct(terms);
}

export const syllablesOf = (terms) => distinct(terms.flatMap(({ words }) => words.map((word) => term([word]))));

/** What the typed words mean when they are keys of Telex; '' when they are not. */
export function telexReading(text) {
  const decoded = wordsOf(text).map((word) => telexDecoded(word.written)).join(' ');
  return decoded === wordsOf(text).map((word) => word.written).join(' ') ? '' : decoded;
}

/** The text with one slip mended in each word that `syllables` (the most frequent first) does not have; '' when nothing can be mended. */
export function mendedReading(text, syllables) {
  const known = new Set(syllables);
  let mended = false;
  const words = wordsOf(text).map(({ term: typed, written }) => {
    if (typed.length < 4 || known.has(typed) || /\d/.test(typed)) return written;
    const near = syllables.filter((syllable) => oneSlip(typed, syllable));
    const found = near.find((syllable) => syllable[0] === typed[0]) || near[0];
    mended = mended || Boolean(found);
    return found || written;
  });
  return mended ? words.join(' ') : '';
}

/** `text` in parts; those that a term has found are `hit`. */
export function markedParts(text, terms) {
  const wanted = new Set(terms.map(({ key }) => key));
  const words = wordsOf(text);
  const hit = words.map((word) => wanted.has(word.term));
  for (let at = 1; at < words.length; at += 1) {
    if (!words[at].broken && wanted.has(`${words[at - 1].term} ${words[at].term}`)) hit[at - 1] = hit[at] = true;
  }
  const parts = [];
  let from = 0;
  for (let at = 0; at < words.length; at += 1) {
    if (!hit[at]) continue;
    const start = words[at].at;
    while (hit[at + 1] && !words[at + 1].broken) at += 1;
    if (start > from) parts.push({ text: text.slice(from, start) });
    parts.push({ text: text.slice(start, words[at].end), hit: true });
    from = words[at].end;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
