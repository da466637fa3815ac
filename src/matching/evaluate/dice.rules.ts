/** A number from 0 up to 1, the next one at each call. */
export type Dice = () => number;

/** Chance that falls the same way each time for one seed. */
export function dice(seed: number): Dice {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const chance = (roll: Dice, share: number): boolean => roll() < share;

/** One of a list that is not empty. */
export const pick = <T>(roll: Dice, from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T;

/** The same things in another order. */
export function shuffled<T>(things: readonly T[], roll: Dice): T[] {
  const out = [...things];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(roll() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

/** Sentences and lines with their marks, in reading order. */
export const sentencesWithMarks = (text: string): string[] =>
  text
    .split(/\n+|(?<=[.!?।…])\s+/u)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
