/** Long because it tells many short stories of one kind. */
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { factChecks } from '../../db/schema/fact-checks.ts';
import { outgoing } from '../../db/schema/outbox.ts';
import { cases } from '../../db/schema/review.ts';
import { changeSubmission } from '../../src/conversation/conversation.store.ts';
import { phrasesOf } from '../../src/conversation/words.ts';
import { askAsker } from '../../src/review/ask-asker.ts';
import { changeCase, secondThoughtMs } from '../../src/review/change-case.ts';
import { takeHold } from '../../src/review/take-hold.ts';
import { aCheck } from '../support/checks.ts';
import { publishTheCase } from '../support/desk.ts';
import { databaseLanes, skipLane } from '../support/lanes.ts';
import { openWorld, type TestWorld } from '../support/open-world.ts';
import { aMessage, deliver, heard, lastChoices, say, settle } from '../support/whatsapp.ts';

const nadia = '15550100001';
const ferry = 'The council of Alder closes the bridge on the 3rd because draining the pond cost too much';
const market = 'The council of Birch sells the lighthouse on the 4th because moving the market cost too much';
const known = 'Boiled seaweed with honey cures the red harbour fever within two days, all doctors of Port Amara say so';
const aboutSeaweed = {
  claim: known,
  title: 'Seaweed does not cure it.',
  summary: 'No trial found that.',
  rating: 'false' as const,
};
const picture = { image: { id: '4411', mime_type: 'image/jpeg' } };
const { toPerson, notedPerson, sendTheMessage } = phrasesOf('en');

/** The texts said to Nadia, without the line on privacy. */
const told = (world: TestWorld) => heard(world, nadia).map((words) => words.split('\n\nWe keep what you send')[0]);
const submissionsOf = async (world: TestWorld) =>
  (await world.db.query.submissions.findMany()).sort((a, b) => (a.id < b.id ? -1 : 1));
const reasons = async (world: TestWorld) => (await world.db.query.cases.findMany()).map((one) => one.reason);

/** Waits as long as a picture waits for its words. */
async function settleLong(world: TestWorld) {
  await settle(world);
  world.clock.advance(20_000);
  await settle(world);
}

/** A world in which Nadia was offered one claim that may be meant. */
async function offered(lane: Parameters<typeof openWorld>[0]) {
  const world = await openWorld(lane);
  const check = await aCheck(world, { ...aboutSeaweed, claim: 'Claim about fish' });
  await say(world, { text: ferry, forwarded: true });
  const [one] = await submissionsOf(world);
  const candidates = [{ factCheckId: check, probability: 0.5, shown: true }];
  await changeSubmission(world.db, one?.id ?? '', { decision: 'ask', reason: 'unsure', candidates });
  await world.db.delete(cases);
  return { world, check, id: one?.id ?? '' };
}

