/** Long because it is one table. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  attachMs,
  choosingMs,
  fragmentSettleMs,
  growAtMostMs,
  questionWaitMs,
  quietly,
  settleMs,
  step,
} from './conversation.rules.ts';
import type { Effect, Happening, Situation } from './situation.rules.ts';
import { type Tap, tapId, tapOf } from './tap.rules.ts';

const now = new Date('2026-03-02T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const quiet: Situation = { open: null, last: null, quoted: null, waiting: null, stopped: false };
const growing: Situation = {
  ...quiet,
  open: { id: 'sub_1', hasClaim: true, hasMedia: false, hasLink: false, hasForward: false, openedAt: ago(300) },
};
const forwarding: Situation = {
  ...quiet,
  open: { id: 'sub_1', hasClaim: true, hasMedia: false, hasLink: false, hasForward: true, openedAt: ago(300) },
};
const waiting: Situation = {
  ...quiet,
  open: { id: 'sub_1', hasClaim: false, hasMedia: false, hasLink: false, hasForward: false, openedAt: ago(5_000) },
};
const answered: Situation = { ...quiet, last: { id: 'sub_0', closedAt: ago(60_000), offered: [], wordless: false } };
const offered: Situation = {
  ...quiet,
  last: { id: 'sub_0', closedAt: ago(60_000), offered: ['fc_1', 'fc_2'], wordless: false },
};
/** A picture came without words, and they were asked for. */
const wordless = (closedAgoMs: number): Situation => ({
  ...quiet,
  last: { id: 'sub_9', closedAt: ago(closedAgoMs), offered: [], wordless: true },
});
const asked: Situation = { ...quiet, waiting: { id: 'sub_7', askedAt: ago(60_000) } };
const quotes = (id: string, isOpen: boolean, isWithPeople = false): Situation => ({
  ...answered,
  quoted: { id, isOpen, isWithPeople, isAnswered: false },
});
const typed: Happening = { is: 'words', fragment: false, forwarded: false, part: false, bare: false, asks: false };
const line: Happening = { ...typed, fragment: true };
const pictures: Situation = {
  ...quiet,
  open: { id: 'sub_1', hasClaim: false, hasMedia: true, hasLink: true, hasForward: true, openedAt: ago(300) },
};
const picture: Happening = { is: 'media', forwarded: true };
const forward: Happening = { ...typed, forwarded: true };
const link: Happening = { ...forward, bare: true };
const join = (closesInMs: number): Effect => ({ do: 'join', submissionId: 'sub_1', closesInMs });
const toPerson: Effect[] = [
  { do: 'attach', submissionId: 'sub_9' },
  { do: 'hand-over', submissionId: 'sub_9' },
  { do: 'say', saying: 'to-person' },
];
const noted: Effect[] = [
  { do: 'attach', submissionId: 'sub_7' },
  { do: 'answer', submissionId: 'sub_7' },
  { do: 'react', emoji: '🙏' },
];

