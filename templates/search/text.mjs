// Words as search sees them: the written form (lower case, one way of placing tones, i for a lone y) and the term, which is
// the written form without marks. The same rules stand in C++ (pages/search/); tests/data/search-tokens.json holds both to them.

const wordOrBreak = /[\p{L}\p{Nd}\p{M}]+|[.;:!?()\n]/gu;
const mostLetters = 24;
const tones = '\u0300\u0301\u0303\u0309\u0323';
const newTone = new RegExp(`(^|[^q])(o(?=[ae])|u(?=y))([aey])([${tones}])$`);
const loneY = new RegExp(`^(qu|[^aeiouy\u0300-\u036f]*)y([${tones}]?)$`);
const bases = { đ: 'd', ð: 'd', ɖ: 'd', ø: 'o', ł: 'l', ħ: 'h', ŧ: 't', ı: 'i' };
const known = new Map();

/** The word without marks: what terms are made of. */
const withoutMarks = (decomposed) =>
  decomposed.replace(/([a-z])[\u0300-\u036f]+/g, '$1').replace(/[đðɖøłħŧı]/g, (letter) => bases[letter]).normalize('NFC');

/** { written, term } of one word. */
export function formsOf(word) {
  let forms = known.get(word);
  if (!forms) {
    let lower = word.toLowerCase().normalize('NFC');
    if (lower.length > mostLetters) lower = [...lower].slice(0, mostLetters).join('');
    const decomposed = lower.normalize('NFD').replace(newTone, '$1$2$4$3').replace(loneY, '$1i$2');
    forms = { written: decomposed.normalize('NFC'), term: withoutMarks(decomposed) };
    known.set(word, forms);
  }
  return forms;
}

/** The words of a text with their places; `broken`: the word makes no pair with the one before. */
export function wordsOf(text) {
  const words = [];
  let broken = true;
  for (const { 0: found, index } of text.matchAll(wordOrBreak)) {
    if (found.length === 1 && '.;:!?()\n'.includes(found)) {
      broken = broken || found !== '.' || !/\d\.\d/.test(text.slice(index - 1, index + 2));
    } else {
      words.push({ at: index, end: index + found.length, broken, ...formsOf(found) });
      broken = false;
    }
  }
  return words;
}

export const hasMarks = (word) => word.written !== word.term;

// Telex: what the keys were meant to say when the keyboard did not turn them into marks.
const toneKeys = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' };
const shapes = [[/^d(.*)d/, 'đ$1'], [/u+w?ow/, 'ươ'], [/^([^w]*)uo([^w]*)w$/, '$1ươ$2'], [/([aeo])\1/, (pair) => `${pair[0]}\u0302`],
  [/([aeo])([^aeiouy]+)\1$/, '$1\u0302$2'], [/aw/, 'ă'], [/ow/, 'ơ'], [/uw/, 'ư'], [/a([^w]+)w$/, 'ă$1'], [/o([^w]+)w$/, 'ơ$1'], [/u([^w]+)w$/, 'ư$1']];

/** "kieens" → "kiến"; words that hold no keys of Telex, and those with marks, stay. */
export function telexDecoded(word) {
  const found = word.match(/^(qu(?=[aeiouy])|gi(?=[aeouy])|[b-df-hj-np-tv-xz]*)([aeiouy][a-z]*)$/);
  if (!found) return word;
  let tone = '';
  const rest = found[2].replace(/[sfrxj]/g, (key) => { tone = toneKeys[key]; return ''; });
  let plain = found[1] + rest;
  for (const [from, to] of shapes) plain = plain.replace(from, to);
  plain = plain.normalize('NFC');
  return tone ? withTone(plain, tone) : plain;
}

/** Sets the tone where it stands in Vietnamese: on the last shaped vowel, else before an open end, else on the last. */
function withTone(syllable, tone) {
  const parts = syllable.match(/^((?:qu|gi)(?=[aeiouyăâêôơư])|[^aeiouyăâêôơư]*)([aeiouyăâêôơư]+)(.*)$/);
  if (!parts) return syllable;
  const vowels = parts[2];
  let at = Math.max(...[...'ăâêôơư'].map((vowel) => vowels.lastIndexOf(vowel)));
  if (at < 0) at = vowels.length === 1 ? 0 : parts[3] || vowels.length === 3 ? 1 : 0;
  return (parts[1] + vowels.slice(0, at + 1) + tone + vowels.slice(at + 1) + parts[3]).normalize('NFC');
}

/** Whether two words differ by one slip: a letter too many, too few, another, or two neighbours swapped. */
export function oneSlip(a, b) {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  const rest = (word, from) => word.slice(at + from);
  return rest(a, 1) === rest(b, 1) || rest(a, 0) === rest(b, 1) || rest(a, 1) === rest(b, 0) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, 2) === rest(b, 2));
}
