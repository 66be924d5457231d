// The reader's search over whole sites, without a browser: the same records as a plain scan of the exports, ranked by the stated rules.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { allOf, dice, manifestOf, scanner, searchOnDisk, withoutMarks } from './plain_scan.mjs';
import { countsOf } from '../../templates/search/counts.mjs';
import { build, temporaryFolder } from './support.mjs';

const source = process.env.TRUNGBAY_SOURCE;
const made = {};

/** Words as a reader sees them: bodies are Markdown. Links' addresses are not words of the page. */
const plain = (body) => body.replace(/\]\([^)]*\)/g, ']').replace(/\*\*|^#+ |^- |^\d+\. /gm, '').replace(/^\|[-:|]+\|$/gm, '').replace(/[[\]]/g, '').replace(/\|/g, '\n');

function prepare(count) {
  const folder = temporaryFolder();
  execFileSync('python3', [join(source, 'tests/bench/make_workspace.py'), String(count), folder]);
  appendFileSync(join(folder, 'showcase.yaml'), 'share:\n  cards: off\n  infographics: off\n  kits: off\n');
  const site = join(folder, 'site');
  build(folder, site);
  const records = JSON.parse(readFileSync(join(folder, 'content/exports/y-tuong.json'), 'utf8'));
  const published = new Map(JSON.parse(readFileSync(join(site, 'data/y-tuong.json'), 'utf8')).map((idea) => [idea.ma, idea]));
  return { site, records: records.filter(({ id }) => published.has(id)).map((record) => ({
    ...record, path: new URL(published.get(record.id).dia_chi).pathname.slice(1),
    fields: [record.title, record.summary, record.unit, record.field, record.group, record.author, record.id, plain(record.content)] })) };
}

before(() => { Object.assign(made, prepare(2000)); });

describe('a site of segments', () => {
  test('is in segments', () => {
    const { segments, total } = manifestOf(made.site);
    assert.ok(segments.length > 0);
    assert.equal(total, made.records.length);
  });

  test('300 queries find what a plain scan finds, with and without marks', async () => {
    const { search } = searchOnDisk(made.site);
    const scan = scanner(made.records);
    const roll = dice(7);
    let found = 0;
    for (let query = 0; query < 300; query += 1) {
      const words = made.records[roll(made.records.length)].content.match(/[\p{L}]+(?: [\p{L}]+)*/gu).filter((run) => run.includes(' '));
      const run = words[roll(words.length)].split(' ');
      const from = roll(run.length - 1);
      const typed = run.slice(from, from + 1 + roll(4)).join(' ');
      const wanted = scan(typed);
      const marked = await allOf(search, { typed });
      const bare = await allOf(search, { typed: withoutMarks(typed) });
      if (marked.stage !== 1) continue;
      found += 1;
      assert.deepEqual(marked.paths, wanted, typed);
      assert.deepEqual(bare.paths, wanted, withoutMarks(typed));
      assert.ok(marked.exact);
    }
    assert.ok(found > 250, `${found} queries with results`);
  });

  test('filters keep what a plain scan keeps', async () => {
    const { search } = searchOnDisk(made.site);
    const scan = scanner(made.records);
    const { fields, statuses } = search.manifest;
    for (const [typed, field, year, status] of [['rác thải', 0, '', -1], ['', 2, '2023', -1], ['', 1, '', 0], ['chuyển đổi', -1, '2020', -1], ['môi trường', 0, '2024', 0], ['', -1, '2025', -1]]) {
      const filters = {};
      if (field >= 0) filters.field = fields[field][0];
      if (status >= 0) filters.status = statuses[status][0];
      if (year) filters.year = year;
      const wanted = scan(typed, (record) => (field < 0 || record.field === fields[field][1]) && (!year || record.date.startsWith(year)) && (status < 0 || record.status === statuses[status][1]));
      const { paths } = await allOf(search, { typed, filters });
      assert.deepEqual(paths, wanted, JSON.stringify([typed, filters]));
    }
  });

  test('counts beside the filters are those of a plain scan', async () => {
    const { search } = searchOnDisk(made.site);
    const result = await search.run({ typed: 'học sinh', filters: { year: '2024' }, newest: false }, 10);
    const counts = await countsOf(search, result.terms, result.stage, { year: '2024' });
    const scan = scanner(made.records);
    for (const [slug, label] of search.manifest.fields) {
      assert.equal(counts.field.get(slug) || 0, scan('học sinh', (record) => record.field === label && record.date.startsWith('2024')).length, label);
    }
    for (const [year] of search.manifest.years) {
      assert.equal(counts.year.get(String(year)) || 0, scan('học sinh', (record) => record.date.startsWith(String(year))).length, String(year));
    }
  });

  test('titles come before summaries before bodies, exact marks first, newest first among equals', async () => {
    const { search } = searchOnDisk(made.site);
    const { hits } = await search.run({ typed: 'rác thải', filters: {}, newest: false }, Infinity);
    const dates = new Map(made.records.map((record) => [record.path, record]));
    const ranked = await Promise.all(hits.ranked.map(async ({ source: from, doc, key }) => ({ key, record: dates.get((await from.cardOf(doc))[0]) })));
    for (let at = 1; at < ranked.length; at += 1) {
      assert.ok(ranked[at - 1].key >= ranked[at].key);
      if (ranked[at - 1].key === ranked[at].key) assert.ok(ranked[at - 1].record.date >= ranked[at].record.date);
    }
    for (const { key, record } of ranked) {
      const inTitle = /rác thải/i.test(record.title);
      const inSummary = /rác thải/i.test(`${record.summary}\n${record.unit}`);
      assert.equal(key, 100 + (inTitle ? 3 : inSummary ? 2 : key % 100 === 1 ? 1 : 0));
    }
  });

  test('a long sentence finds the nearest, a stranger finds nothing', async () => {
    const { search } = searchOnDisk(made.site);
    const { title } = made.records[0];
    const sentence = await search.run({ typed: `${title} học sinh rác thải giao thông khởi nghiệp`, filters: {}, newest: false }, 10);
    assert.ok(sentence.stage > 1 || sentence.hits.total === 0);
    const nothing = await search.run({ typed: 'xyzzyq', filters: {}, newest: false }, 10);
    assert.equal(nothing.hits.total, 0);
    assert.equal(nothing.stage, 0);
  });

  test('Telex and slips are read when nothing else is found', async () => {
    const { search } = searchOnDisk(made.site);
    const telex = await search.run({ typed: 'racs thair', filters: {}, newest: false }, 10);
    assert.equal(telex.reading, 'rác thải');
    const slip = await search.run({ typed: 'moi truogn', filters: {}, newest: false }, 10);
    assert.equal(slip.reading, 'moi truong');
    assert.ok(slip.hits.total > 0);
  });
});
