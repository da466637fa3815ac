import { knowsNegation, negates } from '../claims/negation.rules.ts';
import type { Rating } from '../core/ratings.ts';
import { debunks } from './debunking.rules.ts';
import type { CandidateView } from './features.rules.ts';
import { bestSentence, type MessageView } from './message-view.rules.ts';
import type { TextView } from './text-view.rules.ts';

/** Why a machine must not answer alone although the score is high. */
export type Veto = 'negation-differs' | 'numbers-differ' | 'too-short' | 'language-unknown' | 'ratings-conflict' | 'already-debunking';

/** Words below which a message says too little to be answered without a look. Source: Meedan Check does the same. */
const fewestWords = 8;

/** Candidates less than this much below the best, in probability, speak for themselves: their ratings must not conflict. */
const nearBest = 0.25;

export type Judged = { view: CandidateView; probability: number; family: number };

/** Every reason against answering with the first candidate; empty when there is none. */
export function vetoesOf(message: MessageView, candidates: readonly Judged[]): Veto[] {
  const [best] = candidates;
  if (!best) return [];
  const found = pairVetoes(message, best.view);
  const rivals = candidates.filter((other) => other.probability >= best.probability - nearBest && other.probability >= 0.5);
  if (rivals.some((other) => conflict(best.view.document.rating, other.view.document.rating))) found.push('ratings-conflict');
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
    ['negation-differs', negationDiffers(aligned, candidate, language)],
    ['numbers-differ', numbersDiffer(message, aligned, claim)],
    ['already-debunking', isDebunking(message, candidate)],
  ];
  return checks.flatMap(([veto, holds]) => (holds ? [veto] : []));
}

const sameWords = (message: TextView, candidate: CandidateView): boolean =>
  message.words.length >= 3 && (message.normal === candidate.claim.normal || message.normal === candidate.title.normal);

/** A word that turns the sentence round stands in the sentence that tells the claim, or in the claim, but not in both. */
function negationDiffers(aligned: TextView, { claim, document }: CandidateView, language: string): boolean {
  const checked = (document.language ?? language).split('-', 1)[0] ?? 'und';
  const words = withoutRuling(claim.words);
  return negates(aligned.words, knowsNegation(language) ? language : 'any') !== negates(words, knowsNegation(checked) ? checked : 'any');
}

/** Some publishers put their ruling before the claim: "False claim: …". It is not part of what was said. */
function withoutRuling(words: readonly string[]): readonly string[] {
  return /^(?:false|fake|partly|misleading|falso|falsa|faux)$/.test(words[0] ?? '') ? words.slice(words[1] === 'false' ? 2 : 1) : words;
}

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

const weight: Record<Rating, 'wrong' | 'right' | 'open'> = { false: 'wrong', misleading: 'wrong', satire: 'wrong', unproven: 'open', true: 'right' };

const conflict = (a: Rating | null, b: Rating | null): boolean => a !== null && b !== null && weight[a] !== weight[b];
