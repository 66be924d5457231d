// Lighthouse, as it looks at a cheap phone: five kinds of page must have a hundred in all four, and be there at once.
//
// Its throttling is simulated: a phone on slow 4G whose processor is a quarter as fast as a desk's. How long the main
// thread is blocked is reckoned from the time that the processor spent, not from the clock, since the clock also counts
// what else the machine does. What only one of several runs finds is the machine's fault and not the page's.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import lighthouse from 'lighthouse';
import { buildSample, openChromium, pagesOfSample, serve, temporaryFolder, wholeSample } from './support.mjs';

const kinds = wholeSample ? Object.keys(pagesOfSample) : ['home', 'idea', 'model', 'unit', 'ideas'];
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const withoutIndex = ['missing', 'kit', 'kits'];
const mostOf = { 'largest-contentful-paint': 1200, 'cumulative-layout-shift': 0 };
const slowdown = 4;
const blocking = 50;  // milliseconds of one task, by the definition of Total Blocking Time
const tries = 3;
let server, browser, port;

before(async () => {
  const site = temporaryFolder();
  server = await serve(site);
  // Its own address is that of the server, so that canonical links lead to the page itself.
  buildSample({ site, baseUrl: server.origin });
  ({ browser, port } = await openChromium({ withPort: true }));
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Total Blocking Time of a phone: of each task after the first paint what is beyond 50 ms. */
function blockedTime({ traceEvents }) {
  const paint = traceEvents.filter((event) => event.name === 'firstContentfulPaint').pop();
  assert.ok(paint, 'the page is painted');
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' || event.name.endsWith('::RunTask'))
    .filter((event) => event.pid === paint.pid && event.tid === paint.tid && event.ts > paint.ts);
  assert.ok(tasks.some((event) => event.tdur > 0), 'the trace has the time of the processor');
  return tasks.reduce((sum, event) => sum + Math.max(0, ((event.tdur ?? 0) / 1000) * slowdown - blocking), 0);
}

/** What Lighthouse finds fault with on a page, by name. */
async function faultsOf(address, isIndexed) {
  const { lhr, artifacts } = await lighthouse(address, { port, logLevel: 'error', onlyCategories: categories });
  assert.equal(lhr.runtimeError, undefined, lhr.runtimeError?.message);
  assert.equal(lhr.configSettings.throttling.cpuSlowdownMultiplier, slowdown);
  const faults = {};
  const blocked = blockedTime(artifacts.Trace ?? artifacts.traces.defaultPass);
  if (blocked > 0) faults['total-blocking-time'] = `${Math.round(blocked)} ms`;
  else lhr.audits['total-blocking-time'].score = 1;
  for (const name of categories) {
    const refs = lhr.categories[name].auditRefs.filter(({ weight, id }) => weight > 0 && lhr.audits[id].score !== null);
    const sum = (value) => refs.reduce((total, ref) => total + value(ref), 0);
    const score = Math.round(100 * sum(({ weight, id }) => weight * lhr.audits[id].score) / sum(({ weight }) => weight));
    if (score === 100 || (name === 'seo' && !isIndexed)) continue;
    const failed = refs.map(({ id }) => lhr.audits[id]).filter((audit) => audit.score < 1);
    faults[name] = `${score}: ${failed.map((audit) => `${audit.id} ${audit.displayValue ?? ''}`.trim()).join('; ')}`;
  }
  for (const [id, most] of Object.entries(mostOf)) {
    const { numericValue } = lhr.audits[id];
    if (numericValue > most) faults[id] = `${Math.round(numericValue * 1000) / 1000}, at most ${most}`;
  }
  return faults;
}

for (const kind of kinds) {
  test(kind, async () => {
    let faults;
    for (let i = 0; i < tries; i += 1) {
      const found = await faultsOf(server.origin + pagesOfSample[kind], !withoutIndex.includes(kind));
      faults = Object.fromEntries(Object.entries(found).filter(([name]) => !faults || name in faults));
      if (!Object.keys(faults).length) break;
    }
    assert.deepEqual(faults, {});
  });
}
