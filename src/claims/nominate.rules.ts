import type { Difference } from './dedupe.rules.ts';

/** Claims looked at for a near duplicate: the nearest by vector, and those that share most of the sketch. */
export const nominated = { byVector: 20, bySketch: 20 };
/**
 * Claims that may keep one number of the sketch. What more claims share is a phrase, or a forward of which forty copies
 * are at hand already; later claims leave it out, so that looking one up stays as fast with a million claims.
 */
export const mostHolders = 40;

/** Differences that say another thing was claimed, rather than that little is shared. */
const contrary: ReadonlySet<Difference> = new Set(['number', 'negation', 'denial', 'name']);

/** Whether two texts that share their words claim different things. */
export const saysOtherwise = (difference: Difference): boolean => contrary.has(difference);

/**
 * The group a message joins, or null: where more of the claims looked at are near duplicates of it than contradict it.
 * A text cut off before its number is near to the same text with any number; so one near duplicate is not enough when
 * the others of its group say otherwise. `differences` are in the order in which claims were nominated.
 */
export function chooseGroup(differences: readonly { groupId: string; difference: Difference | null }[]): string | null {
  const votes = new Map<string, number>();
  for (const { groupId, difference } of differences) {
    const vote = difference === null ? 1 : saysOtherwise(difference) ? -1 : 0;
    votes.set(groupId, (votes.get(groupId) ?? 0) + vote);
  }
  let best: string | null = null;
  for (const [groupId, count] of votes)
    if (count > 0 && count > (best === null ? 0 : (votes.get(best) ?? 0))) best = groupId;
  return best;
}
