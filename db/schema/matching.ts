import { index, jsonb, pgTable, real, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** A scored link between a claim and a fact-check. Written by `matching`, judged by `review`. */
export const matches = pgTable(
  'matches',
  {
    /** `mat_…` */
    id: text('id').primaryKey(),
    /** The claim. */
    claimId: text('claim_id').notNull(),
    /** The fact-check. */
    factCheckId: text('fact_check_id').notNull(),
    /** Calibrated probability that the check answers the claim, 0 to 1. */
    probability: real('probability').notNull(),
    /** What spoke for and against it. Shape: `Why[]` in `matching`. */
    why: jsonb('why').notNull(),
    /** `proposed` by the machine, or what a reviewer said. */
    state: text('state', { enum: ['proposed', 'accepted', 'rejected'] })
      .notNull()
      .default('proposed'),
    /** When it was last scored. */
    scoredAt: instant('scored_at').notNull(),
    /** Staff id of who judged it; null before. */
    judgedBy: text('judged_by'),
  },
  (t) => [uniqueIndex('matches_once').on(t.claimId, t.factCheckId), index('matches_fact_check').on(t.factCheckId)],
);
