// On every page, deferred. Remembers on this device, and nowhere else, which ideas and models were seen and which were saved for
// later, and shows both lists. Where storage is refused (private windows, browsers inside apps) nothing is shown and nothing breaks.
{
const root = new URL('..', document.currentScript.src).pathname;
// One host may hold several sites, each with a root of its own.
const key = 'trungbay ' + root;
const most = { seen: 30, saved: 300 };
const all = (selector) => document.querySelectorAll(selector);

function read() {
  let kept = {};
  try { kept = JSON.parse(localStorage.getItem(key)) || {}; } catch {}
  const lists = {};
  for (const name in most) {
    lists[name] = (Array.isArray(kept[name]) ? kept[name] : []).filter((item) => item && typeof item.title === 'string'
      && typeof item.path === 'string' && item.path.startsWith(root) && !item.path.startsWith('//'));
  }
  return lists;
}
function write(lists) {
  try { localStorage.setItem(key, JSON.stringify(lists)); return true; } catch { return false; }
}
function put(lists, name, item) {
  lists[name] = [item, ...lists[name].filter((other) => other.path !== item.path)].slice(0, most[name]);
}
function drop(lists, name, path) {
  lists[name] = lists[name].filter((other) => other.path !== path);
}

// A page that can be saved has the button; the button says whose it is.
const button = document.querySelector('[data-save]');
if (button) {
  const item = { path: location.pathname, title: document.querySelector('h1').textContent.trim(), of: button.dataset.save };
  const lists = read();
  put(lists, 'seen', item);
  const show = () => {
    button.textContent = read().saved.some((other) => other.path === item.path) ? 'Đã lưu · bấm để bỏ lưu' : 'Lưu để đọc sau';
  };
  if (write(lists)) {
    show();
    button.hidden = false;
    button.addEventListener('click', () => {
      const now = read();
      if (now.saved.some((other) => other.path === item.path)) drop(now, 'saved', item.path);
      else put(now, 'saved', item);
      if (write(now)) show();
      else button.textContent = 'Máy này không cho lưu thêm';
    });
  }
}

function fill(list) {
  const name = list.dataset.list;
  const items = read()[name];
  list.replaceChildren(...items.map((item) => {
    const line = document.createElement('li');
    const link = line.appendChild(document.createElement('a'));
    link.href = item.path;
    link.textContent = item.title;
    if (item.of) line.append(' ', Object.assign(document.createElement('span'), { className: 'soft', textContent: item.of }));
    if (name === 'saved' && list.dataset.edit !== undefined) {
      const remove = Object.assign(document.createElement('button'), { className: 'act', type: 'button', textContent: 'Bỏ lưu' });
      remove.setAttribute('aria-label', 'Bỏ lưu: ' + item.title);
      remove.addEventListener('click', () => {
        const now = read();
        drop(now, name, item.path);
        write(now);
        show();
        (list.querySelector('button') ?? document.querySelector('h1')).focus();
      });
      line.append(' ', remove);
    }
    return line;
  }));
  list.hidden = !items.length;
  for (const empty of all(`[data-empty="${name}"]`)) empty.hidden = items.length > 0;
  for (const total of all(`[data-total="${name}"]`)) total.textContent = items.length ? ` (${items.length})` : '';
}
function show() {
  all('[data-list]').forEach(fill);
}
if (document.querySelector('[data-list]')) {
  show();
  const works = write(read());
  for (const refused of all('[data-refused]')) refused.hidden = works;
  // Back from a page, or changed in another tab.
  addEventListener('pageshow', show);
  addEventListener('storage', show);
  for (const clear of all('[data-clear]')) {
    clear.hidden = !works;
    clear.addEventListener('click', async () => {
      try {
        localStorage.removeItem(key);
        for (const name of await caches.keys()) if (name.startsWith('trungbay ') && name.endsWith(' ' + root) && !name.includes(' shell ')) await caches.delete(name);
      } catch {}
      show();
      for (const done of all('[data-cleared]')) done.textContent = 'Đã xóa. Máy này không còn giữ gì của trang.';
    });
  }
}

if (document.querySelector('link[rel=manifest]')) navigator.serviceWorker?.register(root + 'sw.js').catch(() => {});
}
