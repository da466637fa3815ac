import { describe, expect, test } from 'vitest';
import { changeFamily } from '../../src/fact-checks/change-family.ts';
import { startHourly } from '../../src/jobs/hourly.ts';
import { policyRows } from '../../src/matching/policy.store.ts';
import { readDrift, watchDrift } from '../../src/matching/watch-drift.ts';
import { readAnswers } from '../../src/operations/answers.view.ts';
import { readChannel } from '../../src/operations/channel.view.ts';
import { OperationsPage } from '../../src/operations/operations.page.tsx';
import { readOperations } from '../../src/operations/operations.view.ts';
import { resumeAnswers } from '../../src/operations/resume-answers.ts';
import { attachCheck } from '../../src/review/attach-check.ts';
import { judgeMatch } from '../../src/review/judge-match.ts';
import { aCheck } from '../support/checks.ts';
import { lanes, skipLane } from '../support/lanes.ts';
import { openWorld, type TestWorld } from '../support/open-world.ts';
import { answerEasily } from '../support/policy.ts';
import { heard, lastChoices, say } from '../support/whatsapp.ts';

const english = [
  'The Saltquay cable car will be sold to a copper mining company from the hills next Tuesday morning',
  'Drinking warm brine with crushed juniper before sunrise cures the marsh fever within three days',
  'Bank Meridian gives five hundred crowns to everybody who opens the golden lantern link before midnight',
  'Schools in Ostermoor stay closed until harvest because of a plague of silver beetles in the kitchens',
  'The lighthouse of Cape Verity was painted with radioactive paint left over from the submarine yard',
];
const late = 'The mayor of Greywater bought ninety golden swans with the money meant for the orphanage roof';
const spanish = 'El alcalde de Villaseca compró noventa relojes de oro con el dinero destinado al hospital infantil';

const phone = (n: number) => String(15550100200 + n);
/** What an asker hears to a forward of a claim. */
async function ask(world: TestWorld, from: string, claim: string): Promise<string> {
  await say(world, { from, text: claim, forwarded: true });
  return heard(world, from).at(-1) ?? '';
}
/** Taps "not what I asked" under the last answer. */
async function tapNotMine(world: TestWorld, from: string): Promise<void> {
  await say(world, { from, tap: lastChoices(world, from).find((id) => id.startsWith('not-mine')) ?? '' });
}
/** A reviewer rejects the answer that a claim got. */
async function reject(world: TestWorld, claim: string): Promise<void> {
  const found = (await world.db.query.claims.findMany()).find((one) => one.text.includes(claim));
  const open = (await world.db.query.cases.findMany()).find((one) => one.claimId === found?.rootId);
  const matches = (await world.db.query.matches.findMany()).filter((one) => one.claimId === found?.id);
  const best = matches.sort((a, b) => b.probability - a.probability)[0];
  await judgeMatch(world.as('rita', 'reviewer'), {
    caseId: open?.id ?? 'case_none',
    matchId: best?.id ?? 'mat_none',
    says: 'rejected',
  });
}
async function anHourLater(world: TestWorld): Promise<void> {
  world.clock.advance(61 * 60_000);
  await world.runDueJobs();
}
async function operationsPage(world: TestWorld): Promise<string> {
  const staff = { id: 'stf_ada', name: 'Ada', role: 'admin' } as Parameters<typeof OperationsPage>[0]['staff'];
  const operations = await readOperations(world.db);
  const answers = await readAnswers(world);
  const now = world.clock.now();
  const channel = await readChannel(world.db, now);
  return String(await OperationsPage({ staff, now, operations, answers, channel, done: '' }));
}

