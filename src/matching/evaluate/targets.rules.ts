import type { Figures } from './evaluate.ts';

/** One figure that matching is held to. `must` and `aim` are bounds in the better direction; null where none is set. */
export type Target = {
  name: string;
  better: 'higher' | 'lower';
  floor: number | null;
  must: number | null;
  aim: number | null;
  value: number | null;
  ci95: [number, number] | null;
  unit: 'share' | 'ms' | 'GB';
};

/** Floors and bounds of the figures we show. Source: what plain BM25 and a bare cosine reach, measured 2026-11. */
export function targetsOf(f: Figures): Target[] {
  const share = { better: 'higher', unit: 'share', floor: null } as const;
  const flips = (test: (name: string) => boolean): number | null => {
    const some = Object.entries(f.flips).filter(([name, flip]) => test(name) && flip.pairs > 0);
    return some.length === 0 ? null : Math.max(...some.map(([, flip]) => flip.answered / flip.pairs));
  };
  const of = (
    name: string,
    [floor, must, aim]: readonly [number | null, number | null, number | null],
    value: number | null | undefined,
    more: Partial<Target> = {},
  ): Target => ({ ...share, ci95: null, ...more, name, floor, must, aim, value: value ?? null });
  const { sets, routing: r } = f;
  const [ct, tips, norm] = [sets['checkthat2022-2a-en'], sets['meedan-tipline'], sets.claimnorm2025];
  const below = { better: 'lower' } as const;
  return [
    of('checkthat2022-2a-en MAP@5', [0.846, 0.9, 0.94], ct?.mapAt5, { ci95: ct?.ci95.mapAt5 ?? null }),
    of('meedan-tipline MAP@5', [0.709, 0.79, 0.85], tips?.mapAt5, { ci95: tips?.ci95.mapAt5 ?? null }),
    of('meedan-tipline S@5', [0.848, 0.9, 0.95], tips?.sAt5),
    of('claimnorm2025 MRR, 13 languages in one index', [0.584, 0.7, 0.75], norm?.mrr, {
      ci95: norm?.ci95.mrr ?? null,
    }),
    of('translation found among 300 news sentences, 13 languages', [0.32, 0.79, 0.85], f.translation.ntrex?.mean),
    of('recall@50 of candidates, routing', [0.739, 0.86, 0.92], r?.candidates.recallAt50),
    of('coverage at .98 precision', [0.095, 0.33, 0.5], r?.coverageAt['0.98'], { ci95: r?.ci95.coverageAt98 ?? null }),
    of('precision at the shipped thresholds', [null, 0.98, 0.985], r?.policy.precision, {
      ci95: r?.ci95.precision ?? null,
    }),
    of(
      'negations answered, negation edits',
      [0.3, 0.03, 0.01],
      flips((name) => name.includes('negation-edit')),
      below,
    ),
    of(
      'negations answered, our own',
      [0.3, 0.03, 0.01],
      flips((name) => name === 'own-negation'),
      below,
    ),
    of(
      'contradictions answered',
      [0.52, 0.18, 0.1],
      flips((name) => name.endsWith('contradiction')),
      below,
    ),
    ...['number', 'date', 'name', 'place', 'attribution'].map((family) =>
      of(
        `another ${family} answered, our own`,
        [null, 0.03, 0.01],
        flips((name) => name === `own-${family}`),
        below,
      ),
    ),
    of(
      'coverage lost to guards at .98',
      [0.04, 0.02, 0],
      r && r.guards.coverageAtWithout['0.98'] - r.coverageAt['0.98'],
      below,
    ),
    of('near duplicates: recall', [null, 0.95, 0.98], f.dedup['near-duplicate-edits']?.recall),
    of('near duplicates: pair precision', [null, 0.999, null], f.dedup['near-duplicate-edits']?.precision),
    of(
      'clusters shown together: B³ F1, checkthat2022-2a-en',
      [0.93, 0.94, 0.96],
      f.clusters['checkthat2022-2a-en']?.b3.f1,
    ),
    of(
      'clusters shown together: pair precision, checkthat2022-2a-en',
      [null, 0.98, 0.99],
      f.clusters['checkthat2022-2a-en']?.pairPrecision,
    ),
    of('clusters shown together: B³ F1, fakewhatsapp-br', [0.93, 0.94, 0.96], f.clusters['fakewhatsapp-br']?.b3.f1),
    of(
      'clusters shown together: pair precision, fakewhatsapp-br',
      [null, 0.98, 0.99],
      f.clusters['fakewhatsapp-br']?.pairPrecision,
    ),
    of('calibration error (ECE)', [0.04, 0.03, 0.02], r?.ece, below),
    of('one match, p95', [null, 120, 60], r?.latencyMs.p95, { ...below, unit: 'ms' }),
    of(
      'memory of the process, peak',
      [null, 1.5, 1],
      f.memory.peakBytesOfRouting && f.memory.peakBytesOfRouting / 1e9,
      { ...below, unit: 'GB' },
    ),
  ];
}

/** How a figure stands to its bounds, in a word; null when it was not measured. */
export function standing(target: Target): 'aim reached' | 'reached' | 'not reached' | 'worse than the floor' | null {
  const { value, better, floor, must, aim } = target;
  if (value === null) return null;
  const meets = (bound: number | null) => bound !== null && (better === 'higher' ? value >= bound : value <= bound);
  if (meets(aim)) return 'aim reached';
  if (meets(must)) return 'reached';
  return floor === null || meets(floor) ? 'not reached' : 'worse than the floor';
}
