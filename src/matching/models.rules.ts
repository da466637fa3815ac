import { z } from 'zod';
import { invalid } from '../core/errors.ts';
import type { ModelFiles } from '../core/ports.ts';
import { Background } from './background.rules.ts';
import { featureNames } from './features.rules.ts';
import { SmallTalk } from './small-talk.rules.ts';

/** One boosted tree. Inner node i asks `x[feature[i]] <= threshold[i]`; a child below zero is leaf `-child - 1`. */
const Tree = z.object({
  feature: z.array(z.number().int().min(0)),
  threshold: z.array(z.number()),
  left: z.array(z.number().int()),
  right: z.array(z.number().int()),
  leaf: z.array(z.number()).min(1),
});

const Scorer = z.object({
  version: z.string().min(1),
  features: z.array(z.enum(featureNames)).min(1),
  /** Added to the sum of leaves: log odds. */
  base: z.number(),
  trees: z.array(Tree),
  /** Raw log odds to probability, by straight lines between knots; both ascend. */
  calibration: z.object({ from: z.array(z.number()).min(2), to: z.array(z.number().min(0).max(1)).min(2) }),
  provenance: z.record(z.string(), z.unknown()),
});

const Threshold = z.object({
  name: z.enum(['reply', 'ask', 'offer']),
  value: z.number().min(0).max(1),
  unit: z.string().min(1),
  dataSet: z.string().min(1),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  precision: z.number().min(0).max(1).nullable(),
  recall: z.number().min(0).max(1).nullable(),
  command: z.string().min(1),
  why: z.string().min(1),
});

export type Tree = z.infer<typeof Tree>;
export type Scorer = z.infer<typeof Scorer>;
/** Cut-offs on the calibrated probability: `reply` answers, `ask` asks back, `offer` may be among what is offered. */
export type Thresholds = { reply: number; ask: number; offer: number };
export type Models = { scorer: Scorer; thresholds: Thresholds; background: Background; smallTalk: SmallTalk };

const parsed = new WeakMap<ModelFiles, Models>();

/**
 * The scorer and the thresholds of `models/`, checked once and remembered.
 * Throws Invalid `models.scorer`, `models.thresholds`, `models.background`, `models.small-talk` with every fault of the file.
 */
export function modelsOf(files: ModelFiles): Models {
  const known = parsed.get(files);
  if (known) return known;
  const models = {
    scorer: parseScorer(files.scorer),
    thresholds: parseThresholds(files.thresholds),
    background: parsePart('background', Background, files.background),
    smallTalk: parsePart('small-talk', SmallTalk, files.smallTalk),
  };
  parsed.set(files, models);
  return models;
}

function parseScorer(file: unknown): Scorer {
  const result = Scorer.safeParse(file);
  if (!result.success) throw invalid('models.scorer', faults('models/scorer.json', result.error), result.error);
  return result.data;
}

function parsePart<T>(name: 'background' | 'small-talk', schema: z.ZodType<T, unknown>, file: unknown): T {
  const result = schema.safeParse(file);
  if (!result.success) throw invalid(`models.${name}`, faults(`models/${name}.json`, result.error), result.error);
  return result.data;
}

function parseThresholds(file: unknown): Thresholds {
  const result = z.object({ thresholds: z.array(Threshold) }).safeParse(file);
  if (!result.success) throw invalid('models.thresholds', faults('models/thresholds.json', result.error), result.error);
  const value = (name: z.infer<typeof Threshold>['name']): number => {
    const row = result.data.thresholds.find((threshold) => threshold.name === name);
    if (!row)
      throw invalid(
        'models.thresholds',
        `models/thresholds.json has no row named "${name}". Add it, or take the file of the release.`,
      );
    return row.value;
  };
  return { reply: value('reply'), ask: value('ask'), offer: value('offer') };
}

const faults = (file: string, error: z.ZodError): string =>
  `${file} cannot be used: ${error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`)
    .join('; ')}. Take the file of the release, or fit it again with models/training.`;
