import { answerWaitMs, attachMs } from './conversation.rules.ts';

/** The answer to a reviewer's question that a conversation waits for: to which submission, in which case, since when. */
export type Waiting = { submissionId: string; caseId: string; since: string; answeredAt?: string };

/** The submission whose answer is awaited at `now`; null when none is, or no longer. Answers come in more than one message. */
export function waitingAt(waiting: unknown, now: Date): Waiting | null {
  const found = waiting as Waiting | null;
  if (!found?.submissionId || !found.caseId) return null;
  const from = new Date(found.answeredAt ?? found.since).getTime();
  return now.getTime() - from <= (found.answeredAt ? attachMs : answerWaitMs) ? found : null;
}
