import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, real, text, uniqueIndex, vector } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/**
 * The checkable statement many submissions share. Written by `claims`. Nothing that changes with each who asks stands in an
 * index: a row that moves is put into the index of vectors again, 13 ms with a million claims.
 */
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
    /**
     * Up to 24 hashes of the text, for near duplicates that the vector misses: see `claims/sketch.rules.ts`. Without those
     * that forty earlier claims hold. Null: not worked out yet, or erased with the words. Written by `claims`; looked up
     * in `claim_sketches`.
     */
    sketch: integer('sketch').array(),
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
    index('claims_first_asked').on(t.firstAskedAt, t.id),
  ],
);

/**
 * The numbers of the sketches of all claims, number first: who holds one is read off the index alone, 24 looks and at most
 * forty rows each, however many claims there are. Follows `claims.sketch` by a trigger (migration 0009), so that whoever
 * writes that column, an older program beside this one too, keeps it right; no code of ours writes it.
 */
export const claimSketches = pgTable(
  'claim_sketches',
  {
    /** One number of the sketch: a hash of a few consonants. */
    number: integer('number').notNull(),
    /** The claim that holds it. */
    claimId: text('claim_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.number, t.claimId] })],
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

/** Two claims that may be one, or one that may not belong to its group, for a reviewer to say. Written by `claims` and `review`. */
export const claimProposals = pgTable(
  'claim_proposals',
  {
    /** `prp_…` */
    id: text('id').primaryKey(),
    /** `merge`: two groups may be one claim. `split`: a wording may not belong to its group. */
    kind: text('kind', { enum: ['merge', 'split'] }).notNull(),
    /** With `merge` the newer claim's root; with `split` the wording. */
    claimId: text('claim_id').notNull(),
    /** With `merge` the root it may belong to; with `split` the root it stands under. */
    otherId: text('other_id').notNull(),
    /** How alike the two are, 0 to 1; for the order of the list only. */
    score: real('score').notNull(),
    /** Why, as stable words for the page: see `review/propose.rules.ts`. */
    why: jsonb('why').$type<string[]>().notNull(),
    /** What came of it. One that was decided is never proposed again. */
    state: text('state', { enum: ['open', 'accepted', 'dismissed'] })
      .notNull()
      .default('open'),
    /** Merge that accepting it made, so that it can be undone; null before, and for a split. */
    mergeId: text('merge_id'),
    /** When the machine proposed it. */
    proposedAt: instant('proposed_at').notNull(),
    /** Staff id of who decided; null while open. */
    decidedBy: text('decided_by'),
    /** When it was decided; null while open. */
    decidedAt: instant('decided_at'),
  },
  (t) => [
    uniqueIndex('claim_proposals_once').on(t.kind, t.claimId, t.otherId),
    index('claim_proposals_open').on(t.state, t.score),
    index('claim_proposals_decided').on(t.decidedAt).where(sql`state <> 'open'`),
  ],
);

/** How far the pass that proposes merges and splits has come: one row. Written by `review/propose-merges.ts`. */
export const proposalPass = pgTable('proposal_pass', {
  /** Always `claims`. */
  id: text('id').primaryKey(),
  /** Claims first asked before this, or at it with an id up to `afterId`, were looked at. */
  afterAt: instant('after_at').notNull(),
  /** Id of the last claim looked at. */
  afterId: text('after_id').notNull(),
});
