// In a real browser: pages without a network, old copies, the worker switched off, saved pages, embeds in another site's page.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import axe from '@axe-core/playwright';
import { build, openChromium, serve, temporaryFolder, watch } from './support.mjs';

/** Titles hold compounds together with no-break spaces. */
const plainly = (text) => text.replaceAll('\u00a0', ' ');
const AxeBuilder = axe.default ?? axe;
const phone = { width: 360, height: 740 };
const body = 'Chi đoàn đặt ở cổng chợ ba thùng rác có vạch chia để ai bỏ đúng ngăn thì được một tem đổi sách, cuối tháng tổng kết.';
const long = 'Nâng cao chất lượng sinh hoạt chi đoàn và phong trào phân loại rác thải sinh hoạt tại nguồn ở khu dân cư, trường học và chợ quê gắn với quỹ khuyến học của xã';
let browser;

/** A workspace of a few ideas; `more` is added to showcase.yaml. */
function makeSite(more = '', base = '') {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'content/exports'), { recursive: true });
  writeFileSync(join(folder, 'showcase.yaml'), `title: Trang thử\nbase_url: http://127.0.0.1:1${base}\nshare: {cards: off, kits: off, infographics: off}\n${more}`);
  const rows = Array.from({ length: 7 }, (_, i) => `k${i},"${i % 2 ? long : 'Thùng rác thông minh'} ${i}",Huyện đoàn An Minh,Môi trường,Đã duyệt,2${i}/03/2023,"Xóm ${i}. ${body} Đợt ${i} có ${i} hộ."`);
  writeFileSync(join(folder, 'content/exports/a.csv'), `Mã,Tên ý tưởng,Đơn vị,Lĩnh vực,Trạng thái,Ngày gửi,Nội dung\n${rows.join('\n')}\n`);
  const site = join(folder, 'site');
  const report = build(folder, site);
  assert.ok(report.ok, JSON.stringify(report.diagnostics.slice(0, 3)));
  return { folder, site };
}