describe.each(databaseLanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('what we say is what we do', () => {
    test('who was promised that a person looks hears that it cannot be checked, once, unless the case opens again in time', async () => {
      const world = await openWorld(lane);
      const { unchecked, stateUnchecked } = phrasesOf('en');
      for (const text of [ferry, ferry]) await say(world, { text, forwarded: true });
      await say(world, { from: '15550100002', text: ferry, forwarded: true });
      await say(world, { from: '15550100003', text: ferry, forwarded: true });
      await say(world, { from: '15550100003', text: 'STOP' });
      const caseId = (await world.db.query.cases.findFirst())?.id ?? '';
      const reviewer = world.as('rita', 'reviewer');
      const change = async (event: 'close' | 'reopen') => {
        await takeHold(reviewer, { caseId }).catch(() => null);
        await changeCase(reviewer, {
          caseId,
          event,
          version: null,
          ...(event === 'close' ? { outcome: 'not-checkable' } : {}),
        });
      };
      const later = async () => {
        world.clock.advance(secondThoughtMs);
        await settle(world);
      };
      await change('close');
      await settle(world);
      await change('reopen');
      await later();
      expect(told(world)).not.toContain(unchecked);

      await change('close');
      await later();
      await later();
      expect(told(world).filter((words) => words === unchecked)).toHaveLength(1);
      expect(heard(world, '15550100002').at(-1)).toBe(unchecked);
      expect(heard(world, '15550100003')).not.toContain(unchecked);
      await say(world, { text: 'STATUS' });
      expect(told(world).at(-1)).toContain(`: ${stateUnchecked}`);
      expect(told(world).at(-1)).not.toContain(phrasesOf('en').stateWaiting);

      await change('reopen');
      await publishTheCase(world);
      await settle(world);
      expect(told(world).at(-1)).toContain('A person has checked it now');
      await say(world, { text: 'STATUS' });
      expect(told(world).at(-1)).not.toContain(stateUnchecked);
    });

    test.each(['hello', '😂', '🙏', 'Good morning', 'ok', '1', 'help', 'thank you so much'])(
      'a picture with "%s" under it is a picture, and its words are asked for',
      async (caption) => {
        const world = await openWorld(lane);
        world.messenger.holdMedia('4411', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'image/jpeg');
        await say(world, { text: ferry, forwarded: true });
        await deliver(world, aMessage(world, { type: 'image', body: { image: { ...picture.image, caption } } }));
        await settleLong(world);
        expect(told(world).slice(1)).toEqual([expect.stringMatching(/^I cannot read pictures/)]);
        expect(await submissionsOf(world)).toHaveLength(2);
      },
    );

    test('STOP under a picture is obeyed', async () => {
      const world = await openWorld(lane);
      await say(world, { type: 'image', body: { image: { ...picture.image, caption: 'STOP' } } });
      expect(told(world)).toEqual([phrasesOf('en').stopped]);
    });

    test.each(['person', 'not-mine', 'none'])('a tap on "%s" under an erased question promises nothing', async (on) => {
      const world = await openWorld(lane);
      await say(world, { text: ferry, forwarded: true });
      const [old] = await submissionsOf(world);
      await say(world, { tap: 'erase:yes' });
      const before = told(world).length;
      await say(world, { tap: `${on}:${old?.id}` });
      expect(told(world).slice(before)).toEqual([sendTheMessage]);
    });

    test('a person wanted while the forward is still being bundled looks at that forward', async () => {
      const world = await openWorld(lane);
      await aCheck(world, aboutSeaweed);
      await say(world, { text: market, forwarded: true });
      await deliver(
        world,
        aMessage(world, { text: known, forwarded: true }),
        aMessage(world, { text: 'I want to talk to a person' }),
      );
      await settleLong(world);
      const [, second] = await submissionsOf(world);
      expect(second).toMatchObject({ text: known, feedback: 'person' });
      const open = await world.db.query.cases.findMany();
      expect(open.find((one) => one.claimId === second?.claimId)?.reason).toBe('asker-wants-person');
      expect(told(world).filter((words) => words === notedPerson)).toHaveLength(1);
    });

    test('a person wanted for a picture that still waits for its words is promised once, and asks for no words', async () => {
      const world = await openWorld(lane);
      world.messenger.holdMedia('4411', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'image/jpeg');
      await deliver(
        world,
        aMessage(world, { type: 'image', body: picture }),
        aMessage(world, { text: 'I want to talk to a person' }),
      );
      await settleLong(world);
      expect(told(world)).toEqual([notedPerson]);
      expect(await reasons(world)).toEqual(['asker-wants-person']);
    });

    test('what is typed after the case was closed is a new question, not the answer to its reviewer', async () => {
      const world = await openWorld(lane);
      await say(world, { text: ferry, forwarded: true });
      const [first] = await submissionsOf(world);
      const caseId = (await world.db.query.cases.findMany())[0]?.id ?? '';
      const reviewer = world.as('eva', 'editor');
      await takeHold(reviewer, { caseId });
      await askAsker(reviewer, { caseId, submissionId: first?.id ?? '', text: 'Where did you see it?' });
      await settle(world);
      await publishTheCase(world);
      await settle(world);
      world.clock.advance(2 * 3_600_000);
      await say(world, { text: market });
      expect((await submissionsOf(world)).map((one) => one.text)).toEqual([ferry, market]);
    });

    test('small talk that a person shall look at stands among the questions asked', async () => {
      const world = await openWorld(lane);
      await say(world, { text: ferry, forwarded: true });
      const [one] = await submissionsOf(world);
      await changeSubmission(world.db, one?.id ?? '', { decision: 'chat', reason: 'small-talk' });
      await say(world, { tap: `person:${one?.id}` });
      await say(world, { text: 'STATUS' });
      expect(told(world).at(-1)).toMatch(/a person will look at it, and I will tell you here$/);
    });

    test('nothing is chosen of an offer that did not leave, and what it offers once it did', async () => {
      const { world, check, id } = await offered(lane);
      const setState = (state: 'failed' | 'read') =>
        world.db.update(outgoing).set({ state }).where(eq(outgoing.submissionId, id));
      const chosen = async () => (await submissionsOf(world))[0]?.factCheckId ?? null;
      await setState('failed');
      await say(world, { text: 'yes' });
      expect(await chosen()).toBeNull();
      await setState('read');
      await say(world, { text: 'yes' });
      expect(await chosen()).toBe(check);
    });

    test('a choice whose fact-check was withdrawn meanwhile goes to a person, who is named', async () => {
      const { world, check, id } = await offered(lane);
      await world.db.update(factChecks).set({ state: 'withdrawn' });
      await say(world, { tap: `pick:${id}:${check}` });
      expect(told(world).at(-1)).toBe(toPerson);
      expect(await reasons(world)).toEqual(['answer-withdrawn']);
      await say(world, { text: 'STATUS' });
      expect(told(world).at(-1)).toMatch(/a person will look at it/);
    });

    test('"not what I asked" said again another day is answered again', async () => {
      const { world, id } = await offered(lane);
      await say(world, { tap: `none:${id}` });
      world.clock.advance(3_600_000);
      await say(world, { tap: `none:${id}` });
      expect(told(world).filter((words) => words === notedPerson)).toHaveLength(2);
    });

    test.each([
      ['Yes', /has been erased/],
      ['Erase everything', /has been erased/],
      ['no', /Nothing was erased/],
      ['keep it.', /Nothing was erased/],
    ])('"%s", typed after DELETE MY DATA, is the answer', async (text, words) => {
      const world = await openWorld(lane);
      await say(world, { text: ferry, forwarded: true });
      await say(world, { text: 'DELETE MY DATA' });
      await say(world, { text });
      expect(told(world).at(-1)).toMatch(words);
    });

    test('a yes erases nothing once something else was said: it is asked again', async () => {
      const world = await openWorld(lane);
      await say(world, { text: 'DELETE MY DATA' });
      await say(world, { text: 'HELP' });
      await say(world, { text: 'yes' });
      expect(told(world).slice(2)).toEqual([phrasesOf('en').askErase]);
      expect((await world.db.query.askers.findMany())[0]?.erasedAt).toBe(null);
    });

    test('a yes erases nothing while the question whether to erase waits for the provider', async () => {
      const world = await openWorld(lane);
      const unreachable = { outcome: 'unreachable', detail: 'no route' } as const;
      world.messenger.answerNext(...Array<typeof unreachable>(20).fill(unreachable));
      await say(world, { text: 'Delete' });
      await say(world, { text: 'ok' });
      expect(told(world)).toEqual([]);
      expect((await world.db.query.askers.findMany())[0]?.erasedAt).toBe(null);
    });

    test.each(['en', 'ar', 'pt', 'sw'])('the words of a button, typed in "%s", are the button', async (language) => {
      const world = await openWorld(lane);
      await aCheck(world, aboutSeaweed);
      await say(world, { tap: `language:${language}` });
      await say(world, { text: known, forwarded: true });
      expect(lastChoices(world, nadia)).toHaveLength(3);
      await say(world, { text: `${phrasesOf(language).notMine}.` });
      expect(await submissionsOf(world)).toMatchObject([{ feedback: 'not-mine' }]);
      expect(told(world).at(-1)).toBe(phrasesOf(language).notedPerson);
    });

    test('what is done to a message of ours, such as pinning it, is no message', async () => {
      const world = await openWorld(lane);
      await say(world, { text: 'hello' });
      for (const type of ['pin', 'keep_in_chat', 'poll_update', 'reaction'])
        await say(world, { type: 'unsupported', body: { errors: [{ code: 131051 }], unsupported: { type } } });
      expect(told(world)).toHaveLength(1);
      await say(world, { type: 'unsupported', body: { unsupported: { type: 'poll_creation' } } });
      expect(told(world)).toHaveLength(2);
    });

    test('who types in Hindi around an English forward is answered in Hindi', async () => {
      const world = await openWorld(lane);
      const from = '919995550101';
      await deliver(
        world,
        aMessage(world, { from, text: 'क्या यह सच है?' }),
        aMessage(world, { from, text: ferry, forwarded: true }),
      );
      await settleLong(world);
      expect(heard(world, from)).toEqual([expect.stringContaining(phrasesOf('hi').reviewing)]);
      expect(await submissionsOf(world)).toMatchObject([{ text: ferry, language: 'en' }]);
    });

    test('a greeting edited into a claim is asked about, a typo in a courtesy is not', async () => {
      const world = await openWorld(lane);
      const hello = await say(world, { text: 'helo' });
      const edit = (body: string) => ({
        edit: { original_message_id: hello, message: { type: 'text', text: { body } } },
      });
      const before = told(world).length;
      await say(world, { type: 'edit', body: edit('hello') });
      expect(told(world)).toHaveLength(before);
      await say(world, { type: 'edit', body: edit(ferry) });
      expect((await submissionsOf(world)).map((one) => one.text)).toContain(ferry);
    });

    test('words added to a question whose case was closed bring it before people again', async () => {
      const world = await openWorld(lane);
      const asked = await say(world, { text: ferry, forwarded: true });
      const caseId = (await world.db.query.cases.findMany())[0]?.id ?? '';
      const editor = world.as('eva', 'editor');
      await changeCase(editor, { caseId, event: 'close', version: null, outcome: 'not-checkable' });
      await say(world, { text: 'the council has put up a notice, I have seen it', replyTo: asked });
      expect((await world.db.query.cases.findMany()).map(({ state, reason }) => `${state} ${reason}`).sort()).toEqual([
        'closed no-candidates',
        'open asker-added-words',
      ]);
    });

    test('a sticker is a smile: it is not asked for its words', async () => {
      const world = await openWorld(lane);
      await say(world, { text: ferry, forwarded: true });
      await deliver(
        world,
        aMessage(world, { type: 'sticker', body: { sticker: { id: '9', mime_type: 'image/webp' } } }),
      );
      await settleLong(world);
      expect(told(world)).toHaveLength(1);
    });

    test('who sends a hundred at once is told how long the last of them will take', async () => {
      const world = await openWorld(lane);
      const many = Array.from(
        { length: 100 },
        (_, i) => `The council of Cedar wants rule number ${i * 7 + 11} for boats`,
      );
      await deliver(world, ...many.map((text) => aMessage(world, { text, forwarded: true })));
      await settle(world);
      expect(told(world).filter((words) => words?.startsWith('You have sent a lot'))).toEqual([
        expect.stringContaining('within about 180 minutes'),
      ]);
    });

    test('a claim below a wall of emoji is a claim', async () => {
      const world = await openWorld(lane);
      await say(world, { text: `${'😱'.repeat(1_100)} ${ferry}`, forwarded: true });
      expect(await reasons(world)).toHaveLength(1);
      await say(world, { text: '😱'.repeat(2_048) });
      expect(await submissionsOf(world)).toHaveLength(1);
    });
  });
});
