// The counts beside the filters.

import { readFacets } from './bits.mjs';

// Above, counting would read too much.
const mostCounted = 50000;

async function prepareFacets(segment) {
  segment.facets = segment.facets || readFacets(await segment.load('f.bin', true), segment.n);
}

/** { unit: slug of its own, field, group, status, year } of a document; '' for none. */
function facetsIn({ rows, facets, labels, years }, doc) {
  const slug = (name, id) => (id < 0 ? '' : labels[name][id][0]);
  const all = (unit, [field, group, status], year) => ({ unit, field: slug('fields', field), group: slug('groups', group), status: slug('statuses', status), year });
  if (rows) {
    const [card, units] = rows[doc];
    return all(units.split(' ')[0], card.slice(4, 7), card[8].slice(0, 4));
  }
  const [unit, ...others] = facets.rows[doc];
  const dated = years.filter(([, first]) => first <= doc).pop();
  return all(unit < 0 ? '' : facets.units[unit], others, dated && dated[0] ? String(dated[0]) : '');
}

/** For each facet, how many hits each value would leave, the other filters being as they are. Reads all lists of the query; null on a large site. */
export async function countsOf(search, terms, stage, filters) {
  if (search.manifest.total > mostCounted) return null;
  await search.ready();
  const [hits] = await Promise.all([
    search.hitsOf(terms, {}, true, stage === 3).then((all) => all.more(Infinity, () => false)),
    ...search.sources.map((source) => source.rows || prepareFacets(source)),
  ]);
  const above = new Map();
  const units = await search.units();
  for (const [slug, , parent] of units) above.set(slug, parent < 0 ? '' : units[parent][0]);
  const counts = { unit: new Map(), field: new Map(), group: new Map(), year: new Map(), status: new Map() };
  for (const { source, doc } of hits.ranked) {
    const values = facetsIn(source, doc);
    const ofUnit = [];
    for (let unit = values.unit; unit && !ofUnit.includes(unit); unit = above.get(unit)) ofUnit.push(unit);
    const fits = Object.keys(filters).filter((facet) => !(facet === 'unit' ? ofUnit.includes(filters.unit) : values[facet] === filters[facet]));
    for (const facet of Object.keys(counts)) {
      if (fits.some((other) => other !== facet)) continue;
      for (const value of facet === 'unit' ? ofUnit : [values[facet]]) counts[facet].set(value, (counts[facet].get(value) || 0) + 1);
    }
  }
  return counts;
}
