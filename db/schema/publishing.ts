import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { askers } from './inbox.ts';

/** Our editor's finding. Publishing it makes a fact-check; a correction is a new version. Written by `publishing`. */
export const verdicts = pgTable(
  'verdicts',
  {
    /** `ver_…` */
    id: text('id').primaryKey(),
    /** The root claim it is about. */
    claimId: text('claim_id').notNull(),
    /** The case it was written in; null for a correction without one. */
    caseId: text('case_id'),
    /** House rating. */
    rating: text('rating', { enum: ['false', 'misleading', 'unproven', 'satire', 'true'] }).notNull(),
    /** The claim as we checked it. */
    claim: text('claim').notNull(),
    /** One sentence that says what is true: opens the answer and the page. */
    title: text('title').notNull(),
    /** Two or three sentences for the answer. */
    summary: text('summary').notNull(),
    /** The whole explanation, plain text with blank lines between paragraphs. */
    explanation: text('explanation').notNull().default(''),
    /** Where it can be checked: at least one before publishing. */
    sources: jsonb('sources').$type<{ name: string; url: string }[]>().notNull(),
    /** BCP 47 tag of the words above. */
    language: text('language').notNull(),
    /** `draft` may change; `published` never does; `superseded` was corrected by a later version. */
    state: text('state', { enum: ['draft', 'published', 'superseded'] }).notNull(),
    /** Counts up along a chain of corrections, from 1. */
    version: integer('version').notNull().default(1),
    /** The verdict this one corrects; null for a first one. */
    correctsId: text('corrects_id'),
    /** What was wrong, told to everyone who had heard it; null for a first one. */
    correctionNote: text('correction_note'),
    /** Staff id of who wrote it. */
    writtenBy: text('written_by').notNull(),
    /** Staff id of the editor who published it; null while a draft. */
    publishedBy: text('published_by'),
    /** When it was published; null while a draft. */
    publishedAt: instant('published_at'),
    /** The fact-check it became; null while a draft. */
    factCheckId: text('fact_check_id'),
    /** Last change. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('verdicts_claim').on(t.claimId),
    uniqueIndex('verdicts_corrects').on(t.correctsId),
    index('verdicts_fact_check').on(t.factCheckId),
    index('verdicts_case').on(t.caseId),
    index('verdicts_published').on(t.publishedAt).where(sql`state = 'published'`),
  ],
);

/** Words owed to an asker because of a verdict. Written by `publishing/notify-askers.ts`. */
export const notices = pgTable(
  'notices',
  {
    /** `not_…` */
    id: text('id').primaryKey(),
    /** Why it is owed. */
    verdictId: text('verdict_id')
      .notNull()
      .references(() => verdicts.id),
    /** To whom. */
    askerId: text('asker_id')
      .notNull()
      .references(() => askers.id),
    /** The submission it answers. */
    submissionId: text('submission_id').notNull(),
    /** `queued` stands in the outbox; `kept` waits for the asker to write again; `given` was handed over by a later message. */
    state: text('state', { enum: ['queued', 'kept', 'given'] }).notNull(),
    /** When it was made. */
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('notices_once').on(t.verdictId, t.askerId), index('notices_asker').on(t.askerId, t.state)],
);
