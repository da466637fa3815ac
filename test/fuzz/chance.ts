/** Numbers that look drawn and follow from a seed alone: the same seed, the same numbers (mulberry32). */
export type Chance = {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `below`. */
  below(below: number): number;
  /** One of a list that is not empty. */
  of<T>(list: readonly T[]): T;
};

/** Opens a row of drawn numbers. `seed` is a whole number of at most 32 bits. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { next, below, of: (list) => list[below(list.length)] as (typeof list)[number] };
}
