import { expect, test } from 'vitest';
import {
  attachMs,
  type Effect,
  fragmentSettleMs,
  growAtMostMs,
  type Happening,
  questionWaitMs,
  type Situation,
  settleMs,
  step,
  type Tap,
  tapId,
  tapOf,
} from './conversation.rules.ts';

const now = new Date('2026-03-02T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const quiet: Situation = { open: null, last: null, quoted: null, stopped: false };
const growing: Situation = { ...quiet, open: { id: 'sub_1', hasClaim: true, openedAt: ago(300) } };
const waiting: Situation = { ...quiet, open: { id: 'sub_1', hasClaim: false, openedAt: ago(5_000) } };
const answered: Situation = { ...quiet, last: { id: 'sub_0', closedAt: ago(60_000) } };

test.each<[string, Situation, Happening, Effect[]]>([
  ['a forward is worked on at once', quiet, { is: 'words', fragment: false }, [{ do: 'open', closesInMs: settleMs }]],
  [
    'a second forward joins the first',
    growing,
    { is: 'words', fragment: false },
    [{ do: 'join', submissionId: 'sub_1', closesInMs: settleMs }],
  ],
  [
    'a short typed line waits a little longer',
    quiet,
    { is: 'words', fragment: true },
    [{ do: 'open', closesInMs: fragmentSettleMs }],
  ],
  [
    'the forward joins the question that waited for it',
    waiting,
    { is: 'words', fragment: false },
    [{ do: 'join', submissionId: 'sub_1', closesInMs: settleMs }],
  ],
  [
    'a submission does not grow for ever',
    { ...quiet, open: { id: 'sub_1', hasClaim: true, openedAt: ago(growAtMostMs + 1) } },
    { is: 'words', fragment: false },
    [{ do: 'open', closesInMs: settleMs }],
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
    { ...quiet, last: { id: 'sub_0', closedAt: ago(attachMs + 1) } },
    { is: 'question' },
    [{ do: 'open', closesInMs: questionWaitMs }],
  ],
  [
    'a bare question attaches to what it quotes',
    { ...answered, quoted: { id: 'sub_9' } },
    { is: 'question' },
    [{ do: 'attach', submissionId: 'sub_9' }],
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
  ['a picture without words waits for words', quiet, { is: 'media' }, [{ do: 'open', closesInMs: questionWaitMs }]],
  ['a place or a contact is refused kindly', quiet, { is: 'unreadable' }, [{ do: 'say', saying: 'unreadable' }]],
  ['a reaction needs nothing', quiet, { is: 'nothing' }, []],
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
    '"not what I asked" goes to a person',
    answered,
    { is: 'tap', tap: { on: 'not-mine', submissionId: 'sub_0' } },
    [
      { do: 'feedback', submissionId: 'sub_0', feedback: 'not-mine' },
      { do: 'say', saying: 'noted-person' },
    ],
  ],
  [
    '"none of these" goes to a person',
    answered,
    { is: 'tap', tap: { on: 'none', submissionId: 'sub_0' } },
    [
      { do: 'feedback', submissionId: 'sub_0', feedback: 'not-mine' },
      { do: 'say', saying: 'noted-person' },
    ],
  ],
])('%s', (_name, situation, happening, effects) => {
  expect(step(situation, happening, now)).toEqual(effects);
});

test.each<Tap>([
  { on: 'helpful', submissionId: 'sub_1' },
  { on: 'pick', submissionId: 'sub_1', factCheckId: 'fc_2' },
  { on: 'language', language: 'hi' },
  { on: 'erase', sure: true },
  { on: 'open' },
])('a tap survives its button: %o', (tap) => {
  expect(tapOf(tapId(tap))).toEqual(tap);
});

test.each(['', 'helpful', 'pick:sub_1', 'buy:now', ':::'])('an id that is not ours is no tap: %s', (id) => {
  expect(tapOf(id)).toBe(null);
});
