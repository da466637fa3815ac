import type { Rating } from '../core/ratings.ts';
import { conflictsOf } from './conflicts.rules.ts';
import { debunks } from './debunking.rules.ts';
import type { CandidateView, Features, ScoredFeatures } from './features.rules.ts';
import { layOut } from './laid.rules.ts';
import type { MessageView } from './message-view.rules.ts';
import type { Guard } from './models.rules.ts';
import type { Ordinary } from './ordinary.rules.ts';
import { turnsOf } from './polarity.rules.ts';
import { rawScore } from './score.rules.ts';
import { lacksSource } from './source.rules.ts';
import { cosine, type TextView } from './text-view.rules.ts';

/** Why a machine must not answer alone although the score is high. */
export type Veto =
  | 'negation-differs'
  | 'details-differ'
  | 'too-short'
  | 'language-unknown'
  | 'ratings-conflict'
  | 'already-debunking'
  | 'lacks-source';

/**
 * Words below which a message says too little to be answered without a look. Source: of the 500 most certain first
 * candidates of routing dev 22 had five to seven words and one was wrong (2026-11-23); Meedan Check asks for eight.
 */
const fewestWords = 5;

/** Candidates less than this much below the best, in probability, speak for themselves: their ratings must not conflict. */
const nearBest = 0.25;

/** Character cosine from which a short text is taken for the claim itself. */
const nearlyEqual = 0.85;

export type Judged = { row: ScoredFeatures; probability: number };

/**
 * Every reason against answering with the first candidate; empty when there is none. `candidates` has one of each family;
 * `fellows` are the others of the first one's family.
 */
export function vetoesOf(
  message: MessageView,
  candidates: readonly Judged[],
  guard: Guard,
  fellows: readonly Judged[] = [],
): Veto[] {
  const [best] = candidates;
  if (!best) return [];
  const found = pairVetoes(message, best.row, guard);
  const isNear = (other: Judged) => other.probability >= best.probability - nearBest && other.probability >= 0.5;
  const mine = ratingOf(best);
  const disagrees =
    candidates.filter(isNear).some((other) => conflict(mine, ratingOf(other))) ||
    fellows.filter(isNear).some((other) => contradict(mine, ratingOf(other)));
  if (disagrees) found.push('ratings-conflict');
  return found;
}

/** The vetoes that look at the message and one candidate alone. */
export function pairVetoes(message: MessageView, row: ScoredFeatures, guard: Guard): Veto[] {
  const found = new Set(ruleVetoes(message, row, guard.ordinary));
  // NOTE: a claim told as its own denial has its negations on purpose; what they turn cannot be learned from words.
  if (row.features.denialClaim === 0 && isBelow(guard.turned, row.features)) found.add('negation-differs');
  if (isBelow(guard.swapped, row.features)) found.add('details-differ');
  if (lacksSource(row.candidate.document)) found.add('lacks-source');
  return [...found].sort((a, b) => gravity.indexOf(a) - gravity.indexOf(b));
}

/** Which reason is told first when several hold. */
const gravity: readonly Veto[] = [
  'negation-differs',
  'lacks-source',
  'details-differ',
  'language-unknown',
  'too-short',
  'already-debunking',
  'ratings-conflict',
];

/** Those of them that are rules, not learned. */
export function ruleVetoes(message: MessageView, row: ScoredFeatures, ordinary: Ordinary): Veto[] {
  const { candidate } = row;
  const laid = layOut(message, row);
  const checks: [Veto, boolean][] = [
    ['negation-differs', turnsOf(laid).length > 0],
    ['details-differ', conflictsOf(laid, ordinary).length > 0],
    ['language-unknown', message.whole.script === 'none' || message.language === 'und'],
    ['too-short', message.whole.words.length < fewestWords && !sameWords(message.whole, candidate)],
    ['already-debunking', isDebunking(message, candidate)],
  ];
  return checks.flatMap(([veto, holds]) => (holds ? [veto] : []));
}

/** Whether a learned guard is less sure that the verdict applies than it must be for a message that says this much. */
function isBelow(head: Guard['turned'], features: Features): boolean {
  const least = head.least.find(({ upTo }) => features.partFound <= upTo);
  return least !== undefined && rawScore(head, features) < least.value;
}

/** A short message that is the checked claim, or its title, nearly letter by letter. */
const sameWords = (message: TextView, candidate: CandidateView): boolean =>
  message.words.length >= 3 &&
  [candidate.claim, candidate.title].some((view) => cosine(message.characters, view.characters) >= nearlyEqual);

/** The message itself says that something is false, in words that the checked claim lacks, and does not ask. */
function isDebunking(message: MessageView, { claim, title }: CandidateView): boolean {
  const cue = debunks(message.whole.normal);
  if (cue === null || claim.normal.includes(cue) || title.normal.includes(cue)) return false;
  return !/[?？؟]/u.test(message.text);
}

const weight: Record<Rating, 'wrong' | 'right' | 'open'> = {
  false: 'wrong',
  misleading: 'wrong',
  satire: 'wrong',
  unproven: 'open',
  true: 'right',
};

const ratingOf = ({ row }: Judged): Rating | null => row.candidate.document.rating;

const conflict = (a: Rating | null, b: Rating | null): boolean => a !== null && b !== null && weight[a] !== weight[b];

/** Of one claim, what was unproven may be settled later; right and wrong may not both be. */
const contradict = (a: Rating | null, b: Rating | null): boolean =>
  conflict(a, b) && a !== 'unproven' && b !== 'unproven';
