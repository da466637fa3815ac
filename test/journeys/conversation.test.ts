/** Long because it tells many short stories of one kind. */
import { describe, expect, test } from 'vitest';
import { ownWords } from '../../src/claims/wordless.rules.ts';
import { changeSubmission } from '../../src/conversation/conversation.store.ts';
import { mostAnHour } from '../../src/conversation/slow.rules.ts';
import { phrasesOf } from '../../src/conversation/words.ts';
import { tellReviewing } from '../../src/matching/tell-reviewing.ts';
import { askAsker } from '../../src/review/ask-asker.ts';
import { readCase } from '../../src/review/case.view.ts';
import { takeHold } from '../../src/review/take-hold.ts';
import { aCheck } from '../support/checks.ts';
import { publishTheCase } from '../support/desk.ts';
import { databaseLanes, skipLane } from '../support/lanes.ts';
import { openWorld, type TestWorld } from '../support/open-world.ts';
import { aMessage, deliver, heard, lastChoices, say, settle } from '../support/whatsapp.ts';

const nadia = '15550100001';
const places = 'Alder Birch Cedar Dogwood Elder Fir Gorse Hazel Ivy Juniper'.split(' ');
const doings = [
  'closes the bridge',
  'sells the lighthouse',
  'bans night fishing',
  'moves the market',
  'drains the pond',
];
/** Ten rumours that have nothing to do with each other. */
const rumours = places.map(
  (place, i) =>
    `The council of ${place} ${doings[i % 5]} on the ${i + 3}th because ${doings[(i + 2) % 5]} cost too much`,
);
const [ferry = '', market = ''] = rumours;
/** One that a fact-check knows in the tests that say so. */
const known = 'Boiled seaweed with honey cures the red harbour fever within two days, all doctors of Port Amara say so';
const aboutSeaweed = {
  claim: known,
  title: 'Seaweed does not cure it.',
  summary: 'No trial found that.',
  rating: 'false' as const,
};

/** The texts said to Nadia, without the line on privacy. */
const told = (world: TestWorld) => heard(world, nadia).map((words) => words.split('\n\nWe keep what you send')[0]);
const submissionsOf = async (world: TestWorld) =>
  (await world.db.query.submissions.findMany()).sort((a, b) => (a.id < b.id ? -1 : 1));

