import type { Features } from './features.rules.ts';
import type { Scorer } from './models.rules.ts';
import type { Calibration, Trees } from './trees.rules.ts';

/** Calibrated probability that a candidate answers the message, 0 to 1. */
export const probabilityOf = (scorer: Scorer, features: Features): number =>
  calibrate(scorer.calibration, rawScore(scorer, features));

/** Log odds before calibration. */
export function rawScore<Name extends string>(scorer: Trees<Name>, features: Readonly<Record<Name, number>>): number {
  const { roots, feature, threshold, left, right, leaf } = forestOf(scorer);
  const row = Float64Array.from(scorer.features, (name) => features[name]);
  let sum = scorer.base;
  for (const root of roots) {
    let node = root;
    while (node >= 0) {
      const below = (row[feature[node] as number] as number) <= (threshold[node] as number);
      node = (below ? left[node] : right[node]) as number;
    }
    sum += leaf[-node - 1] as number;
  }
  return sum;
}

/** All trees of a scorer in a few flat arrays; a node below zero is leaf `-node - 1`. */
type Flat = {
  roots: Int32Array;
  feature: Uint16Array;
  threshold: Float64Array;
  left: Int32Array;
  right: Int32Array;
  leaf: Float64Array;
};

const forests = new WeakMap<object, Flat>();

function forestOf(scorer: Trees<string>): Flat {
  const known = forests.get(scorer);
  if (known) return known;
  const nodes = scorer.trees.reduce((sum, tree) => sum + tree.feature.length, 0);
  const leaves = scorer.trees.reduce((sum, tree) => sum + tree.leaf.length, 0);
  const forest: Flat = {
    roots: new Int32Array(scorer.trees.length),
    feature: new Uint16Array(nodes),
    threshold: new Float64Array(nodes),
    left: new Int32Array(nodes),
    right: new Int32Array(nodes),
    leaf: new Float64Array(leaves),
  };
  let [firstNode, firstLeaf] = [0, 0];
  for (const [t, tree] of scorer.trees.entries()) {
    const place = (child: number) => (child >= 0 ? child + firstNode : child - firstLeaf);
    forest.roots[t] = place(tree.feature.length > 0 ? 0 : -1);
    forest.feature.set(tree.feature, firstNode);
    forest.threshold.set(tree.threshold, firstNode);
    forest.left.set(tree.left.map(place), firstNode);
    forest.right.set(tree.right.map(place), firstNode);
    forest.leaf.set(tree.leaf, firstLeaf);
    firstNode += tree.feature.length;
    firstLeaf += tree.leaf.length;
  }
  forests.set(scorer, forest);
  return forest;
}

/** Straight lines between knots; flat beyond them. */
export function calibrate(knots: Calibration, raw: number): number {
  const { from, to } = knots;
  const above = from.findIndex((knot) => knot >= raw);
  if (above === 0) return to[0] as number;
  if (above < 0) return to[to.length - 1] as number;
  const [x0, x1] = [from[above - 1] as number, from[above] as number];
  const [y0, y1] = [to[above - 1] as number, to[above] as number];
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (raw - x0)) / (x1 - x0);
}
