import { minuteMs, secondMs } from '../core/time.ts';

/** What the conversation with one asker knows when a message comes in. */
export type Situation = {
  /** The submission that may still grow; null when none is open. */
  open: { id: string; hasClaim: boolean; openedAt: Date } | null;
  /** The submission closed last; null when there is none. */
  last: { id: string; closedAt: Date } | null;
  /** The submission a quoted message belongs to; null when nothing, or nothing of ours, is quoted. */
  quoted: { id: string } | null;
  stopped: boolean;
};

/** What the asker did, in house terms. `words`: text that could hold a claim; `fragment` when it is short and typed. */
export type Happening =
  | { is: 'words'; fragment: boolean }
  | { is: 'question' }
  | { is: 'greeting' | 'thanks' | 'chat' | 'empty' | 'affirm' }
  | { is: 'command'; command: 'stop' | 'start' | 'delete' | 'help' }
  | { is: 'command'; command: 'language'; wanted: string | null }
  | { is: 'media' }
  | { is: 'unreadable' }
  | { is: 'nothing' }
  | { is: 'tap'; tap: Tap };

/** A button or list row of ours, by the id it carries. */
export type Tap =
  | { on: 'helpful' | 'not-mine' | 'person' | 'none'; submissionId: string }
  | { on: 'pick'; submissionId: string; factCheckId: string }
  | { on: 'language'; language: string }
  | { on: 'languages'; page: number }
  | { on: 'erase'; sure: boolean }
  | { on: 'open' };

/** Which of our short texts to say. The words are in `words.ts`. */
export type Saying =
  | 'greeting'
  | 'thanks'
  | 'help'
  | 'chat'
  | 'unreadable'
  | 'send-the-message'
  | 'stopped'
  | 'started'
  | 'choose-language'
  | 'language-set'
  | 'ask-erase'
  | 'kept-data'
  | 'noted-helpful'
  | 'noted-person';

export type Effect =
  | { do: 'open'; closesInMs: number }
  | { do: 'join'; submissionId: string; closesInMs: number }
  | { do: 'attach'; submissionId: string }
  | { do: 'react'; emoji: string }
  | { do: 'say'; saying: Saying; page?: number }
  | { do: 'stop' }
  | { do: 'start' }
  | { do: 'erase' }
  | { do: 'set-language'; language: string }
  | { do: 'feedback'; submissionId: string; feedback: 'helpful' | 'not-mine' | 'person' }
  | { do: 'pick'; submissionId: string; factCheckId: string };

/** Pause after which a forward counts as complete: forwards sent together arrive within it. Milliseconds. Chosen 2026-11. */
export const settleMs = 600;
/** The same after a short typed line, which is often the first of several. Milliseconds. Chosen 2026-11. */
export const fragmentSettleMs = 1_200;
/** How long a bare question, or a picture without words, waits for the forward that belongs to it. Milliseconds. Chosen 2026-11. */
export const questionWaitMs = 20 * secondMs;
/** How long after a submission a bare question is still about it. Milliseconds. Chosen 2026-11. */
export const attachMs = 10 * minuteMs;
/** A submission never grows for longer than this. Milliseconds. Chosen 2026-11. */
export const growAtMostMs = 2 * minuteMs;

/**
 * The heart of the conversation: what follows from a happening in a situation. `now` is when the asker did it, which may
 * be long before it is worked in. The order of effects is the order to act in.
 */
export function step(situation: Situation, happening: Happening, now: Date): Effect[] {
  switch (happening.is) {
    case 'words':
      return take(situation, now, happening.fragment ? fragmentSettleMs : settleMs);
    case 'media':
      return situation.open
        ? take(situation, now, situation.open.hasClaim ? settleMs : questionWaitMs)
        : [{ do: 'open', closesInMs: questionWaitMs }];
    case 'question':
      return ask(situation, now);
    case 'empty':
      return situation.open || situation.last ? [] : [{ do: 'say', saying: 'help' }];
    case 'affirm':
      return [];
    case 'greeting':
    case 'thanks':
    case 'chat':
      return situation.open
        ? [{ do: 'attach', submissionId: situation.open.id }]
        : [{ do: 'say', saying: happening.is }];
    case 'unreadable':
      return [{ do: 'say', saying: 'unreadable' }];
    case 'nothing':
      return [];
    case 'command':
      return command(situation, happening);
    case 'tap':
      return tap(happening.tap);
  }
}

