import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, real, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { askers } from './inbox.ts';

/** The messages one asker sent together to ask one thing. Written by `conversation`, then `claims`, then `matching`. */
export const submissions = pgTable(
  'submissions',
  {
    /** `sub_…` */
    id: text('id').primaryKey(),
    /** Who asks. */
    askerId: text('asker_id')
      .notNull()
      .references(() => askers.id),
    /** `open` may still grow; `closed` is complete; `filed` has its claim; `decided` has its decision; `dropped` was erased. */
    state: text('state', { enum: ['open', 'closed', 'filed', 'decided', 'dropped'] }).notNull(),
    /** First message. */
    openedAt: instant('opened_at').notNull(),
    /** When it closes unless another message comes first. */
    closesAt: instant('closes_at').notNull(),
    /** All words of its messages, in order, a blank line between; null until closed or once erased. */
    text: text('text'),
    /** BCP 47 tag of the words; null until closed. */
    language: text('language'),
    /** Provider's id of the last message: what reactions and replies attach to; once the asker is erased, what hides it. */
    lastWamid: text('last_wamid').notNull(),
    /** The claim it was filed under, as filed; merges are looked up over `claims.root_id`. */
    claimId: text('claim_id'),
    /** What the tipline does with it; null until decided. */
    decision: text('decision', { enum: ['reply', 'ask', 'review', 'chat'] }),
    /** Why, in a stable word such as `confident-match`; null until decided. */
    reason: text('reason'),
    /** When it was decided. */
    decidedAt: instant('decided_at'),
    /** Best probability among the candidates, 0 to 1; null without candidates. */
    probability: real('probability'),
    /** Candidates, best first. Shape: `Candidate[]` in `conversation/candidates.rules.ts`; null until decided. */
    candidates: jsonb('candidates'),
    /** The fact-check last sent as the answer; null when none was. */
    factCheckId: text('fact_check_id'),
    /** When the asker was told that people will look; null until then, and when a machine answered. Written by `matching`. */
    toldAt: instant('told_at'),
    /** What the asker said of the answer, and what people made of it: `conversation/wish.rules.ts`; null: nothing. */
    feedback: text('feedback', {
      enum: [
        'helpful',
        'not-mine',
        'person',
        'not-mine-answered',
        'person-answered',
        'not-mine-unchecked',
        'person-unchecked',
      ],
    }),
  },
  (t) => [
    index('submissions_asker').on(t.askerId, t.openedAt),
    index('submissions_claim').on(t.claimId, t.openedAt),
    index('submissions_claim_asker').on(t.claimId, t.askerId),
    index('submissions_fact_check').on(t.factCheckId, t.askerId),
    index('submissions_state').on(t.state, t.openedAt),
    index('submissions_decided').on(t.decidedAt),
    index('submissions_answered').on(t.language, t.decidedAt).where(sql`decision = 'reply'`),
  ],
);
