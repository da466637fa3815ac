import { describe, expect, test } from 'vitest';
import { databaseLanes, skipLane } from '../../test/support/lanes.ts';
import { openWorld } from '../../test/support/open-world.ts';
import type { Rating } from '../core/ratings.ts';
import { changeFamily } from '../fact-checks/change-family.ts';
import { saveFactCheck } from '../fact-checks/save-fact-check.ts';
import { readDisagreements } from './family.view.ts';

const squid = 'A giant squid has closed the old pier of Saltquay for the whole of the coming winter season';
const swans = 'The mayor of Greywater bought ninety golden swans with the money meant for the orphanage roof';

const check = (externalId: string, claim: string, rating: Rating) => ({
  ...{ source: 'lamp', externalId, claim, rating, title: '', summary: '', ratingWords: rating },
  ...{ url: `https://lamp.example/${externalId}`, language: 'en', publisher: 'The Harbour Lamp' },
  ...{ claimant: null, publishedOn: `2026-02-0${externalId}` },
});

const editor = { kind: 'staff', id: 'stf_mara', name: 'Mara Lindqvist', role: 'editor' } as const;

describe.each(databaseLanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('fact-checks of one family that disagree', () => {
    const filled = async () => {
      const world = await openWorld(lane);
      const ids: string[] = [];
      for (const one of [
        check('1', squid, 'true'),
        check('2', squid, 'false'),
        check('3', squid, 'unproven'),
        check('4', swans, 'true'),
        check('5', swans, 'true'),
      ])
        ids.push((await saveFactCheck(world, one)).id);
      await world.runDueJobs();
      const pairs = async () => (await readDisagreements(world.db)).map(({ right, wrong }) => [right.id, wrong.id]);
      return { needs: { ...world, actor: editor }, ids, pairs };
    };

    test('are shown, one as true and one as wrong, and those that agree are not', async () => {
      const { ids, pairs } = await filled();
      expect(await pairs()).toEqual([[ids[0], ids[1]]]);
    });

    test('are settled when an editor takes one out, and come back when that is taken back', async () => {
      const { needs, ids, pairs } = await filled();
      const factCheckId = ids[1] ?? '';
      await changeFamily(needs, { change: 'leave', factCheckId });
      expect(await pairs()).toEqual([]);
      await changeFamily(needs, { change: 'return', factCheckId });
      expect(await pairs()).toEqual([[ids[0], ids[1]]]);
    });

    test('are settled when an editor says that they belong together', async () => {
      const { needs, ids, pairs } = await filled();
      await changeFamily(needs, { change: 'join', factCheckId: ids[0] ?? '', otherId: ids[1] ?? '' });
      expect(await pairs()).toEqual([]);
    });
  });
});
