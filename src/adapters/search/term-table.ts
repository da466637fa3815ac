/** How many documents hold each term, keyed by `termHash`: open addressing over two typed arrays. 8 bytes a slot. */
export type TermTable = {
  /** Adds to the count of a term; never below zero. */
  add(hash: number, by: number): void;
  get(hash: number): number;
  /** What it counts in now; it moves when the table grows. */
  memory(): TermMemory;
};

/** The slots of a table, which other threads may read with `countIn` while it is written to. */
export type TermMemory = { keys: Uint32Array<SharedArrayBuffer>; counts: Uint32Array<SharedArrayBuffer> };

/** How many documents hold a term, by a table's memory. */
export const countIn = ({ keys, counts }: TermMemory, hash: number): number => counts[slotIn(keys, hash)] as number;

function slotIn(keys: Uint32Array, hash: number): number {
  const mask = keys.length - 1;
  let slot = hash & mask;
  while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
  return slot;
}

const slotsOf = (size: number) => new Uint32Array(new SharedArrayBuffer(size * Uint32Array.BYTES_PER_ELEMENT));

/** An empty table; it doubles when 70 % full. */
export function termTable(slots = 1 << 16): TermTable {
  let keys = slotsOf(slots);
  let counts = slotsOf(slots);
  let used = 0;

  const slotOf = (hash: number) => slotIn(keys, hash);
  const grow = () => {
    const [oldKeys, oldCounts] = [keys, counts];
    keys = slotsOf(oldKeys.length * 2);
    counts = slotsOf(oldKeys.length * 2);
    for (let i = 0; i < oldKeys.length; i++) {
      const key = oldKeys[i] as number;
      if (key === 0) continue;
      const slot = slotOf(key);
      keys[slot] = key;
      counts[slot] = oldCounts[i] as number;
    }
  };

  return {
    add(hash, by) {
      let slot = slotOf(hash);
      if (keys[slot] === 0) {
        if (by <= 0) return;
        used += 1;
        if (used > keys.length * 0.7) {
          grow();
          slot = slotOf(hash);
        }
        keys[slot] = hash;
      }
      counts[slot] = Math.max(0, (counts[slot] as number) + by);
    },
    get: (hash) => counts[slotOf(hash)] as number,
    memory: () => ({ keys, counts }),
  };
}
