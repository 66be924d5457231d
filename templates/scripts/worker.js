// The service worker. Pages come from the network; where that fails or takes long, the copy of the last visit comes, and says
// that it is one. Meanwhile the network's answer replaces the copy, so that nobody sees an old page twice. `root`, `version`,
// `offlinePage` and `pageScript` are set above.
const name = (what) => `trungbay ${what} ${root}`;
const shell = name('shell ' + version), pages = name('pages'), files = name('files');
const mostPages = 60, mostFiles = 150;
const patience = 3000;
const longestKept = 30 * 24 * 3600 * 1000;

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(shell);
    await cache.addAll([offlinePage, pageScript].map((path) => new Request(path, { cache: 'reload' })));
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const found of await caches.keys()) {
      if (found.startsWith('trungbay ') && found.endsWith(' ' + root) && ![shell, pages, files].includes(found)) await caches.delete(found);
    }
    await self.registration.navigationPreload?.enable();
    await self.clients.claim();
  })());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(root) || request.headers.has('range')) return;
  if (request.mode === 'navigate') {
    if (request.destination === 'document') event.respondWith(page(event, url));
  } else if (/[-./][0-9a-f]{12,}([-./]|$)/.test(url.pathname)) {
    event.respondWith(fileForGood(event));
  } else if (request.destination === 'image') {
    event.respondWith(fetch(request).then((response) => kept(event, files, mostFiles, request.url, response), async (error) => (await caches.match(request.url, { cacheName: files })) ?? Promise.reject(error)));
  }
});

// Keeps a copy of what came, and gives it on.
function kept(event, where, most, address, response) {
  if (response.ok && response.type === 'basic') event.waitUntil(keep(where, most, address, response.clone()).catch(() => {}));
  return response;
}
async function keep(where, most, address, response) {
  const cache = await caches.open(where);
  const headers = new Headers(response.headers);
  headers.set('x-kept', Date.now());
  const copy = new Response(await response.blob(), { headers });
  // Behind the others: the first ones are those that were not asked for longest.
  await cache.delete(address);
  await cache.put(address, copy);
  const keys = await cache.keys();
  for (const [place, found] of keys.entries()) {
    const since = Number((await cache.match(found))?.headers.get('x-kept'));
    if (place < keys.length - most || since < Date.now() - longestKept) await cache.delete(found);
  }
}

async function fileForGood(event) {
  return (await caches.match(event.request.url)) ?? kept(event, files, mostFiles, event.request.url, await fetch(event.request));
}

async function page(event, url) {
  // What stands behind ? changes nothing of a page that is a file (Facebook puts its fbclid there).
  const address = url.origin + url.pathname;
  const fresh = (async () => {
    try {
      const response = (await event.preloadResponse) ?? (await fetch(event.request));
      if (response.status === 404 || response.status === 410) await (await caches.open(pages)).delete(address);
      const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html');
      return isPage && !response.redirected ? kept(event, pages, mostPages, address, response) : response;
    } catch {
      return null;
    }
  })();
  event.waitUntil(fresh);
  const copy = await caches.match(address, { cacheName: pages });
  if (!copy) return (await fresh) ?? (await caches.match(offlinePage, { cacheName: shell })) ?? Response.error();
  const slow = new Promise((resolve) => { setTimeout(resolve, patience, 'slow'); });
  const first = await Promise.race([fresh, slow]);
  if (first && first !== 'slow' && first.status < 500) return first;
  return withNote(copy, first === 'slow' ? 'Mạng đang chậm.' : 'Máy đang không có mạng.');
}

async function withNote(copy, why) {
  const at = new Date(Number(copy.headers.get('x-kept')));
  const two = (number) => String(number).padStart(2, '0');
  const when = `${two(at.getHours())}:${two(at.getMinutes())} ngày ${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`;
  const note = `<p role="status" data-copy-note style="margin:0;padding:.6rem 1rem;background:#ffc72c;color:#2b2000;text-align:center">${why} Đây là bản lưu trên máy lúc ${when}; tải lại trang để xem bản mới.</p>`;
  const text = await copy.text();
  const place = /<main\b[^>]*>/.test(text) ? /<main\b[^>]*>/ : /<body\b[^>]*>/;
  return new Response(text.replace(place, (start) => start + note), { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
