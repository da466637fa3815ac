import { negationWords } from './negation.rules.ts';

/** Below this many words two texts are one claim only when equal. Words. */
const fewestWords = 8;
/** Characters of a shingle: long enough that two unrelated texts share few. */
const shingleLength = 6;

/**
 * Shares of shingles, 0 to 1: of the shorter text that the longer holds, and of the longer that the shorter holds.
 * Source: 1,633 pairs of tipline messages and 834 forwards, 2026-11-22: no pair of two stories passes, see `README.md`.
 */
const edited = { ofShorter: 0.7, ofLonger: 0.6 };
/** A text cut off at its end, or with lines added, keeps nearly every shingle it has. */
const cut = { ofShorter: 0.95, ofLonger: 0.5, words: 40 };
/** Chain letters are retyped on the way: beyond this many words a few small differences tell no other story. Words. */
const chainLetterWords = 40;
/** Words beyond that for each swapped word, negating word or number that may differ. */
const perSwap = 12;
const perNegation = 50;
const perNumber = 80;
/** Cosine of the texts' vectors below which no likeness of letters counts. */
const leastCosine = 0.8;

/**
 * Whether two normalised texts are one claim forwarded with small changes. Errs on the side of no: a false merge
 * sends a verdict to people who asked something else. Symmetric. `cosine` of their vectors, when known, can only say no.
 */
export function isNearDuplicate(a: string, b: string, cosine: number | null = null): boolean {
  if (a === b) return a !== '';
  const [left, right] = [a.split(' '), b.split(' ')];
  const fewer = Math.min(left.length, right.length);
  if (fewer < fewestWords || (cosine !== null && cosine < leastCosine)) return false;
  const { ofShorter, ofLonger } = likeness(a, b);
  if (ofShorter >= edited.ofShorter && ofLonger >= edited.ofLonger) {
    return sameNumbers(left, right) && sameNegation(left, right) && !swapsWords(left, right);
  }
  const isCut = ofShorter >= cut.ofShorter && ofLonger >= cut.ofLonger && fewer >= cut.words;
  return isCut && !swapsWords(left, right);
}

function likeness(a: string, b: string): { ofShorter: number; ofLonger: number } {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const [few, many] = [shingles(shorter), shingles(longer)];
  let common = 0;
  for (const shingle of few) if (many.has(shingle)) common += 1;
  return { ofShorter: common / few.size, ofLonger: common / many.size };
}

function shingles(text: string): Set<string> {
  const padded = ` ${text} `;
  const found = new Set<string>();
  for (let i = 0; i + shingleLength <= padded.length; i++) found.add(padded.slice(i, i + shingleLength));
  return found;
}

/** Words of one kind that one text has and the other lacks, repeats counted, both ways. */
function unpaired(a: readonly string[], b: readonly string[], isOne: (word: string) => boolean): number {
  const counts = new Map<string, number>();
  for (const word of a) if (isOne(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of b) if (isOne(word)) counts.set(word, (counts.get(word) ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}

/** The same numbers, in any order; a number more or less is another claim. */
const sameNumbers = (a: readonly string[], b: readonly string[]): boolean =>
  unpaired(a, b, (word) => /\d/.test(word)) <= slack(a, b, perNumber);

/** The same negating words, in any order and any of our languages. */
const sameNegation = (a: readonly string[], b: readonly string[]): boolean =>
  unpaired(a, b, (word) => anyNegation.has(word)) <= slack(a, b, perNegation);

/** What a text of many words may differ in: nothing up to 40 words, then one for every so many more. */
const slack = (a: readonly string[], b: readonly string[], wordsForOne: number): number =>
  Math.max(0, Math.floor((Math.min(a.length, b.length) - chainLetterWords) / wordsForOne));

const anyNegation: ReadonlySet<string> = new Set(
  ['en', 'es', 'pt', 'fr', 'hi', 'ar', 'id', 'sw'].flatMap((language) => [...negationWords(language)]),
);

/**
 * Each text has a word that the other lacks, and it is no misspelling: one place, name or thing may stand for another,
 * which makes another claim of the same template. Words added on one side only are no swap, and in a chain letter of
 * many words a few are swapped by hand without another story being told.
 */
function swapsWords(a: readonly string[], b: readonly string[]): boolean {
  const [onlyLeft, onlyRight] = [onlyIn(a, b), onlyIn(b, a)];
  if (onlyLeft.length === 0 || onlyRight.length === 0) return false;
  const spare = [...onlyRight];
  const strange = onlyLeft.filter((word) => {
    const twin = spare.findIndex((other) => isMisspelling(word, other));
    if (twin >= 0) spare.splice(twin, 1);
    return twin < 0;
  });
  return Math.min(strange.length, spare.length) > slack(a, b, perSwap);
}

/** Words of one text that another lacks; Latin words of up to three letters carry too little to count. */
function onlyIn(words: readonly string[], other: readonly string[]): string[] {
  const known = new Set(other);
  return [...new Set(words)].filter((word) => !known.has(word) && !/^[a-z]{1,3}$/.test(word));
}

function isMisspelling(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  const allowed = longest >= 8 ? 2 : longest >= 4 ? 1 : 0;
  return Math.abs(a.length - b.length) <= allowed && editDistance(a, b, allowed) <= allowed;
}

/** Letters to insert, drop, change or swap with a neighbour; stops counting beyond `most`. */
function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
