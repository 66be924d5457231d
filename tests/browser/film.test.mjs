// A film on YouTube: nobody else is asked for anything before a tap, and then the player without cookies.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build, openChromium, serve, temporaryFolder, watch } from './support.mjs';

const player = 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&start=90';
const path = '/mo-hinh/vuon-rau.html';
let server, browser;

before(async () => {
  const workspace = temporaryFolder();
  for (const name of ['content/exports', 'content/units', 'content/models', 'content/media']) mkdirSync(join(workspace, name), { recursive: true });
  writeFileSync(join(workspace, 'showcase.yaml'), 'title: Trang thử\nbase_url: https://thu.example.vn\n');
  writeFileSync(join(workspace, 'content/exports/a.csv'), 'Mã,Tên,Đơn vị,Trạng thái\nk1,Thùng rác,Đoàn A,Đã duyệt\n');
  writeFileSync(join(workspace, 'content/units/doan-a.md'), '---\nname: Đoàn A\n---\n');
  cpSync(join(process.env.TRUNGBAY_SOURCE, 'content/media/vuon-hoa.png'), join(workspace, 'content/media/a.png'));
  writeFileSync(join(workspace, 'content/models/vuon-rau.md'),
    '---\ntitle: "Vườn rau \\"sạch\\""\nunit: doan-a\nsummary: Tóm tắt.\ngallery: [{image: media/a.png, alt: Vườn}]\nvideo: https://youtu.be/aqz-KE-bpKQ?t=90\n---\nBài.\n');
  const site = join(workspace, 'site');
  assert.ok(build(workspace, site).ok);
  server = await serve(site);
  browser = await openChromium();
});
after(async () => { await browser?.close(); server?.close(); });

test('before a tap the page asks nobody else; the tap brings the player with its title and referrer', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  const asked = [];
  await page.route('https://**', (route) => {
    asked.push(route.request().url());
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>player</title>' });
  });
  const faults = watch(page, server.origin);
  await page.goto(server.origin + path, { waitUntil: 'networkidle' });
  await page.mouse.wheel(0, 20000);
  await page.waitForTimeout(200);
  assert.deepEqual(asked, []);
  assert.deepEqual(faults, []);
  await page.locator('a[data-player]').scrollIntoViewIfNeeded();
  const before = await page.locator('a[data-player]').boundingBox();
  const [request] = await Promise.all([page.waitForRequest(player), page.locator('a[data-player]').click()]);
  const frame = page.locator('.film iframe');
  await frame.waitFor();
  assert.equal(await frame.getAttribute('src'), player);
  assert.equal(await frame.getAttribute('title'), 'Video: Vườn rau "sạch"');
  assert.equal(await frame.getAttribute('referrerpolicy'), 'strict-origin-when-cross-origin');
  assert.notEqual(await frame.getAttribute('allowfullscreen'), null);
  assert.deepEqual(await frame.boundingBox(), before);  // nothing jumps
  assert.equal((await request.allHeaders()).referer, `${server.origin}/`);
  await page.close();
});

test('by the keyboard too', async () => {
  const page = await browser.newPage();
  await page.route('https://**', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto(server.origin + path);
  await page.locator('a[data-player]').focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.film iframe').getAttribute('src'), player);
  assert.equal(page.url(), server.origin + path);
  await page.close();
});

test('without JavaScript it is a plain link to YouTube', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.origin + path);
  const link = page.getByRole('link', { name: 'Xem video: Vườn rau "sạch"' });
  assert.equal(await link.getAttribute('href'), 'https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=90s');
  await context.close();
});