describe.each(lanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('the drift watch', () => {
    test('switches one language to asking when askers and reviewers contradict it, says so, and starts anew when switched back', async () => {
      const world = await openWorld(lane);
      await answerEasily(world);
      for (const claim of [...english, late]) await aCheck(world, { ...words, claim });
      await aCheck(world, { ...words, claim: spanish, language: 'es' });
      await startHourly(world);
      for (const [n, claim] of english.entries()) expect(await ask(world, phone(n), claim)).toContain('*False.*');

      for (const n of [0, 1, 2]) await tapNotMine(world, phone(n));
      await reject(world, english[0] ?? '');
      await anHourLater(world);
      expect(await policyRows(world.db)).toHaveLength(1);

      await tapNotMine(world, phone(3));
      await reject(world, english[1] ?? '');
      await anHourLater(world);
      const [, row, ...more] = await policyRows(world.db);
      expect(more).toEqual([]);
      expect(row).toMatchObject({ actorKind: 'machine', actorName: 'drift watch', choices: { modes: { en: 'ask' } } });
      expect(row?.reason).toContain('Of the last 5 claims answered automatically, 3 were wrong');
      expect(await world.didTo('policy')).toContain('drift watch policy.changed');

      expect(await ask(world, phone(20), late)).toContain(`Is this what you mean?\n\n${late}`);
      expect(await ask(world, phone(21), spanish)).toContain('*Falso.*');
      const page = await operationsPage(world);
      expect(page).toContain('English is not answered automatically any more');
      expect(page).toContain('3 were wrong (reviewers said so of 2, askers doubted 2 more');

      await expect(
        resumeAnswers(world.as('rita', 'reviewer'), { language: 'en', reason: 'fixed' }),
      ).rejects.toMatchObject({ code: 'policy.role' });
      world.clock.advance(1_000);
      await resumeAnswers(world.as('ada', 'admin'), { language: 'en', reason: 'The two checks were withdrawn' });
      await anHourLater(world);
      expect(await policyRows(world.db)).toHaveLength(3);
      const drift = (await readDrift(world)).find((one) => one.language === 'en');
      expect(drift).toMatchObject({ mode: 'reply', switchedBy: null, figures: { answered: 0, counted: 0 } });
      expect(await operationsPage(world)).not.toContain('not answered automatically any more');
      expect(await ask(world, phone(22), late)).toContain('*False.*');
    });

    test.each([
      ['another claim', 1],
      ['the same claim', 0],
    ])('takes a complaint that a reviewer answers with a fact-check of %s for %i wrong', async (which, wrong) => {
      const world = await openWorld(lane);
      await answerEasily(world);
      const [claim = '', other = ''] = english;
      const answered = await aCheck(world, { ...words, claim });
      const better = await aCheck(world, { ...words, claim: other });
      if (which === 'the same claim')
        await changeFamily(world.as('eva'), { change: 'join', factCheckId: answered, otherId: better });
      await ask(world, phone(0), claim);
      await tapNotMine(world, phone(0));
      const caseId = (await world.db.query.cases.findMany())[0]?.id ?? 'case_none';
      await attachCheck(world.as('rita', 'reviewer'), { caseId, factCheckId: better });
      const matches = await world.db.query.matches.findMany();
      const matchId = matches.find((one) => one.factCheckId === better)?.id ?? 'mat_none';
      await judgeMatch(world.as('rita', 'reviewer'), { caseId, matchId, says: 'accepted' });
      expect((await readDrift(world))[0]?.figures).toMatchObject({ answered: 1, wrong, doubted: 1 - wrong });
    });

    test('runs once an hour however often it is started, and twice changes nothing', async () => {
      const world = await openWorld(lane);
      await startHourly(world);
      await startHourly(world);
      await world.runDueJobs();
      await watchDrift(world);
      await startHourly(world);
      expect(await world.runDueJobs()).toBe(0);
      await anHourLater(world);
      expect((await world.didTo('policy')).filter((did) => did.endsWith('drift.watched'))).toHaveLength(2);
    });
  });
});

const words = { title: 'It is not so.', summary: 'We asked, and read the register.', rating: 'false' as const };
