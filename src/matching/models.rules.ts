import { z } from 'zod';
import { invalid } from '../core/errors.ts';
import type { ModelFiles } from '../core/ports.ts';
import { embedderTag } from '../fact-checks/content.rules.ts';
import { Background } from './background.rules.ts';
import { featureNames } from './features.rules.ts';
import type { Ordinary } from './ordinary.rules.ts';
import { type CutOff, cutOffs, everyLanguage, faultsOf, LanguageTag, type Mode, type Policy } from './policy.rules.ts';
import { SameClaim } from './same-claim.rules.ts';
import { SmallTalk } from './small-talk.rules.ts';
import { Calibration, Tree } from './trees.rules.ts';

/** Boosted trees over some of our features. */
const Forest = z.object({
  features: z.array(z.enum(featureNames)).min(1),
  /** Added to the sum of leaves: log odds. */
  base: z.number(),
  trees: z.array(Tree),
});

const Scorer = Forest.extend({
  version: z.string().min(1),
  calibration: Calibration,
  provenance: z.record(z.string(), z.unknown()),
});

/**
 * One cut-off. Without `language` it holds for all languages that have no row of their own. `mode: 'ask'` on a `reply`
 * row says that there is too little evidence to answer by machine. A `reply` row of one language with a mode may leave
 * `value` null: the common cut-off holds.
 */
const Threshold = z.object({
  name: z.enum(cutOffs),
  language: LanguageTag.optional(),
  mode: z.enum(['reply', 'ask']).optional(),
  value: z.number().min(0).max(1).nullable(),
  unit: z.string().min(1),
  dataSet: z.string().min(1),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  precision: z.number().min(0).max(1).nullable(),
  recall: z.number().min(0).max(1).nullable(),
  /** Precision promised on new data, 0 to 1; left out: `usualPromise`. */
  promised: z.number().min(0).max(1).optional(),
  command: z.string().min(1),
  why: z.string().min(1),
});

/** Precision that automatic answers promise where a row does not say. 0 to 1. Source: the target of models/README.md, 2026-11. */
export const usualPromise = 0.98;

/**
 * One learned guard. Below `value` (log odds that the verdict applies) a machine must not answer alone; which row holds
 * goes by how much of the telling sentence the claim holds (`partFound`, 0 to 1, `upTo` ascending, the last one 1).
 */
const Head = Forest.extend({ least: z.array(z.object({ upTo: z.number(), value: z.number() })).min(1) });

const Guard = z.object({
  version: z.string().min(1),
  /** The message says the opposite of the claim. */
  turned: Head,
  /** The message tells the claim of another person, place, number or date. */
  swapped: Head,
  provenance: z.record(z.string(), z.unknown()),
});

export type Forest = z.infer<typeof Forest>;
/** The learned guards, and the words that its rules take for no names. */
export type Guard = z.infer<typeof Guard> & { ordinary: Ordinary };
export type Scorer = z.infer<typeof Scorer>;
/** A row of models/thresholds.json: a cut-off with its unit, its source, its date and what was measured. */
export type ThresholdRow = z.infer<typeof Threshold>;
export type Models = {
  scorer: Scorer;
  /** The rows as shipped. */
  rows: readonly ThresholdRow[];
  /** What the rows say the machine may do. */
  shipped: Policy;
  background: Background;
  smallTalk: SmallTalk;
  guard: Guard;
  sameClaim: SameClaim;
};

/**
 * Whether the scorer was fitted with the vectors of this embedder. `provenance.embedder` says whose: `name@revision`, or
 * a name for every revision; left out, it is the built-in one.
 */
export function fittedWith(scorer: Pick<Scorer, 'provenance'>, embedder: { name: string; revision: string }): boolean {
  const whose = scorer.provenance.embedder ?? 'builtin';
  return whose === embedder.name || whose === embedderTag(embedder);
}

const parsed = new WeakMap<ModelFiles, Models>();

