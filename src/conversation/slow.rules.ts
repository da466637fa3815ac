import { hourMs, minuteMs } from '../core/time.ts';

/**
 * Submissions of one asker that are worked on in an hour; what is more is kept and worked on later. A burst of forwards
 * passes; somebody who sends all day costs no more than this, and nobody is ever shut out. Chosen 2026-11-23: three
 * times the largest burst we expect of a person, ten forwards at once.
 */
export const mostAnHour = 30;

/**
 * When a submission may be worked on that would be one too many, given when the latest ones were, in any order; null when
 * it may be at once. As soon as the oldest of the last `mostAnHour` is an hour ago.
 */
export function laterAt(workedOn: readonly Date[], now: Date): Date | null {
  const lately = workedOn.map((at) => at.getTime()).filter((at) => at > now.getTime() - hourMs);
  if (lately.length < mostAnHour) return null;
  const oldest = lately.sort((a, b) => b - a)[mostAnHour - 1] ?? now.getTime();
  return new Date(oldest + hourMs);
}

/** When the last of `waiting` submissions has its turn, if the first has it at `first`. */
export const lastTurn = (first: Date, waiting: number): Date =>
  new Date(first.getTime() + Math.floor(Math.max(0, waiting - 1) / mostAnHour) * hourMs);

/** Whole minutes until then, one at least: for words. */
export const minutesUntil = (at: Date, now: Date): number =>
  Math.max(1, Math.ceil((at.getTime() - now.getTime()) / minuteMs));

/** The same short text is not said twice within this, however often it would be. Milliseconds. Chosen 2026-11-23. */
export const repeatAfterMs = minuteMs;
