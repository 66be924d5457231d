// Every known way of bringing script into a page (vectors.txt), put into every field that others fill: no page runs a
// script or asks for anything, and each has the elements and attributes that it has with harmless words in those fields.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { outline } from './outline.mjs';
import { build, inLanes, openChromium, serve } from './support.mjs';
import { attack, bareAttack, harmless, vectors, workspaceOfDocuments, workspaceOfRecords } from './vectors.mjs';

// The scripts of the theme itself, as they stand on pages without a Zalo account.
const own = ['share_script', 'film'].map((name) => {
  const partial = readFileSync(new URL(`../../templates/partials/${name}.html`, import.meta.url), 'utf8');
  return partial.match(/<script>(.*)<\/script>/s)[1].replace(/\{% if .*?%\}.*?\{% endif %\}/gs, '');
});
// The theme's scripts that pages load, and what makes the site an app.
const loaded = /^(js\/trang-|tim-kiem\/)[0-9a-f]+\.js$/;
// What the program has drawn for a page.
const drawn = /^\/(anh-chia-se|chia-se|infographic)\/[\w\/.-]+\.(png|svg|jpg)$/;

let browser;
before(async () => { browser = await openChromium(); });
after(() => browser?.close());

function make(workspace) {
  const site = join(workspace, 'site');
  const report = build(workspace, site);
  assert.ok(report.ok, JSON.stringify(report.diagnostics.filter((item) => item.severity === 'error').slice(0, 5), null, 1));
  const files = readdirSync(site, { recursive: true }).sort();
  return { site, report, files, pages: files.filter((name) => name.endsWith('.html')), scripts: files.filter((name) => loaded.test(name)).map((name) => `/${name}`) };
}

/** Parses all pages with the browser's parser, without running them; gives trees by path, and faults. */
async function parse({ site, pages, scripts }) {
  const page = await browser.newPage();
  await page.evaluate(`globalThis.outline = ${outline}`);
  const trees = new Map();
  const faults = [];
  for (let from = 0; from < pages.length; from += 50) {
    const some = pages.slice(from, from + 50);
    const texts = some.map((path) => readFileSync(join(site, path), 'utf8'));
    const results = await page.evaluate(([sources, ...known]) => sources.map((source) => globalThis.outline(new DOMParser().parseFromString(source, 'text/html'), ...known)), [texts, own, scripts]);
    for (const [index, result] of results.entries()) {
      trees.set(some[index], result.tree);
      faults.push(...result.faults.map((fault) => `${some[index]}: ${fault}`));
    }
  }
  await page.close();
  return { trees, faults };
}

/** Really opens these pages; gives trees by path, and everything that was heard or found. */
async function open({ site, scripts }, pages) {
  const server = await serve(site);
  const trees = new Map();
  const faults = [];
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  await context.addInitScript(() => {
    globalThis.ranByVector = 0;
    globalThis.alert = globalThis.confirm = globalThis.prompt = globalThis.print = () => { globalThis.ranByVector += 1; };
  });
  await inLanes(pages, 4, async () => {
    const lane = { page: await context.newPage(), path: '', address: '' };
    const hear = (what) => faults.push(`${lane.path}: ${what}`);
    lane.page.on('console', (message) => { if (!message.text().includes('registration blocked by Playwright')) hear(`console: ${message.text()}`); });
    lane.page.on('pageerror', (error) => hear(`error: ${error.message}`));
    lane.page.on('dialog', (dialog) => { hear('dialog'); dialog.dismiss().catch(() => {}); });
    lane.page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin === server.origin && (drawn.test(pathname) || scripts.includes(pathname) || pathname === '/manifest.webmanifest')) return;
      if (request.url() !== lane.address && !request.url().startsWith('data:image/svg+xml,')) hear(`request: ${request.url()}`);
    });
    return lane;
  }, async (lane, path) => {
    lane.path = path;
    lane.address = `${server.origin}/${path}`;
    await lane.page.goto(lane.address, { waitUntil: 'load' });
    const result = await lane.page.evaluate(`({ ...(${outline})(document, ${JSON.stringify(own)}, ${JSON.stringify(scripts)}), ran: globalThis.ranByVector })`);
    trees.set(path, result.tree);
    faults.push(...result.faults.map((fault) => `${path}: ${fault}`));
    if (result.ran) faults.push(`${path}: ran ${result.ran} times`);
  });
  await context.close();
  server.close();
  return { trees, faults };
}

const none = (faults) => assert.equal(faults.slice(0, 30).join('\n'), '', `${faults.length} faults`);

/** Both lists of trees hold the same; names the first place where they part. */
function same(expected, actual, what) {
  assert.equal(actual.length, expected.length, `${what}: number of pages`);
  for (const [index, tree] of expected.entries()) {
    if (tree === actual[index]) continue;
    let at = 0;
    while (at < tree.length && tree[at] === actual[index][at]) at += 1;
    const part = (text) => text.slice(Math.max(0, at - 80), at + 60);
    assert.equal(part(actual[index]), part(tree), `${what}, page ${index}`);
  }
}

const under = (trees, pattern) => [...trees].filter(([path]) => pattern.test(path));
const inOrder = (trees, pattern) => under(trees, pattern).map(([, tree]) => tree);
const sorted = (trees, pattern) => inOrder(trees, pattern).sort();

test('there are at least 200 vectors, no two alike', () => {
  assert.ok(vectors.length >= 200);
  assert.equal(new Set(vectors).size, vectors.length);
});

