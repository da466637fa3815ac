import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { factChecks } from '../../db/schema/fact-checks.ts';
import { aCheck } from '../../test/support/checks.ts';
import { lanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { openInProcessIndex } from '../adapters/search/in-process.ts';
import { minuteMs } from '../core/time.ts';
import { followChanges, openFollower } from './follow-changes.ts';
import { loadSearchIndex } from './load-search-index.ts';
import { saveFactCheck } from './save-fact-check.ts';

const claim = 'The tide clock of Saltquay runs backwards since the storm';
const told = { title: 'The tide clock runs forwards.', summary: '', rating: 'false' as const };

/** Another process on the same database, with an index of its own. */
async function another(world: TestWorld) {
  const process = { ...world, search: openInProcessIndex() };
  const since = world.clock.now();
  await loadSearchIndex(process);
  const finds = async (text: string) => process.search.nominate({ text, language: 'en', vector: null, limit: 5 });
  return { process, finds, follower: openFollower(process, since) };
}

describe.each(lanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('a process that follows', () => {
    test('finds what another one published, by its new words once it changed, and not any more once withdrawn', async () => {
      const world = await openWorld(lane);
      const { finds, follower } = await another(world);
      const id = await aCheck(world, { claim, ...told });
      expect(await finds(claim)).toEqual([]);
      expect(await follower.look()).toBe(1);
      expect(await finds(claim)).toEqual([id]);
      expect(await follower.look()).toBe(0);

      const [row] = await world.db.select().from(factChecks).where(eq(factChecks.id, id));
      if (!row) throw new Error('no fact-check');
      const {
        source,
        externalId,
        title,
        summary,
        rating,
        ratingWords,
        url,
        language,
        publisher,
        claimant,
        publishedOn,
      } = row;
      const content = {
        source,
        externalId,
        title,
        summary,
        rating,
        ratingWords,
        url,
        language,
        publisher,
        claimant,
        publishedOn,
      };
      world.clock.advance(1_000);
      await saveFactCheck(world, { ...content, claim: 'Golden turtles cross the square at noon' });
      await follower.look();
      expect(await finds('golden turtles square')).toEqual([id]);
      await world.runDueJobs();
      expect(await follower.look()).toBe(1);

      world.clock.advance(10 * minuteMs);
      await saveFactCheck(world, { ...content, claim: 'Golden turtles cross the square at noon', state: 'withdrawn' });
      await follower.look();
      expect(await finds('golden turtles square')).toEqual([]);
    });
  });
});

test('an index that still has another number than the database after two looks is loaded again, and said so', async () => {
  const world = await openWorld();
  const id = await aCheck(world, { claim, ...told });
  const { process, finds } = await another(world);
  await process.search.remove([id]);
  let waits = 0;
  // Ten minutes are 120 looks; after 20 a repair would be late.
  const end = { isStopped: () => waits > 241, wait: async () => void waits++ };
  await followChanges(process, { since: new Date(world.clock.now().getTime() + 10 * minuteMs), ...end });
  expect(await finds(claim)).toEqual([id]);
  const warned = world.log.lines.filter(({ level }) => level === 'warn');
  expect(warned.map(({ line }) => line)).toEqual(['the search index is not in line; it is loaded again']);
});

test('a database that is away is asked again', async () => {
  const world = await openWorld();
  let waits = 0;
  const end = { isStopped: () => waits > 3, wait: async () => void waits++ };
  const since = world.clock.now();
  await followChanges({ ...world, db: {} as never }, { since, ...end });
  expect(world.log.lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'warn']);
});
