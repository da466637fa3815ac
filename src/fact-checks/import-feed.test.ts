import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { findByExternalId, findDocuments } from './fact-checks.store.ts';
import { type ImportProgress, importFeed } from './import-feed.ts';
import { indexFactCheck } from './index-fact-check.ts';
import { loadSearchIndex } from './load-search-index.ts';
import { reEmbed } from './re-embed.ts';
import { saveFactCheck } from './save-fact-check.ts';

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
const fixture = (name: string) =>
  readFileSync(new URL(`../../test/fixtures/claim-review/${name}`, import.meta.url), 'utf8');

const importText = (world: TestWorld, text: string, onProgress?: (progress: ImportProgress) => void) =>
  importFeed(world, { bytes: once(text), format: 'auto', source: 'imported', ...(onProgress ? { onProgress } : {}) });

const nominated = (world: TestWorld, text: string) =>
  world.search.nominate({ text, language: 'en', vector: null, limit: 5 });

const ours = {
  source: 'ours',
  externalId: 'ver_1',
  claim: 'The tide clock of Saltquay runs backwards',
  title: 'The tide clock runs forwards.',
  summary: 'It was checked on three evenings.',
  rating: 'false' as const,
  ratingWords: 'false',
  url: 'https://tipline.example/checks/tide-clock',
  language: 'en',
  publisher: 'The Harbour Lamp',
  claimant: null,
  publishedOn: '2026-03-01',
  slug: 'tide-clock',
};

test('a feed is kept, embedded and found, and its bad row is refused with a reason', async () => {
  const world = await openWorld();
  const seen: ImportProgress[] = [];
  const summary = await importText(world, fixture('feed.json'), (progress) => seen.push({ ...progress }));

  expect(summary).toMatchObject({ rows: 5, added: 4, changed: 0, same: 0, refusedCount: 1 });
  expect(summary.refused).toEqual([{ row: 2, reason: 'claimReviewed is missing or empty.' }]);
  expect(seen.at(-1)).toMatchObject({ added: 4, bytes: Buffer.byteLength(fixture('feed.json')) });
  const [id = ''] = await nominated(world, 'they say salt water cures the harbour fever');
  const [found] = await findDocuments(world.db, [id], world.embedder);
  expect(found).toMatchObject({ claim: 'Salt water cures harbour fever', rating: 'false', publisher: 'Tidewatch' });
  expect(found?.vector).toHaveLength(192);
  expect(await world.didTo('imported')).toEqual(['test fact-checks.imported']);
});

test('two claims checked on one page are two fact-checks', async () => {
  const world = await openWorld();
  await importText(world, fixture('feed.json'));
  const url = 'https://tidewatch.example/lighthouse';
  expect(await findByExternalId(world.db, { source: 'imported', externalId: url })).toMatchObject({ rating: 'true' });
  expect(await findByExternalId(world.db, { source: 'imported', externalId: `${url}#2` })).toMatchObject({
    rating: 'misleading',
  });
});

test('importing again changes what changed, doubles nothing and leaves the rest alone', async () => {
  const world = await openWorld();
  await importText(world, fixture('feed.json'));
  const again = await importText(world, fixture('feed.json'));
  expect(again).toMatchObject({ added: 0, changed: 0, same: 4 });
  expect(await world.didTo('imported')).toHaveLength(1);

  const corrected = await importText(world, fixture('feed.json').replace('Pants on Fire!', 'Half true'));
  expect(corrected).toMatchObject({ added: 0, changed: 1, same: 3 });
  const row = await findByExternalId(world.db, { source: 'imported', externalId: 'https://tidewatch.example/salt' });
  expect(row).toMatchObject({ rating: 'misleading', version: 2 });
  expect(await world.count('fact_checks')).toBe(4);
  expect(await world.search.size()).toBe(4);
});

test('the same fact-check twice in one feed is kept once', async () => {
  const world = await openWorld();
  const one = fixture('single.json');
  expect(await importText(world, `[${one},${one}]`)).toMatchObject({ rows: 2, added: 1, same: 1 });
});

test('a feed that ends in the middle is refused, and what came before stays', async () => {
  const world = await openWorld();
  const review = (at: number) =>
    JSON.stringify({
      '@type': 'ClaimReview',
      claimReviewed: `Eel number ${at} can sing`,
      url: `https://tidewatch.example/${at}`,
    });
  const text = `[${Array.from({ length: 501 }, (_, at) => review(at)).join(',')}`;
  await expect(importText(world, text)).rejects.toMatchObject({ code: 'feed.cut-off' });
  expect(await world.count('fact_checks')).toBe(500);
});

test('saving one has it indexed by a job, and saving the same again does nothing', async () => {
  const world = await openWorld();
  const bystander = await saveFactCheck(world, {
    ...ours,
    externalId: 'ver_2',
    slug: 'other',
    claim: 'The bell rings by itself',
  });
  const saved = await saveFactCheck(world, ours);
  expect(await nominated(world, ours.claim)).toEqual([]);
  await world.runDueJobs();
  expect((await nominated(world, ours.claim))[0]).toBe(saved.id);

  expect(await saveFactCheck(world, ours)).toEqual({ id: saved.id, outcome: 'same' });
  expect(await world.runDueJobs()).toBe(0);
  expect(await world.didTo(saved.id)).toEqual(['test fact-check.added', 'fact-checks fact-check.embedded']);
  expect(await world.didTo(bystander.id)).toHaveLength(2);
});

test('a changed claim is embedded anew, and a withdrawn one leaves the index', async () => {
  const world = await openWorld();
  const { id } = await saveFactCheck(world, ours);
  await world.runDueJobs();
  const before = (await findDocuments(world.db, [id], world.embedder))[0]?.vector;
  await saveFactCheck(world, { ...ours, claim: 'The whale of Saltquay rings the church bell' });
  await world.runDueJobs();
  expect((await findDocuments(world.db, [id], world.embedder))[0]?.vector).not.toEqual(before);

  await saveFactCheck(world, { ...ours, claim: 'The whale of Saltquay rings the church bell', state: 'withdrawn' });
  await world.runDueJobs();
  expect(await findDocuments(world.db, [id])).toEqual([]);
  expect(await world.search.size()).toBe(0);
});

test('indexing twice, and indexing what is not there, changes nothing more', async () => {
  const world = await openWorld();
  const { id } = await saveFactCheck(world, ours);
  await indexFactCheck(world, { factCheckId: id });
  await indexFactCheck(world, { factCheckId: id });
  await indexFactCheck(world, { factCheckId: 'fc_unknown' });
  expect(await world.search.size()).toBe(1);
  expect(await world.didTo(id)).toHaveLength(2);
});

test('the index is filled from the database, withdrawn ones left out', async () => {
  const world = await openWorld();
  await importText(world, fixture('feed.json'));
  await saveFactCheck(world, { ...ours, state: 'withdrawn' });
  await world.search.remove((await nominated(world, 'salt water cures harbour fever')).slice(0, 1));
  expect(await loadSearchIndex(world)).toBe(4);
  expect(await world.search.size()).toBe(4);
});

test('another embedder makes every vector anew, once', async () => {
  const world = await openWorld();
  await importText(world, fixture('feed.json'));
  const changed = { ...world, embedder: { ...world.embedder, revision: '2' } };
  expect(await reEmbed(changed)).toBe(4);
  expect(await reEmbed(changed)).toBe(0);
  const row = await findByExternalId(world.db, { source: 'imported', externalId: 'tw-17' });
  expect(row?.embedder).toBe('fake@2');
});
