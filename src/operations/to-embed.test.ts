import { expect, test } from 'vitest';
import { openWorld } from '../../test/support/open-world.ts';
import { saveFactCheck } from '../fact-checks/save-fact-check.ts';
import { readOperations } from './operations.view.ts';

test('operations counts the fact-checks that another model embedded', async () => {
  const world = await openWorld();
  await saveFactCheck(world, {
    source: 'ours',
    externalId: 'ver_1',
    claim: 'The tide clock of Saltquay runs backwards',
    title: 'The tide clock runs forwards.',
    summary: '',
    rating: 'false',
    ratingWords: 'false',
    url: null,
    language: 'en',
    publisher: 'The Harbour Lamp',
    claimant: null,
    publishedOn: '2026-03-01',
    slug: null,
  });
  await world.runDueJobs();
  expect((await readOperations(world.db, world.embedder)).toEmbed).toBe(0);
  expect((await readOperations(world.db, { name: 'other', revision: '7' })).toEmbed).toBe(1);
});