/** The same server that other tests use, in front of it a switch: 'on', 'off' (connections are cut), or milliseconds to wait. */
async function switched(folder, base = '') {
  const inner = await serve(folder);
  const state = { network: 'on' };
  const server = createServer(async (request, response) => {
    if (state.network === 'off') { request.socket.destroy(); return; }
    if (typeof state.network === 'number') await new Promise((resolve) => { setTimeout(resolve, state.network); });
    const found = await fetch(inner.origin + request.url.slice(base.length));
    response.writeHead(found.status, { 'content-type': found.headers.get('content-type'), 'cache-control': 'no-cache' });
    response.end(found.ok ? Buffer.from(await found.arrayBuffer()) : 'not found');
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { state, origin: `http://127.0.0.1:${server.address().port}`, close: () => { inner.close(); server.closeAllConnections(); server.close(); } };
}

/** Opens the page and waits until the worker is in charge of it. */
async function visit(page, address) {
  await page.goto(address);
  await until(page, () => Boolean(navigator.serviceWorker.controller));
}
const note = (page) => page.locator('[data-copy-note]');
/** Asks the page again and again; waitForFunction takes the promise of an answer for the answer. */
async function until(page, check, argument) {
  for (;;) {
    const answer = await page.evaluate(check, argument);
    if (answer) return answer;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

before(async () => { browser = await openChromium(); });
after(() => browser?.close());

describe('the service worker', { timeout: 300_000 }, () => {
  for (const base of ['', '/goc']) {
    test(`pages seen before are read without a network${base && ', below a base path'}`, async () => {
      const { site } = makeSite('', base);
      const server = await switched(site, base);
      const context = await browser.newContext({ viewport: phone });
      const page = await context.newPage();
      await visit(page, `${server.origin}${base}/`);
      await page.goto(`${server.origin}${base}/y-tuong/k0.html?fbclid=abc`);
      await until(page, async (path) => (await caches.match(new URL(path, location.href).href)) !== undefined, `${base}/y-tuong/k0.html`);
      server.state.network = 'off';
      await page.goto(`${server.origin}${base}/y-tuong/k0.html`);
      assert.match(plainly(await page.locator('h1').innerText()), /Thùng rác thông minh 0/);
      assert.match(await note(page).innerText(), /không có mạng.*bản lưu trên máy lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}/);
      assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations.map((fault) => fault.id), []);

      // A page that was never seen: words, and what can be read.
      await page.goto(`${server.origin}${base}/y-tuong/k5.html`);
      assert.equal(plainly(await page.locator('h1').innerText()), 'Máy đang không có mạng');
      const seen = page.locator('[data-list=seen] a');
      await seen.first().waitFor();
      assert.deepEqual((await seen.allInnerTexts()).map(plainly), ['Thùng rác thông minh 0']);
      await seen.first().click();
      assert.match(plainly(await page.locator('h1').innerText()), /Thùng rác thông minh 0/);

      server.state.network = 'on';
      await page.reload();
      assert.equal(await note(page).count(), 0);
      await context.close();
      server.close();
    });
  }

  test('an old page is shown once at most, and says that it is one', async () => {
    const { site } = makeSite();
    const server = await switched(site);
    const context = await browser.newContext({ viewport: phone });
    const page = await context.newPage();
    const address = `${server.origin}/y-tuong/k0.html`;
    const edit = (from, to) => writeFileSync(join(site, 'y-tuong/k0.html'), plainly(readFileSync(join(site, 'y-tuong/k0.html'), 'utf8')).replaceAll(from, to));
    await visit(page, address);
    await page.reload();
    await until(page, async () => (await caches.match(location.href)) !== undefined);

    // A quick network: never the copy.
    edit('thông minh 0', 'thông minh, bản hai');
    await page.goto(address);
    assert.match(plainly(await page.locator('h1').innerText()), /bản hai/);
    await until(page, async () => (await (await caches.match(location.href))?.text())?.includes('bản hai'));

    // A slow one: the copy, with a note; what came late is there at the next look, however slow.
    edit('bản hai', 'bản ba');
    server.state.network = 4500;
    await page.goto(address);
    assert.match(plainly(await page.locator('h1').innerText()), /bản hai/);
    assert.match(await note(page).innerText(), /Mạng đang chậm/);
    await until(page, async () => (await (await caches.match(location.href))?.text())?.includes('bản ba'));
    await page.goto(address);
    assert.match(plainly(await page.locator('h1').innerText()), /bản ba/);

    // Withdrawn: gone, and its copy with it.
    server.state.network = 'on';
    rmSync(join(site, 'y-tuong/k0.html'));
    assert.equal((await page.goto(address)).status(), 404);
    await page.goto(`${server.origin}/`);
    assert.equal(await page.evaluate(async (path) => (await caches.match(path)) === undefined, address), true);
    await context.close();
    server.close();
  });

  test('the copies are bounded', async () => {
    const { site } = makeSite();
    const server = await switched(site);
    for (let i = 0; i < 70; i += 1) cpSync(join(site, 'y-tuong/k0.html'), join(site, `y-tuong/z${i}.html`));
    const context = await browser.newContext({ viewport: phone });
    const page = await context.newPage();
    await visit(page, `${server.origin}/`);
    for (let i = 0; i < 70; i += 1) await page.goto(`${server.origin}/y-tuong/z${i}.html`, { waitUntil: 'commit' });
    await page.goto(`${server.origin}/y-tuong/`);
    const paths = await until(page, async () => {
      const paths = (await (await caches.open('trungbay pages /')).keys()).map((request) => new URL(request.url).pathname);
      return paths.includes('/y-tuong/') && paths;
    });
    assert.ok(paths.length <= 61, `${paths.length} pages are kept`);
    assert.ok(!paths.includes('/y-tuong/z0.html'));
    assert.ok(paths.includes('/y-tuong/z69.html'));
    await context.close();
    server.close();
  });

  test('switched off, phones lose it', async () => {
    const { folder, site } = makeSite();
    const server = await switched(site);
    const context = await browser.newContext({ viewport: phone });
    const page = await context.newPage();
    await visit(page, `${server.origin}/y-tuong/k0.html`);
    await page.reload();
    writeFileSync(join(folder, 'showcase.yaml'), `${readFileSync(join(folder, 'showcase.yaml'), 'utf8')}app: off\n`);
    assert.ok(build(folder, site).ok);
    await page.goto(`${server.origin}/`);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await until(page, async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0);
    await page.goto(`${server.origin}/y-tuong/k0.html`);
    assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
    await context.close();
    server.close();
  });
});

describe('saved and seen', () => {
  let server, site;
  before(async () => { ({ site } = makeSite('app: off\n')); server = await serve(site); });
  after(() => server?.close());

  test('a page is saved, listed, and forgotten, on this device only', async () => {
    const context = await browser.newContext({ viewport: phone });
    const page = await context.newPage();
    const heard = watch(page, server.origin);
    const asked = [];
    page.on('request', (request) => { if (request.method() !== 'GET' || request.postData()) asked.push(request.url()); });
    await page.goto(`${server.origin}/da-luu/`);
    assert.ok(await page.getByText('Chưa lưu bài nào').isVisible());
    assert.ok(await page.getByText('Chưa xem bài nào').isVisible());
    for (const name of ['k0', 'k1']) await page.goto(`${server.origin}/y-tuong/${name}.html`);
    const button = page.locator('[data-save]');
    assert.equal(await button.innerText(), 'Lưu để đọc sau');
    await button.click();
    assert.match(await button.innerText(), /^Đã lưu/);
    await page.reload();
    assert.match(await button.innerText(), /^Đã lưu/);

    await page.goto(`${server.origin}/da-luu/`);
    assert.equal(await page.locator('[data-list=saved] a').count(), 1);
    assert.equal(await page.locator('[data-list=seen] a').count(), 2);
    assert.ok(!(await page.getByText('Chưa lưu bài nào').isVisible()));
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations.map((fault) => fault.id), [], colorScheme);
    }
    await page.getByRole('button', { name: /^Bỏ lưu/ }).click();
    assert.ok(await page.getByText('Chưa lưu bài nào').isVisible());
    await page.getByRole('button', { name: 'Xóa hết trên máy này' }).click();
    await page.getByText('Đã xóa').waitFor();
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    assert.ok(await page.getByText('Chưa xem bài nào').isVisible());
    assert.deepEqual([heard, asked], [[], []]);
    await context.close();
  });

  test('what others wrote into the storage does no harm', async () => {
    const context = await browser.newContext({ viewport: phone });
    const page = await context.newPage();
    const heard = watch(page, server.origin);
    await page.goto(`${server.origin}/da-luu/`);
    const values = ['{', '[]', 'null', '{"saved":7}', JSON.stringify({ saved: [null, { path: 'javascript:alert(1)', title: 'x' }, { path: '//xau.example/', title: 'x' }, { path: '/y-tuong/k0.html', title: '<img src=x onerror=alert(1)>' }] })];
    for (const value of values) {
      await page.evaluate((text) => localStorage.setItem('trungbay /', text), value);
      await page.reload();
      assert.ok(await page.locator('h1').isVisible());
    }
    assert.deepEqual(await page.locator('[data-list=saved] a').evaluateAll((links) => links.map((link) => [link.getAttribute('href'), link.textContent])), [['/y-tuong/k0.html', '<img src=x onerror=alert(1)>']]);
    assert.deepEqual(heard, []);
    await context.close();
  });

  test('storage that is refused breaks nothing', async () => {
    const context = await browser.newContext({ viewport: phone });
    await context.addInitScript(() => {
      for (const name of ['localStorage', 'caches']) Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });
      Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });
    });
    const page = await context.newPage();
    const heard = watch(page, server.origin);
    await page.goto(`${server.origin}/y-tuong/k0.html`);
    assert.ok(!(await page.locator('[data-save]').isVisible()));
    await page.goto(`${server.origin}/da-luu/`);
    assert.ok(await page.getByText('không cho lưu gì trên máy').isVisible());
    assert.equal(await page.locator('[data-clear]:visible').count(), 0);
    assert.deepEqual(heard, []);
    await context.close();
  });
});

