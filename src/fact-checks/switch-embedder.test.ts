import { expect, test } from 'vitest';
import { aCheck } from '../../test/support/checks.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { fakeEmbedder } from '../adapters/embedder/fake.ts';
import { openInProcessIndex } from '../adapters/search/in-process.ts';
import type { CheckDocument, Embedder } from '../core/ports.ts';
import { countOfOthers, findDocuments } from './fact-checks.store.ts';
import { loadSearchIndex } from './load-search-index.ts';
import { switchEmbedder } from './switch-embedder.ts';

const claims = ['The tide clock runs backwards', 'The whale rings the bell', 'A lighthouse was sold to a bank'];
const never = { isStopped: () => false, wait: async () => {} };

async function withChecks() {
  const world = await openWorld();
  const ids: string[] = [];
  for (const claim of claims) ids.push(await aCheck(world, { claim, title: claim, summary: '', rating: 'false' }));
  return { world, ids };
}

/** The same world the morning after: another model, and an index that is to be filled. */
function afterChange(world: TestWorld, embed?: Embedder['embed']) {
  const inner = fakeEmbedder(96);
  const embedder: Embedder = { ...inner, name: 'other', revision: '7', embed: embed ?? inner.embed };
  const loads: CheckDocument[][] = [];
  const index = openInProcessIndex();
  const search = {
    ...index,
    load: async (batches: AsyncIterable<CheckDocument[]>) => {
      const seen: CheckDocument[] = [];
      async function* watched() {
        for await (const batch of batches) {
          seen.push(...batch);
          yield batch;
        }
      }
      await index.load(watched());
      loads.push(seen);
    },
  };
  return { ...world, embedder, search, loads };
}

const vectorsOf = (documents: readonly CheckDocument[] | undefined) =>
  documents?.map((document) => document.vector?.length ?? null);

test('until all are embedded anew no vector is compared, and then those of the new model are', async () => {
  const { world, ids } = await withChecks();
  const changed = afterChange(world);
  await loadSearchIndex(changed);
  expect(vectorsOf(changed.loads[0])).toEqual([null, null, null]);
  expect(vectorsOf(await findDocuments(world.db, ids, changed.embedder))).toEqual([null, null, null]);
  const [vector = null] = await changed.embedder.embed([claims[0] ?? '']);
  const abroad = { text: 'zzz', language: 'pt', vector, limit: 3 };
  expect(await changed.search.nominate(abroad)).toEqual([]);
  const byWords = { text: claims[1] ?? '', language: 'en', vector: null, limit: 3 };
  expect((await changed.search.nominate(byWords))[0]).toBe(ids[1]);

  expect(await switchEmbedder(changed, { embeds: true, ...never })).toBe(true);
  expect(vectorsOf(changed.loads[1])).toEqual([96, 96, 96]);
  expect(vectorsOf(await findDocuments(world.db, ids, changed.embedder))).toEqual([96, 96, 96]);
  expect(vectorsOf(await findDocuments(world.db, ids, world.embedder))).toEqual([null, null, null]);
  expect((await changed.search.nominate(abroad))[0]).toBe(ids[0]);
  expect(await switchEmbedder(changed, { embeds: true, ...never })).toBe(false);
});

test('stopped half-way, the next start goes on with what is left', async () => {
  const { world, ids } = await withChecks();
  await world.db.execute(`update fact_checks set embedder = 'other@7' where id = '${ids[0]}'`);
  const asked: string[] = [];
  const inner = fakeEmbedder(96);
  const killed = afterChange(world, async () => {
    throw new Error('killed');
  });
  let stopped = false;
  const wait = async () => {
    stopped = true;
  };
  const stop = { isStopped: () => stopped, wait };
  expect(await switchEmbedder(killed, { embeds: true, ...stop })).toBe(false);
  expect(await countOfOthers(world.db, 'other@7')).toBe(2);

  const restarted = afterChange(world, async (texts) => {
    asked.push(...texts);
    return inner.embed(texts);
  });
  await loadSearchIndex(restarted);
  expect(vectorsOf(restarted.loads[0])).toEqual([null, null, null]);
  expect(await switchEmbedder(restarted, { embeds: true, ...never })).toBe(true);
  expect(asked).toEqual(claims.slice(1));
});

test('an embedder that fails is tried again, and what happened is told without any text', async () => {
  const { world } = await withChecks();
  const inner = fakeEmbedder(96);
  let failures = 2;
  const waits: number[] = [];
  const shaky = afterChange(world, async (texts) => {
    if (failures-- > 0) throw new Error('the embedder is away');
    return inner.embed(texts);
  });
  const wait = async (ms: number) => void waits.push(ms);
  expect(await switchEmbedder(shaky, { embeds: true, isStopped: () => false, wait })).toBe(true);
  expect(waits).toEqual([30_000, 30_000]);
  const lines = JSON.stringify(world.log.lines);
  expect(lines).toContain('the embedder is away');
  expect(lines).toContain('"left":3');
  expect(lines).not.toContain('lighthouse');
});

test('a process that does not embed waits for one that does, and then loads the new vectors too', async () => {
  const { world } = await withChecks();
  const worker = afterChange(world);
  const web = afterChange(world, async () => {
    throw new Error('the web process embeds no library');
  });
  const wait = async () => void (await switchEmbedder(worker, { embeds: true, ...never }));
  expect(await switchEmbedder(web, { embeds: false, isStopped: () => false, wait })).toBe(true);
  expect(vectorsOf(web.loads.at(-1))).toEqual([96, 96, 96]);
});

test('a claim that changes while it is being embedded anew keeps no vector of its old words', async () => {
  const { world, ids } = await withChecks();
  const inner = fakeEmbedder(96);
  const meanwhile = afterChange(world, async (texts) => {
    await world.db.execute(`update fact_checks set claim = 'Other words' where id = '${ids[2]}'`);
    return inner.embed(texts);
  });
  expect(await switchEmbedder(meanwhile, { embeds: true, ...never })).toBe(true);
  const found = await findDocuments(world.db, [ids[2] ?? ''], meanwhile.embedder);
  const [right] = await inner.embed(['Other words']);
  expect(found[0]?.vector?.[0]).toBe(Math.round((right?.[0] ?? 9) * 127));
});
