import { describe, expect, test } from 'vitest';
import { aCheck } from '../../test/support/checks.ts';
import { lanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld } from '../../test/support/open-world.ts';
import { unavailable } from '../core/errors.ts';
import { hourMs, minuteMs } from '../core/time.ts';
import { startHourly } from '../jobs/hourly.ts';
import { reconcileIndex } from './reconcile-index.ts';
import { readReconciled } from './reconciled.store.ts';

const told = { title: 'It is not so.', summary: '', rating: 'false' as const };
const claims = ['The tide clock runs backwards', 'The whale rings the bell', 'A lighthouse was sold to a bank'];

describe.each(lanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('the search index, held against the database,', () => {
    test('gets back what it lost, and lets go of what nobody knows, though not at once', async () => {
      const world = await openWorld(lane);
      const ids: string[] = [];
      for (const claim of claims) ids.push(await aCheck(world, { claim, ...told }));
      const [lost = '', ...kept] = ids;
      await world.search.remove([lost]);
      const stale = { id: 'fc_stale', claim: 'Golden turtles cross the square at noon', title: '', summary: '' };
      const rest = { language: 'en', publisher: 'x', rating: null, publishedAt: null, url: null, externalId: 'x' };
      await world.search.put([{ ...stale, ...rest, vector: null }]);
      const finds = (text: string) => world.search.nominate({ text, language: 'en', vector: null, limit: 5 });

      await reconcileIndex(world);
      expect(await finds('the tide clock runs backwards')).toContain(lost);
      for (const id of kept) expect(await world.didTo(id)).toEqual(expect.arrayContaining(['test fact-check.added']));
      expect(await readReconciled(world.db)).toMatchObject({
        documents: 3,
        missing: 1,
        changed: 0,
        stale: 1,
        away: false,
      });
      expect(await world.didTo('search')).toEqual(['fact-checks search.repaired']);

      await world.runDueJobs();
      expect(await finds('golden turtles square')).toEqual(['fc_stale']);
      world.clock.advance(6 * minuteMs);
      await world.runDueJobs();
      expect(await finds('golden turtles square')).toEqual([]);

      world.clock.advance(hourMs);
      await world.runDueJobs();
      expect(await readReconciled(world.db)).toMatchObject({ documents: 3, missing: 0, changed: 0, stale: 0 });
      expect(await world.didTo('search')).toHaveLength(1);
    });
  });
});

test('an engine that is away is told of, and asked again in an hour', async () => {
  const world = await openWorld();
  const reconcile = () => Promise.reject(unavailable('search.unavailable', 'No answer.', 1_000));
  await reconcileIndex({ ...world, search: { ...world.search, reconcile } });
  expect(await readReconciled(world.db)).toMatchObject({ away: true });
  world.clock.advance(hourMs + minuteMs);
  await world.runDueJobs();
  expect(await readReconciled(world.db)).toMatchObject({ away: false });
});

test('it runs once an hour, however often it is started', async () => {
  const world = await openWorld();
  for (let i = 0; i < 3; i++) await startHourly(world);
  await world.runDueJobs();
  const waiting = await world.jobs.boss.findJobs('reconcile-index', { queued: true });
  expect(waiting).toHaveLength(1);
});
