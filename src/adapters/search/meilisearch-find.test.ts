import type { Meilisearch } from 'meilisearch';
import { expect, test } from 'vitest';
import { findHits } from './meilisearch-find.ts';

type Asking = { filter: string | string[][]; limit: number };

/** An engine where each filter finds ids of its own and the id `both`; what it was asked is kept. */
function anEngine(found: Record<string, number>) {
  const asked: Asking[] = [];
  const idsOf = (filter: string) => ['both', ...Array.from({ length: found[filter] ?? 0 }, (_, i) => `${filter}${i}`)];
  const getDocuments = async (asking: Asking) => {
    asked.push(asking);
    const ids = [...new Set([asking.filter].flat(2).flatMap(idsOf))];
    return { results: ids.slice(0, asking.limit).map((id) => ({ id, stamp: 's' })), total: ids.length };
  };
  return { asked, client: { index: () => ({ getDocuments }) } as unknown as Meilisearch };
}
const filters = [
  { filter: 'a', limit: 4 },
  { filter: 'b', limit: 3 },
];

test('filters are asked for in one request, and what two of them find comes once', async () => {
  const { asked, client } = anEngine({ a: 3, b: 2 });
  const hits = await findHits(client, 'index', filters);
  expect(hits.map(({ id }) => id).sort()).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'both']);
  expect(asked.map(({ filter, limit }) => ({ filter, limit }))).toEqual([{ filter: [['a', 'b']], limit: 7 }]);
});

test('when one finds far more than it should, the others lose nothing to it', async () => {
  const { asked, client } = anEngine({ a: 500, b: 2 });
  const hits = await findHits(client, 'index', filters);
  expect(hits.map(({ id }) => id).sort()).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'both']);
  expect(asked).toHaveLength(3);
});

test('nothing to ask for asks nothing', async () => {
  const { asked, client } = anEngine({});
  expect(await findHits(client, 'index', [])).toEqual([]);
  expect(asked).toEqual([]);
});
