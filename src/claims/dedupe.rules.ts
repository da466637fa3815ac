import { negationWords } from './negation.rules.ts';

/** Below this many words two texts are one claim only when equal. Words. */
const fewestWords = 8;
/** Characters of a shingle: long enough that two unrelated texts share few. */
const shingleLength = 6;

/**
 * How much of the shorter text's shingles both hold, and how much shorter it may be. 0 to 1.
 * Source: chosen for no false merge on our data of 2026-11-22, see the room's README.
 */
const edited = { shared: 0.8, ofLonger: 0.7 };
/** A text cut off at its end (or with a line added) keeps nearly every shingle it has. */
const truncated = { shared: 0.97, ofLonger: 0.5, words: 40 };

/**
 * Whether two normalised texts are one claim forwarded with small changes. Errs on the side of no: a false merge
 * sends a verdict to people who asked something else. Symmetric. `cosine` of their vectors, when known, can only say no.
 */
export function isNearDuplicate(a: string, b: string, cosine: number | null = null): boolean {
  if (a === b) return a !== '';
  const [left, right] = [a.split(' '), b.split(' ')];
  if (Math.min(left.length, right.length) < fewestWords) return false;
  if (cosine !== null && cosine < 0.85) return false;
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const [few, many] = [shingles(shorter), shingles(longer)];
  let common = 0;
  for (const shingle of few) if (many.has(shingle)) common += 1;
  const shared = common / few.size;
  const ofLonger = common / many.size;
  const isEdit =
    shared >= edited.shared && ofLonger >= edited.ofLonger && sameNumbers(left, right) && sameNegation(left, right);
  const isCut =
    shared >= truncated.shared &&
    ofLonger >= truncated.ofLonger &&
    Math.min(left.length, right.length) >= truncated.words;
  return isEdit || isCut;
}

function shingles(text: string): Set<string> {
  const padded = ` ${text} `;
  const found = new Set<string>();
  for (let i = 0; i + shingleLength <= padded.length; i++) found.add(padded.slice(i, i + shingleLength));
  return found;
}

/** The same numbers, in any order; a number more or less is another claim. */
function sameNumbers(a: readonly string[], b: readonly string[]): boolean {
  const numbers = (words: readonly string[]) =>
    words
      .filter((word) => /\d/.test(word))
      .sort()
      .join(' ');
  return numbers(a) === numbers(b);
}

/** The same negating words, in any order and any of our languages. */
function sameNegation(a: readonly string[], b: readonly string[]): boolean {
  const cues = (words: readonly string[]) =>
    words
      .filter((word) => anyNegation.has(word))
      .sort()
      .join(' ');
  return cues(a) === cues(b);
}

const anyNegation: ReadonlySet<string> = new Set(
  ['en', 'es', 'pt', 'fr', 'hi', 'ar', 'id', 'sw'].flatMap((language) => [...negationWords(language)]),
);
