import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
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
