// The search page in a real browser, over the sample: what a reader types, chooses, shares and goes back to.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe from '@axe-core/playwright';
import { scanner, withoutMarks } from './plain_scan.mjs';
import { build, buildSample, openChromium, serve, watch } from './support.mjs';
import { attack, vectors, workspaceOfRecords } from './vectors.mjs';

const AxeBuilder = axe.default ?? axe;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const phone = { width: 360, height: 740 };
let server, browser, context, rows, manifest;

before(async () => {
  server = await serve(buildSample());
  browser = await openChromium();
  context = await browser.newContext({ viewport: phone, locale: 'vi-VN' });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(`${server.origin}/tim-kiem/`);
  manifest = JSON.parse(await page.getAttribute('#tim', 'data-index'));
  rows = await (await fetch(`${server.origin}/tim-kiem/${manifest.recent}`)).json();
  await page.close();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Opens the page at a state and waits until it is shown. */
async function open(address, options = {}) {
  const page = await (options.context ?? context).newPage();
  const heard = watch(page, options.origin ?? server.origin);
  await page.goto(`${options.origin ?? server.origin}/tim-kiem/${address}`);
  await settled(page);
  return { page, heard };
}

const settled = (page) => page.waitForFunction(() => {
  const found = document.getElementById('ket-qua');
  return found.hidden || (!found.hasAttribute('aria-busy') && !/Đang tìm/.test(document.getElementById('tong').textContent));
});

const titles = (page) => page.locator('#danh-sach h3').allTextContents();
const heading = (page) => page.locator('#tong').textContent();

async function ask(page, text) {
  await page.fill('#q', text);
  await page.press('#q', 'Enter');
  await page.waitForFunction((typed) => new URLSearchParams(location.search).get('q') === typed, text);
  await settled(page);
}

async function allPaths(page) {
  while (await page.locator('#them:visible').count()) {
    const before = await page.locator('#danh-sach > li').count();
    await page.click('#them');
    await page.waitForFunction((count) => document.querySelectorAll('#danh-sach > li').length > count || document.getElementById('them').hidden, before);
  }
  return (await page.locator('#danh-sach h3 a').evaluateAll((links) => links.map((link) => new URL(link.href).pathname.slice(1)))).sort();
}

describe('what is typed', () => {
  test('finds the same records as a plain scan, with and without marks', async () => {
    const scan = scanner(rows.map(([card, , middle, body]) => ({ path: card[0], fields: [card[1], middle, body] })));
    const { page, heard } = await open('');
    for (const typed of ['môi trường', 'thanh niên', 'học sinh', 'rác', 'điện thoại', 'kỹ năng', 'Huyện đoàn', 'phân loại rác']) {
      const wanted = scan(typed);
      for (const form of [typed, withoutMarks(typed)]) {
        await ask(page, form);
        if (wanted.length) assert.deepEqual(await allPaths(page), wanted, form);
      }
    }
    assert.deepEqual(heard, []);
    await page.close();
  });

  test('is read as Telex, or mended, when nothing else is found, and the page says so', async () => {
    const { page } = await open('?q=sangs+kieens');
    assert.match(await page.textContent('#ghi-chu'), /Không thấy “sangs kieens”, đây là kết quả cho “sáng kiến”/);
    await ask(page, 'moi truogn');
    assert.match(await page.textContent('#ghi-chu'), /kết quả cho “moi truong”/);
    assert.ok((await titles(page)).length > 0);
    await page.close();
  });

  test('is marked in titles and summaries', async () => {
    const { page } = await open('?q=moi+truong');
    assert.ok((await page.locator('#danh-sach mark').allTextContents()).some((text) => text.toLowerCase() === 'môi trường'));
    await page.close();
  });
});

describe('filters and the address', () => {
  test('a filter is in the address, has a chip, and Back and Forward go through them', async () => {
    const { page } = await open('?q=moi+truong');
    const all = await heading(page);
    await page.click('#mo-loc');
    await page.check('#loc-linh-vuc-moi-truong');
    await settled(page);
    await page.waitForFunction(() => /linh-vuc=moi-truong/.test(location.search));
    await page.click('#xem');
    const some = await heading(page);
    assert.notEqual(some, all);
    assert.match(await page.textContent('#dang-loc'), /Lĩnh vực: Môi trường/);
    await ask(page, 'rac');
    await page.goBack();
    await page.waitForFunction((text) => document.getElementById('tong').textContent === text, some);
    assert.equal(await page.inputValue('#q'), 'moi truong');
    await page.goForward();
    await page.waitForFunction(() => document.getElementById('q').value === 'rac');
    await page.locator('#dang-loc button').first().click();
    await page.waitForFunction(() => !/linh-vuc/.test(location.search));
    await page.close();
  });

  test('the button of the sheet says how many there are; counts are those of the results', async () => {
    const { page } = await open('?q=thanh+nien');
    await page.click('#mo-loc');
    await page.waitForSelector('#loc b');
    const label = page.locator('#loc fieldset label:has(b)').first();
    const count = await label.locator('b').textContent();
    await label.click({ force: true });
    await page.waitForFunction((wanted) => document.getElementById('xem').textContent === `Xem ${wanted} kết quả`, count);
    await page.close();
  });

  test('no results: the filter to drop is named with what it would give', async () => {
    const { page } = await open('?q=moi+truong&linh-vuc=giao-thong');
    const way = page.locator('#khong button').first();
    const [, count] = (await way.textContent()).match(/Bỏ lĩnh vực “Giao thông”: ([\d.]+) kết quả/);
    await way.click();
    await page.waitForFunction((wanted) => document.getElementById('tong').textContent.startsWith(`${wanted} kết quả`), count);
    await page.close();
  });

  test('filters alone, every one of them, find something and stand in the address', async () => {
    for (const address of ['?linh-vuc=moi-truong', `?nam=${manifest.years[0][0]}`, `?trang-thai=${manifest.statuses[0][0]}`, '?linh-vuc=moi-truong&xep=moi']) {
      const { page } = await open(address);
      assert.match(await heading(page), /^[1-9]/, address);
      await page.close();
    }
  });
});

describe('keyboard and screen readers', () => {
  test('suggestions are a combobox', async () => {
    const { page } = await open('');
    await page.focus('#q');
    await page.keyboard.type('moi tr');
    await page.waitForSelector('#goi-y:not([hidden]) [role=option]');
    await page.keyboard.press('ArrowDown');
    const id = await page.getAttribute('#q', 'aria-activedescendant');
    assert.equal(await page.getAttribute(`#${id}`, 'aria-selected'), 'true');
    const text = await page.textContent(`#${id}`);
    await page.keyboard.press('Enter');
    await page.waitForFunction((typed) => new URLSearchParams(location.search).get('q') === typed, text);
    await settled(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'tong');
    assert.match(await page.textContent('#noi'), /kết quả/);
    await page.focus('#q');
    await page.keyboard.type(' th');
    await page.keyboard.press('Escape');
    assert.equal(await page.getAttribute('#q', 'aria-expanded'), 'false');
    await page.close();
  });

  test('the sheet closes with Escape, and focus goes back to its button', async () => {
    const { page } = await open('?q=moi+truong');
    await page.focus('#mo-loc');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#to-loc[open]');
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'mo-loc');
    await page.close();
  });

  for (const scheme of ['light', 'dark']) {
    test(`axe finds nothing, ${scheme}`, async () => {
      const own = await browser.newContext({ viewport: phone, locale: 'vi-VN', colorScheme: scheme });
      const { page } = await open('', { context: own });
      const check = async (what) => assert.deepEqual((await new AxeBuilder({ page }).withTags(rules).analyze()).violations.map((fault) => `${fault.id}: ${fault.nodes[0].html}`), [], what);
      await check('empty');
      await ask(page, 'moi truong');
      await check('results');
      await page.click('#mo-loc');
      await page.waitForSelector('#loc b');
      await check('sheet');
      await page.goto(`${server.origin}/tim-kiem/?q=moi+truong&linh-vuc=giao-thong`);
      await settled(page);
      await check('none');
      await own.close();
    });
  }

  test('nothing is cut off at 320 and 360 px, nor with letters of twice the size', async () => {
    const { page } = await open('?q=moi+truong&linh-vuc=moi-truong');
    for (const [width, size] of [[320, 100], [360, 100], [768, 100], [1440, 100], [360, 200]]) {
      await page.setViewportSize({ ...phone, width });
      await page.evaluate((percent) => { document.documentElement.style.fontSize = `${percent}%`; }, size);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${width} px, ${size} %`);
    }
    await page.close();
  });
});

test('without JavaScript there are links, and the form leads to them', async () => {
  const still = await browser.newContext({ viewport: phone, javaScriptEnabled: false });
  const page = await still.newPage();
  await page.goto(`${server.origin}/tim-kiem/`);
  assert.ok(await page.locator('noscript').count());
  assert.ok(await page.locator('#xem-theo a:visible').count() > 10);
  await page.fill('#q', 'rác');
  await page.press('#q', 'Enter');
  await page.waitForURL(/\/tim-kiem\/\?q=.*#xem-theo$/);
  assert.ok(await page.locator('#xem-theo a:visible').count() > 10);
  await still.close();
});

test('offline: the page says so, and tries again', async () => {
  // A service worker of the page would not be offline.
  const own = await browser.newContext({ viewport: phone, serviceWorkers: 'block' });
  const page = await own.newPage();
  await page.goto(`${server.origin}/tim-kiem/`);
  await own.setOffline(true);
  await page.fill('#q', 'rac');
  await page.press('#q', 'Enter');
  await page.waitForFunction(() => /kiểm tra kết nối mạng/.test(document.getElementById('khong').textContent));
  await own.setOffline(false);
  await page.click('#khong button');
  await page.waitForFunction(() => /kết quả/.test(document.getElementById('tong').textContent));
  await own.close();
});

test('hostile records are words and nothing else', async () => {
  const workspace = workspaceOfRecords(attack);
  const site = `${workspace}/site`;
  assert.ok(build(workspace, site).ok);
  const hostile = await serve(site);
  const { page, heard } = await open('?xep=moi&q=script', { origin: hostile.origin });
  await page.evaluate(() => { globalThis.ran = 0; globalThis.alert = () => { globalThis.ran += 1; }; });
  for (const typed of ['script', 'alert', 'img', 'onerror', 'v1']) {
    await ask(page, typed);
    await allPaths(page);
    assert.equal(await page.locator('#danh-sach :is(script,img,iframe,svg,style,object,form)').count(), 0, typed);
    assert.equal(await page.evaluate(() => globalThis.ran), 0);
  }
  await page.fill('#q', 'sc');
  await page.waitForTimeout(300);
  assert.equal(await page.locator('#goi-y :not(li)').count(), 0);
  assert.deepEqual(heard, []);
  await page.close();
  hostile.close();
  assert.ok(vectors.length);
});
