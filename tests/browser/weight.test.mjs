// What a reader's phone pays for the first view of each kind of page: one request besides pictures, and few kilobytes.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildSample, fileOf, openChromium, pagesOfSample, serve } from './support.mjs';

// What a server sends at once on a new connection: ten segments of TCP, less the head of the answer.
const mostOfAnIdea = 14_000;
const mostOfAPage = 20_000;
let site, server, browser;

before(async () => {
  site = buildSample();
  server = await serve(site);
  browser = await openChromium();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const packed = (file) => gzipSync(readFileSync(file), { level: 6 }).length;

test('every idea of the sample is at most 14 kB, packed as a plain host packs', () => {
  const folder = join(site, 'y-tuong');
  const heavy = readdirSync(folder).filter((name) => /^[a-z]+-\d+\.html$/.test(name)).map((name) => [name, packed(join(folder, name))])
    .filter(([, size]) => size > mostOfAnIdea);
  assert.deepEqual(heavy, []);
});

// What comes when the page stands: pictures, deferred scripts (blocking ones are looked for below), what makes it an app.
const afterwards = new Set(['image', 'script', 'manifest', 'fetch']);

describe('the first view', { concurrency: 2 }, () => {
  for (const [kind, path] of Object.entries(pagesOfSample)) {
    test(kind, async () => {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: 'vi-VN', serviceWorkers: 'block' });
      const asked = [];
      page.on('request', (request) => { if (!request.url().startsWith('data:')) asked.push([request.resourceType(), request.url()]); });
      await page.goto(server.origin + path, { waitUntil: 'networkidle' });
      assert.deepEqual(asked.filter(([type, url]) => !afterwards.has(type) && !/\.(svg|png|jpg|webp)$/.test(url)).map(([, url]) => url), [server.origin + path], 'one request to read it');
      assert.deepEqual(asked.filter(([, url]) => !url.startsWith(server.origin)), [], 'nobody else is asked');
      const blocking = await page.evaluate(() => [...document.head.querySelectorAll('link[rel=stylesheet], script')]
        .filter((element) => element.localName === 'link' || (!element.async && !element.defer && element.type !== 'application/ld+json'))
        .map((element) => element.outerHTML.slice(0, 80)));
      assert.deepEqual(blocking, [], 'nothing holds up the first paint');
      assert.equal(await page.evaluate(() => document.fonts.size), 0, 'no fonts');
      assert.ok(packed(fileOf(site, path)) <= mostOfAPage, `${packed(fileOf(site, path))} bytes`);
      await page.close();
    });
  }
});
