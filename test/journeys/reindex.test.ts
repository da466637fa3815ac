import { describe, expect, test } from 'vitest';
import { openInProcessIndex } from '../../src/adapters/search/in-process.ts';
import { openMeilisearchIndex } from '../../src/adapters/search/meilisearch.ts';
import type { CheckDocument, SearchIndex } from '../../src/core/ports.ts';
import { meiliApiKey, meiliUrl, mustSkip } from '../support/lanes.ts';
import { anIndexName, indexesLike, makeOld } from '../support/search-of-lane.ts';

/** Fact-checks in the index. `REINDEX_DOCUMENTS=138365` for the long run. */
const count = Number(process.env.REINDEX_DOCUMENTS ?? 2_000);
const places = ['Saltquay', 'Guincho', 'Port Amara', 'Vila Serena', 'Ribalta', 'Ostermoor', 'Cape Verity'];
const things = ['lantern', 'ferry', 'clock', 'bridge', 'cable car', 'orchard', 'bell', 'archive', 'mill', 'harbour'];

const claimOf = (i: number, said = 'painted silver') =>
  `The ${things[i % things.length]} number ${i} of ${places[i % places.length]} was ${said} by keeper ${i * 7 + 3}`;
const aCheck = (i: number, said?: string): CheckDocument => ({
  ...{ id: `fc_${i}`, claim: claimOf(i, said), externalId: `${i}`, title: '', summary: '', language: 'en' },
  ...{ publisher: 'Port Maren Observer', rating: null, publishedAt: null, url: null, vector: null },
});
/** What was published meanwhile; it stands in the database before the index hears of it. */
const published: CheckDocument[] = [];
async function* everyCheck() {
  for (let from = 0; from < count; from += 500)
    yield Array.from({ length: Math.min(500, count - from) }, (_, i) => aCheck(from + i));
  yield [...published];
}

/** Asks and puts until `work` is over. Every question has its answer in the index all along. */
async function whileAsking(index: SearchIndex, put: SearchIndex, work: Promise<unknown>) {
  let isOver = false;
  published.length = 0;
  const seen = { asked: 0, failed: 0, empty: 0, wrong: 0, put: 0, milliseconds: [] as number[] };
  const over = work.finally(() => {
    isOver = true;
  });
  const asking = async (first: number) => {
    for (let i = first; !isOver; i = (i + 7919) % count) {
      const began = performance.now();
      const found = await index
        .nominate({ text: `Forwarded!! ${claimOf(i)}`, language: 'en', vector: null, limit: 20 })
        .catch(() => null);
      seen.milliseconds.push(performance.now() - began);
      seen.asked++;
      if (found === null) seen.failed++;
      else if (found.length === 0) seen.empty++;
      else if (!found.includes(`fc_${i}`)) seen.wrong++;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const putting = async () => {
    while (!isOver) {
      const check = aCheck(count + seen.put++, 'sold to a bank');
      published.push(check);
      await put.put([check]);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  await Promise.all([asking(1), asking(2), putting(), over]);
  const sorted = seen.milliseconds.sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  const { milliseconds: _, ...counts } = seen;
  console.log(`${index.name}, ${count} fact-checks: ${JSON.stringify({ ...counts, p50: at(0.5), p95: at(0.95) })}`);
  return counts;
}

/** What was put meanwhile is found when all is over. */
async function expectFound(index: SearchIndex, putMeanwhile: number): Promise<void> {
  for (let i = count; i < count + putMeanwhile; i++)
    expect(
      await index.nominate({ text: claimOf(i, 'sold to a bank'), language: 'en', vector: null, limit: 20 }),
    ).toContain(`fc_${i}`);
}

test('the index in process is built anew while people ask and others publish: no answer fails, is empty or lacks', async () => {
  const index = openInProcessIndex();
  await index.load(everyCheck());
  const seen = await whileAsking(index, index, index.load(everyCheck()));
  expect(seen).toMatchObject({ failed: 0, empty: 0, wrong: 0 });
  expect(seen.asked).toBeGreaterThan(0);
  await expectFound(index, seen.put);
}, 600_000);

const missing = meiliUrl ? null : 'Set MEILI_URL (and MEILI_API_KEY) to a Meilisearch.';
describe.skipIf(mustSkip('reindex of a Meilisearch', missing))('a Meilisearch', () => {
  test.each([
    ['changed settings', true],
    ['an index that is as it should be', false],
  ])(
    'is built anew for %s while people ask and others publish: no answer fails, is empty or lacks',
    async (_, isOld) => {
      const name = anIndexName();
      const heard: unknown[] = [];
      const open = () =>
        openMeilisearchIndex({
          ...{ url: meiliUrl ?? '', apiKey: meiliApiKey, index: name, deadlineMs: 10_000 },
          onChange: (why) => heard.push(why),
        });
      const [serving, rebuilding] = [open(), open()];
      // What the test before published is in no database now.
      published.length = 0;
      await serving.load(everyCheck());
      if (isOld) await makeOld(name);
      const seen = await whileAsking(serving, serving, rebuilding.load(everyCheck()));
      expect(seen).toMatchObject({ failed: 0, empty: 0, wrong: 0 });
      expect(seen.asked).toBeGreaterThan(0);
      // The engine itself answered, all along.
      expect(heard).toEqual([]);
      await expectFound(rebuilding, seen.put);
      await Promise.all([serving.close(), rebuilding.close()]);
      expect(await indexesLike(name)).toEqual([name]);
    },
    1_800_000,
  );
});
