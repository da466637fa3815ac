import { z } from 'zod';
import type { CheckDocument } from '../../core/ports.ts';

/** A folder of data sets, read-only: what the evaluation may see of the world. Paths are relative, with `/`. */
export type DataFolder = {
  /** Every file below the folder. */
  list(): Promise<string[]>;
  /** The text of a file, unpacked when it ends in `.gz`. */
  read(path: string): Promise<string>;
};

const Check = z.object({
  id: z.string(),
  claim: z.string(),
  title: z.string().nullish(),
  lang: z.string().nullish(),
  published: z.string().nullish(),
  publisher: z.string().nullish(),
  url: z.string().nullish(),
});
const Query = z.object({ id: z.string(), text: z.string(), lang: z.string().nullish() });
const Pair = z.object({
  a: z.string(),
  b: z.string(),
  label: z.coerce.string(),
  lang_a: z.string().nullish(),
  lang_b: z.string().nullish(),
});
const Routed = Query.extend({
  source: z.string(),
  label: z.enum(['match', 'nomatch', 'nonclaim']),
  relevant: z.array(z.string()).default([]),
  partial: z.array(z.string()).default([]),
});
const Clustered = z.object({ cluster: z.string(), text: z.string(), lang: z.string().nullish() });
const Labelled = z.object({ text: z.string(), label: z.string().nullish(), lang: z.string().nullish() });

export type Query = z.infer<typeof Query>;
export type Pair = z.infer<typeof Pair>;
export type Routed = z.infer<typeof Routed>;
export type Clustered = z.infer<typeof Clustered>;
export type Labelled = z.infer<typeof Labelled>;

const rowsOf =
  <T>(schema: z.ZodType<T>) =>
  (text: string): T[] =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => schema.parse(JSON.parse(line)));

/** Parsers of the files' rows; each throws on a row of another shape. */
export const parse = {
  queries: rowsOf(Query),
  pairs: rowsOf(Pair),
  routed: rowsOf(Routed),
  clustered: rowsOf(Clustered),
  labelled: rowsOf(Labelled),
  /** Fact-checks, without vectors. */
  checks: (text: string): CheckDocument[] => rowsOf(Check)(text).map(documentOf),
  /** Lines `query id, tab, fact-check id`. */
  qrels(text: string): Map<string, Set<string>> {
    const relevant = new Map<string, Set<string>>();
    for (const line of text.split('\n')) {
      const [query, check] = line.split('\t');
      if (!query || !check) continue;
      const known = relevant.get(query) ?? new Set();
      relevant.set(query, known.add(check.trim()));
    }
    return relevant;
  },
};

/**
 * Data sets leave the address or the publisher of many fact-checks out, which no score looks at. Whether an answer could say
 * its source is not what is measured, so all of them have one. Source: of 138,365 in the large index 43,785 lack an
 * address and 20,816 a publisher (counted 2026-11-23).
 */
export const standIn = { url: 'https://factcheck.example/', publisher: 'Somebody' };

function documentOf(row: z.infer<typeof Check>): CheckDocument {
  const when = row.published ? Date.parse(row.published) : Number.NaN;
  return {
    id: row.id,
    claim: row.claim,
    title: row.title ?? '',
    summary: '',
    language: row.lang ?? null,
    publisher: row.publisher || standIn.publisher,
    rating: null,
    publishedAt: Number.isNaN(when) ? null : isoDay(when),
    url: row.url || standIn.url,
    externalId: row.id,
    vector: null,
  };
}

/** Day of a time in milliseconds since epoch, UTC, without building a Date. */
function isoDay(milliseconds: number): string {
  const days = Math.floor(milliseconds / 86_400_000);
  const z0 = days + 719_468;
  const era = Math.floor(z0 / 146_097);
  const dayOfEra = z0 - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
