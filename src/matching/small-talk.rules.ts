import { z } from 'zod';
import { characterTerms, termHash, wordsOf } from './terms.rules.ts';

/** Weights of the classifier for each kind. Terms meet in a bucket now and then; 32,768 keep that rare for short texts. */
export const kindBuckets = 1 << 15;

/** What a text may be, by its words: something to check first, then what needs no reviewer. Order is the file's. */
export const textKinds = ['claim', 'greeting', 'thanks', 'question', 'request', 'chat', 'spam', 'personal'] as const;
export type TextKind = (typeof textKinds)[number];

/** Shape of `models/small-talk.json`, which says what it was fitted on. */
export const SmallTalk = z
  .object({
    kinds: z
      .array(z.string())
      .refine((kinds) => kinds.join() === textKinds.join(), `kinds must be ${textKinds.join()}`),
    biases: z.array(z.number()).length(textKinds.length),
    scale: z.number().positive(),
    weights: z.string(),
    threshold: z.object({ value: z.number().min(0).max(1) }),
  })
  .transform(({ biases, scale, weights, threshold }) => {
    const bytes = Int8Array.from(atob(weights), (char) => (char.charCodeAt(0) << 24) >> 24);
    return { biases, scale, weights: bytes, threshold: threshold.value };
  })
  .refine(
    ({ weights }) => weights.length === kindBuckets * textKinds.length,
    `weights must be ${kindBuckets * textKinds.length} bytes, base64`,
  );
export type SmallTalk = z.infer<typeof SmallTalk>;

/** The buckets of a normalised text's words and character 4-grams, each once. */
export function kindTerms(normal: string): number[] {
  const buckets = new Set<number>();
  for (const word of wordsOf(normal)) buckets.add(termHash('word', word) % kindBuckets);
  for (const gram of characterTerms(normal)) buckets.add(termHash('characters', gram) % kindBuckets);
  return [...buckets];
}

/** How much a normalised text looks like each kind, 0 to 1, together 1. A text without words is a claim. */
export function kindShares(model: SmallTalk, normal: string): Record<TextKind, number> {
  const terms = kindTerms(normal);
  const sums = [...model.biases];
  for (const term of terms)
    for (let k = 0; k < sums.length; k++)
      sums[k] = (sums[k] as number) + (model.weights[term * sums.length + k] ?? 0) * model.scale;
  const scaled = sums.map((sum) => (terms.length === 0 ? 0 : sum / Math.sqrt(terms.length)));
  const high = Math.max(...scaled);
  const powers = scaled.map((sum) => Math.exp(sum - high));
  const all = powers.reduce((sum, power) => sum + power, 0);
  const share = (k: number) => (terms.length === 0 ? Number(k === 0) : (powers[k] as number) / all);
  return Object.fromEntries(textKinds.map((kind, k) => [kind, share(k)])) as Record<TextKind, number>;
}

/** How much a normalised text looks like small talk of any kind rather than something to check, 0 to 1. */
export const smallTalkProbability = (model: SmallTalk, normal: string): number => 1 - kindShares(model, normal).claim;

/** Longer texts are never taken for anything but a claim. Words. Chosen with the threshold: see `models/small-talk.json`. */
const mostWords = 10;

/** What a normalised text is: a claim, unless it is short and surely something else; then the likeliest other kind. */
export function textKindOf(model: SmallTalk, normal: string): TextKind {
  if (wordsOf(normal).length > mostWords) return 'claim';
  const shares = kindShares(model, normal);
  if (1 - shares.claim < model.threshold) return 'claim';
  return textKinds.slice(1).reduce((best, kind) => (shares[kind] > shares[best] ? kind : best), 'greeting' as TextKind);
}

/** Whether a normalised text is short and surely nothing to check. */
export const isSmallTalk = (model: SmallTalk, normal: string): boolean => textKindOf(model, normal) !== 'claim';
