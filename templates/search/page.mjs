// The search page: what is typed and chosen goes into the address, and the address is what is shown.

import { cardOf, make, refill } from './cards.mjs';
import { Search } from './search.mjs';
import { addressOf, facets, grouped, isEmpty, labelOf, stateOf } from './state.mjs';

const step = 10;
const byId = (id) => document.getElementById(id);
const form = byId('tim');
const manifest = JSON.parse(form.dataset.index);
const input = byId('q');
const panel = byId('loc');
const sheet = byId('to-loc');
const wide = matchMedia('(min-width:60rem)');

const files = new Map();
/** A file of the index, asked for once. A failure is forgotten, so that "Thử lại" asks again. */
function load(path, isBytes) {
  if (!files.has(path)) {
    const answer = fetch(path).then(async (response) => {
      if (!response.ok) throw Object.assign(new Error(path), { isGone: response.status === 404 });
      if (!isBytes) return response.json();
      const bytes = new Uint8Array(await response.arrayBuffer());
      load.bytes += bytes.length;
      return bytes;
    });
    answer.catch(() => files.delete(path));
    files.set(path, answer);
  }
  return files.get(path);
}
load.bytes = 0;

let added = null;
/** What later.mjs gives, asked for once; a failure is forgotten here too. */
function later() {
  if (!added) {
    added = new Promise((resolve, reject) => {
      document.head.append(make('script', { src: manifest.later, onload: () => resolve(globalThis.searchLater), onerror: () => reject(new TypeError(manifest.later)) }));
    });
    added.catch(() => { added = null; });
  }
  return added;
}

const search = new Search(manifest, load, later);
let state = stateOf(location.search);
let units = [];
let result = null;
let shown = 0;
let turn = 0;

const total = ({ hits }) => `${hits.isExact ? '' : 'ít nhất '}${grouped(hits.total)}`;
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const quoted = (text) => `“${text}”`;
const without = (facet) => { const filters = { ...state.filters }; delete filters[facet]; return filters; };
const button = (label, onclick, attributes) => make('button', { type: 'button', class: 'act', onclick, ...attributes }, label);
const say = (text) => { byId('noi').textContent = text; };
const titleOf = (facet) => facets.find(([known]) => known === facet)[2];
const nameOf = (facet) => labelOf(facet, state.filters[facet], manifest, units);

/** Goes to another state; `quiet`: in place of this one. */
function go(changes, quiet) {
  state = { ...state, ...changes };
  history[quiet ? 'replaceState' : 'pushState'](null, '', location.pathname + addressOf(state));
  return show();
}

const filter = (facet, value) => go({ filters: value ? { ...state.filters, [facet]: value } : without(facet) }, sheet.open);

function drawChips() {
  const active = Object.keys(state.filters);
  refill(byId('dang-loc'), ...active.map((facet) => make('li', null,
    button(`${titleOf(facet)}: ${nameOf(facet)}`, () => filter(facet, ''), { class: 'act chip', 'aria-label': `Bỏ lọc ${titleOf(facet)}: ${nameOf(facet)}` }))),
  ...(active.length > 1 ? [make('li', null, button('Bỏ tất cả', () => go({ filters: {} }), { class: 'act chip all' }))] : []));
  byId('mo-loc').textContent = active.length ? `Bộ lọc (${active.length})` : 'Bộ lọc';
}

async function drawFilters() {
  if (!sheet.open && (!wide.matches || isEmpty(state))) return;
  const mine = turn;
  const { drawPanel, countsOf } = await later();
  const draw = (counts) => mine === turn && drawPanel(panel, { manifest, units, filters: state.filters, counts, plain: isEmpty(state), change: filter });
  draw(null);
  units = await search.units();
  draw(result && result.stage ? await countsOf(search, result.terms, result.stage, state.filters) : null);
}

/** What is said above the results when they are not quite what was asked for. */
function noteOf({ stage, reading }) {
  const read = reading ? `Không thấy ${quoted(state.typed)}, đây là kết quả cho ${quoted(reading)}. ` : '';
  if (stage === 2) return `${read}Không ý tưởng nào có cả cụm từ này; đây là những ý tưởng có đủ các tiếng.`;
  if (stage === 3) return `${read}Không ý tưởng nào có đủ các tiếng; đây là những ý tưởng gần nhất.`;
  return read;
}

async function drawMore(wanted) {
  const mine = turn;
  const { hits, terms } = result;
  const start = load.bytes;
  byId('them').disabled = true;
  await hits.more(wanted, () => load.bytes - start > 150000);
  const some = hits.ranked.slice(shown, wanted);
  const cards = await Promise.all(some.map(({ source, doc }) => source.cardOf(doc)));
  if (mine !== turn) return 0;
  byId('danh-sach').append(...cards.map((card) => cardOf(card, terms, manifest)));
  const first = shown;
  shown += cards.length;
  const more = byId('them');
  more.disabled = false;
  more.hidden = hits.whole && shown >= hits.ranked.length;
  byId('dang-xem').textContent = shown ? `Đang xem ${grouped(shown)} trong ${total(result)} kết quả.` : '';
  return first;
}

