import { differenceOf, sharedTelling, type Wording } from '../claims/dedupe.rules.ts';
import { saysOtherwise } from '../claims/nominate.rules.ts';

/** Why two claims may be one, or why a wording may not belong: stable words, in the ledger and on the page. */
export type ProposalWhy =
  | 'near-duplicate'
  | 'same-fact-check'
  | 'likely-same'
  | 'numbers-or-negation-differ'
  | 'unlike-its-group';

/** The reasons as a reviewer reads them. */
export const whyWords: Record<ProposalWhy, string> = {
  'near-duplicate': 'nearly the same words',
  'same-fact-check': 'one fact-check may answer both',
  'likely-same': 'both seem to tell the same thing',
  'numbers-or-negation-differ': 'but look twice: their numbers differ, or only one of them says no',
  'unlike-its-group': 'its words are unlike all others of the group',
};

export type Proposal = { score: number; why: ProposalWhy[] };

/** What is known of two claims besides their words. */
export type Signs = {
  /** Probability that both are one claim, 0 to 1, and from where it is likely: `models/same-claim.json`. */
  probability: number;
  likely: number;
  /** Lower of the two probabilities that one fact-check answers them; 0 without such a check. */
  sameCheck: number;
};

/** Probability with which one fact-check must answer both. The `ask` threshold is about this high. */
const leastCheck = 0.5;
/** Share of `likely` that a pair with a fact-check in common must reach: one check may answer two claims. By eye, 2026-11. */
const leastWithCheck = 0.4;

/**
 * Whether two claims of different groups are worth a reviewer's look, with a score for the order. Never when texts that
 * share their words differ in a number, a name or a negation: a person in a hurry would merge what must not be merged.
 */
export function mergeProposal(a: Wording, b: Wording, signs: Signs): Proposal | null {
  const difference = differenceOf(a, b);
  if (difference === null) return { score: 1, why: ['near-duplicate'] };
  if (difference === 'empty' || saysOtherwise(difference)) return null;
  const why: ProposalWhy[] = [];
  if (signs.probability >= signs.likely) why.push('likely-same');
  if (signs.sameCheck >= leastCheck && signs.probability >= signs.likely * leastWithCheck) why.push('same-fact-check');
  if (why.length === 0) return null;
  const isContrary = sharedTelling(a, b).isContrary;
  if (isContrary) why.push('numbers-or-negation-differ');
  const score = why.includes('same-fact-check') ? Math.max(signs.probability, signs.sameCheck) : signs.probability;
  return { score: Math.min(0.99, isContrary ? score / 2 : score), why };
}

/** Whether a wording that the machine put into a group is unlike all others there. `others` holds at least one. */
export function splitProposal(wording: Wording, others: readonly Wording[]): Proposal | null {
  if (others.length === 0 || others.some((other) => differenceOf(wording, other) === null)) return null;
  const nearest = Math.max(...others.map((other) => sharedTelling(wording, other).ofShorter));
  return { score: Math.max(0, 1 - nearest), why: ['unlike-its-group'] };
}
