import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Who did what to which thing. Append only. Written by `ledger/record.ts`. */
export const entries = pgTable(
  'entries',
  {
    /** `ent_…`; later entries sort later. */
    id: text('id').primaryKey(),
    /** When. */
    at: instant('at').notNull(),
    /** `staff`, `asker` or `machine`. */
    actorKind: text('actor_kind', { enum: ['staff', 'asker', 'machine'] }).notNull(),
    /** Staff or asker id, or the part of the machine. */
    actorId: text('actor_id').notNull(),
    /** Name at the time. */
    actorName: text('actor_name').notNull(),
    /** What was done, for example `case.held`. */
    did: text('did').notNull(),
    /** Id of the thing it was done to. */
    thing: text('thing').notNull(),
    /** What else belongs to the sentence; no message text, no numbers. */
    details: jsonb('details').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index('entries_thing').on(t.thing, t.id), index('entries_at').on(t.at)],
);

/** What an operator must hear of: it waits on the operations page until somebody has seen it. Written by `ledger/raise-alert.ts`. */
export const alerts = pgTable(
  'alerts',
  {
    /** `alr_…` */
    id: text('id').primaryKey(),
    /** A stable word, such as `template.paused`. */
    kind: text('kind').notNull(),
    /** What it is about: the same kind about the same thing is one alert while nobody has seen it. */
    about: text('about').notNull(),
    /** `stop`: people hear nothing from us, or soon will not; `warning`: it may come to that; `notice`: good to know. */
    severity: text('severity', { enum: ['stop', 'warning', 'notice'] }).notNull(),
    /** What happened, and what to do. No message text, no numbers of people. */
    words: text('words').notNull(),
    /** When it was raised. */
    at: instant('at').notNull(),
    /** How often, since nobody has seen it. */
    times: integer('times').notNull().default(1),
    /** When somebody said they have seen it; null while it waits. */
    seenAt: instant('seen_at'),
    /** Who, or that it passed by itself; null while it waits. */
    seenBy: text('seen_by'),
  },
  (t) => [uniqueIndex('alerts_waiting').on(t.kind, t.about).where(sql`seen_at is null`), index('alerts_at').on(t.at)],
);
