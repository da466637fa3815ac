import { describe, expect, test } from 'vitest';
import { changeSubmission } from '../../src/conversation/conversation.store.ts';
import { hourMs } from '../../src/core/time.ts';
import { publishVerdict } from '../../src/publishing/publish-verdict.ts';
import { writeVerdict } from '../../src/publishing/write-verdict.ts';
import { attachCheck } from '../../src/review/attach-check.ts';
import { findChecks } from '../../src/review/find-checks.view.ts';
import { judgeMatch } from '../../src/review/judge-match.ts';
import { takeHold } from '../../src/review/take-hold.ts';
import { aCheck } from '../support/checks.ts';
import { correctIt, publishTheCase, verdictWords } from '../support/desk.ts';
import { lanes, skipLane } from '../support/lanes.ts';
import { openWorld } from '../support/open-world.ts';
import { heard, say, settle } from '../support/whatsapp.ts';

const rumour =
  'Urgent: the Port Amara waterworks will add fluorine crystals to the drinking water on Friday night and everyone must store clean water';
const askers = ['15550100001', '15550100002', '15550100003'];
const variants = [rumour, `*Forwarded as received* ${rumour} 🙏🙏`, `${rumour.toUpperCase()}!!!`];

async function threeAsk(world: Awaited<ReturnType<typeof openWorld>>) {
  for (const [index, from] of askers.entries())
    await say(world, { from, text: variants[index] ?? rumour, forwarded: true });
}

