// What stands at the worker's address with `app: off`: phones that have a worker of this site fetch this one in its place, and
// it takes itself and all copies away.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const found of await caches.keys()) {
      if (found.startsWith('trungbay ') && found.endsWith(' ' + root)) await caches.delete(found);
    }
    await self.registration.unregister();
  })());
});
