// One page of each kind of the sample (or all of them: docs/testing.md) in a real browser: accessible, quiet, and readable on
// any screen and paper, by keyboard and by ear.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe from '@axe-core/playwright';
import { allPages, buildSample, openChromium, pagesOfSample, serve, watch, wholeSample } from './support.mjs';
import { focusFaults, frozenFaults, orderFaults } from './reading.mjs';

const AxeBuilder = axe.default ?? axe;
const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
// The dark scheme changes colours and nothing else, which the stylesheet keeps to; over the whole sample nothing is left out.
const rulesOfColour = ['color-contrast', 'link-in-text-block'];
const phone = { width: 360, height: 740 };
const site = buildSample();
const pages = wholeSample ? Object.fromEntries(allPages(site).map((path) => [path, path])) : pagesOfSample;
let server, browser, context, withoutScripts;

before(async () => {
  server = await serve(site);
  browser = await openChromium();
  context = await browser.newContext({ viewport: phone, locale: 'vi-VN' });
  withoutScripts = await browser.newContext({ viewport: phone, locale: 'vi-VN', javaScriptEnabled: false });
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function axeFaults(builder) {
  const { violations } = await builder.analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target).slice(0, 3).join(' ')} (${violation.nodes.length})`);
}

/** What is cut off or makes the page scroll sideways; boxes of tables may scroll inside themselves. */
const sideways = (page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && box.right > width + 1;
  });
  return [`wider than the screen: ${wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 90)).join(' ')}`];
});

const content = (page) => page.evaluate(async () => {
  const faults = [];
  for (const image of document.images) {
    image.loading = 'eager';
    await image.decode().catch(() => faults.push(`broken: ${image.src}`));
    if (!image.getAttribute('width') || !image.getAttribute('height')) faults.push(`no size: ${image.src}`);
  }
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      if (JSON.parse(script.text)['@context'] !== 'https://schema.org') faults.push('structured data without its context');
    } catch (error) {
      faults.push(`${error.message}: ${script.text.slice(0, 80)}`);
    }
  }
  return faults;
});

async function keyboard(page) {
  const focused = () => page.evaluate(() => {
    const element = document.activeElement;
    return { skip: element.classList.contains('skip'), within: document.querySelector('main').contains(element), what: element.outerHTML.slice(0, 80) };
  });
  await page.keyboard.press('Tab');
  const first = await focused();
  const faults = first.skip ? [] : [`first comes ${first.what}`];
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const next = await focused();
  if (!next.within) faults.push(`after the skip link comes ${next.what}`);
  return [...faults, ...await focusFaults(page)];
}

const onPaper = (page) => page.evaluate(() => {
  const faults = [];
  const dark = (element) => getComputedStyle(element).color.match(/[\d.]+/g).slice(0, 3).every((part) => Number(part) < 100);
  for (const element of document.querySelectorAll('h1, main h2, main p, main dd, main td')) {
    if (element.getBoundingClientRect().height && !dark(element)) faults.push(`pale: ${element.outerHTML.slice(0, 70)}`);
  }
  for (const element of document.querySelectorAll('.skip, .top, .crumbs, .pager, .btns')) {
    if (element.getBoundingClientRect().height) faults.push(`printed: ${element.className}`);
  }
  return faults.slice(0, 4);
});

const inForcedColours = (page) => page.evaluate(() => {
  const paper = getComputedStyle(document.body).backgroundColor;
  return [...document.querySelectorAll('.bar rect, .chart rect')].filter((mark) => getComputedStyle(mark).fill === paper)
    .slice(0, 2).map((mark) => `not seen: ${mark.outerHTML}`);
});

describe(wholeSample ? 'every page' : 'every kind of page', { concurrency: 3 }, () => {
  for (const [kind, path] of Object.entries(pages)) {
    test(kind, async () => {
      const page = await context.newPage();
      const found = {};
      const see = (what, faults) => { if (faults.length) found[what] = faults; };
      const heard = watch(page, server.origin);
      assert.equal((await page.goto(server.origin + path)).status(), 200, path);

      see('axe, light', await axeFaults(new AxeBuilder({ page }).withTags(allRules)));
      see('content', await content(page));
      see('keyboard', await keyboard(page));
      see('order', await orderFaults(page));
      await page.emulateMedia({ colorScheme: 'dark' });
      see('axe, dark', await axeFaults(wholeSample ? new AxeBuilder({ page }).withTags(allRules) : new AxeBuilder({ page }).withRules(rulesOfColour)));
      for (const width of [320, 360, 768]) {
        await page.setViewportSize({ ...phone, width });
        see(`${width} px`, await sideways(page));
      }
      // 200 % zoom: half the pixels, each twice as large.
      await page.setViewportSize({ width: 640, height: 400 });
      see('zoomed', [...(await sideways(page)), ...(await orderFaults(page))]);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      see('reduced motion', await frozenFaults(page));
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'no-preference' });
      see('forced colours', [...(await inForcedColours(page)), ...(await focusFaults(page))]);
      // A4 less its margins, at 96 dots an inch; the scheme is still dark.
      await page.setViewportSize({ width: 672, height: 1000 });
      await page.emulateMedia({ media: 'print', colorScheme: 'dark', forcedColors: 'none' });
      see('paper', [...(await onPaper(page)), ...(await sideways(page))]);
      await page.emulateMedia({ media: 'screen' });
      await page.setViewportSize(phone);
      await page.addStyleTag({ content: 'html{font-size:200%!important}' });
      see('text of twice the size', await sideways(page));
      see('noise', heard);
      await page.close();
      assert.deepEqual(found, {});
    });

    test(`${kind}, without JavaScript`, async () => {
      const page = await withoutScripts.newPage();
      await page.goto(server.origin + path);
      assert.ok(await page.locator('h1').isVisible());
      assert.ok((await page.locator('main').innerText()).length >= 100);
      // What only a script could answer is not shown; a form is answered by the page that it leads to.
      assert.equal(await page.locator('button:visible:not([type=submit])').count(), 0);
      assert.equal(await page.locator('script[src]:not([defer])').count(), 0);
      await page.close();
    });
  }
});
