import type { CheckDocument } from '../../core/ports.ts';
import { normalise } from '../../claims/normalise.rules.ts';
import { countTerms, characterTerms } from '../terms.rules.ts';

/** Character cosine, raw counts, from which a fact-check counts as a duplicate of a right one. */
const duplicateCosine = 0.9;

/**
 * Whether a fact-check answers as well as one that is judged right: the same id, or a claim or title so near that it is
 * the same check told again (equal numbers, character cosine at least 0.9).
 */
export function isRight(candidate: CheckDocument, relevant: readonly CheckDocument[]): boolean {
  return relevant.some((right) => right.id === candidate.id || nearEqual(right.claim, candidate.claim));
}

function nearEqual(a: string, b: string): boolean {
  const [left, right] = [normalise(a), normalise(b)];
  if (left === right) return left !== '';
  if (numbers(left) !== numbers(right)) return false;
  const [few, many] = [countTerms(characterTerms(left)), countTerms(characterTerms(right))];
  let dot = 0;
  for (const [term, count] of few) dot += count * (many.get(term) ?? 0);
  return dot / (length(few) * length(many) || 1) >= duplicateCosine;
}

const numbers = (text: string): string => [...new Set(text.match(/\d+(?:\.\d+)?/g) ?? [])].sort().join(' ');
const length = (counts: Map<string, number>): number => Math.sqrt([...counts.values()].reduce((sum, count) => sum + count * count, 0));
