import { sql } from 'drizzle-orm';
import { index, integer, pgTable, real, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** A claim that waits for people. Written by `review`. */
export const cases = pgTable(
  'cases',
  {
    /** `case_…` */
    id: text('id').primaryKey(),
    /** The root claim it is about. */
    claimId: text('claim_id').notNull(),
    /** See the table in `review/case.rules.ts`. */
    state: text('state', { enum: ['open', 'escalated', 'closed'] }).notNull(),
    /** Why it is here, in a stable word such as `no-match`. */
    reason: text('reason').notNull(),
    /** What the reason is about, for the sentence on the page; empty when the word says all. */
    reasonDetail: text('reason_detail').notNull().default(''),
    /** Order in the queue, higher first; see `urgencyOf`. No unit. */
    urgency: real('urgency').notNull(),
    /** Staff id of the holder; null when free. */
    heldBy: text('held_by'),
    /** When the hold ends; null when free. */
    heldUntil: instant('held_until'),
    /** How it ended; null while open. */
    outcome: text('outcome', { enum: ['answered', 'published', 'not-checkable', 'duplicate', 'erased'] }),
    /** Grows with each change; forms send it back, so that nobody overwrites what they have not seen. */
    version: integer('version').notNull().default(1),
    /** When it came. */
    openedAt: instant('opened_at').notNull(),
    /** When it was closed; null while open. */
    closedAt: instant('closed_at'),
  },
  (t) => [
    uniqueIndex('cases_one_open').on(t.claimId).where(sql`state <> 'closed'`),
    index('cases_queue').on(t.state, t.urgency),
    index('cases_waiting').on(t.urgency.desc().nullsFirst(), t.id).where(sql`state <> 'closed'`),
    index('cases_closed').on(t.closedAt).where(sql`state = 'closed'`),
    index('cases_claim').on(t.claimId),
  ],
);
