import { z } from 'zod';
import { mean, resample95 } from './metrics.rules.ts';

const Numbers = z.array(z.number());
const OfSet = z.object({ perQuery: z.object({ ids: z.array(z.string()), mapAt5: Numbers, mrr: Numbers }).optional() });
const OfRouting = z.object({
  perQuery: z.object({ ids: z.array(z.string()), answerable: Numbers, answered: Numbers, right: Numbers }).optional(),
});

/** What a comparison needs of a run's JSON; a run from before values were kept per query compares as empty. */
export const Run = z.object({
  createdAt: z.string().optional(),
  commit: z.string().optional(),
  sets: z.record(z.string(), OfSet).default({}),
  routing: OfRouting.nullish(),
  own: OfRouting.nullish(),
});
export type Run = z.infer<typeof Run>;

/** One figure in two runs over the same queries. `real`: the 95 % interval of the paired difference leaves 0 out. */
export type Difference = {
  figure: string;
  queries: number;
  before: number;
  after: number;
  ci95: [number, number];
  real: boolean;
};

/** Every figure that both runs have per query, compared over the queries that both have. */
export function compareRuns(before: Run, after: Run): Difference[] {
  const sets = Object.entries(after.sets).flatMap(([set, { perQuery: now }]) => {
    const then = before.sets[set]?.perQuery;
    if (!now || !then) return [];
    return [
      difference(`${set} MAP@5`, pairs(then.ids, then.mapAt5, now.ids, now.mapAt5), mean),
      difference(`${set} MRR`, pairs(then.ids, then.mrr, now.ids, now.mrr), mean),
    ];
  });
  const routed = (['routing', 'own'] as const).flatMap((name) => {
    const [then, now] = [before[name]?.perQuery, after[name]?.perQuery];
    if (!now || !then) return [];
    const rows = (run: typeof now) =>
      run.ids.map((_, i) => ({ answerable: run.answerable[i], answered: run.answered[i], right: run.right[i] }));
    const both = pairs(then.ids, rows(then), now.ids, rows(now));
    const share = (of: 'answerable' | 'answered') => (drawn: readonly (typeof both)[number]['now'][]) => {
      const sum = (key: 'answerable' | 'answered' | 'right') =>
        drawn.reduce((total, row) => total + (row[key] ?? 0), 0);
      return sum('right') / Math.max(1, sum(of));
    };
    return [
      difference(`${name} coverage`, both, share('answerable')),
      difference(`${name} precision`, both, share('answered')),
    ];
  });
  return [...sets, ...routed].filter((row) => row.queries > 0);
}

type Pair<T> = { was: T; now: T };

/** Values of the queries that both runs have, side by side. */
function pairs<T>(
  idsThen: readonly string[],
  then: readonly T[],
  idsNow: readonly string[],
  now: readonly T[],
): Pair<T>[] {
  const known = new Map(idsThen.map((id, i) => [id, then[i]]));
  return idsNow.flatMap((id, i) => {
    const [a, b] = [known.get(id), now[i]];
    return a === undefined || b === undefined ? [] : [{ was: a, now: b }];
  });
}

function difference<T>(figure: string, rows: readonly Pair<T>[], of: (values: readonly T[]) => number): Difference {
  const then = (drawn: readonly Pair<T>[]) => of(drawn.map((row) => row.was));
  const now = (drawn: readonly Pair<T>[]) => of(drawn.map((row) => row.now));
  const ci95 = resample95(rows, (drawn) => now(drawn) - then(drawn));
  return {
    figure,
    queries: rows.length,
    before: then(rows),
    after: now(rows),
    ci95,
    real: ci95[0] > 0 || ci95[1] < 0,
  };
}
