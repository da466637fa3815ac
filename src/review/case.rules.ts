import { dayMs, hourMs } from '../core/time.ts';

export type CaseState = 'open' | 'escalated' | 'closed';
export type CaseEvent = 'escalate' | 'de-escalate' | 'close' | 'reopen';
export type Outcome = 'answered' | 'published' | 'not-checkable' | 'duplicate' | 'erased';

/** State, event, next state. What is not in the table is refused; buttons ask the same table. */
const table: Record<CaseState, Partial<Record<CaseEvent, CaseState>>> = {
  open: { escalate: 'escalated', close: 'closed' },
  escalated: { 'de-escalate': 'open', close: 'closed' },
  closed: { reopen: 'open' },
};

/** The state after an event, or why it is refused, in words for the person who tried. */
export function afterEvent(state: CaseState, event: CaseEvent): { state: CaseState } | { refused: string } {
  const next = table[state][event];
  if (next) return { state: next };
  if (state === 'closed') return { refused: 'This case is closed. Reopen it to work on it.' };
  if (event === 'reopen') return { refused: 'This case is open already.' };
  return { refused: event === 'escalate' ? 'This case is escalated already.' : 'This case is not escalated.' };
}

/** What the queue knows of a case when it orders it. */
export type Pressing = {
  askedCount: number;
  askedLastDay: number;
  often: boolean;
  openedAt: Date;
  escalated: boolean;
  reason: string;
};

/**
 * How urgent a case is: higher first, no unit. Doubling the askers adds 1, doubling those of the last day adds 1.5, a
 * message marked as forwarded many times adds 2, a person asking for a person adds 1, an escalation 5, and each day of waiting 0.5 up
 * to 2, so that nothing waits for ever. Chosen 2026-11; to be fitted once desks have used it.
 */
export function urgencyOf(pressing: Pressing, now: Date): number {
  const waited = Math.min(4, Math.max(0, (now.getTime() - pressing.openedAt.getTime()) / dayMs));
  return (
    Math.log2(1 + pressing.askedCount) +
    1.5 * Math.log2(1 + pressing.askedLastDay) +
    (pressing.often ? 2 : 0) +
    (pressing.reason === 'asker-wants-person' || pressing.reason === 'asker-said-not-mine' ? 1 : 0) +
    (pressing.escalated ? 5 : 0) +
    0.5 * waited
  );
}

/** Why a case is here, as one sentence for the top of its page. Reasons are those of `matching` and of taps. */
export function whyHere(reason: string, detail: string, askedCount: number): string {
  const known: Record<string, string> = {
    'no-candidates': 'No fact-check comes near this claim.',
    'nothing-likely': 'No fact-check answers this claim well enough.',
    'no-words': 'There are no words in it that the machine could compare.',
    'negation-differs': 'A fact-check comes near, but one of the two says "not" where the other does not.',
    'details-differ': 'A fact-check comes near, but a name, place, number or date in it is another.',
    'already-debunking': 'The message itself seems to correct a rumour, so a verdict on the rumour could mislead.',
    'lacks-source':
      'The fact-check that answers it has no link, or one too long for a message, or names no publisher: an answer could not say its source, and is not sent.',
    'answer-refused': 'The answer broke a rule for answers and was not sent: see the operations page for which.',
    'answer-withdrawn': 'The fact-check that somebody chose as the answer has been withdrawn since.',
    'asker-added-words': 'Somebody who asked added something to their question, or corrected it.',
    'too-old': 'It was sent more than 24 hours before it reached us, so no machine answers it.',
    'asker-said-not-mine': 'Somebody who asked said that our answer was about something else.',
    'asker-wants-person': 'Somebody who asked wants a person to look.',
  };
  const sentence = known[reason] ?? `The machine held back: ${reason.replaceAll('-', ' ')}.`;
  const more = detail === '' ? '' : ` ${detail}`;
  return askedCount > 1 ? `${sentence}${more} Asked ${askedCount} times.` : `${sentence}${more}`;
}

/** How long a hold lasts unless renewed. Milliseconds. Source: Coop holds 10 min, Ozone 5 (read 2026-11). */
export const holdMs = hourMs / 6;

/** When a hold taken at `now` ends. */
export const holdEnd = (now: Date): Date => new Date(now.getTime() + holdMs);
