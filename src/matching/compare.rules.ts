import { normalise } from '../claims/normalise.rules.ts';
import type { TermCounts } from '../core/ports.ts';
import { idf } from './terms.rules.ts';
import type { TextView } from './text-view.rules.ts';

/** Whether a text holds a word, or another with the same first four letters. */
export const holds = (view: TextView, word: string): boolean =>
  view.telling.has(word) || (word.length > 4 && view.prefixes.has(word.slice(0, 4)));

/** Share of a text's telling words that another text holds; a word that only begins alike counts 0.6. */
export function shareFound(of: TextView, within: TextView): number {
  if (of.mass === 0) return 0;
  let found = 0;
  for (const [word, value] of of.telling) {
    if (within.telling.has(word)) found += value;
    else if (word.length > 4 && within.prefixes.has(word.slice(0, 4))) found += 0.6 * value;
  }
  return found / of.mass;
}

/** How telling the words are that one text has and another lacks, most telling first. */
export function missingFrom(of: TextView, within: TextView): number[] {
  const missing: number[] = [];
  for (const [word, value] of of.telling) if (!holds(within, word)) missing.push(value);
  return missing.sort((a, b) => b - a);
}

/** Share of a text's character terms, by squared weight, that another text holds. */
export function charactersFound(of: TextView, within: TextView): number {
  let found = 0;
  for (const [term, weight] of of.characters) if (within.characters.has(term)) found += weight * weight;
  return found;
}

/** Share of neighbouring word pairs of a claim that stand in the message too. */
export function pairsFound(claim: readonly string[], message: readonly string[]): number {
  if (claim.length < 2) return 0;
  const pairs = new Set(message.slice(1).map((word, i) => `${message[i]} ${word}`));
  const own = claim.slice(1).map((word, i) => `${claim[i]} ${word}`);
  return own.filter((pair) => pairs.has(pair)).length / own.length;
}

/** BM25 of a document for a message whose words count once each; k1 1.2, b 0.75, 25 words taken as usual length. */
export function bm25(message: TextView, document: TextView, counts: TermCounts): number {
  const documents = counts.documents();
  const length = 0.25 + (0.75 * document.words.length) / 25;
  const times = new Map<string, number>();
  for (const word of document.words) times.set(word, (times.get(word) ?? 0) + 1);
  let sum = 0;
  for (const [word, count] of times) {
    if (!message.telling.has(word)) continue;
    sum += (idf(documents, counts.holding('word', word)) * count * 2.2) / (count + 1.2 * length);
  }
  return documents === 0 ? 0 : (sum * 12) / idf(documents, 0);
}

/** Cosine of a unit vector and one in signed bytes, −1 to 1; 0 when either is missing. */
export function vectorCosine(message: Float32Array | null, document: Int8Array | null): number {
  if (!message || !document || message.length !== document.length) return 0;
  let sum = 0;
  let square = 0;
  for (let i = 0; i < document.length; i++) {
    const value = document[i] as number;
    sum += (message[i] as number) * value;
    square += value * value;
  }
  return square > 0 ? sum / Math.sqrt(square) : 0;
}

/** Words written with a capital inside a sentence, normalised enough to look up. */
export function namesOf(claim: string): string[] {
  const found = claim.matchAll(/(?<=[\p{Ll}\p{N},;:"'“‘(]\s?["'“‘(]?)(?<=[\s"'“‘(])\p{Lu}[\p{L}\p{M}]+/gu);
  return [
    ...new Set(
      [...found].map(([name]) =>
        name
          .toLowerCase()
          .normalize('NFKD')
          .replace(/[\u0300-\u036F]/gu, ''),
      ),
    ),
  ];
}

/** Share of a text's letters in capitals from which capitals say nothing about names. */
const shouting = 0.5;

/** Words written with a capital anywhere, normalised; none in a text that shouts. */
export function capitalsOf(text: string): Set<string> {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  if (capitals > letters * shouting) return new Set();
  const found = text.match(/(?<![\p{L}\p{M}\p{N}])\p{Lu}[\p{L}\p{M}]+/gu) ?? [];
  return new Set(found.flatMap((name) => normalise(name).split(' ')));
}

/** Names of two to five words with capitals in a row, each as its normalised words; none in a text that shouts. */
export function fullNamesOf(text: string): string[][] {
  if (capitalsOf(text).size === 0) return [];
  const found =
    text.match(/\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+(?:(?:of|de|da|do|del|la|al|the)\s+)?\p{Lu}[\p{L}\p{M}.'’-]*)+/gu) ?? [];
  return found.map((name) => normalise(name).split(' ')).filter((words) => words.length >= 2 && words.length <= 5);
}

/** The longest run of words that stands in both, as a share of the claim's words. */
export function longestRun(message: readonly string[], claim: readonly string[]): number {
  const places = new Map<string, number[]>();
  for (const [i, word] of message.entries()) places.set(word, [...(places.get(word) ?? []), i]);
  let best = 0;
  let ends = new Map<number, number>();
  for (const word of claim) {
    const next = new Map<number, number>();
    for (const place of places.get(word) ?? []) {
      const run = (ends.get(place - 1) ?? 0) + 1;
      next.set(place, run);
      best = Math.max(best, run);
    }
    ends = next;
  }
  return claim.length === 0 ? 0 : best / claim.length;
}

/** How many members two sets share. */
export const countShared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((value) => b.has(value)).length;
/** How many members of one set another lacks. */
export const countMissing = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => a.size - countShared(a, b);
