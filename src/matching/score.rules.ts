import type { Features } from './features.rules.ts';
import type { Scorer, Tree } from './models.rules.ts';

/** Calibrated probability that a candidate answers the message, 0 to 1. */
export function probabilityOf(scorer: Scorer, features: Features): number {
  return calibrate(scorer.calibration, rawScore(scorer, features));
}

/** Log odds before calibration. */
export function rawScore(scorer: Scorer, features: Features): number {
  const row = Float64Array.from(scorer.features, (name) => features[name]);
  let sum = scorer.base;
  for (const tree of scorer.trees) sum += leafOf(tree, row);
  return sum;
}

function leafOf(tree: Tree, row: Float64Array): number {
  let node = tree.feature.length > 0 ? 0 : -1;
  while (node >= 0) {
    const value = row[tree.feature[node] as number] as number;
    node = (value <= (tree.threshold[node] as number) ? tree.left[node] : tree.right[node]) as number;
  }
  return tree.leaf[-node - 1] as number;
}

/** Straight lines between knots; flat beyond them. */
export function calibrate(knots: { from: readonly number[]; to: readonly number[] }, raw: number): number {
  const { from, to } = knots;
  const above = from.findIndex((knot) => knot >= raw);
  if (above === 0) return to[0] as number;
  if (above < 0) return to[to.length - 1] as number;
  const [x0, x1] = [from[above - 1] as number, from[above] as number];
  const [y0, y1] = [to[above - 1] as number, to[above] as number];
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (raw - x0)) / (x1 - x0);
}
