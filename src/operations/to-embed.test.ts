import { expect, test } from 'vitest';
import { aCheck } from '../../test/support/checks.ts';
import { openWorld } from '../../test/support/open-world.ts';
import { readOperations } from './operations.view.ts';

test('operations counts the fact-checks that another model embedded', async () => {
  const world = await openWorld();
  await aCheck(world, {
    claim: 'The tide clock of Saltquay runs backwards',
    title: 'The tide clock runs forwards.',
    summary: '',
    rating: 'false',
  });
  expect((await readOperations(world.db, world.embedder)).toEmbed).toBe(0);
  expect((await readOperations(world.db, { name: 'other', revision: '7' })).toEmbed).toBe(1);
});
