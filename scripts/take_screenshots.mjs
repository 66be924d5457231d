// Pictures of the sample's pages for docs/screenshots: three widths, light and dark, as WebP that Chromium packs itself.
//
//   TRUNGBAY=$PWD/build/dev/trungbay TRUNGBAY_SOURCE=$PWD node scripts/take_screenshots.mjs [--only WORD] [--whole] [--to FOLDER]
//
// --only   pages whose name holds the word
// --whole  the whole length of each page, to look at while designing; otherwise the first screens
// A page more is a line more in `pages`. The font is that of an Android phone when Debian's fonts-roboto-unhinted is there.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSample, openChromium, serve, temporaryFolder } from '../tests/browser/support.mjs';

const pages = {
  home: '/',
  idea: '/y-tuong/kg-002.html',
  'idea-long': '/y-tuong/kg-001.html',
  model: '/mo-hinh/ngoi-nha-xanh.html',
  unit: '/don-vi/huyen-doan-trieu-son/',
  units: '/don-vi/',
  field: '/linh-vuc/moi-truong/',
  review: '/nam/2019/',
  seminar: '/su-kien/toa-dam-tra-vinh-2019.html',
  search: '/tim-kiem/?q=hoc%20sinh',
  'search-none': '/tim-kiem/?q=rac%20thai&nam=2023',
  kit: '/chia-se/y-tuong/tv-004.html',
  missing: '/404.html',
};
// How much of a page is shown: about two screens of a phone, one of a desk.
const screens = [
  { width: 360, height: 1500 },
  { width: 768, height: 1100 },
  { width: 1440, height: 960 },
];
const quality = 0.6;

const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, whole: { type: 'boolean' }, to: { type: 'string' } } });
const folder = values.to ?? join(dirname(fileURLToPath(import.meta.url)), '../docs/screenshots');

/** A PNG as WebP: a page of nothing but a canvas packs it. */
const packed = (packer, png) => packer.evaluate(async ([data, asked]) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d').drawImage(picture, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: asked })).arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}, [png.toString('base64'), quality]);

/** Has Chromium take Roboto for the system's font. */
function useRoboto() {
  const file = join(temporaryFolder(), 'fonts.conf');
  const alias = ['system-ui', 'sans-serif', 'sans'].map((family) => `<match target="pattern"><test name="family" qual="any"><string>${family}</string></test>
<edit name="family" mode="prepend" binding="strong"><string>Roboto</string></edit></match>`);
  writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>${alias.join('')}</fontconfig>`);
  process.env.FONTCONFIG_FILE = file;
}

useRoboto();
const server = await serve(buildSample());
const browser = await openChromium();
const packer = await browser.newPage();
mkdirSync(folder, { recursive: true });
let total = 0;
for (const [name, path] of Object.entries(pages)) {
  if (!name.includes(values.only)) continue;
  for (const viewport of screens) {
    const page = await browser.newPage({ viewport, locale: 'vi-VN', reducedMotion: 'reduce' });
    await page.goto(server.origin + path, { waitUntil: 'networkidle' });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(async () => {
        for (const image of document.images) {
          image.loading = 'eager';
          await image.decode().catch(() => {});
        }
      });
      const png = await page.screenshot({ fullPage: values.whole ?? false });
      const file = join(folder, `${name}-${viewport.width}-${colorScheme}.webp`);
      writeFileSync(file, Buffer.from(await packed(packer, png), 'base64'));
      total += statSync(file).size;
    }
    await page.close();
  }
}
await browser.close();
server.close();
console.log(`${Math.round(total / 1024)} kB in ${folder}`);
