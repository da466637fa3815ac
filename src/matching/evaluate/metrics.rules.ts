/** Average precision of the first five, against as many right ones as five places can hold. 0 to 1. */
export function averagePrecisionAt5(ranked: readonly string[], relevant: ReadonlySet<string>): number {
  let hits = 0;
  let sum = 0;
  for (const [place, id] of ranked.slice(0, 5).entries()) {
    if (!relevant.has(id)) continue;
    hits += 1;
    sum += hits / (place + 1);
  }
  return relevant.size === 0 ? 0 : sum / Math.min(5, relevant.size);
}

/** One over the place of the first right one; 0 when there is none. */
export function reciprocalRank(ranked: readonly string[], relevant: ReadonlySet<string>): number {
  const place = ranked.findIndex((id) => relevant.has(id));
  return place < 0 ? 0 : 1 / (place + 1);
}

/** 1 when a right one is among the first `places`. */
export const successAt = (places: number, ranked: readonly string[], relevant: ReadonlySet<string>): number =>
  Number(ranked.slice(0, places).some((id) => relevant.has(id)));

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value below which a share of the values lies, nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
}

/** 95 % interval of a mean by 1,000 seeded bootstrap samples: the same values give the same interval. */
export const bootstrap95 = (values: readonly number[]): [number, number] => resample95(values, mean);

/** 95 % interval of any figure by seeded bootstrap samples of the rows it is computed from. */
export function resample95<T>(
  rows: readonly T[],
  figure: (drawn: readonly T[]) => number,
  samples = 1000,
): [number, number] {
  if (rows.length === 0) return [0, 0];
  let state = 0x9e3779b9;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const figures = Array.from({ length: samples }, () =>
    figure(rows.map(() => rows[Math.floor(next() * rows.length)] as T)),
  );
  return [percentile(figures, 0.025), percentile(figures, 0.975)];
}

/** One-sided 95 % Clopper–Pearson upper bound of a share: `events` of `trials`. */
export function upperBound95(events: number, trials: number): number {
  if (trials === 0 || events >= trials) return 1;
  let [low, high] = [events / trials, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (binomialTail(events, trials, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

/** Probability of at most `events` in `trials`, each with probability `p`. */
function binomialTail(events: number, trials: number, p: number): number {
  let log = trials * Math.log1p(-p);
  let sum = Math.exp(log);
  for (let k = 1; k <= events; k++) {
    log += Math.log((trials - k + 1) / k) + Math.log(p) - Math.log1p(-p);
    sum += Math.exp(log);
  }
  return sum;
}

/** One message with what the machine would answer: `confidence` 0 means that it would never answer alone. */
export type Answer = { confidence: number; right: boolean };

/** Points of the risk–coverage curve, most confident first: share of answerable ones answered rightly, and precision. */
export function coverageCurve(answers: readonly Answer[], answerable: number): [number, number][] {
  const sorted = answers.filter((answer) => answer.confidence > 0).sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  return sorted.map((answer, i) => {
    right += Number(answer.right);
    return [answerable === 0 ? 0 : right / answerable, right / (i + 1)];
  });
}

/** Highest coverage of a curve at which precision is at least `goal`. */
export const coverageAt = (curve: readonly [number, number][], goal: number): number =>
  curve.reduce((best, [coverage, precision]) => (precision >= goal ? Math.max(best, coverage) : best), 0);

/** Mean risk over the curve: area under risk–coverage, lower is better. */
export function areaUnderRisk(answers: readonly Answer[]): number {
  const sorted = [...answers].sort((a, b) => b.confidence - a.confidence);
  let wrong = 0;
  return mean(
    sorted.map((answer, i) => {
      wrong += Number(!answer.right);
      return wrong / (i + 1);
    }),
  );
}

/** How far probabilities lie from what came true, over ten equal bins. */
export function calibrationError(answers: readonly { probability: number; right: boolean }[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, promised: 0, right: 0 }));
  for (const { probability, right } of answers) {
    const bin = bins[Math.min(9, Math.floor(probability * 10))];
    if (!bin) continue;
    bin.count += 1;
    bin.promised += probability;
    bin.right += Number(right);
  }
  return answers.length === 0
    ? 0
    : bins.reduce((sum, bin) => sum + Math.abs(bin.promised - bin.right), 0) / answers.length;
}

/** B³ and pairs of a clustering against the truth; both arrays hold one cluster name per message. */
export function clusterFigures(found: readonly string[], truth: readonly string[]) {
  const sizes = (names: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  };
  const joint = sizes(found.map((name, i) => `${name}\u0000${truth[i]}`));
  const [ofFound, ofTruth] = [sizes(found), sizes(truth)];
  const pairs = (counts: Map<string, number>) => [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const perMessage = found.map((name, i) => {
    const both = joint.get(`${name}\u0000${truth[i]}`) ?? 0;
    return { precision: both / (ofFound.get(name) ?? 1), recall: both / (ofTruth.get(truth[i] ?? '') ?? 1) };
  });
  const precision = mean(perMessage.map((one) => one.precision));
  const recall = mean(perMessage.map((one) => one.recall));
  const singles = mean(truth.map((name) => 1 / (ofTruth.get(name) ?? 1)));
  const harmonic = (a: number, b: number) => (a + b === 0 ? 0 : (2 * a * b) / (a + b));
  return {
    messages: found.length,
    b3: { precision, recall, f1: harmonic(precision, recall) },
    pairPrecision: pairs(ofFound) === 0 ? 1 : pairs(joint) / pairs(ofFound),
    pairRecall: pairs(ofTruth) === 0 ? 1 : pairs(joint) / pairs(ofTruth),
    singletonsF1: harmonic(1, singles),
  };
}
