/** The best few of many by score, without sorting all. Ties keep the one that came first. */
export type TopList<T> = { offer(score: number, make: () => T): void; floor(): number; take(): { score: number; item: T }[] };

/** Keeps the `limit` highest scores above zero. */
export function topList<T>(limit: number): TopList<T> {
  const kept: { score: number; item: T }[] = [];
  const floor = () => (kept.length < limit ? 0 : (kept[kept.length - 1]?.score ?? 0));
  return {
    floor,
    offer(score, make) {
      if (limit <= 0 || score <= floor()) return;
      let at = kept.length;
      while (at > 0 && (kept[at - 1]?.score ?? 0) < score) at -= 1;
      kept.splice(at, 0, { score, item: make() });
      if (kept.length > limit) kept.pop();
    },
    take: () => kept,
  };
}
