/**
 * A claim laid along the words of a message: which words stand for one another, in order, and what stands between.
 * A block is what lies between two neighbouring pairs (or before the first, after the last): words of the claim that the
 * message lacks there, and words the message has in their place.
 */
export type Block = { claim: readonly string[]; message: readonly string[] };
export type Alignment = {
  /** Pairs of places, ascending on both sides: [place in the claim, place in the message]. */
  pairs: readonly (readonly [number, number])[];
  blocks: readonly Block[];
};

/** What a skipped message word inside the span costs, against a matched word's 0 to 1 plus `presence`. */
const skipCost = 0.012;
/** What a matched word counts besides how telling it is: function words hold a run together. */
const presence = 0.05;
/** Message words looked at: what lies further is another part of a long forward. */
const mostWords = 240;

/**
 * The best in-order alignment by summed tellingness, skipped message words counted against it. `same` gives 0 to 1 for
 * two words. Time grows with claim words × message words.
 */
export function align(
  claim: readonly string[],
  message: readonly string[],
  telling: ReadonlyMap<string, number>,
): Alignment {
  const words = message.slice(0, mostWords);
  const [rows, columns] = [claim.length, words.length];
  const score = new Float64Array((rows + 1) * (columns + 1));
  const step = new Uint8Array((rows + 1) * (columns + 1));
  const width = columns + 1;
  let best = { at: 0, score: 0 };
  for (let i = 1; i <= rows; i++) {
    const word = claim[i - 1] as string;
    const value = (telling.get(word) ?? 0) + presence;
    for (let j = 1; j <= columns; j++) {
      const at = i * width + j;
      const skipClaim = score[at - width] as number;
      const skipMessage = (score[at - 1] as number) - skipCost;
      let top = 0;
      let how = 0;
      if (skipClaim > top) [top, how] = [skipClaim, 1];
      if (skipMessage > top) [top, how] = [skipMessage, 2];
      const alike = sameWord(word, words[j - 1] as string);
      if (alike > 0) {
        const paired = (score[at - width - 1] as number) + alike * value;
        if (paired > top) [top, how] = [paired, 3];
      }
      score[at] = top;
      step[at] = how;
      if (top > best.score) best = { at, score: top };
    }
  }
  const pairs: [number, number][] = [];
  let at = best.at;
  while (at > 0 && step[at] !== 0) {
    if (step[at] === 3) {
      pairs.push([Math.floor(at / width) - 1, (at % width) - 1]);
      at -= width + 1;
    } else at -= step[at] === 1 ? width : 1;
  }
  pairs.reverse();
  return { pairs, blocks: blocksOf(claim, words, pairs) };
}

/** How far two normalised words are one: 1 equal, 0.8 the same first four letters or one misspelling, else 0. */
export function sameWord(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 5 || b.length < 4) return 0;
  const [first, second] = [a.charCodeAt(0) === b.charCodeAt(0), a.charCodeAt(1) === b.charCodeAt(1)];
  if (!first && !second && a.charCodeAt(0) !== b.charCodeAt(1) && a.charCodeAt(1) !== b.charCodeAt(0)) return 0;
  if (isNumber(a.charCodeAt(0))) return 0;
  if (first && second && b.length > 4 && a.startsWith(b.slice(0, 4))) return 0.8;
  return oneSlip(a, b) ? 0.8 : 0;
}

const isNumber = (unit: number): boolean => unit >= 48 && unit <= 57;

/** Whether two words are one letter apart: one more, less, other, or swapped with its neighbour. */
export function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [left, right] = [endA - from, endB - from];
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
}

/** Words at the ends taken to stand in place of those that the claim has there, beyond their number. */
const endMargin = 2;

function blocksOf(
  claim: readonly string[],
  message: readonly string[],
  pairs: readonly (readonly [number, number])[],
): Block[] {
  const [first, last] = [pairs[0], pairs[pairs.length - 1]];
  if (!first || !last) return [];
  const blocks: Block[] = [];
  const head = claim.slice(0, first[0]);
  blocks.push({ claim: head, message: message.slice(Math.max(0, first[1] - head.length - endMargin), first[1]) });
  for (let k = 1; k < pairs.length; k++) {
    const [a, b] = [pairs[k - 1] as readonly [number, number], pairs[k] as readonly [number, number]];
    if (b[0] - a[0] > 1 || b[1] - a[1] > 1)
      blocks.push({ claim: claim.slice(a[0] + 1, b[0]), message: message.slice(a[1] + 1, b[1]) });
  }
  const tail = claim.slice(last[0] + 1);
  blocks.push({ claim: tail, message: message.slice(last[1] + 1, last[1] + 1 + tail.length + endMargin) });
  return blocks;
}
