import { repeatWeight } from '../../matching/terms.rules.ts';

/** Numbers a chunk holds: 4 MB. A row's terms never lie in two. */
const chunkSize = 1 << 20;
/** The weights of one to fifteen repeats; beyond, they are worked out. */
const repeatWeights = Float64Array.from({ length: 16 }, (_, times) => (times === 0 ? 0 : repeatWeight(times)));

/**
 * The terms of each row of a table, as `termHash` numbers them, a repeated one as often as it is there: 4 bytes each.
 * Source: with these, hits fetched and lengths worked out at load, a search took this process 19 ms of processor time
 * instead of 42; what each of the three is worth was not measured, and the machine was busier before (137,288
 * fact-checks; own measurement, 2026-11-23).
 */
export type TermLists = {
  /** Says what a row holds, or holds from now on. */
  set(row: number, counts: ReadonlyMap<number, number>): void;
  /** Forgets a row. */
  drop(row: number): void;
  /** Visits each term of a row with the times it is there. */
  each(row: number, visit: (hash: number, times: number) => void): void;
  /** The sum of what a row's terms weigh, each times the weight of its repeats. */
  sum(row: number, weights: TermWeights): number;
};

/** Empty lists. */
export function termLists(): TermLists {
  let chunks: Uint32Array[] = [];
  let used = chunkSize;
  /** Where each row starts, counted over all chunks, and how many numbers it has. */
  let starts = new Float64Array(1024);
  let lengths = new Uint32Array(1024);
  let [kept, dropped] = [0, 0];

  const room = (length: number): number => {
    if (used + length > chunkSize) {
      chunks.push(new Uint32Array(Math.max(chunkSize, length)));
      used = 0;
    }
    const start = (chunks.length - 1) * chunkSize + used;
    used += length;
    return start;
  };
  const chunkOf = (row: number) => chunks[Math.floor((starts[row] as number) / chunkSize)] as Uint32Array;
  /** Moves what is kept together, so that what was dropped takes no room. */
  const tidy = () => {
    const before = chunks;
    chunks = [];
    used = chunkSize;
    dropped = 0;
    for (let row = 0; row < lengths.length; row++) {
      const length = lengths[row] as number;
      if (length === 0) continue;
      const from = starts[row] as number;
      const start = room(length);
      const at = from % chunkSize;
      (chunks[Math.floor(start / chunkSize)] as Uint32Array).set(
        (before[Math.floor(from / chunkSize)] as Uint32Array).subarray(at, at + length),
        start % chunkSize,
      );
      starts[row] = start;
    }
  };
  const drop = (row: number) => {
    const length = lengths[row] ?? 0;
    if (length === 0) return;
    lengths[row] = 0;
    kept -= length;
    dropped += length;
    if (dropped > kept + chunkSize) tidy();
  };
  return {
    set(row, counts) {
      drop(row);
      if (row >= lengths.length) {
        const [oldStarts, oldLengths] = [starts, lengths];
        starts = new Float64Array(row * 2);
        lengths = new Uint32Array(row * 2);
        starts.set(oldStarts);
        lengths.set(oldLengths);
      }
      let length = 0;
      for (const times of counts.values()) length += times;
      if (length === 0) return;
      starts[row] = room(length);
      lengths[row] = length;
      kept += length;
      const chunk = chunkOf(row);
      let at = (starts[row] as number) % chunkSize;
      for (const [hash, times] of counts) for (let i = 0; i < times; i++) chunk[at++] = hash;
    },
    drop,
    each(row, visit) {
      const length = lengths[row] ?? 0;
      if (length === 0) return;
      const chunk = chunkOf(row);
      let at = (starts[row] as number) % chunkSize;
      for (const end = at + length; at < end; ) {
        const hash = chunk[at] as number;
        let times = 1;
        while (++at < end && chunk[at] === hash) times += 1;
        visit(hash, times);
      }
    },
    sum(row, { hashes, weights }) {
      const length = lengths[row] ?? 0;
      if (length === 0) return 0;
      const chunk = chunkOf(row);
      const mask = hashes.length - 1;
      let sum = 0;
      let at = (starts[row] as number) % chunkSize;
      for (const end = at + length; at < end; ) {
        const hash = chunk[at++] as number;
        let slot = hash & mask;
        while (hashes[slot] !== hash && hashes[slot] !== 0) slot = (slot + 1) & mask;
        if (hashes[slot] === 0) continue;
        let times = 1;
        while (at < end && chunk[at] === hash) {
          times += 1;
          at += 1;
        }
        sum += (weights[slot] as number) * (repeatWeights[times] ?? repeatWeight(times));
      }
      return sum;
    },
  };
}

/**
 * What terms weigh, by their number: open addressing, at most an eighth full, for most terms looked up are not there
 * and the first look is to say so.
 */
export type TermWeights = { hashes: Uint32Array; weights: Float64Array };

/** Weights to be summed up by. Each term comes once. */
export function termWeights(terms: readonly { hash: number; weight: number }[]): TermWeights {
  const size = 2 ** Math.ceil(Math.log2(terms.length * 8 + 8));
  const [hashes, weights] = [new Uint32Array(size), new Float64Array(size)];
  for (const { hash, weight } of terms) {
    let slot = hash & (size - 1);
    while (hashes[slot] !== 0) slot = (slot + 1) & (size - 1);
    hashes[slot] = hash;
    weights[slot] = weight;
  }
  return { hashes, weights };
}