describe.each(databaseLanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('conversation', () => {
    test('ten different forwards in a burst are ten questions, and get one message', async () => {
      const world = await openWorld(lane);
      await deliver(world, ...rumours.map((text) => aMessage(world, { text, forwarded: true })));
      await settle(world);
      expect((await submissionsOf(world)).map((one) => one.text).sort()).toEqual([...rumours].sort());
      expect(told(world)).toEqual([expect.stringMatching(/^Thank you\. We have not checked 10 of your messages yet/)]);
      expect(await world.count('cases')).toBe(10);
      world.clock.advance(60_000);
      await world.runDueJobs();
      expect(told(world)).toHaveLength(1);
    });

    test('a thumb up under an answer counts as helpful and is not answered; one under a promise counts as nothing', async () => {
      const world = await openWorld(lane);
      await aCheck(world, aboutSeaweed);
      const sentOf = async (submissionId?: string) =>
        (await world.db.query.outgoing.findMany()).find((one) => one.submissionId === submissionId)?.wamid;
      for (const text of [known, ferry]) await say(world, { text, forwarded: true });
      const said = told(world).length;
      for (const { id } of await submissionsOf(world)) {
        const reaction = { message_id: await sentOf(id), emoji: '👍🏽' };
        await say(world, { type: 'reaction', body: { reaction } });
      }
      expect((await submissionsOf(world)).map((one) => one.feedback)).toEqual(['helpful', null]);
      expect(told(world)).toHaveLength(said);
    });

    test('in a burst with one known rumour, that one is answered and the others share a message', async () => {
      const world = await openWorld(lane);
      await aCheck(world, aboutSeaweed);
      await deliver(
        world,
        ...[known, ...rumours.slice(0, 3)].map((text) => aMessage(world, { text, forwarded: true })),
      );
      await settle(world);
      expect(told(world).filter((words) => words?.includes('Seaweed does not cure it.'))).toHaveLength(1);
      expect(told(world).filter((words) => words?.includes('3 of your messages'))).toHaveLength(1);
      expect(told(world)).toHaveLength(2);
    });

    test('what is on its way already is waited for, and told of once it is decided or a few seconds later', async () => {
      const world = await openWorld(lane);
      await say(world, { text: ferry, forwarded: true });
      const [first] = await submissionsOf(world);
      await changeSubmission(world.db, first?.id ?? '', { toldAt: null });
      await deliver(world, aMessage(world, { text: market, forwarded: true }));
      await tellReviewing(world, { askerId: first?.askerId ?? '' });
      expect(told(world)).toHaveLength(1);
      world.clock.advance(5_000);
      await settle(world);
      expect(told(world).at(-1)).toMatch(/^Thank you\. We have not checked 2 of your messages yet/);
      await changeSubmission(world.db, first?.id ?? '', { toldAt: null });
      world.clock.advance(60_000);
      await deliver(world, aMessage(world, { text: rumours[2] ?? '', forwarded: true }));
      await tellReviewing(world, { askerId: first?.askerId ?? '' });
      expect((await submissionsOf(world))[0]?.toldAt).toEqual(world.clock.now());
    });

    test('a caption, the forward and "is this true?" are one question', async () => {
      const world = await openWorld(lane);
      const parts = [
        { text: 'my aunt sent me this today' },
        { text: ferry, forwarded: true },
        { text: 'is this true?' },
      ];
      await deliver(world, ...parts.map((part) => aMessage(world, part)));
      await settle(world);
      expect(await submissionsOf(world)).toHaveLength(1);
      expect(told(world)).toHaveLength(1);
    });

    test('two rumours forwarded each with its picture and link are two questions', async () => {
      const world = await openWorld(lane);
      const picture = { type: 'image', forwarded: true, body: { image: { id: '1', mime_type: 'image/jpeg' } } };
      const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);
      world.messenger.fetchMedia = async () => ({ bytes, mimeType: 'image/jpeg' });
      const link = { text: 'https://alder.example/news', forwarded: true };
      const parts = [{ text: ferry, forwarded: true }, picture, link, { text: market, forwarded: true }, picture, link];
      await deliver(world, ...parts.map((part) => aMessage(world, part)));
      await settle(world);
      expect((await submissionsOf(world)).map((one) => one.text)).toEqual([
        `${ferry}\n\n${link.text}`,
        `${market}\n\n${link.text}`,
      ]);
    });

    test('"sorry, I meant …" takes the place of what was typed just before', async () => {
      const world = await openWorld(lane);
      await deliver(world, aMessage(world, { text: ferry }), aMessage(world, { text: `Sorry, I meant: ${market}` }));
      await settle(world);
      expect((await submissionsOf(world)).map((one) => one.text)).toEqual([market]);
    });

    test('an edit before the question is complete changes it, and a deleted message is not asked about', async () => {
      const world = await openWorld(lane);
      const wrong = aMessage(world, { text: ferry });
      const gone = aMessage(world, { text: market, forwarded: true });
      const edit = { original_message_id: wrong.id, message: { type: 'text', text: { body: market } } };
      await deliver(world, wrong, aMessage(world, { type: 'edit', body: { edit } }));
      await settle(world);
      expect((await submissionsOf(world)).map((one) => one.text)).toEqual([market]);
      await deliver(
        world,
        gone,
        aMessage(world, { type: 'revoke', body: { revoke: { original_message_id: gone.id } } }),
      );
      await settle(world);
      expect((await submissionsOf(world)).map((one) => one.state).sort()).toEqual(['decided', 'dropped']);
    });

    test('of a message deleted after its case was opened the desk shows that, and no longer the words', async () => {
      const world = await openWorld(lane);
      const gone = aMessage(world, { text: ferry, forwarded: true });
      await deliver(world, gone);
      await settle(world);
      await say(world, { type: 'revoke', body: { revoke: { original_message_id: gone.id } } });
      const caseId = (await world.db.query.cases.findMany())[0]?.id ?? '';
      const view = await readCase(world.db, caseId, world.clock.now());
      expect(view?.sent).toMatchObject([{ isTakenBack: true, text: null, mediaId: null }]);
    });

    test('"what happened to my question?" is answered with the state of each, in one message', async () => {
      const world = await openWorld(lane);
      await aCheck(world, aboutSeaweed);
      await say(world, { text: known, forwarded: true });
      await say(world, { text: market, forwarded: true });
      await say(world, { text: 'What happened to my question?' });
      expect(told(world).at(-1)?.split('\n\n')).toEqual([
        'You asked about 2 things lately:',
        expect.stringMatching(/^1\. “The council of Birch .*…”: a person will look at it, and I will tell you here$/),
        expect.stringMatching(/^2\. “Boiled seaweed .*…”: answered$/),
      ]);
      await publishTheCase(world);
      await settle(world);
      await say(world, { text: 'STATUS' });
      expect(told(world).at(-1)).not.toContain('a person will look');
      await say(world, { from: '15550100002', text: 'मेरे सवाल का क्या हुआ?' });
      expect(heard(world, '15550100002')).toHaveLength(1);
    });

    test('"not what I asked" offers what was not shown yet, then a person, and a typed number picks', async () => {
      const world = await openWorld(lane);
      const titles = ['One is wrong.', 'Two is wrong.', 'Three is wrong.', 'Four is wrong.'];
      const checks: string[] = [];
      for (const [i, title] of titles.entries())
        checks.push(
          await aCheck(world, { claim: `Claim number ${i + 1} about fish`, title, summary: 'No.', rating: 'false' }),
        );
      for (const text of [ferry, market]) await say(world, { text, forwarded: true });
      const [first, second] = await submissionsOf(world);
      const candidates = checks.map((factCheckId, i) => ({ factCheckId, probability: 0.9 - i / 10, shown: i === 0 }));
      for (const one of [first, second])
        await changeSubmission(world.db, one?.id ?? '', {
          decision: 'reply',
          factCheckId: checks[0] ?? null,
          candidates,
        });
      const before = told(world).length;

      await say(world, { tap: `not-mine:${first?.id}` });
      expect(told(world).at(-1)).toMatch(/^Then perhaps you mean one of these\?\n\n\*1\.\* Claim number 2 about fish/);
      expect(lastChoices(world, nadia)).toHaveLength(4);
      await say(world, { tap: `none:${first?.id}` });
      expect(told(world).at(-1)).toContain('A person will look at it');
      expect(told(world)).toHaveLength(before + 2);

      await say(world, { tap: `not-mine:${second?.id}` });
      await say(world, { text: '2' });
      expect(told(world).at(-1)).toContain('Three is wrong.');
      expect((await submissionsOf(world))[1]?.factCheckId).toBe(checks[2]);
      expect(told(world)).toHaveLength(before + 4);
    });

    test('the same tap told twice offers once', async () => {
      const world = await openWorld(lane);
      const check = await aCheck(world, {
        claim: 'Claim about fish',
        title: 'It is wrong.',
        summary: 'No.',
        rating: 'false',
      });
      await say(world, { text: ferry, forwarded: true });
      const [one] = await submissionsOf(world);
      const candidates = [{ factCheckId: check, probability: 0.5, shown: false }];
      await changeSubmission(world.db, one?.id ?? '', { decision: 'ask', candidates });
      const tap = `none:${one?.id}`;
      await deliver(world, aMessage(world, { tap }), aMessage(world, { tap }));
      await settle(world);
      expect(told(world).filter((words) => words?.startsWith('Is this what you mean'))).toHaveLength(1);
      expect(told(world).filter((words) => words?.includes('Thank you for telling me'))).toHaveLength(0);
    });

    test('a reviewer asks, the asker answers, and both stand on the case', async () => {
      const world = await openWorld(lane);
      await say(world, { text: ferry, forwarded: true });
      const [submission] = await submissionsOf(world);
      const caseId = (await world.db.query.cases.findMany())[0]?.id ?? '';
      const reviewer = world.as('rita', 'reviewer');
      await takeHold(reviewer, { caseId });
      const question = {
        caseId,
        submissionId: submission?.id ?? '',
        text: 'Where did you see it? Do you have the picture?',
      };
      await askAsker(reviewer, question);
      await askAsker(reviewer, question);
      await settle(world);
      expect(told(world).filter((words) => words?.endsWith('Do you have the picture?'))).toHaveLength(1);
      expect(told(world).at(-1)).toMatch(/^The person who is checking this has a question for you:/);

      await say(world, { text: 'In the group of my street' });
      await say(world, { text: rumours[2] ?? '', forwarded: true });
      const view = await readCase(world.db, caseId, world.clock.now());
      expect(view?.questions).toMatchObject([
        { text: question.text, state: 'sent', answers: [{ text: 'In the group of my street' }] },
      ]);
      expect(view?.case.reasonDetail).toContain('has answered');
      expect(await world.didTo(caseId)).toEqual(
        expect.arrayContaining(['rita case.asker-asked', 'review case.asker-answered']),
      );
      expect(await submissionsOf(world)).toHaveLength(2);
      expect(world.messenger.sent.map((one) => one.words)).toContainEqual(
        expect.objectContaining({ kind: 'reaction', emoji: '🙏' }),
      );
    });

    test('what is typed before a reviewer’s question left, or long after it, asks something new and is answered', async () => {
      const world = await openWorld(lane);
      await aCheck(world, aboutSeaweed);
      await say(world, { text: ferry, forwarded: true });
      const [submission] = await submissionsOf(world);
      const caseId = (await world.db.query.cases.findMany())[0]?.id ?? '';
      world.clock.advance(26 * 3_600_000);
      const reviewer = world.as('rita', 'reviewer');
      await takeHold(reviewer, { caseId });
      await askAsker(reviewer, { caseId, submissionId: submission?.id ?? '', text: 'Which harbour was it?' });
      await settle(world);
      const answers = () => told(world).filter((words) => words?.includes('Seaweed does not cure it.')).length;
      world.clock.advance(60_000);
      await say(world, { text: known });
      expect(answers()).toBe(1);
      expect(told(world).filter((words) => words?.endsWith('Which harbour was it?'))).toHaveLength(1);
      world.clock.advance(3 * 3_600_000);
      await say(world, { text: known });
      expect(answers()).toBe(2);
      await say(world, { text: 'The old harbour' });
      expect((await readCase(world.db, caseId, world.clock.now()))?.questions).toMatchObject([
        { answers: [{ text: 'The old harbour' }] },
      ]);
      expect(await submissionsOf(world)).toHaveLength(3);
    });

    test.each([
      ['Gaskiya ne wannan?', 'ha'],
      ['Je, hii ni kweli?', 'sw'],
      ['kya yeh sach hai?', 'hi-Latn'],
    ])('the first words, a bare question, are answered in its language: %s', async (text, language) => {
      const world = await openWorld(lane);
      await say(world, { text });
      world.clock.advance(20_000);
      await world.runDueJobs();
      expect(told(world)).toEqual([expect.stringContaining(phrasesOf(language).sendTheMessage)]);
    });

    test.each(['1', 'yes', 'no'])('somebody new who writes %s hears what this is, once', async (text) => {
      const world = await openWorld(lane);
      for (let times = 0; times < 2; times++) await say(world, { text });
      expect(told(world)).toEqual([phrasesOf('en').help]);
    });

    test('only who holds the case asks, about a message of it, and never somebody who said STOP', async () => {
      const world = await openWorld(lane);
      for (const text of [ferry, market]) await say(world, { text, forwarded: true });
      const [first, second] = await submissionsOf(world);
      const cases = await world.db.query.cases.findMany();
      const caseId = cases.find((one) => one.claimId === first?.claimId)?.id ?? '';
      const ask = (who: string, submissionId: string, text = 'Where?') =>
        askAsker(world.as(who, 'reviewer'), { caseId, submissionId, text });
      await takeHold(world.as('rita', 'reviewer'), { caseId });
      await expect(ask('ben', first?.id ?? '')).rejects.toMatchObject({ code: 'case.held-by-other' });
      await expect(ask('rita', second?.id ?? '')).rejects.toMatchObject({ code: 'submission.unknown' });
      await expect(ask('rita', first?.id ?? '', ' ')).rejects.toMatchObject({ code: 'question.empty' });
      await expect(ask('rita', first?.id ?? '', '🛑 *False.* No.')).rejects.toMatchObject({ code: 'question.refused' });
      await say(world, { text: 'STOP' });
      await expect(ask('rita', first?.id ?? '')).rejects.toMatchObject({ code: 'asker.stopped' });
    });

    test('a picture without words goes to a person when its asker wants that, once for all who sent the same', async () => {
      const world = await openWorld(lane);
      world.messenger.holdMedia('4411', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'image/jpeg');
      const peter = '15550100002';
      const showPicture = async (from: string) => {
        const body = { image: { id: '4411', mime_type: 'image/jpeg' } };
        await deliver(world, aMessage(world, { from, type: 'image', body, forwarded: true }));
        await settle(world);
        world.clock.advance(20_000);
        await world.runDueJobs();
      };
      for (const from of [nadia, peter]) {
        await showPicture(from);
        expect(await world.count('cases')).toBe(from === nadia ? 0 : 1);
        await say(world, { from, tap: lastChoices(world, from)[0] ?? '' });
        expect(heard(world, from).at(-1)).toMatch(/^Thank you for telling me\. A person will look at it/);
      }
      const claim = await world.db.query.claims.findFirst();
      expect(claim).toMatchObject({ text: '[picture without words]', askedCount: 2, vector: null });
      expect(claim && ownWords(claim)).toBe('');
      expect((await world.db.query.cases.findMany()).map((one) => one.reason)).toEqual(['asker-wants-person']);
      const view = await readCase(world.db, (await world.db.query.cases.findFirst())?.id ?? '', world.clock.now());
      expect(view?.sent.flatMap((one) => one.mediaState ?? [])).toEqual(['stored', 'stored']);
      await say(world, { text: 'STATUS' });
      expect(told(world).at(-1)).toMatch(/1\. “🖼️”: a person will look at it/);

      await publishTheCase(world);
      await settle(world);
      for (const from of [nadia, peter])
        expect(heard(world, from).filter((words) => words.includes('A person has checked it now'))).toHaveLength(1);
      const late = '15550100003';
      await showPicture(late);
      await say(world, { from: late, tap: lastChoices(world, late)[0] ?? '' });
      expect(heard(world, late).at(-1)).toContain('Nothing is being added to the drinking water');
      expect(await world.count('cases')).toBe(1);
    });

    test('the words for a picture, sent when we ask for them, make one question with it, and are answered', async () => {
      const world = await openWorld(lane);
      await aCheck(world, aboutSeaweed);
      const picture = { type: 'image', body: { image: { id: '4411', mime_type: 'image/jpeg' } } };
      world.messenger.holdMedia('4411', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'image/jpeg');
      await deliver(world, aMessage(world, picture));
      await settle(world);
      world.clock.advance(20_000);
      await world.runDueJobs();
      expect(told(world)).toEqual([expect.stringMatching(/^I cannot read pictures/)]);
      await say(world, { text: known });
      const asked = await submissionsOf(world);
      expect(asked).toMatchObject([{ text: known, decision: 'reply' }]);
      expect((await world.db.query.messages.findMany()).map((one) => one.submissionId)).toEqual(
        Array(2).fill(asked[0]?.id),
      );
      expect(told(world).at(-1)).toMatch(/False/);
    });

    test('words that quote our answer go to a person with the question they are about', async () => {
      const world = await openWorld(lane);
      await aCheck(world, aboutSeaweed);
      await say(world, { text: known, forwarded: true });
      await say(world, { text: market, forwarded: true });
      const [first] = await submissionsOf(world);
      const answer = (await world.db.query.outgoing.findMany()).find((one) => one.submissionId === first?.id);
      await say(world, { text: 'but my uncle works there and he saw the papers', replyTo: answer?.wamid ?? '' });
      expect(told(world).at(-1)).toBe('A person will look at this, and I will tell you here what they find.');
      const comment = (await world.db.query.messages.findMany()).find((one) => one.text?.startsWith('but my uncle'));
      expect(comment?.submissionId).toBe(first?.id);
      expect((await world.db.query.cases.findMany()).map((one) => one.reason)).toContain('asker-added-words');
    });

    test('a message from before the window goes to people, and nothing is said about it, though the window is open again', async () => {
      const world = await openWorld(lane);
      await aCheck(world, aboutSeaweed);
      await say(world, { text: 'hello' });
      const before = world.messenger.sent.length;
      const at = new Date(world.clock.now().getTime() - 25 * 3_600_000);
      await say(world, { text: known, forwarded: true, at });
      await say(world, { text: 'thank you', at });
      expect(world.messenger.sent.length).toBe(before);
      expect((await submissionsOf(world))[0]).toMatchObject({
        decision: 'review',
        reason: 'too-old',
        factCheckId: null,
      });
      expect((await world.db.query.cases.findMany()).map((one) => one.reason)).toEqual(['too-old']);
      expect(await world.count('outgoing')).toBe(before);
      await say(world, { text: 'STOP', at });
      expect((await world.db.query.askers.findMany())[0]?.stoppedAt).not.toBe(null);
    });

    test('who sends very many is slowed and told once, and every question is answered in the end', async () => {
      const world = await openWorld(lane);
      const many = Array.from(
        { length: mostAnHour + 5 },
        (_, i) => `The council of ${places[i % 10]} wants rule number ${i * 7 + 11} for all boats`,
      );
      for (const text of many) await deliver(world, aMessage(world, { text, forwarded: true }));
      await settle(world);
      const decided = async () => (await submissionsOf(world)).filter((one) => one.state === 'decided').length;
      expect(await decided()).toBe(mostAnHour);
      const slowed = () => told(world).filter((words) => words?.startsWith('You have sent a lot'));
      expect(slowed()).toEqual([expect.stringMatching(/I have kept all of it .* within about 60 minutes\.$/)]);
      expect(told(world).length).toBeLessThanOrEqual(2);
      world.clock.advance(3_600_000);
      await settle(world);
      expect(await decided()).toBe(many.length);
      expect(slowed()).toHaveLength(1);
    });

    test.each([
      ['a greeting in Hindi', { from: '919995550101', text: 'नमस्ते' }, /^नमस्ते/],
      ['a greeting in Arabic', { from: '15550100001', text: 'السلام عليكم' }, /[\u0600-\u06ff]/],
      ['an Arabic greeting from Brazil', { from: '5511999550101', text: 'السلام عليكم' }, /[\u0600-\u06ff]/],
      ['an English greeting from India', { from: '919995550101', text: 'hello' }, /^Hello/],
      [
        'a picture from Brazil',
        { from: '5511999550101', type: 'image', body: { image: { id: '9' } } },
        /não consigo ler imagens/,
      ],
      [
        'a picture by a user id of Peru',
        { userId: 'PE.1', from: '', type: 'image', body: { image: { id: '9' } } },
        /imágenes/,
      ],
    ])('%s is answered in the language they seem to speak', async (_, inbound, words) => {
      const world = await openWorld(lane);
      await say(world, inbound);
      world.clock.advance(20_000);
      await world.runDueJobs();
      const bodies = world.messenger.sent.flatMap((one) => ('body' in one.words ? [one.words.body] : []));
      expect(bodies).toEqual([expect.stringMatching(words)]);
    });

    test('the same greeting five times in a row is greeted once', async () => {
      const world = await openWorld(lane);
      await deliver(world, ...Array.from({ length: 5 }, () => aMessage(world, { text: 'hello' })));
      await settle(world);
      expect(told(world)).toHaveLength(1);
    });

    test('ten pictures without words are asked about once', async () => {
      const world = await openWorld(lane);
      const picture = { type: 'image', forwarded: true, body: { image: { id: '1', mime_type: 'image/jpeg' } } };
      world.messenger.fetchMedia = async () => ({
        bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]),
        mimeType: 'image/jpeg',
      });
      await deliver(world, ...Array.from({ length: 10 }, () => aMessage(world, picture)));
      await world.runDueJobs();
      world.clock.advance(21_000);
      await settle(world);
      expect(told(world)).toHaveLength(1);
    });
  });
});
