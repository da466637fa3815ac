import { index, integer, jsonb, pgTable, real, text, uniqueIndex } from 'drizzle-orm/pg-core';
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

/**
 * What the machine may do by itself, as changed by people or by drift watch. Append only: the highest version is in
 * force; none yet means as shipped in `models/thresholds.json`. Written by `matching/change-policy.ts`.
 */
export const policies = pgTable('policies', {
  /** 1, 2, 3, …: two changes of the same policy cannot both succeed. */
  version: integer('version').primaryKey(),
  /** When it came into force. */
  at: instant('at').notNull(),
  /** Who: `staff`, or `machine` when drift watch switched a language to asking. */
  actorKind: text('actor_kind', { enum: ['staff', 'machine'] }).notNull(),
  /** Staff id, or the part of the machine. */
  actorId: text('actor_id').notNull(),
  /** Name at the time. */
  actorName: text('actor_name').notNull(),
  /** Why, in words; never empty. */
  reason: text('reason').notNull(),
  /** What holds instead of what is shipped. Shape: `PolicyChoices` in `matching/policy.rules.ts`. */
  choices: jsonb('choices').notNull(),
  /** Version of the scorer whose probabilities the cut-offs were chosen for. */
  scorer: text('scorer').notNull(),
});

/**
 * A change of the policy, tried on messages of the last week before anybody applies it. Written by
 * `matching/preview-policy.ts`.
 */
export const policyPreviews = pgTable(
  'policy_previews',
  {
    /** `prv_…` */
    id: text('id').primaryKey(),
    /** SHA-256, hex, of all that its outcome rests on but the messages: the same within the hour is not worked out again. */
    key: text('key').notNull(),
    /** What would hold. Shape: `PolicyChoices` in `matching/policy.rules.ts`. */
    choices: jsonb('choices').notNull(),
    /** Version of the policy it is held against; 0: as shipped. */
    basedOn: integer('based_on').notNull(),
    /** Ids of the submissions it looks at, newest first. */
    submissionIds: jsonb('submission_ids').$type<string[]>().notNull(),
    /** How many of them it has looked at. */
    looked: integer('looked').notNull().default(0),
    /** What would be answered differently. Shape: `Difference[]` in `matching/preview.rules.ts`. */
    differences: jsonb('differences').notNull(),
    /** When it began. */
    startedAt: instant('started_at').notNull(),
    /** When it had looked at all; null before. */
    finishedAt: instant('finished_at'),
    /** Staff id of who asked for it. */
    startedBy: text('started_by').notNull(),
  },
  (t) => [index('policy_previews_key').on(t.key, t.startedAt)],
);
