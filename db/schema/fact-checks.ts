import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';

/** A published article, ours or another publisher's. Written by `fact-checks`. */
export const factChecks = pgTable(
  'fact_checks',
  {
    /** `fc_…` */
    id: text('id').primaryKey(),
    /** Where it came from: `ours`, or the name of the feed or file. */
    source: text('source').notNull(),
    /** The publisher's own id within the source: a URL with a fragment per review, or our verdict's id. */
    externalId: text('external_id').notNull(),
    /** The claim as checked. */
    claim: text('claim').notNull(),
    /** Headline; empty when the publisher gave none. */
    title: text('title').notNull().default(''),
    /** One to three sentences that say what is true; empty when none was given. */
    summary: text('summary').notNull().default(''),
    /** House rating; null when the publisher's words fit none. */
    rating: text('rating', { enum: ['false', 'misleading', 'unproven', 'satire', 'true'] }),
    /** The publisher's own words for the rating; empty when none. */
    ratingWords: text('rating_words').notNull().default(''),
    /** The article's address; null when none was given. */
    url: text('url'),
    /** BCP 47 tag; null when unknown. */
    language: text('language'),
    /** Publisher's name. */
    publisher: text('publisher').notNull(),
    /** Who said the claim, as the publisher has it; null when not given. */
    claimant: text('claimant'),
    /** Day of publication, `2026-11-22`; null when not given. */
    publishedOn: text('published_on'),
    /** Path under `/checks/` when it is ours; null otherwise. */
    slug: text('slug').unique(),
    /** `live` may answer; `withdrawn` never does. */
    state: text('state', { enum: ['live', 'withdrawn'] })
      .notNull()
      .default('live'),
    /** SHA-256 over the fields above, hex: the same again changes nothing. */
    contentHash: text('content_hash').notNull(),
    /** Grows by one with each change. */
    version: integer('version').notNull().default(1),
    /** Unit vector times 127, one signed byte a dimension; null until embedded. Written by `index-fact-check`. */
    vector: bytes('vector'),
    /** `name@revision` of the embedder of `vector`; null with it. */
    embedder: text('embedder'),
    /** First seen. */
    createdAt: instant('created_at').notNull(),
    /** Last change. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('fact_checks_external').on(t.source, t.externalId),
    index('fact_checks_published').on(t.publishedOn),
    index('fact_checks_publisher').on(t.publisher),
  ],
);
