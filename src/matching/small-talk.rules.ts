import { z } from 'zod';
import { characterTerms, termHash, wordsOf } from './terms.rules.ts';

/** Weights of the classifier. Terms meet in a bucket now and then; 32,768 keep that rare for short texts. */
export const kindBuckets = 1 << 15;

/** Shape of `models/small-talk.json`, which says what it was fitted on. */
export const SmallTalk = z
  .object({
    bias: z.number(),
    scale: z.number().positive(),
    weights: z.string(),
    threshold: z.object({ value: z.number().min(0).max(1) }),
  })
  .transform(({ bias, scale, weights, threshold }) => {
    const bytes = Int8Array.from(atob(weights), (char) => (char.charCodeAt(0) << 24) >> 24);
    return { bias, scale, weights: bytes, threshold: threshold.value };
  })
  .refine(({ weights }) => weights.length === kindBuckets, `weights must be ${kindBuckets} bytes, base64`);
export type SmallTalk = z.infer<typeof SmallTalk>;

/** The buckets of a normalised text's words and character 4-grams, each once. */
export function kindTerms(normal: string): number[] {
  const buckets = new Set<number>();
  for (const word of wordsOf(normal)) buckets.add(termHash('word', word) % kindBuckets);
  for (const gram of characterTerms(normal)) buckets.add(termHash('characters', gram) % kindBuckets);
  return [...buckets];
}

/** How much a normalised text looks like small talk rather than something to check, 0 to 1. */
export function smallTalkProbability(model: SmallTalk, normal: string): number {
  const terms = kindTerms(normal);
  if (terms.length === 0) return 0;
  let sum = model.bias;
  for (const term of terms) sum += (model.weights[term] ?? 0) * model.scale;
  return 1 / (1 + Math.exp(-sum / Math.sqrt(terms.length)));
}

/** Longer texts are never taken for small talk. Words. Chosen with the threshold: see `models/small-talk.json`. */
const mostWords = 12;

/** Whether a normalised text is short and looks like small talk. */
export const isSmallTalk = (model: SmallTalk, normal: string): boolean =>
  wordsOf(normal).length <= mostWords && smallTalkProbability(model, normal) >= model.threshold;
