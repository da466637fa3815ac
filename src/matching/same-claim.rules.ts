import { z } from 'zod';
import type { CheckDocument, TermCounts } from '../core/ports.ts';
import { type Background, settledCounts } from './background.rules.ts';
import { type CandidateView, candidateView, type FeatureName, pairFeatures } from './features.rules.ts';
import { type MessageView, messageView } from './message-view.rules.ts';
import { calibrate, rawScore } from './score.rules.ts';
import { Calibration, Tree } from './trees.rules.ts';

/** What of two texts tells whether they are about one claim; each is read both ways round. */
const compared = [
  'wordClaim',
  'charClaim',
  'sentenceWord',
  'sentenceChar',
  'claimFound',
  'claimFoundInSentence',
  'charClaimFound',
  'rarestShared',
  'secondShared',
  'sharedWords',
  'sharedMass',
  'rarestMissing',
  'secondMissing',
  'missingMass',
  'numbersShared',
  'numbersMissing',
  'namesFound',
  'longestRun',
  'bigramsFound',
  'messageWords',
  'sentences',
  'sameLanguage',
] as const satisfies readonly FeatureName[];

/** The trees' inputs: the cosine of both vectors, and of each reading the lower and the higher. */
export const sameClaimFeatures: readonly string[] = [
  'vector',
  ...compared.map((name) => `low ${name}`),
  ...compared.map((name) => `high ${name}`),
];

/** Shape of `models/same-claim.json`: trees, their calibration, and from what probability two claims are shown together. */
export const SameClaim = z.object({
  version: z.string().min(1),
  features: z.array(z.string()).refine((names) => names.every((name) => sameClaimFeatures.includes(name)), {
    message: 'unknown feature',
  }),
  base: z.number(),
  trees: z.array(Tree).min(1),
  calibration: Calibration,
  /** Calibrated probability from which two claims are shown to reviewers as likely one. */
  likely: z.number().min(0).max(1),
  provenance: z.record(z.string(), z.unknown()),
});
export type SameClaim = z.infer<typeof SameClaim>;

/** A text that was asked; `vector` of unit length, of the normalised text, or null. */
export type Asked = { text: string; language: string | null; vector: Float32Array | null };

/** A text made ready to be compared with others, so that it is read once. */
export type AskedView = { message: MessageView; candidate: CandidateView };

/** How rare words are in everyday text: an index of fact-checks says nothing of what people ask. */
export const everydayCounts = (background: Background): TermCounts =>
  settledCounts({ documents: () => 0, holding: () => 0 }, background);

/** Views a text, against counts of everyday text. */
export function askedView(asked: Asked, counts: TermCounts): AskedView {
  return { message: messageView(asked, counts), candidate: candidateView(documentOf(asked), 0, counts) };
}

/**
 * Probability that two texts are about one claim, 0 to 1, whichever comes first. It does not know a claim from its denial,
 * and takes short texts with the same rare names for one: people decide, and no verdict goes out because of it.
 */
export function sameClaimProbability(model: SameClaim, a: AskedView, b: AskedView, counts: TermCounts): number {
  return calibrate(model.calibration, rawScore(model, sameClaimRow(a, b, counts)));
}

/** The trees' inputs for two texts, by name. Symmetric. */
export function sameClaimRow(a: AskedView, b: AskedView, counts: TermCounts): Record<string, number> {
  const one = pairFeatures(a.message, b.candidate, counts).features;
  const other = pairFeatures(b.message, a.candidate, counts).features;
  const row: Record<string, number> = { vector: vectorsCosine(a.message.vector, b.message.vector) };
  for (const name of compared) {
    row[`low ${name}`] = Math.min(one[name], other[name]);
    row[`high ${name}`] = Math.max(one[name], other[name]);
  }
  return row;
}

/** Inner product of two unit vectors, −1 to 1; 0 when one is missing. */
function vectorsCosine(a: Float32Array | null, b: Float32Array | null): number {
  if (!a || !b || a.length !== b.length) return 0;
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** A text in the shape of a fact-check's claim, so that the same features serve. */
const documentOf = ({ text, language }: Asked): CheckDocument => ({
  id: '',
  claim: text,
  title: '',
  summary: '',
  language,
  publisher: '',
  rating: null,
  publishedAt: null,
  url: null,
  externalId: '',
  vector: null,
});