/** Buttons that only a script can answer are shown by it. */
const settled = (tree) => tree.replaceAll(' hidden', '');
/** Pages that scripts fill with what they find on the device and in the index; nothing runs there all the same. */
const filled = /^(da-luu|tim-kiem)\//;

test('records: nothing runs, and pages hold what they hold with harmless words', async () => {
  const attacked = make(workspaceOfRecords(attack));
  const quiet = make(workspaceOfRecords(harmless));
  assert.equal(attacked.report.records.published, vectors.length);
  const parsed = await parse(attacked);
  const expected = await parse(quiet);
  none(parsed.faults);
  none(expected.faults);
  // Addresses of units, fields and groups come from their names, so those pages are compared as a whole.
  const ideas = /^y-tuong\/v\d+\.html$/;
  assert.equal(inOrder(parsed.trees, ideas).length, vectors.length);
  // What the privacy gate has taken for somebody's address or number is left out on purpose: less than a fifth.
  const left = new Set(attacked.report.diagnostics.filter(({ code }) => /^C23/.test(code)).map(({ row }) => `y-tuong/v${row - 2}.html`));
  assert.ok(left.size < vectors.length / 5, `${left.size} records were changed by the privacy gate`);
  const whole = { test: (path) => ideas.test(path) && !left.has(path) };
  same(inOrder(expected.trees, whole), inOrder(parsed.trees, whole), 'ideas');
  for (const kind of [/^y-tuong\/(index|trang)/, /^don-vi\//, /^linh-vuc\//, /^doi-tuong\//, /^nam\//, /^(index|404)/, /^chia-se\//]) {
    same(sorted(expected.trees, kind), sorted(parsed.trees, kind), String(kind));
  }
  // All ideas and lists are really opened, and a ninth each of units, fields, groups and kits.
  const turn = [/^don-vi\//, /^linh-vuc\//, /^doi-tuong\//, /^chia-se\//];
  const opened = await open(attacked, attacked.pages.filter((path, index) => {
    const kind = turn.findIndex((pattern) => pattern.test(path));
    return kind < 0 || index % 9 === kind || path.split('/').length === 2;
  }));
  none(opened.faults);
  for (const [path, tree] of opened.trees) if (!filled.test(path)) assert.equal(settled(tree), settled(parsed.trees.get(path)), path);
});

test('records that hold nothing but the attack: nothing runs', async () => {
  const attacked = make(workspaceOfRecords(bareAttack));
  none((await parse(attacked)).faults);
  none((await open(attacked, attacked.pages.filter((path) => /^y-tuong\/|^index/.test(path)))).faults);
});

test('documents: nothing runs, and pages hold what they hold with harmless words', async () => {
  const attacked = make(workspaceOfDocuments(attack));
  const quiet = make(workspaceOfDocuments(harmless));
  const parsed = await parse(attacked);
  const expected = await parse(quiet);
  none(parsed.faults);
  none(expected.faults);
  const kinds = [/^mo-hinh\/m\d/, /^cuoc-van-dong\/c\d/, /^cuoc-thi\/t\d/, /^su-kien\/s\d/, /^trang-\d/, /^don-vi\/u\d/];
  for (const kind of [...kinds, /^chia-se\/(mo-hinh|cuoc-van-dong)\//, /^cau-lac-bo\//, /^(mo-hinh|cuoc-van-dong|cuoc-thi|su-kien|don-vi)\/index/, /^(index|404)/]) {
    same(inOrder(expected.trees, kind), inOrder(parsed.trees, kind), String(kind));
  }
  // Each vector is really opened in one kind of page, turn by turn, beside the lists.
  const opened = await open(attacked, attacked.pages.filter((path) => {
    const kind = kinds.findIndex((pattern) => pattern.test(path.replace(/^chia-se\//, '')));
    return kind < 0 || Number(path.match(/\d+/)[0]) % kinds.length === kind;
  }));
  none(opened.faults);
  none((await parse(make(workspaceOfDocuments(bareAttack)))).faults);
});

test('feeds are whole and hold no markup of others; cells of the download begin no formula', async () => {
  const { site, files } = make(workspaceOfRecords(bareAttack));
  const page = await browser.newPage();
  const feeds = files.filter((name) => name.endsWith('.xml'));
  assert.ok(feeds.length > vectors.length, 'feeds of units and fields');
  const faults = await page.evaluate((sources) => sources.flatMap(([name, source]) => {
    const tree = new DOMParser().parseFromString(source, 'application/xml');
    const strange = [...tree.querySelectorAll('*')].filter((element) => !['http://www.w3.org/2005/Atom', 'http://www.sitemaps.org/schemas/sitemap/0.9'].includes(element.namespaceURI));
    return strange.slice(0, 1).map((element) => `${name}: ${element.outerHTML.slice(0, 80)}`);
  }), feeds.map((name) => [name, readFileSync(join(site, name), 'utf8')]));
  await page.close();
  none(faults);

  assert.equal(JSON.parse(readFileSync(join(site, 'feed.json'), 'utf8')).version, 'https://jsonfeed.org/version/1.1');
  JSON.parse(readFileSync(join(site, 'data/y-tuong.json'), 'utf8'));
  const cells = readFileSync(join(site, 'data/y-tuong.csv'), 'utf8').replace(/^\ufeff/, '').match(/("(?:[^"]|"")*"|[^,\r\n]*)(?=,|\r?\n|$)/g);
  const formulas = cells.map((cell) => cell.replace(/^"([^]*)"$/, '$1').replaceAll('""', '"')).filter((cell) => /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell));
  none(formulas);
});
