/**
 * A fact-check that may be what a submission asks about. `shown` is false for one that may be offered and was not yet;
 * true once the asker saw it; left out for one that is never offered. `picked`: the asker chose it.
 */
export type Candidate = { factCheckId: string; probability: number; shown?: boolean; picked?: boolean };

/** The candidates of a submission as stored; none when it has none. */
export const candidatesOf = (submission: { candidates: unknown }): Candidate[] =>
  Array.isArray(submission.candidates) ? (submission.candidates as Candidate[]) : [];

/** How many the asker has seen: says which offer is the next. */
export const shownCount = (candidates: readonly Candidate[]): number => candidates.filter((one) => one.shown).length;

/** What was offered and not chosen, in the order of the offer that the asker saw last. */
export const offeredOf = (submission: { decision: string | null; candidates: unknown }): string[] => {
  const all = candidatesOf(submission);
  if (all.some((one) => one.picked)) return [];
  const seen = all.filter((one) => one.shown);
  const offers = submission.decision === 'reply' ? seen.slice(1) : seen;
  return offers.slice(-mostAtOnce(offers.length)).map((one) => one.factCheckId);
};

/** Offers come in threes, the last of what is left. */
const mostAtOnce = (seen: number) => (seen === 0 ? 0 : ((seen - 1) % 3) + 1);