describe('embeds and new pages', () => {
  let server, site;
  before(async () => { ({ site } = makeSite()); server = await serve(site); });
  after(() => server?.close());

  for (const [name, own] of [['/nhung/don-vi/huyen-doan-an-minh/', '/don-vi/huyen-doan-an-minh/'], ['/nhung/y-tuong/k1.html', '/y-tuong/k1.html']]) {
    test(`${name} in a page of another site`, async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(server.origin + own);
      const snippet = (await page.locator('#ma-nhung').inputValue()).replace('http://127.0.0.1:1', server.origin);
      const other = createServer((request, response) => { response.writeHead(200, { 'content-type': 'text/html' }); response.end(`<!doctype html><title>Trang khác</title>${snippet}`); });
      await new Promise((resolve) => { other.listen(0, '127.0.0.1', resolve); });
      for (const width of [316, 700]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`http://localhost:${other.address().port}/`);
        const frame = page.frames()[1];
        await frame.waitForLoadState();
        const [high, wide] = await frame.evaluate(() => [document.documentElement.scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth]);
        assert.ok(high <= 0 && wide <= 0, `at ${width} px ${high} px are cut off below, ${wide} at the side`);
        if (width > 316) continue;
        const opened = context.waitForEvent('page');
        await frame.locator('a').first().click();
        const tab = await opened;
        await tab.waitForLoadState();
        assert.equal(new URL(tab.url()).pathname, own);
        assert.equal(await tab.evaluate(() => window.opener), null);
        await tab.close();
      }
      other.closeAllConnections();
      other.close();
      await context.close();
    });
  }

  for (const path of ['/theo-doi/', '/du-lieu/', '/da-luu/', '/ngoai-tuyen/', '/nhung/don-vi/huyen-doan-an-minh/', '/nhung/y-tuong/k1.html', '/y-tuong/k1.html', '/don-vi/huyen-doan-an-minh/']) {
    test(`${path}: axe in both schemes, no page wider than the screen, quiet, whole without scripts`, async () => {
      const context = await browser.newContext({ viewport: phone });
      const page = await context.newPage();
      const heard = watch(page, server.origin);
      await page.goto(server.origin + path);
      await page.evaluate(() => { for (const part of document.querySelectorAll('details')) part.open = true; });
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations.map((fault) => `${fault.id} ${fault.nodes[0].target}`), [], colorScheme);
      }
      for (const width of [320, 360]) {
        await page.setViewportSize({ ...phone, width });
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`);
      }
      assert.deepEqual(heard, []);
      await context.close();
      const plain = await browser.newContext({ viewport: phone, javaScriptEnabled: false });
      const still = await plain.newPage();
      await still.goto(server.origin + path);
      assert.ok(await still.locator('h1').isVisible());
      assert.equal(await still.locator('button:visible').count(), 0);
      await plain.close();
    });
  }
});