test.each<[string, Situation, Happening, Effect[]]>([
  ['a place answers a reviewer who asked where', asked, { is: 'unreadable', shown: true }, noted],
  [
    'what nobody can read answers nothing',
    asked,
    { is: 'unreadable', shown: false },
    [{ do: 'say', saying: 'unreadable' }],
  ],
  ['a forward is worked on at once', quiet, forward, [{ do: 'open', closesInMs: settleMs }]],
  [
    'a forward joins the caption typed before it',
    growing,
    forward,
    [{ do: 'join', submissionId: 'sub_1', closesInMs: settleMs }],
  ],
  ['a short typed line waits a little longer', quiet, line, [{ do: 'open', closesInMs: fragmentSettleMs }]],
  [
    'the forward joins the question that waited for it',
    waiting,
    forward,
    [{ do: 'join', submissionId: 'sub_1', closesInMs: settleMs }],
  ],
  [
    'a submission does not grow for ever',
    {
      ...quiet,
      open: {
        id: 'sub_1',
        hasClaim: true,
        hasMedia: false,
        hasLink: false,
        hasForward: false,
        openedAt: ago(growAtMostMs + 1),
      },
    },
    forward,
    [{ do: 'open', closesInMs: settleMs }],
  ],
  [
    'the words we asked for belong to their picture',
    wordless(60_000),
    typed,
    [{ do: 'reopen', submissionId: 'sub_9', closesInMs: settleMs }],
  ],
  [
    'and so when they quote it',
    { ...wordless(60_000), quoted: { id: 'sub_9', isOpen: false, isWithPeople: false, isAnswered: false } },
    line,
    [{ do: 'reopen', submissionId: 'sub_9', closesInMs: fragmentSettleMs }],
  ],
  ['a forward after it asks anew', wordless(60_000), forward, [{ do: 'open', closesInMs: settleMs }]],
  ['and so does what is typed much later', wordless(choosingMs + 1), typed, [{ do: 'open', closesInMs: settleMs }]],
  ['a bare question about it is for a person', wordless(60_000), { is: 'question' }, toPerson],
  [
    'what quotes another message is not about it',
    { ...wordless(60_000), quoted: { id: 'sub_3', isOpen: true, isWithPeople: false, isAnswered: false } },
    typed,
    [{ do: 'join', submissionId: 'sub_3', closesInMs: settleMs }],
  ],
  ['a bare question waits for its forward', quiet, { is: 'question' }, [{ do: 'open', closesInMs: questionWaitMs }]],
  [
    'a bare question attaches to what was just sent',
    answered,
    { is: 'question' },
    [
      { do: 'attach', submissionId: 'sub_0' },
      { do: 'react', emoji: '👀' },
    ],
  ],
  [
    'a bare question long after waits again',
    { ...quiet, last: { id: 'sub_0', closedAt: ago(attachMs + 1), offered: [], wordless: false } },
    { is: 'question' },
    [{ do: 'open', closesInMs: questionWaitMs }],
  ],
  [
    'a bare question attaches to what it quotes',
    { ...answered, quoted: { id: 'sub_9', isOpen: false, isWithPeople: false, isAnswered: false } },
    { is: 'question' },
    [
      { do: 'attach', submissionId: 'sub_9' },
      { do: 'react', emoji: '👀' },
    ],
  ],
  [
    'a question does not delay an open submission',
    growing,
    { is: 'question' },
    [{ do: 'attach', submissionId: 'sub_1' }],
  ],
  ['a greeting is greeted', quiet, { is: 'greeting' }, [{ do: 'say', saying: 'greeting' }]],
  [
    'a greeting before the forward stays with it',
    growing,
    { is: 'greeting' },
    [{ do: 'attach', submissionId: 'sub_1' }],
  ],
  [
    'a picture without words waits for words',
    quiet,
    { is: 'media', forwarded: false },
    [{ do: 'open', closesInMs: questionWaitMs }],
  ],
  [
    'a place or a contact is refused kindly',
    quiet,
    { is: 'unreadable', shown: false },
    [{ do: 'say', saying: 'unreadable' }],
  ],
  ['a reaction needs nothing', quiet, { is: 'nothing' }, []],
  [
    'a thumb up under an answer counts as helpful, without a word',
    { ...quiet, quoted: { id: 'sub_9', isOpen: false, isWithPeople: false, isAnswered: true } },
    { is: 'liked' },
    [{ do: 'feedback', submissionId: 'sub_9', feedback: 'helpful' }],
  ],
  ['a thumb up under anything else needs nothing', quotes('sub_9', false), { is: 'liked' }, []],
  [
    'STOP stops and says so',
    quiet,
    { is: 'command', command: 'stop' },
    [{ do: 'stop' }, { do: 'say', saying: 'stopped' }],
  ],
  [
    'START starts again after STOP',
    { ...quiet, stopped: true },
    { is: 'command', command: 'start' },
    [{ do: 'start' }, { do: 'say', saying: 'started' }],
  ],
  ['START without STOP greets', quiet, { is: 'command', command: 'start' }, [{ do: 'say', saying: 'greeting' }]],
  ['DELETE asks first', quiet, { is: 'command', command: 'delete' }, [{ do: 'say', saying: 'ask-erase' }]],
  ['a sure DELETE erases', quiet, { is: 'tap', tap: { on: 'erase', sure: true } }, [{ do: 'erase' }]],
  [
    'an unsure DELETE keeps',
    quiet,
    { is: 'tap', tap: { on: 'erase', sure: false } },
    [{ do: 'say', saying: 'kept-data' }],
  ],
  [
    'LANGUAGE alone offers a choice',
    quiet,
    { is: 'command', command: 'language', wanted: null },
    [{ do: 'say', saying: 'choose-language' }],
  ],
  [
    'LANGUAGE with a name sets it',
    quiet,
    { is: 'command', command: 'language', wanted: 'pt' },
    [
      { do: 'set-language', language: 'pt' },
      { do: 'say', saying: 'language-set' },
    ],
  ],
  [
    '"not what I asked" is noted, and what else may be meant is looked up before anything is said',
    answered,
    { is: 'tap', tap: { on: 'not-mine', submissionId: 'sub_0' } },
    [{ do: 'feedback', submissionId: 'sub_0', feedback: 'not-mine' }],
  ],
  [
    '"none of these" likewise',
    answered,
    { is: 'tap', tap: { on: 'none', submissionId: 'sub_0' } },
    [{ do: 'feedback', submissionId: 'sub_0', feedback: 'not-mine' }],
  ],
  [
    '"ask a person" goes to a person',
    answered,
    { is: 'tap', tap: { on: 'person', submissionId: 'sub_0' } },
    [
      { do: 'feedback', submissionId: 'sub_0', feedback: 'person' },
      { do: 'say', saying: 'noted-person' },
    ],
  ],
  [
    'a further page of languages is shown',
    quiet,
    { is: 'tap', tap: { on: 'languages', page: 2 } },
    [{ do: 'say', saying: 'choose-language', page: 2 }],
  ],
  ['a forward after a forward asks something of its own', forwarding, forward, [{ do: 'open', closesInMs: settleMs }]],
  ['a forward that says it is a later part joins', forwarding, { ...forward, part: true }, [join(settleMs)]],
  ['a line typed after a forward is about it', forwarding, line, [join(fragmentSettleMs)]],
  ['several typed messages in a row are one question', growing, typed, [join(settleMs)]],
  ['a picture forwarded after a forward came along with it', forwarding, picture, [join(settleMs)]],
  [
    'a picture forwarded after a picture asks by itself',
    pictures,
    picture,
    [{ do: 'open', closesInMs: questionWaitMs }],
  ],
  ['a forward after a picture came along with it', pictures, forward, [join(settleMs)]],
  ['a bare link forwarded after a forward came along with it', forwarding, link, [join(settleMs)]],
  ['a bare link forwarded after another asks by itself', pictures, link, [{ do: 'open', closesInMs: settleMs }]],
  ['a picture of their own joins what is open', growing, { is: 'media', forwarded: false }, [join(settleMs)]],
  [
    'typed words that quote an open question join it, though a newer one is open',
    { ...forwarding, quoted: { id: 'sub_9', isOpen: true, isWithPeople: false, isAnswered: false } },
    typed,
    [{ do: 'join', submissionId: 'sub_9', closesInMs: settleMs }],
  ],
  ['typed words that quote an answer go to a person with their question', quotes('sub_9', false), typed, toPerson],
  [
    'typed words about what people look at already are added and seen, and people are told',
    quotes('sub_9', false, true),
    line,
    [
      { do: 'attach', submissionId: 'sub_9' },
      { do: 'react', emoji: '👀' },
      { do: 'hand-over', submissionId: 'sub_9' },
    ],
  ],
  ['a forward asks anew, whatever it quotes', quotes('sub_9', false), forward, [{ do: 'open', closesInMs: settleMs }]],
  [
    '"sorry, I meant …" takes the place of what was typed',
    growing,
    { is: 'correction', whole: true },
    [{ do: 'replace', submissionId: 'sub_1' }, join(settleMs)],
  ],
  ['a corrected detail is added to what is open', growing, { is: 'correction', whole: false }, [join(settleMs)]],
  [
    '"sorry, I meant …" after the answer asks anew',
    answered,
    { is: 'correction', whole: true },
    [{ do: 'open', closesInMs: settleMs }],
  ],
  [
    'a corrected detail after the answer goes to a person with the question',
    { ...answered, last: { id: 'sub_9', closedAt: ago(1_000), offered: [], wordless: false } },
    { is: 'correction', whole: false },
    toPerson,
  ],
  [
    'an edit of what is still open changes it there',
    quotes('sub_1', true),
    { is: 'edit', asks: true },
    [{ do: 'rewrite', submissionId: 'sub_1' }],
  ],
  [
    'an edit of what was closed asks anew',
    quotes('sub_1', false),
    { is: 'edit', asks: true },
    [{ do: 'open', closesInMs: settleMs }],
  ],
  ['an edit of a courtesy that stays one is left alone', quotes('sub_1', false), { is: 'edit', asks: false }, []],
  [
    'an edit that makes a question of what was none is that question',
    answered,
    { is: 'edit', asks: true },
    [{ do: 'open', closesInMs: settleMs }],
  ],
  [
    'a deleted message leaves what is still open',
    quotes('sub_1', true),
    { is: 'revoke' },
    [{ do: 'take-back', submissionId: 'sub_1' }],
  ],
  [
    'of a message deleted after it was closed its submission knows',
    quotes('sub_1', false),
    { is: 'revoke' },
    [{ do: 'attach', submissionId: 'sub_1' }],
  ],
  ['a deleted message that belongs to nothing needs nothing', quiet, { is: 'revoke' }, []],
  [
    'who asks for a person is about what they asked last',
    answered,
    { is: 'command', command: 'person' },
    [
      { do: 'feedback', submissionId: 'sub_0', feedback: 'person' },
      { do: 'say', saying: 'noted-person' },
    ],
  ],
  [
    'who asks for a person and asked nothing yet is told how to ask',
    quiet,
    { is: 'command', command: 'person' },
    [{ do: 'say', saying: 'help' }],
  ],
  ['STATUS tells', quiet, { is: 'command', command: 'status' }, [{ do: 'tell-status' }]],
  [
    'a typed number picks from an offer',
    offered,
    { is: 'number', number: 2 },
    [{ do: 'pick', submissionId: 'sub_0', factCheckId: 'fc_2' }],
  ],
  ['a number beyond the offer picks nothing', offered, { is: 'number', number: 3 }, []],
  ['a number without an offer says nothing', answered, { is: 'number', number: 1 }, []],
  [
    'a number long after the offer picks nothing',
    { ...quiet, last: { id: 'sub_0', closedAt: ago(choosingMs + 1), offered: ['fc_1'], wordless: false } },
    { is: 'number', number: 1 },
    [],
  ],
  [
    'yes to an offer of one picks it',
    { ...quiet, last: { id: 'sub_0', closedAt: ago(1_000), offered: ['fc_1'], wordless: false } },
    { is: 'affirm' },
    [{ do: 'pick', submissionId: 'sub_0', factCheckId: 'fc_1' }],
  ],
  ['yes to an offer of two picks nothing', offered, { is: 'affirm' }, []],
  [
    'no to an offer is "none of these"',
    offered,
    { is: 'deny' },
    [{ do: 'feedback', submissionId: 'sub_0', feedback: 'not-mine' }],
  ],
  ['no after an answer is no complaint', answered, { is: 'deny' }, []],
  ['what is typed after a reviewer asked is the answer', asked, line, noted],
  ['so is a yes', asked, { is: 'affirm' }, noted],
  ['so is a picture, forwarded or not', asked, { is: 'media', forwarded: true }, noted],
  ['a forward of words asks something new all the same', asked, forward, [{ do: 'open', closesInMs: settleMs }]],
  [
    'what quotes another question is no answer',
    { ...asked, quoted: { id: 'sub_9', isOpen: false, isWithPeople: false, isAnswered: false } },
    line,
    toPerson,
  ],
  ['a greeting is no answer', asked, { is: 'greeting' }, [{ do: 'say', saying: 'greeting' }]],
  ['a command is no answer', asked, { is: 'command', command: 'help' }, [{ do: 'say', saying: 'help' }]],
])('%s', (_name, situation, happening, effects) => {
  expect(step(situation, happening, now)).toEqual(effects);
});

