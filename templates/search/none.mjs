// What helps when nothing was found: each filter with what dropping it would give.

import { make, refill } from './cards.mjs';

/** `page`: the state, and the ways of page.mjs to tell and change it; `current()`: nobody asks for something else yet. */
export async function drawNone(place, page) {
  const { search, state, without, filter, go, total, titleOf, nameOf, quoted, button, current } = page;
  const active = Object.keys(state.filters);
  const tried = await Promise.all(active.map(async (facet) => ({ facet, found: await search.run({ ...state, filters: without(facet) }, 1) })));
  if (!current()) return;
  const ways = tried.filter(({ found }) => found.hits.total).sort((a, b) => b.found.hits.total - a.found.hits.total);
  const drop = (label, onclick) => make('li', null, button(label, onclick));
  refill(place, make('p', null, make('strong', null, `Không có ý tưởng nào${state.typed ? ` cho ${quoted(state.typed)}` : ''}${active.length ? ' trong phần đang lọc' : ''}.`)),
    ...(active.length
      ? [make('p', null, ways.length ? 'Bỏ bớt một điều kiện lọc thì có:' : 'Hãy bỏ các điều kiện lọc để tìm trên toàn trang.'), make('ul', { class: 'btns' },
        ...ways.map(({ facet, found }) => drop(`Bỏ ${titleOf(facet).toLowerCase()} “${nameOf(facet)}”: ${total(found)} kết quả`, () => filter(facet, ''))),
        ...(ways.length ? [] : [drop('Bỏ tất cả điều kiện lọc', () => go({ filters: {} }))]))]
      : [make('p', null, 'Thử ít chữ hơn, hoặc chữ khác cùng nghĩa: “xe máy” thay cho “mô tô”. Gõ không dấu cũng được. Hoặc xem theo mục ở dưới đây.')]));
  place.hidden = false;
}
