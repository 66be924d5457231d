// What the browser tests share: the program under test, a server for what it made, and Chromium.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const program = process.env.TRUNGBAY;
const source = process.env.TRUNGBAY_SOURCE;

/** Whether every page of the sample is looked at (docs/testing.md), not only one of each kind. */
export const wholeSample = process.env.TRUNGBAY_WHOLE_SAMPLE === '1';

const mediaTypes = {
  '.html': 'text/html; charset=utf-8', '.xml': 'application/xml', '.json': 'application/json', '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.gif': 'image/gif',
  '.js': 'text/javascript', '.webmanifest': 'application/manifest+json',
};

/** A folder that is gone when the process ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'trungbay-browser-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Builds a workspace; gives the parsed --json report. Status 2 and crashes throw; a refusal (1) is given back. */
export function build(workspace, output, ...options) {
  const run = spawnSync(program, ['build', '--workspace', workspace, '--output', output, '--json', ...options],
    { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, SOURCE_DATE_EPOCH: '1679788800' } });
  if (run.status !== 0 && run.status !== 1) throw new Error(`trungbay build: status ${run.status}\n${run.stderr}`);
  return JSON.parse(run.stdout);
}

/** Builds the sample of the repository with the theme inside the program; gives the folder of the site. */
export function buildSample({ site, baseUrl } = {}) {
  const folder = temporaryFolder();
  for (const name of ['showcase.yaml', 'content']) cpSync(join(source, name), join(folder, name), { recursive: true });
  site ??= join(folder, 'site');
  const report = build(folder, site, ...(baseUrl ? ['--base-url', baseUrl] : []));
  if (!report.ok) throw new Error(`the sample does not build: ${JSON.stringify(report.diagnostics.slice(0, 3))}`);
  return site;
}

/** The file behind a path of a site. */
export const fileOf = (site, path) => join(site, path.endsWith('/') ? `${path}index.html` : path);

/** Every page of a site but those that only lead elsewhere. */
export function allPages(site) {
  return readdirSync(site, { recursive: true }).map(String).filter((name) => name.endsWith('.html'))
    .filter((name) => !readFileSync(join(site, name), 'utf8').includes('http-equiv="refresh"')).sort()
    .map((name) => `/${name.replace(/(^|\/)index\.html$/, '$1')}`);
}

/** Serves a folder as a plain host would, on this machine only. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.end();
      return;
    }
    const type = mediaTypes[extname(file)] ?? 'application/octet-stream';
    const packs = /text|json|xml|svg/.test(type) && /gzip/.test(request.headers['accept-encoding'] ?? '');
    response.writeHead(200, { 'content-type': type, ...(packs && { 'content-encoding': 'gzip', vary: 'accept-encoding' }) });
    response.end(packs ? gzipSync(readFileSync(file), { level: 6 }) : readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => { server.closeAllConnections(); server.close(); } };
}

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** `withPort`: gives the browser and the port that other programs reach it by. */
export async function openChromium({ withPort = false } = {}) {
  const executablePath = process.env.CHROMIUM ?? execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser'], { encoding: 'utf8' }).trim();
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--no-first-run'];
  if (!withPort) return chromium.launch({ executablePath, args });
  const port = await freePort();
  return { browser: await chromium.launch({ executablePath, args: [...args, `--remote-debugging-port=${port}`] }), port };
}

/** Everything a page may not do while it is read: messages, failures, requests elsewhere, dialogs. */
export function watch(page, origin) {
  const faults = [];
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss().catch(() => {}); });
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
  page.on('response', (response) => { if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`); });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) faults.push(`elsewhere: ${request.url()}`);
  });
  return faults;
}

/** Runs work(item) over items in `width` lanes; each lane keeps what open() gave it. */
export async function inLanes(items, width, open, work) {
  let next = 0;
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, async () => {
    const lane = await open();
    while (next < items.length) await work(lane, items[next++]);
  }));
}

/** One page of each kind of the sample, the fullest there is. */
export const pagesOfSample = {
  home: '/',
  ideas: '/y-tuong/',
  'older ideas': '/y-tuong/trang-1.html',
  idea: '/y-tuong/tv-004.html',
  'idea with table, photos': '/y-tuong/kg-001.html',
  'idea with film': '/y-tuong/kg-002.html',
  models: '/mo-hinh/',
  model: '/mo-hinh/ngoi-nha-xanh.html',
  units: '/don-vi/',
  unit: '/don-vi/huyen-doan-trieu-son/',
  fields: '/linh-vuc/',
  field: '/linh-vuc/moi-truong/',
  groups: '/doi-tuong/',
  group: '/doi-tuong/hoc-sinh-sinh-vien/',
  years: '/nam/',
  year: '/nam/2019/',
  review: '/nam/2019/sau-thang-dau-nam.html',
  campaigns: '/cuoc-van-dong/',
  campaign: '/cuoc-van-dong/moi-doan-vien-mot-y-tuong-sang-kien-sang-tao.html',
  contests: '/cuoc-thi/',
  contest: '/cuoc-thi/sang-tao-thanh-thieu-nien-nhi-dong.html',
  events: '/su-kien/',
  event: '/su-kien/toa-dam-tra-vinh-2019.html',
  clubs: '/cau-lac-bo/',
  page: '/gioi-thieu.html',
  follow: '/theo-doi/',
  data: '/du-lieu/',
  saved: '/da-luu/',
  offline: '/ngoai-tuyen/',
  featured: '/noi-bat/',
  search: '/tim-kiem/',
  kits: '/chia-se/',
  kit: '/chia-se/y-tuong/tv-004.html',
  missing: '/404.html',
};
