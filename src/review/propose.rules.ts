import { differenceOf, sharedTelling, type Wording } from '../claims/dedupe.rules.ts';

/** Why two claims may be one, or why a wording may not belong: stable words, in the ledger and on the page. */
export type ProposalWhy = 'near-duplicate' | 'same-fact-check' | 'same-words' | 'same-meaning' | 'unlike-its-group';

export type Proposal = { score: number; why: ProposalWhy[] };

/** What is known of two claims besides their words. */
export type Signs = {
  /** Cosine of their vectors, −1 to 1; null when one has none. */
  similarityCosine: number | null;
  /** Lower of the two probabilities that one fact-check answers them; 0 without such a check. */
  sameCheck: number;
};

/** Share of the shorter text's telling words that the longer has, from which two texts may tell one story. By eye, 2026-11. */
const leastShared = 0.6;
/** Cosine from which two texts are read as alike, if they share some telling words too. */
const leastCosine = 0.75;
const leastSharedWords = 3;
/** Probability with which one fact-check must answer both. The `ask` threshold is about this high. */
const leastCheck = 0.5;

/**
 * Whether two claims of different groups are worth a reviewer's look, with a score for the order. Never when their numbers,
 * names or negations differ: a person in a hurry would merge what must not be merged.
 */
export function mergeProposal(a: Wording, b: Wording, signs: Signs): Proposal | null {
  const difference = differenceOf(a, b);
  if (difference === null) return { score: 1, why: ['near-duplicate'] };
  if (difference !== 'other-words' && difference !== 'swapped-word' && difference !== 'few-words') return null;
  const shared = sharedTelling(a, b);
  if (shared.isContrary) return null;
  const why: ProposalWhy[] = [];
  if (signs.sameCheck >= leastCheck) why.push('same-fact-check');
  if (shared.words >= leastSharedWords && shared.ofShorter >= leastShared) why.push('same-words');
  if (shared.words >= leastSharedWords && (signs.similarityCosine ?? 0) >= leastCosine) why.push('same-meaning');
  if (why.length === 0) return null;
  const cosine = Math.max(0, signs.similarityCosine ?? 0);
  return { score: Math.min(0.99, (shared.ofShorter + cosine + signs.sameCheck) / 3), why };
}

/** Whether a wording that the machine put into a group is unlike all others there. `others` holds at least one. */
export function splitProposal(wording: Wording, others: readonly Wording[]): Proposal | null {
  if (others.length === 0 || others.some((other) => differenceOf(wording, other) === null)) return null;
  const nearest = Math.max(...others.map((other) => sharedTelling(wording, other).ofShorter));
  return { score: Math.max(0, 1 - nearest), why: ['unlike-its-group'] };
}

/** The reasons as a reviewer reads them. */
export const whyWords: Record<ProposalWhy, string> = {
  'near-duplicate': 'nearly the same text',
  'same-fact-check': 'one fact-check may answer both',
  'same-words': 'most of the telling words are the same',
  'same-meaning': 'alike in meaning, with telling words in common',
  'unlike-its-group': 'unlike every other wording of its group',
};
