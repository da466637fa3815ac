import { knowsNegation, negates } from '../claims/negation.rules.ts';
import type { Rating } from '../core/ratings.ts';
import { shareFound } from './compare.rules.ts';
import { debunks } from './debunking.rules.ts';
import type { CandidateView } from './features.rules.ts';
import { bestSentence, type MessageView } from './message-view.rules.ts';
import { cosine, type TextView } from './text-view.rules.ts';

/** Why a machine must not answer alone although the score is high. */
export type Veto =
  | 'negation-differs'
  | 'numbers-differ'
  | 'too-short'
  | 'language-unknown'
  | 'ratings-conflict'
  | 'already-debunking';

/** Words below which a message says too little to be answered without a look. Source: Meedan Check does the same. */
const fewestWords = 8;

/** Candidates less than this much below the best, in probability, speak for themselves: their ratings must not conflict. */
const nearBest = 0.25;

/** Character cosine from which a short text is taken for the claim itself. */
const nearlyEqual = 0.85;

export type Judged = { view: CandidateView; probability: number; family: number };

/** Every reason against answering with the first candidate; empty when there is none. */
export function vetoesOf(message: MessageView, candidates: readonly Judged[]): Veto[] {
  const [best] = candidates;
  if (!best) return [];
  const found = pairVetoes(message, best.view);
  const rivals = candidates.filter(
    (other) => other.probability >= best.probability - nearBest && other.probability >= 0.5,
  );
  if (rivals.some((other) => conflict(best.view.document.rating, other.view.document.rating)))
    found.push('ratings-conflict');
  return found;
}

/** The vetoes that look at the message and one candidate alone. */
export function pairVetoes(message: MessageView, candidate: CandidateView): Veto[] {
  const { claim, document } = candidate;
  const aligned = bestSentence(message, claim).view;
  const language = (message.language ?? document.language ?? 'und').split('-', 1)[0] ?? 'und';
  const checks: [Veto, boolean][] = [
    ['language-unknown', message.whole.script === 'none' || message.language === 'und'],
    ['too-short', message.whole.words.length < fewestWords && !sameWords(message.whole, candidate)],
    ['negation-differs', negationDiffers(tellingPart(message, aligned, claim), candidate, language)],
    ['numbers-differ', numbersDiffer(message, aligned, claim)],
    ['already-debunking', isDebunking(message, candidate)],
  ];
  return checks.flatMap(([veto, holds]) => (holds ? [veto] : []));
}

/** A short message that is the checked claim, or its title, nearly letter by letter. */
const sameWords = (message: TextView, candidate: CandidateView): boolean =>
  message.words.length >= 3 &&
  [candidate.claim, candidate.title].some((view) => cosine(message.characters, view.characters) >= nearlyEqual);

/** Words looked at on either side of those that a sentence shares with the claim. */
const spanMargin = 4;

/** A word that turns the statement round stands where the message tells the claim, or in the claim, but not in both. */
function negationDiffers(aligned: TextView, { claim, document }: CandidateView, language: string): boolean {
  const checked = (document.language ?? language).split('-', 1)[0] ?? 'und';
  const told = negates(tellingSpan(aligned, claim), knowsNegation(language) ? language : 'any');
  const isDenial = denial.test(document.claim);
  return told !== (!isDenial && negates(claim.words, knowsNegation(checked) ? checked : 'any'));
}

/** The sentence that tells a claim, or the whole message when other sentences tell the rest of it. */
const tellingPart = (message: MessageView, aligned: TextView, claim: TextView): TextView =>
  shareFound(claim, aligned) >= wholeShare * shareFound(claim, message.whole) ? aligned : message.whole;

/** Share of what the message holds of a claim from which one sentence is taken to tell it all. */
const wholeShare = 0.85;

/** The part of a sentence from the first word it shares with the claim to the last, and a few words around. */
function tellingSpan(aligned: TextView, claim: TextView): readonly string[] {
  const shared = aligned.words.flatMap((word, i) => ((claim.telling.get(word) ?? 0) > commonWord ? [i] : []));
  const [first, last] = [shared[0], shared[shared.length - 1]];
  if (first === undefined || last === undefined) return aligned.words;
  return aligned.words.slice(Math.max(0, first - spanMargin), last + 1 + spanMargin);
}

/** Relative idf below which a word says nothing about where a claim is told. */
const commonWord = 0.3;

/**
 * A checked claim that is told as its own denial ("No, this photo does not show …", "Es falso que …"): some publishers
 * give their headline instead of the claim. What people forward is the opposite of its words.
 */
const denial =
  /^\s*(?:no|nope|non|não|nao|nein|tidak|la|لا|नहीं|hapana)\s*[,:،!]|^\W*(?:fact[ -]?check|false(?: claim)?|fake|hoax|misleading|es falso que|no es (?:cierto|verdad)|falso|é falso que|não é verdade|faux|il est faux|hoaks|salah|cek fakta|فيک|خبر كاذب|غير صحيح)\b/iu;

/** The claim has a number that the message lacks, and the sentence that tells it has another in its place. */
function numbersDiffer(message: MessageView, aligned: TextView, claim: TextView): boolean {
  const missing = [...claim.numbers].filter((number) => !message.whole.numbers.has(number));
  if (missing.length === 0) return false;
  return [...aligned.numbers].some((number) => !claim.numbers.has(number));
}

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

const conflict = (a: Rating | null, b: Rating | null): boolean => a !== null && b !== null && weight[a] !== weight[b];
