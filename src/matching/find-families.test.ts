import { describe, expect, test } from 'vitest';
import { databaseLanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { changeFamily } from '../fact-checks/change-family.ts';
import { countWithoutFamily, familiesOf } from '../fact-checks/families.store.ts';
import { importFeed } from '../fact-checks/import-feed.ts';
import { saveFactCheck } from '../fact-checks/save-fact-check.ts';
import { findFamilies, startFamilies } from './find-families.ts';

const squid = 'A giant squid has closed the old pier of Saltquay for the whole of the coming winter season';
const squidAgain = 'A giant squid has closed the old pier of Saltquay for the whole coming winter season';
const swans = 'The mayor of Greywater bought ninety golden swans with the money meant for the orphanage roof';

const check = (externalId: string, claim: string, more: { language?: string; url?: string } = {}) => ({
  source: 'lamp',
  externalId,
  claim,
  title: 'It is not so.',
  summary: '',
  rating: 'false' as const,
  ratingWords: 'False',
  url: more.url ?? `https://lamp.example/${externalId}`,
  language: more.language ?? 'en',
  publisher: 'The Harbour Lamp',
  claimant: null,
  publishedOn: '2026-02-01',
});

/** Saves fact-checks and looks for their families; returns their ids. */
async function saved(world: TestWorld, ...checks: ReturnType<typeof check>[]): Promise<string[]> {
  const ids: string[] = [];
  for (const one of checks) ids.push((await saveFactCheck(world, one)).id);
  await world.runDueJobs();
  return ids;
}
/** Which of these are of one family: equal letters are one. */
async function letters(world: TestWorld, ids: readonly string[]): Promise<string> {
  const families = await familiesOf(world.db, ids);
  const seen: (string | null)[] = [];
  return ids
    .map((id) => {
      const family = families.get(id) ?? null;
      if (family === null) return '-';
      if (!seen.includes(family)) seen.push(family);
      return 'abcdef'[seen.indexOf(family)];
    })
    .join('');
}

describe.each(databaseLanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('families', () => {
    test('form as fact-checks come, and the later one joins the earlier', async () => {
      const world = await openWorld(lane);
      const [first = '', other = ''] = await saved(world, check('1', squid), check('2', swans));
      const [later = ''] = await saved(world, check('3', squidAgain));
      expect(await letters(world, [first, other, later])).toBe('aba');
      expect((await familiesOf(world.db, [later])).get(later)).toBe(first);
    });

    test('hold translations that a publisher gives under one address, and not two claims of one page', async () => {
      const world = await openWorld(lane);
      const url = 'https://lamp.example/squid';
      const page = 'https://lamp.example/list';
      const ids = await saved(
        world,
        check('1', squid, { url }),
        check('2', 'Un calamar gigante ha cerrado el viejo muelle de Saltquay', { url, language: 'es' }),
        check('3', swans, { url: page }),
        check('4', 'Bank Meridian gives five hundred crowns to everybody who opens the golden link', { url: page }),
      );
      expect(await letters(world, ids)).toBe('aabc');
    });

    test('are looked for again when a claim changes, and those left behind stay together', async () => {
      const world = await openWorld(lane);
      const three = [check('1', squid), check('2', squidAgain), check('3', `${squid} now`)];
      const ids = await saved(world, ...three);
      expect(await letters(world, ids)).toBe('aaa');
      await saved(world, { ...check('1', squid), claim: swans });
      expect(await letters(world, ids)).toBe('abb');
      await saved(world, check('1', squid));
      expect(await letters(world, ids)).toBe('aaa');
    });

    test('come after an import in pages, whatever was there before, and a second import changes none', async () => {
      const world = await openWorld(lane);
      const rows = ['"claim","url"', `"${squid}","https://a.example/1"`, `"${squidAgain}","https://b.example/1"`].join(
        '\n',
      );
      const feed = () =>
        importFeed(world, {
          source: 'feed',
          format: 'csv',
          bytes: (async function* () {
            yield new TextEncoder().encode(rows.replace('"claim","url"', '"claimReviewed","url"'));
          })(),
        });
      const summary = await feed();
      expect(summary.added).toBe(2);
      expect(await countWithoutFamily(world.db)).toBe(2);
      expect(await startFamilies(world)).toBe(2);
      await world.runDueJobs();
      const ids = (await world.db.query.factChecks.findMany()).map((one) => one.id);
      expect(await letters(world, ids)).toBe('aa');
      await feed();
      expect(await countWithoutFamily(world.db)).toBe(0);
      expect(await startFamilies(world)).toBe(0);
    });

    test('hold what a publisher says is the same, in whatever order it comes, and let go when it no longer says so', async () => {
      const world = await openWorld(lane);
      const review = (url: string, inLanguage: string, claimReviewed: string, more: object = {}) => ({
        ...{ '@type': 'ClaimReview', url, inLanguage, claimReviewed, author: { name: 'The Harbour Lamp' } },
        ...more,
      });
      const take = async (...reviews: object[]) => {
        const bytes = (async function* () {
          yield new TextEncoder().encode(JSON.stringify(reviews));
        })();
        await importFeed(world, { source: 'lamp', format: 'auto', bytes });
        await startFamilies(world);
        await world.runDueJobs();
      };
      const [here, there] = ['https://lamp.example/en/squid', 'https://lamp.example/es/calamar'];
      const translated = review(there, 'es', 'Un calamar gigante ha cerrado el viejo muelle de Saltquay');
      await take(review(here, 'en', squid, { workTranslation: { '@id': there } }), review(`${here}/2`, 'en', swans));
      await take(translated);
      const rows = await world.db.query.factChecks.findMany();
      const ids = [here, there, `${here}/2`].map((url) => rows.find((row) => row.url === url)?.id ?? '');
      expect(await letters(world, ids)).toBe('aab');
      await take(review(here, 'en', squid));
      expect(await letters(world, ids)).toBe('abc');
    });

    test('obey an editor, who may take one out, put two together, and take either back', async () => {
      const world = await openWorld(lane);
      const ids = await saved(world, check('1', squid), check('2', squidAgain), check('3', swans));
      const [one = '', two = '', three = ''] = ids;
      const editor = world.as('eva', 'editor');
      const say = changeFamily.bind(null, editor);
      await expect(
        changeFamily(world.as('rita', 'reviewer'), { change: 'leave', factCheckId: one }),
      ).rejects.toMatchObject({ code: 'family.editors-only' });
      await expect(say({ change: 'join', factCheckId: one, otherId: one })).rejects.toMatchObject({
        code: 'family.itself',
      });
      await expect(say({ change: 'return', factCheckId: one })).rejects.toMatchObject({ code: 'family.not-so' });

      await say({ change: 'leave', factCheckId: one });
      await say({ change: 'leave', factCheckId: one });
      expect(await letters(world, ids)).toBe('abc');
      await saved(world, check('4', `${squid} now`));
      expect(await letters(world, ids)).toBe('abc');
      await say({ change: 'join', factCheckId: one, otherId: three });
      expect(await letters(world, ids)).toBe('aba');
      await say({ change: 'leave', factCheckId: one });
      expect(await letters(world, ids)).toBe('abc');
      await say({ change: 'join', factCheckId: one, otherId: three });
      await say({ change: 'part', factCheckId: three, otherId: one });
      await say({ change: 'return', factCheckId: one });
      expect(await letters(world, [one, two, three])).toBe('aab');
      expect(await world.didTo(one)).toEqual([
        'test fact-check.added',
        'fact-checks fact-check.embedded',
        'eva fact-check.family-leave',
        'eva fact-check.family-leave',
        'eva fact-check.family-join',
        'eva fact-check.family-leave',
        'eva fact-check.family-join',
        'eva fact-check.family-part',
        'eva fact-check.family-return',
      ]);
    });

    test('come out the same when the looking runs twice, and nothing is left to do', async () => {
      const world = await openWorld(lane);
      const ids = await saved(world, check('1', squid), check('2', squidAgain));
      await Promise.all([findFamilies(world), findFamilies(world)]);
      expect(await letters(world, ids)).toBe('aa');
      expect(await world.runDueJobs()).toBe(0);
    });
  });
});