test.each<Tap>([
  { on: 'helpful', submissionId: 'sub_1' },
  { on: 'pick', submissionId: 'sub_1', factCheckId: 'fc_2' },
  { on: 'language', language: 'hi' },
  { on: 'languages', page: 2 },
  { on: 'erase', sure: true },
  { on: 'open' },
])('a tap survives its button: %o', (tap) => {
  expect(tapOf(tapId(tap))).toEqual(tap);
});

test.each(['', 'helpful', 'pick:sub_1', 'buy:now', 'languages:x', ':::'])(
  'an id that is not ours is no tap: %s',
  (id) => {
    expect(tapOf(id)).toBe(null);
  },
);

test('about an old message nothing is said, a wish is carried out, and a choice goes to a person', () => {
  expect(
    quietly([
      { do: 'open', closesInMs: settleMs },
      { do: 'say', saying: 'greeting' },
      { do: 'react', emoji: '👀' },
      { do: 'tell-status' },
      { do: 'stop' },
      { do: 'pick', submissionId: 'sub_1', factCheckId: 'fc_1' },
      { do: 'feedback', submissionId: 'sub_2', feedback: 'not-mine' },
      { do: 'feedback', submissionId: 'sub_3', feedback: 'helpful' },
    ]),
  ).toEqual([
    { do: 'open', closesInMs: settleMs },
    { do: 'stop' },
    { do: 'feedback', submissionId: 'sub_1', feedback: 'person' },
    { do: 'feedback', submissionId: 'sub_2', feedback: 'person' },
    { do: 'feedback', submissionId: 'sub_3', feedback: 'helpful' },
  ]);
});

