import { knowsNegation, negationWords } from '../claims/negation.rules.ts';
import { isDenialClaim } from './debunking.rules.ts';
import { hasForm, type Laid, runsOf, standsIn } from './laid.rules.ts';
import { areOpposite, hasOpposite } from './opposite-words.rules.ts';
import type { TextView } from './text-view.rules.ts';
import { commonWord } from './told.rules.ts';

/** How one of two texts turns the other round. */
export type Turn = 'cue' | 'claim-cue' | 'opposite';

/**
 * Shares of the sentence that the claim must hold, telling words that the message may lack, and words between a negation
 * and a word that both have. Source: of the 441 right answers among the most certain 450 of routing dev negations cost 8,
 * opposites none (2026-11-23).
 */
const limits = {
  cue: 0.35,
  claimCue: 0.4,
  gone: 20,
  reach: 4,
  close: { found: 0.5, gone: 8 },
  opposite: { found: 0.35, gone: 8 },
  anywhere: { found: 0.5, gone: 6 },
};

/** Every way in which the message says the opposite of the claim. */
export function turnsOf(laid: Laid): Turn[] {
  const negated = negationsDiffer(laid);
  return [...(negated ? [negated] : []), ...(saysOpposite(laid) ? (['opposite'] as const) : [])];
}

const cuesOf = (language: string | null): ReadonlySet<string> => {
  const primary = (language ?? '').toLowerCase().split('-', 1)[0] ?? '';
  const known = negationWords(knowsNegation(primary) ? primary : 'any');
  const more = moreCues[primary];
  return more ? new Set([...known, ...more]) : known;
};

/** Words that negate what they stand before, besides `negationWords`. */
const moreCues: Record<string, readonly string[]> = {
  ar: ['غير', 'عدم', 'دون', 'بدون'],
  en: ['refused', 'refuses', 'refusing', 'without'],
  es: ['sin'],
  pt: ['sem'],
  fr: ['sans'],
  hi: ['बिना'],
};

/** Whether a telling word that the other text holds too stands within reach of a place. */
const isBeside = (view: TextView, other: TextView, place: number): boolean =>
  view.words
    .slice(Math.max(0, place - limits.reach), place + limits.reach + 1)
    .some((word) => (view.telling.get(word) ?? 0) >= commonWord && hasForm(other, word));

/** Words between two negations that are one: `ne … pas`. */
const oneNegation = 3;

/** Negations of a text that stand beside what another says too. What both hold counts in both or in neither language. */
function negations(view: TextView, other: TextView, cues: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let [count, last] = [0, Number.NEGATIVE_INFINITY];
  for (const [place, word] of view.words.entries()) {
    if (!cues.has(word) || (!others.has(word) && other.telling.has(word))) continue;
    if (place - last > oneNegation && isBeside(view, other, place)) count += 1;
    last = place;
  }
  return count;
}

/** One side negates what both say more often than the other does; a claim told as its own denial negates nothing. */
function negationsDiffer({ message, candidate, claim, told, features }: Laid): Turn | null {
  const [theirs, ours] = [
    cuesOf(message.language ?? candidate.document.language),
    cuesOf(candidate.document.language ?? message.language),
  ];
  if (features.gone > limits.gone) return null;
  const isDenial = isDenialClaim(candidate.document.claim);
  // NOTE: in a close retelling of a claim without negations any negation counts, wherever it stands.
  const isClose = features.partFound >= limits.close.found && features.gone <= limits.close.gone;
  const isNegative = !isDenial && claim.words.some((word) => ours.has(word));
  const isOurs = (word: string) => [claim, candidate.title].some((view) => hasForm(view, word));
  if (isClose && !isNegative && told.words.some((word) => theirs.has(word) && !isOurs(word))) return 'cue';
  const own = isDenial ? 0 : negations(claim, message.whole, ours, theirs);
  if (
    features.partFound > limits.cue &&
    negations(told, claim, theirs, ours) > Math.max(own, isDenial ? 0 : negations(candidate.title, told, ours, theirs))
  )
    return 'cue';
  return features.partFound > limits.claimCue && own > negations(message.whole, claim, theirs, ours)
    ? 'claim-cue'
    : null;
}

/** A word of the claim is missing, and its opposite stands in its place. */
function saysOpposite(laid: Laid): boolean {
  const { message, claim, told, features } = laid;
  if (features.partFound < limits.opposite.found) return false;
  const pairs = claim.words.flatMap((word, place) => {
    if (!hasOpposite(word) || message.whole.telling.has(word)) return [];
    const come = runsOf(told.words, (other) => areOpposite(word, other) && !claim.telling.has(other));
    return come.map((run) => [{ from: place, to: place + 1 }, run] as const);
  });
  if (pairs.length === 0) return false;
  const { found, gone } = limits.anywhere;
  if (features.partFound >= found && features.gone <= gone) return true;
  return features.gone <= limits.opposite.gone && pairs.some(([left, right]) => standsIn(laid, left, right));
}