describe.each(lanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('journey', () => {
    test('an editor publishes: all three who asked hear it once, and a correction reaches the same three', async () => {
      const world = await openWorld(lane);
      await threeAsk(world);
      expect(await world.count('cases')).toBe(1);
      const { caseId, verdictId } = await publishTheCase(world);
      await settle(world);
      for (const from of askers) {
        expect(heard(world, from)).toHaveLength(2);
        expect(heard(world, from)[1]).toMatch(/^🛑 \*False\.\* Nothing is being added/);
        expect(heard(world, from)[1]).toMatch(/You asked about this\. A person has checked it now\.$/);
      }
      await correctIt(world, verdictId);
      await settle(world);
      for (const from of askers) {
        expect(heard(world, from)).toHaveLength(3);
        expect(heard(world, from)[2]).toContain(
          'Correction: what I told you before was not right. We missed the chlorine.\n\n⚠️ *Misleading.*',
        );
      }
      expect(await world.didTo(caseId)).toEqual(
        expect.arrayContaining(['eva case.held', 'eva verdict.published', 'publishing verdict.notices-queued']),
      );
    });

    test('who asks after publication is answered at once, by what people confirmed, and hears the correction too', async () => {
      const world = await openWorld(lane);
      await threeAsk(world);
      const { verdictId } = await publishTheCase(world);
      await settle(world);
      await say(world, { from: '15550100009', text: rumour, forwarded: true });
      expect(heard(world, '15550100009')[0]).toContain('Nothing is being added');
      await correctIt(world, verdictId);
      await settle(world);
      expect(heard(world, '15550100009').at(-1)).toContain('Correction');
    });

    test('publishing twice says nothing twice, and the notice job may run again', async () => {
      const world = await openWorld(lane);
      await threeAsk(world);
      const { verdictId } = await publishTheCase(world);
      await settle(world);
      await expect(publishVerdict(world.as('eva'), { verdictId })).rejects.toMatchObject({ code: 'verdict.published' });
      await world.jobs.send(world.db, 'notify-askers', { verdictId });
      await settle(world);
      for (const from of askers) expect(heard(world, from)).toHaveLength(2);
    });

    test('outside the 24-hour window the words are kept, a template goes out, and they are given when the asker writes', async () => {
      const world = await openWorld(lane);
      await threeAsk(world);
      world.clock.advance(30 * hourMs);
      await publishTheCase(world);
      await settle(world);
      const templates = world.messenger.sent.filter((one) => one.words.kind === 'template');
      expect(templates).toHaveLength(3);
      expect(heard(world, '15550100001')).toHaveLength(1);
      await say(world, { from: '15550100001', text: 'hello' });
      expect(heard(world, '15550100001').join('\n')).toContain('Nothing is being added');
      expect(heard(world, '15550100002')).toHaveLength(1);
    });

    test('who said STOP, and who was erased, hears no more', async () => {
      const world = await openWorld(lane);
      await threeAsk(world);
      await say(world, { from: '15550100001', text: 'STOP' });
      await say(world, { from: '15550100002', text: 'DELETE MY DATA' });
      await say(world, { from: '15550100002', tap: 'erase:yes' });
      const before = world.messenger.sent.length;
      await publishTheCase(world);
      await settle(world);
      expect(world.messenger.sent.length - before).toBe(1);
      expect(heard(world, '15550100003').at(-1)).toContain('Nothing is being added');
    });

    test('only an editor publishes, and only a whole verdict', async () => {
      const world = await openWorld(lane);
      await threeAsk(world);
      const [open] = await world.db.query.cases.findMany();
      const caseId = open?.id ?? '';
      const reviewer = world.as('ben', 'reviewer');
      const verdictId = await writeVerdict(reviewer, { caseId, ...verdictWords, sources: [] });
      await expect(publishVerdict(reviewer, { verdictId })).rejects.toMatchObject({ code: 'verdict.editors-only' });
      await expect(publishVerdict(world.as('eva'), { verdictId })).rejects.toMatchObject({
        code: 'verdict.incomplete',
      });
      expect(await world.count('fact_checks')).toBe(0);
    });

    test('a second reviewer can neither hold, judge nor write a held case until the hold has run out', async () => {
      const world = await openWorld(lane);
      await threeAsk(world);
      const [open] = await world.db.query.cases.findMany();
      const caseId = open?.id ?? '';
      await takeHold(world.as('amina', 'reviewer'), { caseId });
      await expect(takeHold(world.as('ben', 'reviewer'), { caseId })).rejects.toMatchObject({
        code: 'case.held-by-other',
      });
      await expect(writeVerdict(world.as('ben', 'reviewer'), { caseId, ...verdictWords })).rejects.toMatchObject({
        code: 'case.held-by-other',
      });
      world.clock.advance(hourMs / 6 + 1);
      await takeHold(world.as('ben', 'reviewer'), { caseId });
      expect(await world.didTo(caseId)).toEqual(expect.arrayContaining(['amina case.held', 'ben case.held']));
    });

    test('a reviewer finds a fact-check the machine missed and accepts it: everyone who waits is answered, and the case closes', async () => {
      const world = await openWorld(lane);
      await threeAsk(world);
      const factCheckId = await aCheck(world, {
        claim: rumour,
        title: 'Nothing is being added.',
        summary: 'None is planned.',
        rating: 'false',
      });
      const [open] = await world.db.query.cases.findMany();
      const caseId = open?.id ?? '';
      const amina = world.as('amina', 'reviewer');
      expect((await findChecks(world, 'fluorine in the water')).map((check) => check.id)).toEqual([factCheckId]);
      await attachCheck(amina, { caseId, factCheckId });
      const match = (await world.db.query.matches.findMany()).find((one) => one.factCheckId === factCheckId);
      await judgeMatch(amina, { caseId, matchId: match?.id ?? '', says: 'accepted' });
      await settle(world);
      for (const from of askers) expect(heard(world, from).at(-1)).toContain('Nothing is being added.');
      expect((await world.db.query.cases.findMany())[0]).toMatchObject({ state: 'closed', outcome: 'answered' });
      await say(world, { from: '15550100009', text: rumour, forwarded: true });
      expect(heard(world, '15550100009')[0]).toContain('Nothing is being added.');
    });

    test('an offer is a choice: a pick of what was offered answers, another is ignored, and "none of these" opens a case', async () => {
      const world = await openWorld(lane);
      await say(world, { from: '15550100001', text: rumour, forwarded: true });
      const offered = await aCheck(world, {
        claim: 'Crystals in the water',
        title: 'They do not.',
        summary: 'None is planned.',
        rating: 'false',
      });
      const other = await aCheck(world, {
        claim: 'A squid in the pier',
        title: 'There is none.',
        summary: 'Nobody saw it.',
        rating: 'false',
      });
      const [submission] = await world.db.query.submissions.findMany();
      const submissionId = submission?.id ?? '';
      await changeSubmission(world.db, submissionId, {
        decision: 'ask',
        candidates: [{ factCheckId: offered, probability: 0.5 }],
      });
      await say(world, { from: '15550100001', tap: `pick:${submissionId}:${other}` });
      expect(heard(world, '15550100001')).toHaveLength(1);
      await say(world, { from: '15550100001', tap: `pick:${submissionId}:${offered}` });
      expect(heard(world, '15550100001').at(-1)).toContain('They do not.');
      const before = await world.count('cases');
      await say(world, { from: '15550100002', tap: `none:${submissionId}` });
      expect(heard(world, '15550100002')).toEqual([expect.stringMatching(/^Which message do you mean/)]);
      await say(world, { from: '15550100001', tap: `none:${submissionId}` });
      expect([await world.count('cases'), (await world.db.query.submissions.findMany())[0]?.feedback]).toEqual([
        before,
        'not-mine',
      ]);
    });
  });
});
