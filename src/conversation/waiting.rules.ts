import { dayMs, hourMs, minuteMs } from '../core/time.ts';
import type { Happening, Situation } from './situation.rules.ts';

/** The answer to a reviewer's question that a conversation waits for: to which submission, in which case, since when. */
export type Waiting = { submissionId: string; caseId: string; since: string; answeredAt?: string };

/** How long a reviewer's question can be answered by quoting it. Milliseconds. Chosen 2026-11-23. */
const answerWaitMs = 7 * dayMs;
/** How long what is short, or cannot ask anything, is the answer without quoting: the window to write back. Milliseconds. Chosen 2026-11-23. */
const shortAnswerMs = dayMs;
/** How long words that could ask something new are the answer without quoting. Milliseconds. Chosen 2026-11-23. */
const wholeAnswerMs = hourMs;
/** How long more of an answer is part of it. Milliseconds. Chosen 2026-11-23. */
const moreMs = 10 * minuteMs;

/** What an asker is asked, as stored; null when nothing is. */
export function waitingIn(stored: unknown): Waiting | null {
  const found = stored as Waiting | null;
  return found?.submissionId && found.caseId ? found : null;
}

/** Whether an answer is awaited at `at`. `askedAt`: when the question left; nobody answers one before that. Answers come in more than one message. */
export function isAwaited({ answeredAt }: Waiting, askedAt: Date, at: Date): boolean {
  // Phones tell whole seconds.
  if (at.getTime() < Math.floor(askedAt.getTime() / 1000) * 1000) return false;
  const from = answeredAt === undefined ? askedAt : new Date(answeredAt);
  return at.getTime() - from.getTime() <= (answeredAt === undefined ? answerWaitMs : moreMs);
}

/**
 * Whether what an asker did at `at` answers a reviewer's question: what quotes it does, and what is typed or shown soon
 * after it. A forward of words and a question of their own ask something new, and `isChoosing` among what was offered
 * since is about that.
 */
export function isAnswer(situation: Situation, happening: Happening, at: Date, isChoosing: boolean): boolean {
  const { waiting, quoted, last } = situation;
  if (!waiting) return false;
  const isQuoting = quoted?.id === waiting.id;
  const since = at.getTime() - waiting.askedAt.getTime();
  const isSoon = (ms: number) => isQuoting || since <= ms;
  switch (happening.is) {
    case 'words': {
      if (happening.forwarded || (quoted !== null && !isQuoting)) return false;
      const isNew = !happening.fragment && (happening.asks || since > wholeAnswerMs);
      return isQuoting || (!isNew && isSoon(shortAnswerMs));
    }
    case 'media':
      return isSoon(happening.forwarded ? wholeAnswerMs : shortAnswerMs);
    case 'affirm':
    case 'deny':
    case 'number':
      return isSoon(shortAnswerMs) && !(isChoosing && last !== null && last.closedAt > waiting.askedAt);
    case 'correction':
    case 'chat':
      return isSoon(shortAnswerMs);
    case 'unreadable':
      return happening.shown && isSoon(shortAnswerMs);
    case 'question':
      return isQuoting;
    default:
      return false;
  }
}
