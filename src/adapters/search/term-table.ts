/** How many documents hold each term, keyed by `termHash`: open addressing over two typed arrays. 8 bytes a slot. */
export type TermTable = {
  /** Adds to the count of a term; never below zero. */
  add(hash: number, by: number): void;
  get(hash: number): number;
};

/** An empty table; it doubles when 70 % full. */
export function termTable(slots = 1 << 16): TermTable {
  let keys = new Uint32Array(slots);
  let counts = new Uint32Array(slots);
  let used = 0;

  const slotOf = (hash: number): number => {
    const mask = keys.length - 1;
    let slot = hash & mask;
    while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = () => {
    const [oldKeys, oldCounts] = [keys, counts];
    keys = new Uint32Array(oldKeys.length * 2);
    counts = new Uint32Array(oldKeys.length * 2);
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
  };
}