/**
 * The scorer and the thresholds of `models/`, checked once and remembered.
 * Throws Invalid `models.scorer`, `models.thresholds`, `models.background`, `models.small-talk`, `models.guard`, `models.same-claim` with every fault of the file.
 */
export function modelsOf(files: ModelFiles): Models {
  const known = parsed.get(files);
  if (known) return known;
  const scorer = parseScorer(files.scorer);
  const rows = parseThresholds(files.thresholds);
  const background = parsePart('background', Background, files.background);
  const models = {
    scorer,
    rows,
    shipped: shippedPolicy(rows),
    background,
    smallTalk: parsePart('small-talk', SmallTalk, files.smallTalk),
    guard: { ...parsePart('guard', Guard, files.guard), ordinary: background.ordinary },
    sameClaim: parsePart('same-claim', SameClaim, files.sameClaim),
  };
  parsed.set(files, models);
  return models;
}

function parseScorer(file: unknown): Scorer {
  const result = Scorer.safeParse(file);
  if (!result.success) throw invalid('models.scorer', faults('models/scorer.json', result.error), result.error);
  return result.data;
}

function parsePart<T>(
  name: 'background' | 'small-talk' | 'guard' | 'same-claim',
  schema: z.ZodType<T, unknown>,
  file: unknown,
): T {
  const result = schema.safeParse(file);
  if (!result.success) throw invalid(`models.${name}`, faults(`models/${name}.json`, result.error), result.error);
  return result.data;
}

function parseThresholds(file: unknown): ThresholdRow[] {
  const result = z.object({ thresholds: z.array(Threshold) }).safeParse(file);
  if (!result.success) throw invalid('models.thresholds', faults('models/thresholds.json', result.error), result.error);
  return result.data.thresholds;
}

/** The policy that rows of cut-offs stand for. Throws Invalid `models.thresholds` with what to change in the file. */
export function shippedPolicy(rows: readonly ThresholdRow[]): Policy {
  const refuse = (words: string) => invalid('models.thresholds', `models/thresholds.json: ${words}`);
  const thresholds: Record<CutOff, Record<string, number>> = { reply: {}, ask: {}, offer: {} };
  const modes: Record<string, Mode> = { [everyLanguage]: 'reply' };
  const seen = new Set<string>();
  for (const { name, language = everyLanguage, mode, value } of rows) {
    const what = language === everyLanguage ? `"${name}"` : `"${name}" for "${language}"`;
    if (seen.has(`${name} ${language}`)) throw refuse(`there are two rows ${what}. Keep one of them.`);
    seen.add(`${name} ${language}`);
    if (mode !== undefined && name !== 'reply')
      throw refuse(`the row ${what} has a mode. Only "reply" rows have one: move it there, or remove it.`);
    if (value !== null) thresholds[name][language] = value;
    else if (mode === undefined || language === everyLanguage)
      throw refuse(
        `the row ${what} has no value. Only a "reply" row of one language with a mode may do without: give it one.`,
      );
    if (name === 'reply') modes[language] = mode ?? 'reply';
  }
  for (const name of cutOffs)
    if (thresholds[name][everyLanguage] === undefined)
      throw refuse(`it has no row named "${name}" without a language. Add it, or take the file of the release.`);
  const policy: Policy = { thresholds, modes, guardsOff: [], publishers: [] };
  const [wrong] = faultsOf(policy);
  if (wrong) throw refuse(wrong);
  return policy;
}

/** The `reply` row that a language's promise comes from: its own, else that of its primary tag, else that of all others. */
export function replyRowFor(rows: readonly ThresholdRow[], language: string): ThresholdRow | null {
  const of = (tag: string | undefined) => rows.find((row) => row.name === 'reply' && row.language === tag);
  return of(language) ?? of(language.split('-', 1)[0]) ?? of(undefined) ?? null;
}

const faults = (file: string, error: z.ZodError): string =>
  `${file} cannot be used: ${error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`)
    .join('; ')}. Take the file of the release, or fit it again with models/training.`;