function drawTotal() {
  const text = `${capital(total(result))} kết quả${state.typed ? ` cho ${quoted(state.typed)}` : ''}`;
  byId('tong').textContent = text;
  byId('ghi-chu').textContent = noteOf(result);
  byId('xem').textContent = result.hits.total ? `Xem ${total(result)} kết quả` : 'Không có kết quả nào';
  document.title = `${state.typed || 'Tìm kiếm'} – ${form.dataset.site}`;
  say(`${text}. ${noteOf(result)}`);
}

function drawFault(fault) {
  const text = fault.isGone ? 'Trang vừa được cập nhật, cần tải lại.'
    : fault instanceof TypeError ? 'Chưa tải được dữ liệu tìm kiếm. Hãy kiểm tra kết nối mạng rồi thử lại.' : 'Tìm kiếm gặp trục trặc. Hãy tải lại trang, hoặc xem theo mục ở dưới đây.';
  byId('tong').textContent = 'Chưa tìm được';
  refill(byId('khong'), make('p', null, text), button(fault.isGone ? 'Tải lại trang' : 'Thử lại', () => (fault.isGone ? location.reload() : show())));
  byId('khong').hidden = false;
  byId('xem-theo').hidden = false;
  say(text);
}

/** Shows the state. `wanted`: so many results at once, for a reader who comes back. */
async function show(wanted = step) {
  turn += 1;
  const mine = turn;
  const empty = isEmpty(state);
  const found = byId('ket-qua');
  input.value = state.typed;
  result = null;
  shown = 0;
  found.hidden = empty;
  byId('xem-theo').hidden = !empty;
  placePanel();
  byId('xep').hidden = !state.typed;
  byId(state.newest ? 'xep-moi' : 'xep-hop').checked = true;
  byId('khong').hidden = true;
  byId('ghi-chu').textContent = byId('dang-xem').textContent = '';
  byId('them').hidden = true;
  try {
    if (empty) {
      byId('xem').textContent = `Xem tất cả ${grouped(manifest.total)} ý tưởng`;
      say('');
    } else {
      byId('tong').textContent = 'Đang tìm…';
      found.setAttribute('aria-busy', 'true');
      if (state.filters.unit) units = await search.units();
      if (mine !== turn) return;
      drawChips();
      const answer = await search.run(state, wanted);
      if (mine !== turn) return;
      result = answer;
      drawTotal();
      refill(byId('danh-sach'));
      if (result.hits.total) await drawMore(wanted);
      else {
        const { drawNone } = await later();
        await drawNone(byId('khong'), { search, state, without, filter, go, total, titleOf, nameOf, quoted, button, current: () => mine === turn });
        if (mine === turn) byId('xem-theo').hidden = Object.keys(state.filters).length > 0;
      }
    }
    if (mine === turn) await drawFilters();
  } catch (fault) {
    if (mine === turn) drawFault(fault);
  } finally {
    if (mine === turn) found.removeAttribute('aria-busy');
  }
}

/** Beside the results where there is room, else in the sheet. */
function placePanel() {
  const beside = wide.matches && !isEmpty(state);
  if (beside && sheet.open) sheet.close();
  const home = byId(beside ? 'ben' : 'trong-to');
  if (panel.parentNode !== home) home.append(panel);
}

async function ask(text) {
  closeOffers();
  input.value = text;
  const answer = go({ typed: text.trim().slice(0, 200) });
  // A phone's keyboard goes, and a screen reader reads on at the results.
  if (!isEmpty(state)) byId('tong').focus();
  await answer;
}
let closeOffers = () => {};
/** Somebody is about to type. What is typed before the script is there is answered then. */
async function awaitTyping() {
  const { offerWhileTyping, vocabularyOf } = await later();
  if (!input.onfocus) return;
  input.onfocus = null;
  closeOffers = offerWhileTyping(input, byId('goi-y'), vocabularyOf(search), ask);
  if (input.value !== state.typed) input.oninput();
}
// Without a network there is nothing to offer; the search itself will say so.
input.onfocus = () => awaitTyping().catch(() => {});
if (document.activeElement === input) input.onfocus();

form.onsubmit = (event) => {
  event.preventDefault();
  ask(input.value);
};
byId('mo-loc').onclick = byId('loc-truoc').onclick = () => {
  sheet.showModal();
  drawFilters().catch(drawFault);
};
byId('dong').onclick = () => sheet.close();
byId('xem').onclick = () => {
  sheet.close();
  if (isEmpty(state)) location.href = '../y-tuong/';
  else byId('tong').focus();
};
sheet.onclick = (event) => { if (event.target === sheet) sheet.close(); };
byId('them').onclick = async () => {
  const first = await drawMore(shown + step).catch(drawFault);
  const card = byId('danh-sach').children[first];
  if (card) card.querySelector('h3 a').focus();
};
byId('xep').onchange = () => go({ newest: byId('xep-moi').checked });
wide.addListener(() => { placePanel(); drawFilters().catch(drawFault); });
addEventListener('popstate', () => {
  state = stateOf(location.search);
  show();
});
// Back from an idea: as many results, at the same place.
addEventListener('pagehide', () => history.replaceState({ shown, y: scrollY }, ''));
for (const element of document.querySelectorAll('.with-script')) element.hidden = false;
const before = history.state;
show((before && before.shown) || step).then(() => { if (before && before.y) scrollTo(0, before.y); });
