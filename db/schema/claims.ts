import { index, integer, jsonb, pgTable, text, uniqueIndex, vector } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** The checkable statement many submissions share. Written by `claims`. */
export const claims = pgTable(
  'claims',
  {
    /** `clm_…` */
    id: text('id').primaryKey(),
    /** The claim this one is part of: itself, or the one it was merged into. */
    rootId: text('root_id').notNull(),
    /** SHA-256 of the normalised text, hex: equal forwards meet here. */
    key: text('key').notNull(),
    /** The words as first sent. */
    text: text('text').notNull(),
    /** The words as compared: see `claims/normalise.rules.ts`. */
    normal: text('normal').notNull(),
    /** BCP 47 tag; `und` when unknown. */
    language: text('language').notNull(),
    /** Unit vector of the built-in embedder, for near duplicates; null for a text without letters. */
    vector: vector('vector', { dimensions: 192 }),
    /** Submissions filed under it, itself only. */
    askedCount: integer('asked_count').notNull().default(0),
    /** First submission. */
    firstAskedAt: instant('first_asked_at').notNull(),
    /** Latest submission. */
    lastAskedAt: instant('last_asked_at').notNull(),
  },
  (t) => [
    uniqueIndex('claims_key').on(t.key),
    index('claims_root').on(t.rootId),
    index('claims_vector').using('hnsw', t.vector.op('vector_cosine_ops')),
    index('claims_last_asked').on(t.lastAskedAt),
  ],
);

/** One merge, kept so that it can be undone. Written by `claims/merge-claims.ts`. */
export const claimMerges = pgTable('claim_merges', {
  /** `mrg_…` */
  id: text('id').primaryKey(),
  /** The root that went. */
  fromId: text('from_id').notNull(),
  /** The root that stayed. */
  intoId: text('into_id').notNull(),
  /** Ids of all claims that were moved: what an undo moves back. */
  moved: jsonb('moved').$type<string[]>().notNull(),
  /** When. */
  at: instant('at').notNull(),
  /** When it was undone; null while it holds. */
  undoneAt: instant('undone_at'),
});
