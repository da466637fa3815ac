import { describe, expect, test } from 'vitest';
import { type Features, featureNames } from './features.rules.ts';
import { modelsOf, type Scorer } from './models.rules.ts';
import { calibrate, probabilityOf, rawScore } from './score.rules.ts';
import { kindBuckets, textKinds } from './small-talk.rules.ts';

const features = (more: Partial<Features>): Features => ({
  ...(Object.fromEntries(featureNames.map((name) => [name, 0])) as Features),
  ...more,
});

const scorer: Scorer = {
  version: 'test',
  features: ['charFull', 'sameLanguage'],
  base: -1,
  trees: [
    { feature: [0, 1], threshold: [0.5, 0.5], left: [-1, -2], right: [1, -3], leaf: [-2, 1, 3] },
    { feature: [], threshold: [], left: [], right: [], leaf: [0.25] },
  ],
  calibration: { from: [-3, 0, 3], to: [0.1, 0.5, 0.9] },
  provenance: {},
};

test('a tree sends equal values left, and leaves add up', () => {
  expect(rawScore(scorer, features({ charFull: 0.5 }))).toBe(-1 - 2 + 0.25);
  expect(rawScore(scorer, features({ charFull: 0.6, sameLanguage: 0.5 }))).toBe(-1 + 1 + 0.25);
  expect(rawScore(scorer, features({ charFull: 0.6, sameLanguage: 1 }))).toBe(-1 + 3 + 0.25);
});

test('probabilities lie on straight lines between knots and stay flat beyond', () => {
  expect(calibrate(scorer.calibration, -9)).toBe(0.1);
  expect(calibrate(scorer.calibration, 1.5)).toBeCloseTo(0.7);
  expect(calibrate(scorer.calibration, 9)).toBe(0.9);
  expect(probabilityOf(scorer, features({ charFull: 1, sameLanguage: 1 }))).toBeCloseTo(0.8);
});

describe('model files', () => {
  const head = { features: ['claimFound'], base: 0, trees: [], least: [{ upTo: 1, value: 0 }] };
  const guard = { version: 'x', turned: head, swapped: head, provenance: {} };
  const sameClaim = {
    version: 'x',
    features: ['vector'],
    base: 0,
    trees: [{ feature: [], threshold: [], left: [], right: [], leaf: [0] }],
    calibration: { from: [0, 1], to: [0, 1] },
    likely: 0.5,
    provenance: {},
  };
  const row = (name: string, value: number) => ({
    name,
    value,
    unit: 'probability',
    dataSet: 'x',
    date: '2026-11-22',
    precision: 0.98,
    recall: 0.3,
    command: 'x',
    why: 'x',
  });
  const noSmallTalk = {
    kinds: textKinds,
    biases: textKinds.map((kind) => (kind === 'claim' ? 5 : 0)),
    scale: 1,
    weights: btoa('\0'.repeat(kindBuckets * textKinds.length)),
    threshold: { value: 0.9 },
  };
  const thresholds = { thresholds: [row('reply', 0.95), row('ask', 0.4), row('offer', 0.2)] };

  test('are read once', () => {
    const files = {
      scorer,
      thresholds,
      background: { word: {}, characters: {} },
      smallTalk: noSmallTalk,
      guard,
      sameClaim,
    };
    expect(modelsOf(files)).toBe(modelsOf(files));
    expect(modelsOf(files).shipped.thresholds).toEqual({
      reply: { '*': 0.95 },
      ask: { '*': 0.4 },
      offer: { '*': 0.2 },
    });
  });

  const broken: [string, unknown, unknown, string][] = [
    ['a scorer that is no object', null, thresholds, 'models.scorer'],
    ['a feature that we do not compute', { ...scorer, features: ['moonPhase'] }, thresholds, 'models.scorer'],
    ['a threshold above 1', scorer, { thresholds: [row('reply', 1.5)] }, 'models.thresholds'],
    ['a threshold missing', scorer, { thresholds: [row('reply', 0.9)] }, 'models.thresholds'],
  ];
  test.each(broken)('refuse %s and name the file', (_, scorerFile, thresholdsFile, code) => {
    const attempt = () =>
      modelsOf({
        scorer: scorerFile,
        thresholds: thresholdsFile,
        background: { word: {}, characters: {} },
        smallTalk: noSmallTalk,
        guard,
        sameClaim,
      });
    expect(attempt).toThrowError(expect.objectContaining({ kind: 'invalid', code }));
    expect(attempt).toThrowError(/models\/\w+\.json/);
  });
});
