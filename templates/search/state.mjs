// The state of a search, which is what the address says after `?`: what was typed, the filters, the order.

/** Facets: their key in the manifest, their name in the address, what people call them. */
export const facets = [['unit', 'don-vi', 'Đơn vị'], ['field', 'linh-vuc', 'Lĩnh vực'], ['group', 'doi-tuong', 'Đối tượng'], ['year', 'nam', 'Năm'],
  ['status', 'trang-thai', 'Trạng thái']];
const mostTyped = 200;

export function stateOf(address) {
  const read = new URLSearchParams(address);
  const state = { typed: (read.get('q') || '').trim().slice(0, mostTyped), newest: read.get('xep') === 'moi', filters: {} };
  for (const [facet, name] of facets) {
    if (read.get(name)) state.filters[facet] = read.get(name);
  }
  return state;
}

export function addressOf({ typed, newest, filters }) {
  const written = new URLSearchParams();
  if (typed) written.set('q', typed);
  for (const [facet, name] of facets) {
    if (filters[facet]) written.set(name, filters[facet]);
  }
  if (newest) written.set('xep', 'moi');
  return String(written) ? `?${written}` : '';
}

export const isEmpty = ({ typed, filters }) => !typed && !Object.keys(filters).length;

/** What the manifest knows of a facet's values: [[slug, label, …]]. Years have no labels. */
export const knownOf = (facet, manifest, units) => (facet === 'unit' ? units : manifest[facet === 'status' ? 'statuses' : `${facet}s`]);

export const labelOf = (facet, slug, manifest, units) =>
  (facet !== 'year' && knownOf(facet, manifest, units).find(([known]) => known === slug) || [0, slug])[1];

/** 1610 → "1.610" */
export const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, '.');
