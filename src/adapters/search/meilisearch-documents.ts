import type { Settings } from 'meilisearch';
import { normalise } from '../../claims/normalise.rules.ts';
import type { CheckDocument } from '../../core/ports.ts';
import { indexedText, termHash } from '../../matching/terms.rules.ts';
import { mostHits, storedTerms, termsAttribute } from './filters.rules.ts';

/** One document as the engine has it: found by its terms; text and stamp are for whoever has not heard of it. */
export type Stored = { key: string; id: string; text: string; terms: string[]; stamp: string };

/**
 * Settings as code. Documents are found by filters over their terms and put in order by us, so nothing is searchable,
 * nothing is ranked, and a typo is what character terms are for. Source: 137,288 documents are read, counted and taken
 * in within 78 s, and take some 0.8 GB (Meilisearch 1.50, one indexing thread, a busy machine; own measurement,
 * 2026-11-23).
 */
export const settings: Settings = {
  searchableAttributes: [],
  displayedAttributes: ['key', 'id', 'text', 'stamp'],
  filterableAttributes: [
    {
      attributePatterns: [termsAttribute],
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
    { attributePatterns: ['key'], features: { facetSearch: false, filter: { equality: true, comparison: false } } },
  ],
  sortableAttributes: [],
  rankingRules: ['words'],
  stopWords: [],
  proximityPrecision: 'byAttribute',
  prefixSearch: 'disabled',
  typoTolerance: { enabled: false },
  pagination: { maxTotalHits: mostHits },
};

/** Raise it when documents of the same settings come to hold something else, or terms are made in another way. */
const documentFormat = 3;

/** What an index is built with: its settings and the way its documents are made. Another version is another index. */
export const version = termHash('word', `${documentFormat} ${JSON.stringify(settings)}`).toString(36);

/** What a normalised text's document is stamped with: the version it was made under, and its words in short. */
export const stampOf = (text: string): string =>
  `${version}.${termHash('word', text).toString(36)}${termHash('characters', text).toString(36)}`;

/** Whether a document with this stamp was made under today's version. */
export const isOfToday = (stamp: string): boolean => stamp.startsWith(`${version}.`);

/** The normalised text that a fact-check is found by. */
export const textOf = (document: CheckDocument): string => normalise(indexedText(document));

export const storedOf = (id: string, text: string): Stored => ({
  key: keyOf(id),
  id,
  text,
  terms: storedTerms(text),
  stamp: stampOf(text),
});

/** Any id in the letters the engine allows; `_` opens and closes a code, so two ids never meet. */
export const keyOf = (id: string): string =>
  id.replace(/[^A-Za-z0-9-]/gu, (letter) => `_${(letter.codePointAt(0) ?? 0).toString(16)}_`);
export const idOf = (key: string): string =>
  key.replace(/_([0-9a-f]+)_/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));

export const slices = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