const id = fc.constantFrom('sub_1', 'sub_2');
const at = fc.integer({ min: 0, max: 2 * 86_400_000 }).map(ago);
const anySituation: fc.Arbitrary<Situation> = fc.record({
  open: fc.option(
    fc.record({
      id,
      openedAt: at,
      hasClaim: fc.boolean(),
      hasMedia: fc.boolean(),
      hasLink: fc.boolean(),
      hasForward: fc.boolean(),
    }),
  ),
  last: fc.option(
    fc.record({
      id,
      closedAt: at,
      offered: fc.array(fc.constantFrom('fc_1', 'fc_2'), { maxLength: 3 }),
      wordless: fc.boolean(),
    }),
  ),
  quoted: fc.option(fc.record({ id, isOpen: fc.boolean(), isWithPeople: fc.boolean(), isAnswered: fc.boolean() })),
  waiting: fc.option(fc.record({ id, askedAt: fc.constant(ago(60_000)) })),
  stopped: fc.boolean(),
});
const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    is: fc.constant('words' as const),
    fragment: fc.boolean(),
    forwarded: fc.boolean(),
    part: fc.boolean(),
    bare: fc.boolean(),
    asks: fc.boolean(),
  }),
  fc.record({ is: fc.constant('correction' as const), whole: fc.boolean() }),
  fc.record({ is: fc.constant('media' as const), forwarded: fc.boolean() }),
  fc.record({ is: fc.constant('number' as const), number: fc.integer({ min: 0, max: 9 }) }),
  fc
    .constantFrom(
      'question',
      'greeting',
      'thanks',
      'chat',
      'empty',
      'affirm',
      'deny',
      'unreadable',
      'nothing',
      'liked',
      'revoke',
    )
    .map((is) => ({ is }) as Happening),
  fc.boolean().map((asks) => ({ is: 'edit', asks }) as Happening),
  fc
    .constantFrom('stop', 'start', 'delete', 'help', 'status', 'person')
    .map((command) => ({ is: 'command', command }) as Happening),
);

test('whatever happens, at most one thing is said, a message goes to one submission, and words are never dropped', () => {
  fc.assert(
    fc.property(anySituation, anyHappening, (situation, happening) => {
      const effects = step(situation, happening, now);
      const how = effects.map((effect) => effect.do);
      expect(how.filter((one) => one === 'say' || one === 'tell-status').length).toBeLessThanOrEqual(1);
      const places = how.filter((one) => ['open', 'join', 'reopen', 'attach'].includes(one));
      expect(places.length).toBeLessThanOrEqual(1);
      if (['words', 'correction', 'media', 'question'].includes(happening.is)) expect(places).toHaveLength(1);
      expect(quietly(effects).filter((one) => one.do === 'say' || one.do === 'react')).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});