function take(situation: Situation, now: Date, closesInMs: number): Effect[] {
  const { open } = situation;
  if (!open || now.getTime() - open.openedAt.getTime() > growAtMostMs) return [{ do: 'open', closesInMs }];
  return [{ do: 'join', submissionId: open.id, closesInMs }];
}

/** A bare question belongs to what it quotes, to the submission still open, to the one just closed, or to a forward to come. */
function ask(situation: Situation, now: Date): Effect[] {
  if (situation.quoted) return [{ do: 'attach', submissionId: situation.quoted.id }];
  if (situation.open) return [{ do: 'attach', submissionId: situation.open.id }];
  const { last } = situation;
  if (last && now.getTime() - last.closedAt.getTime() <= attachMs) {
    return [
      { do: 'attach', submissionId: last.id },
      { do: 'react', emoji: '👀' },
    ];
  }
  return [{ do: 'open', closesInMs: questionWaitMs }];
}

function command(situation: Situation, happening: Extract<Happening, { is: 'command' }>): Effect[] {
  switch (happening.command) {
    case 'stop':
      return [{ do: 'stop' }, { do: 'say', saying: 'stopped' }];
    case 'start':
      return situation.stopped
        ? [{ do: 'start' }, { do: 'say', saying: 'started' }]
        : [{ do: 'say', saying: 'greeting' }];
    case 'delete':
      return [{ do: 'say', saying: 'ask-erase' }];
    case 'help':
      return [{ do: 'say', saying: 'help' }];
    case 'language':
      return happening.wanted
        ? [
            { do: 'set-language', language: happening.wanted },
            { do: 'say', saying: 'language-set' },
          ]
        : [{ do: 'say', saying: 'choose-language' }];
  }
}

function tap(tapped: Tap): Effect[] {
  switch (tapped.on) {
    case 'helpful':
      return [
        { do: 'feedback', submissionId: tapped.submissionId, feedback: 'helpful' },
        { do: 'react', emoji: '🙏' },
      ];
    case 'not-mine':
    case 'none':
      return [
        { do: 'feedback', submissionId: tapped.submissionId, feedback: 'not-mine' },
        { do: 'say', saying: 'noted-person' },
      ];
    case 'person':
      return [
        { do: 'feedback', submissionId: tapped.submissionId, feedback: 'person' },
        { do: 'say', saying: 'noted-person' },
      ];
    case 'pick':
      return [{ do: 'pick', submissionId: tapped.submissionId, factCheckId: tapped.factCheckId }];
    case 'language':
      return [
        { do: 'set-language', language: tapped.language },
        { do: 'say', saying: 'language-set' },
      ];
    case 'languages':
      return [{ do: 'say', saying: 'choose-language', page: tapped.page }];
    case 'erase':
      return tapped.sure ? [{ do: 'erase' }] : [{ do: 'say', saying: 'kept-data' }];
    case 'open':
      return [];
  }
}

/** The id a button carries for a tap: at most 256 characters, the provider's limit (read 2026-11). */
export function tapId(tapped: Tap): string {
  switch (tapped.on) {
    case 'pick':
      return `pick:${tapped.submissionId}:${tapped.factCheckId}`;
    case 'language':
      return `language:${tapped.language}`;
    case 'languages':
      return `languages:${tapped.page}`;
    case 'erase':
      return `erase:${tapped.sure ? 'yes' : 'no'}`;
    case 'open':
      return 'open';
    default:
      return `${tapped.on}:${tapped.submissionId}`;
  }
}

/** The tap an id stands for; null for one that is not ours. */
export function tapOf(id: string): Tap | null {
  const [on, first = '', second = ''] = id.split(':');
  if (on === 'open') return { on };
  if (first === '') return null;
  if (on === 'pick') return second === '' ? null : { on, submissionId: first, factCheckId: second };
  if (on === 'language') return { on, language: first };
  if (on === 'languages') return /^\d{1,2}$/.test(first) ? { on, page: Number(first) } : null;
  if (on === 'erase') return { on, sure: first === 'yes' };
  if (on === 'helpful' || on === 'not-mine' || on === 'person' || on === 'none') return { on, submissionId: first };
  return null;
}
