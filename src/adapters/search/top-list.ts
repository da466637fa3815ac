/** The best few of many by score, without sorting all. Ties keep the one that came first. */
export type TopList<T> = {
  offer(score: number, item: T): void;
  /** What a score must exceed to be kept. */
  floor(): number;
  take(): { score: number; item: T }[];
};

/** Keeps the `limit` highest scores above zero. */
export function topList<T>(limit: number): TopList<T> {
  const kept: { score: number; item: T }[] = [];
  const floor = () =>
    limit <= 0 ? Number.POSITIVE_INFINITY : kept.length < limit ? 0 : (kept[kept.length - 1]?.score ?? 0);
  return {
    floor,
    offer(score, item) {
      if (score <= floor()) return;
      let at = kept.length;
      while (at > 0 && (kept[at - 1]?.score ?? 0) < score) at -= 1;
      kept.splice(at, 0, { score, item });
      if (kept.length > limit) kept.pop();
    },
    take: () => kept,
  };
}
