// What is offered while somebody types: words that finish the last one, then titles. An ARIA combobox.

import { make, refill } from './cards.mjs';
import { hasMarks, wordsOf } from './text.mjs';

const mostWords = 4;
const mostOffered = 7;
const folded = (words) => words.map(({ term }) => term).join(' ');

/** Frequent pairs of words in `titles`, as written most often, the most frequent first. */
function pairsIn(texts) {
  const pairs = new Map();
  for (const text of texts) {
    const words = wordsOf(text);
    for (let at = 1; at < words.length; at += 1) {
      if (words[at].broken || words[at].term.length < 2 || words[at - 1].term.length < 2) continue;
      const key = folded(words.slice(at - 1, at + 1));
      const pair = pairs.get(key) || { count: 0, text: text.slice(words[at - 1].at, words[at].end).toLowerCase() };
      pair.count += 1;
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()].filter(({ count, text }) => count > 1 && /^\S+ \S+$/.test(text)).sort((a, b) => b.count - a.count).map(({ text }) => text);
}

/** Texts to offer for what is typed. `pairs`: "rác thải", …; `titles`: of ideas. */
function offersFor(typed, { pairs, titles }) {
  const words = wordsOf(typed);
  if (!words.length || folded(words).length < 2) return [];
  const offers = [];
  const offer = (text) => { if (!offers.some((known) => folded(wordsOf(known)) === folded(wordsOf(text)))) offers.push(text); };
  const ends = (count) => {
    const last = words.slice(-count);
    const start = folded(last);
    const written = last.map((word) => word.written).join(' ');
    for (const pair of pairs) {
      if (offers.length >= mostWords) return;
      const of = wordsOf(pair);
      if (!folded(of).startsWith(start) || folded(of) === start) continue;
      if (hasMarks(words[words.length - 1]) && !of.map((word) => word.written).join(' ').startsWith(written)) continue;
      offer(typed.slice(0, last[0].at) + pair);
    }
  };
  if (words.length > 1) ends(2);
  ends(1);
  const wanted = ` ${folded(words)}`;
  for (const title of titles) {
    if (offers.length >= mostOffered) break;
    if (` ${folded(wordsOf(title))}`.includes(wanted)) offer(title);
  }
  return offers;
}

/** A promise, made once, of what is offered out of an index: { pairs, titles }. */
export function vocabularyOf(search) {
  let vocabulary = null;
  const read = async () => {
    await search.ready();
    const { segments } = search.manifest;
    const rows = search.sources.filter((source) => source.rows).flatMap((source) => source.rows);
    const titles = rows.map(([card]) => card[1]);
    if (!segments.length) return { titles, pairs: pairsIn(rows.map(([card, , middle]) => `${card[1]}\n${middle}`)).slice(0, 800) };
    const known = await search.load(`${segments[0].id}/w.json`);
    return { titles: [...titles, ...known.t], pairs: known.w };
  };
  return () => {
    if (!vocabulary) {
      vocabulary = read();
      vocabulary.catch(() => { vocabulary = null; });
    }
    return vocabulary;
  };
}

/** Makes `input` a combobox over `list`. `vocabulary()` gives a promise of pairs and titles; `choose(text)` is told of a choice. */
export function offerWhileTyping(input, list, vocabulary, choose) {
  let current = -1;
  const show = (offers) => {
    current = -1;
    refill(list, ...offers.map((text, index) => make('li', { id: `goi-y-${index}`, role: 'option', 'aria-selected': 'false',
      onmousedown: (event) => { event.preventDefault(); show([]); choose(text); } }, text)));
    list.hidden = !offers.length;
    input.setAttribute('aria-expanded', String(!list.hidden));
    input.removeAttribute('aria-activedescendant');
  };
  const point = (to) => {
    const options = [...list.children];
    current = (to + options.length + 1) % (options.length + 1);
    options.forEach((option, index) => option.setAttribute('aria-selected', String(index === current)));
    if (options[current]) {
      input.setAttribute('aria-activedescendant', options[current].id);
      options[current].scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  };
  input.oninput = async () => {
    const { value } = input;
    const words = await vocabulary().catch(() => ({ pairs: [], titles: [] }));
    if (input.value === value && document.activeElement === input) show(offersFor(value, words));
  };
  input.onkeydown = (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === 'ArrowDown') point(current + 1);
    else if (event.key === 'ArrowUp') point(current < 0 ? list.children.length - 1 : current - 1);
    else if (event.key === 'Escape') show([]);
    else if (event.key === 'Enter' && list.children[current]) {
      const text = list.children[current].textContent;
      show([]);
      choose(text);
    } else return;
    event.preventDefault();
  };
  input.onblur = () => show([]);
  return () => show([]);
}
