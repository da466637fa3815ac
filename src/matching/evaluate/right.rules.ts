import { normalise } from '../../claims/normalise.rules.ts';
import type { CheckDocument } from '../../core/ports.ts';
import { characterTerms, countTerms } from '../terms.rules.ts';

/** A claim of at least this many words that another repeats nearly whole is the same claim, told longer. */
const fewestContained = 8;
const containedShare = 0.93;

/** Character cosine, raw counts, from which a fact-check counts as a duplicate of a right one. */
const duplicateCosine = 0.9;

/**
 * Whether a fact-check answers as well as one that is judged right: the same id, or a claim or title so near that it is
 * the same check told again (equal numbers, character cosine at least 0.9; or nearly all of eight words and more held).
 */
export function isRight(candidate: CheckDocument, relevant: readonly CheckDocument[]): boolean {
  return relevant.some((right) => right.id === candidate.id || nearEqual(right.claim, candidate.claim));
}

function nearEqual(a: string, b: string): boolean {
  const [left, right] = [normalise(a), normalise(b)];
  if (left === right) return left !== '';
  if (contains(left, right) || contains(right, left)) return true;
  if (numbers(left) !== numbers(right)) return false;
  const [few, many] = [countTerms(characterTerms(left)), countTerms(characterTerms(right))];
  let dot = 0;
  for (const [term, count] of few) dot += count * (many.get(term) ?? 0);
  return dot / (length(few) * length(many) || 1) >= duplicateCosine;
}

function contains(longer: string, shorter: string): boolean {
  if (shorter.length > longer.length || shorter.split(' ').length < fewestContained) return false;
  const held = new Set(characterTerms(longer));
  const wanted = new Set(characterTerms(shorter));
  const numbersHeld = new Set(longer.match(/\d+(?:\.\d+)?/g) ?? []);
  if ((shorter.match(/\d+(?:\.\d+)?/g) ?? []).some((number) => !numbersHeld.has(number))) return false;
  return [...wanted].filter((term) => held.has(term)).length / wanted.size >= containedShare;
}

const numbers = (text: string): string => [...new Set(text.match(/\d+(?:\.\d+)?/g) ?? [])].sort().join(' ');
const length = (counts: Map<string, number>): number =>
  Math.sqrt([...counts.values()].reduce((sum, count) => sum + count * count, 0));
