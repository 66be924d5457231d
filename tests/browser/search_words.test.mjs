// Words, terms and readings of queries: pure functions of the reader's script, without a browser. The vectors are those of the C++ side.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { markedParts, mendedReading, syllablesOf, telexReading, termsOf } from '../../templates/search/query.mjs';
import { oneSlip, telexDecoded, wordsOf } from '../../templates/search/text.mjs';

const vectors = JSON.parse(readFileSync(new URL('../data/search-tokens.json', import.meta.url), 'utf8'));
const keys = (text) => termsOf(wordsOf(text)).map(({ key }) => key);

test('words are written and folded as on the other side', () => {
  for (const { text, written, terms } of vectors.words) {
    assert.deepEqual(wordsOf(text).map((word) => word.written), written, text);
    assert.deepEqual(wordsOf(text).map((word) => word.term), terms, text);
    assert.deepEqual(wordsOf(text.normalize('NFD')).map((word) => word.written), written, `${text}, decomposed`);
  }
});

test('pairs end where a sentence does', () => {
  for (const { text, pairs } of vectors.pairs) {
    const words = wordsOf(text);
    const found = words.flatMap((word, at) => (at && !word.broken ? [`${words[at - 1].term} ${word.term}`] : []));
    assert.deepEqual(found, pairs, text);
  }
});

test('a query is cut into pairs from the left', () => {
  assert.deepEqual(keys('rác'), ['rac']);
  assert.deepEqual(keys('rác thải'), ['rac thai']);
  assert.deepEqual(keys('phân loại rác'), ['phan loai', 'loai rac']);
  assert.deepEqual(keys('mô hình phân loại'), ['mo hinh', 'phan loai']);
  assert.deepEqual(keys('rác thải: nhựa'), ['rac thai', 'nhua']);
  assert.deepEqual(keys('rác thải, Rac Thai'), ['rac thai']);
  assert.deepEqual(keys('  …  '), []);
  assert.deepEqual(syllablesOf(termsOf(wordsOf('phân loại rác'))).map(({ key }) => key), ['phan', 'loai', 'rac']);
});

test('a term knows whether it was typed with marks', () => {
  assert.deepEqual(termsOf(wordsOf('rac thai điện thoại')).map(({ marked, written }) => [marked, written]), [[false, 'rac thai'], [true, 'điện thoại']]);
});

test('leftovers of Telex are read as what was meant', () => {
  const meant = { sangs: 'sáng', kieens: 'kiến', dduowcj: 'được', nuwowcs: 'nước', nuocws: 'nước', truowngf: 'trường', truwowngf: 'trường', thuw: 'thư', vieejt: 'việt',
    hoaf: 'hòa', quaf: 'quà', giaos: 'giáo', giups: 'giúp', gif: 'gì', ngoaif: 'ngoài', khuyeens: 'khuyến', toanf: 'toàn', cuar: 'của', quyx: 'quỹ', ddieenj: 'điện', kyx: 'kỹ',
    nawng: 'năng', choongs: 'chống', hocj: 'học', moi: 'moi', rac: 'rac', thanh: 'thanh', asbn1: 'asbn1', 'rác': 'rác', brr: 'brr' };
  for (const [typed, wanted] of Object.entries(meant)) assert.equal(telexDecoded(typed), wanted, typed);
  assert.equal(telexReading('sangs kieens'), 'sáng kiến');
  assert.equal(telexReading('sang kien'), '');
});

test('one slip is mended, in words of four letters or more', () => {
  for (const [a, b] of [['kine', 'kien'], ['thia', 'thai'], ['moii', 'moi'], ['truong', 'trong'], ['hanh', 'hank'], ['a', '']]) assert.ok(oneSlip(a, b) && oneSlip(b, a), `${a} ${b}`);
  for (const [a, b] of [['rac', 'rac'], ['rac', 'thai'], ['abcd', 'badc'], ['ab', 'abcd'], ['', '']]) assert.ok(!oneSlip(a, b), `${a} ${b}`);
  const syllables = ['truong', 'kien', 'trong', 'sang', 'thieu'];
  assert.equal(mendedReading('sang kiem', syllables), 'sang kien');
  assert.equal(mendedReading('môi trưong', syllables), '', 'a word that is known stays');
  assert.equal(mendedReading('traong', syllables), 'truong', 'the most frequent first');
  assert.equal(mendedReading('kie zzzz 2023', syllables), '', 'short words, numbers and strangers stay');
});

test('what was found is marked, pairs as pairs', () => {
  const shown = (text, query, terms = termsOf(wordsOf(query))) => markedParts(text, terms).map((part) => (part.hit ? `[${part.text}]` : part.text)).join('');
  assert.equal(shown('Phân loại rác tại nguồn', 'phan loai rac'), '[Phân loại rác] tại nguồn');
  assert.equal(shown('Rác và thải. Rác thải', 'rác thải'), 'Rác và thải. [Rác thải]');
  assert.equal(shown('Rác. Thải', 'rac thai'), 'Rác. Thải');
  assert.equal(shown('Kỹ năng', 'ki'), '[Kỹ] năng');
  assert.equal(shown('<b>rác</b> & "rác"', 'rac'), '<b>[rác]</b> & "[rác]"');
  assert.equal(shown('', 'rac'), '');
  assert.equal(markedParts('mọi chữ: còn đủ!', []).map((part) => part.text).join(''), 'mọi chữ: còn đủ!');
});
