import { z } from 'zod';
import type { TermCounts } from '../core/ports.ts';

const Counts = z.record(z.string(), z.number().int().positive()).transform((counts) => new Map(Object.entries(counts)));
/** How many of 100,000 everyday documents hold a term. Shape of `models/background.json`, which says where it is from. */
export const Background = z.object({
  word: Counts,
  characters: Counts,
  /** Stems of ordinary words, by script, a space between them; only of scripts without capitals. */
  ordinary: z
    .record(
      z.string(),
      z.string().transform((words): ReadonlySet<string> => new Set(words.split(' '))),
    )
    .default({}),
});
export type Background = z.infer<typeof Background>;

/** The collection size that the scorer was fitted at, roughly: an index is topped up to it. Documents. */
export const settledDocuments = 100_000;

/**
 * Term counts as if the index held at least 100,000 documents: what is missing is made up with everyday ones. In a young
 * newsroom's index of forty checks every word is rare; without this, nothing would tell "the" from "fluorine", and
 * scores would not mean what they meant when they were calibrated. A large index is left as it is.
 */
export function settledCounts(counts: TermCounts, background: Background): TermCounts {
  const missing = Math.max(0, settledDocuments - counts.documents());
  if (missing === 0) return counts;
  const part = missing / settledDocuments;
  return {
    documents: () => counts.documents() + missing,
    holding: (kind, term) => counts.holding(kind, term) + Math.round((background[kind].get(term) ?? 0) * part),
  };
}
