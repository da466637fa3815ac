import { describe, expect, test } from 'vitest';
import {
  areaUnderRisk,
  averagePrecisionAt5,
  bootstrap95,
  calibrationError,
  clusterFigures,
  coverageAt,
  coverageCurve,
  percentile,
  reciprocalRank,
  successAt,
  upperBound95,
} from './metrics.rules.ts';

describe('ranking', () => {
  const relevant = new Set(['a', 'b']);
  test('average precision looks at five places and divides by what could be there', () => {
    expect(averagePrecisionAt5(['a', 'x', 'b'], relevant)).toBeCloseTo((1 + 2 / 3) / 2);
    expect(averagePrecisionAt5(['x', 'x2', 'x3', 'x4', 'x5', 'a'], relevant)).toBe(0);
    expect(averagePrecisionAt5(['a'], new Set())).toBe(0);
    expect(averagePrecisionAt5(['1', '2', '3', '4', '5'], new Set(['1', '2', '3', '4', '5', '6', '7']))).toBe(1);
  });
  test('reciprocal rank and success ask for the first right one', () => {
    expect(reciprocalRank(['x', 'b'], relevant)).toBe(0.5);
    expect(reciprocalRank(['x'], relevant)).toBe(0);
    expect([1, 2].map((places) => successAt(places, ['x', 'b'], relevant))).toEqual([0, 1]);
  });
});

describe('answering', () => {
  const answers = [
    { confidence: 0.9, right: true },
    { confidence: 0.8, right: false },
    { confidence: 0.7, right: true },
    { confidence: 0, right: true },
  ];
  test('the curve counts right answers over the answerable, and leaves out what is never answered', () => {
    expect(coverageCurve(answers, 4)).toEqual([
      [0.25, 1],
      [0.25, 0.5],
      [0.5, 2 / 3],
    ]);
  });
  test('coverage at a precision is the highest that keeps it', () => {
    const curve = coverageCurve(answers, 4);
    expect(coverageAt(curve, 1)).toBe(0.25);
    expect(coverageAt(curve, 0.6)).toBe(0.5);
    expect(coverageAt([], 0.9)).toBe(0);
  });
  test('risk is averaged over the curve', () =>
    expect(areaUnderRisk(answers)).toBeCloseTo((0 + 1 / 2 + 1 / 3 + 1 / 4) / 4));
  test('calibration error is nought when promises come true', () => {
    expect(
      calibrationError([
        { probability: 1, right: true },
        { probability: 0, right: false },
      ]),
    ).toBe(0);
    expect(calibrationError([{ probability: 1, right: false }])).toBe(1);
  });
});

describe('bounds', () => {
  test('no error in 299 answers promises at most one in a hundred', () => {
    expect(upperBound95(0, 299)).toBeLessThan(0.01);
    expect(upperBound95(0, 298)).toBeGreaterThan(0.01);
    expect(upperBound95(1, 473)).toBeLessThan(0.01);
    expect(upperBound95(0, 0)).toBe(1);
  });
  test('the bootstrap repeats exactly and holds the mean', () => {
    const values = [0, 1, 1, 0, 1, 1, 1, 0, 1, 1];
    const [low, high] = bootstrap95(values);
    expect(bootstrap95(values)).toEqual([low, high]);
    expect(low).toBeLessThan(0.7);
    expect(high).toBeGreaterThan(0.7);
  });
  test('percentiles are values that occurred', () => {
    expect(percentile([5, 1, 3], 0.5)).toBe(3);
    expect(percentile([5, 1, 3], 0.95)).toBe(5);
    expect(percentile([], 0.5)).toBe(0);
  });
});

test('clusters: B³, pairs and what leaving all apart would score', () => {
  const figures = clusterFigures(['1', '1', '2', '3'], ['a', 'a', 'a', 'b']);
  expect(figures.b3.precision).toBe(1);
  expect(figures.b3.recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4);
  expect(figures.pairPrecision).toBe(1);
  expect(figures.pairRecall).toBeCloseTo(1 / 3);
  expect(clusterFigures(['1', '1'], ['a', 'b']).pairPrecision).toBe(0);
});
