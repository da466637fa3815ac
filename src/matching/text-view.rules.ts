import { normalise } from '../claims/normalise.rules.ts';
import type { TermCounts } from '../core/ports.ts';
import { countTerms, idf, repeatWeight, type TermKind, termsOf, wordsOf } from './terms.rules.ts';

/** A text's terms of one kind, weighted log-tf · idf and scaled to length 1. */
export type TermVector = ReadonlyMap<string, number>;

/** A text as the scorer sees it. Computed once a text; every comparison reads from here. */
export type TextView = {
  normal: string;
  words: readonly string[];
  /** Each different word with its idf relative to the rarest possible word, 0 to 1. */
  telling: ReadonlyMap<string, number>;
  /** First four letters of every word longer than that. */
  prefixes: ReadonlySet<string>;
  /** Sum of `telling`. */
  mass: number;
  word: TermVector;
  characters: TermVector;
  /** Numbers as written, thousands separators gone. */
  numbers: ReadonlySet<string>;
  script: Script;
};

/** The letters most of a text is written in; `none` when it has no letters. */
export type Script = 'latin' | 'arabic' | 'devanagari' | 'cyrillic' | 'east-asian' | 'other' | 'none';

/** Views a text, against counts of the index that the candidates came from. */
export function viewOf(text: string, counts: TermCounts): TextView {
  return viewOfNormal(normalise(text), counts);
}

/** As `viewOf`, for a text that is normalised already. */
export function viewOfNormal(normal: string, counts: TermCounts): TextView {
  const words = wordsOf(normal);
  const telling = new Map<string, number>();
  const prefixes = new Set<string>();
  let mass = 0;
  for (const word of words) {
    if (telling.has(word)) continue;
    const value = relativeIdf(counts, word);
    telling.set(word, value);
    mass += value;
    if (word.length > 4) prefixes.add(word.slice(0, 4));
  }
  return {
    normal,
    words,
    telling,
    prefixes,
    mass,
    word: vectorOf('word', normal, counts),
    characters: vectorOf('characters', normal, counts),
    numbers: new Set(words.filter((word) => /^\d+(?:\.\d+)?$/.test(word))),
    script: scriptOf(normal),
  };
}

/** Inner product of two unit vectors, 0 to 1. */
export function cosine(a: TermVector, b: TermVector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of few) {
    const other = many.get(term);
    if (other !== undefined) sum += weight * other;
  }
  return sum;
}

/** Which letters most of a text is written in. */
export function scriptOf(text: string): Script {
  let best: Script = 'none';
  let most = 0;
  for (const [script, letters] of scripts) {
    const found = text.match(letters)?.length ?? 0;
    if (found > most) [best, most] = [script, found];
  }
  return best;
}

const scripts: [Script, RegExp][] = [
  ['latin', /\p{Script=Latin}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
  ['devanagari', /\p{Script=Devanagari}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['east-asian', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu],
  ['other', /(?![\p{Script=Latin}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])\p{L}/gu],
];

function relativeIdf(counts: TermCounts, word: string): number {
  const documents = counts.documents();
  if (documents === 0) return 1;
  return idf(documents, counts.holding('word', word)) / idf(documents, 0);
}

function vectorOf(kind: TermKind, normal: string, counts: TermCounts): TermVector {
  const documents = counts.documents();
  const weights = new Map<string, number>();
  let squares = 0;
  for (const [term, times] of countTerms(termsOf(kind, normal))) {
    const weight = idf(documents, counts.holding(kind, term)) * repeatWeight(times);
    weights.set(term, weight);
    squares += weight * weight;
  }
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (const [term, weight] of weights) weights.set(term, weight * scale);
  return weights;
}
