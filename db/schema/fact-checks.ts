import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
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
    /** The smallest id among the fact-checks of the same claim, its own when it stands alone; null until looked for. Written by `fact-checks/families.store.ts`. */
    familyId: text('family_id'),
    /** First seen. */
    createdAt: instant('created_at').notNull(),
    /** Last change. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('fact_checks_external').on(t.source, t.externalId),
    index('fact_checks_published').on(t.publishedOn),
    index('fact_checks_publisher').on(t.publisher),
    index('fact_checks_family').on(t.familyId, t.id),
    index('fact_checks_familyless').on(t.id).where(sql`family_id is null and state = 'live'`),
    index('fact_checks_ours')
      .on(t.publishedOn.desc().nullsFirst(), t.slug.desc().nullsFirst())
      .where(sql`source = 'ours' and state = 'live' and slug is not null`),
    index('fact_checks_updated').on(t.updatedAt, t.id),
    index('fact_checks_url').using('hash', t.url),
  ],
);

/**
 * Why two fact-checks are of one family, or one is of none. Families are what hangs together by these links; they can be
 * worked out again from them at any time. Written by `fact-checks/families.store.ts`.
 */
export const factCheckLinks = pgTable(
  'fact_check_links',
  {
    /** The smaller id of the two; with `alone` the only one. */
    firstId: text('first_id').notNull(),
    /** The larger id; with `alone` the same id again. */
    secondId: text('second_id').notNull(),
    /** `same-claim` and `translation` are found by the machine; `together` and `alone` are said by an editor, and go before. */
    kind: text('kind', { enum: ['same-claim', 'translation', 'together', 'alone'] }).notNull(),
    /** When it was found or said. */
    at: instant('at').notNull(),
    /** Staff id of who said it; null when the machine found it. */
    saidBy: text('said_by'),
  },
  (t) => [primaryKey({ columns: [t.firstId, t.secondId, t.kind] }), index('fact_check_links_second').on(t.secondId)],
);

/** Addresses that a publisher says hold the same fact-check, in another language or form. Written by `import-feed`. */
export const factCheckSameAs = pgTable(
  'fact_check_same_as',
  {
    /** The fact-check. */
    factCheckId: text('fact_check_id').notNull(),
    /** The other address; a fact-check of ours may or may not be there. */
    url: text('url').notNull(),
  },
  (t) => [primaryKey({ columns: [t.factCheckId, t.url] }), index('fact_check_same_as_url').on(t.url)],
);
