import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { askers } from './inbox.ts';

/** Words to send, and what became of them. Written by `outbox`. */
export const outgoing = pgTable(
  'outgoing',
  {
    /** `out_…`; travels along as the opaque callback data. */
    id: text('id').primaryKey(),
    /** To whom. */
    askerId: text('asker_id')
      .notNull()
      .references(() => askers.id),
    /** Says what it is, once: `answer:sub_…`, `notice:not_…`. The same key twice is the same words. */
    key: text('key').notNull(),
    /** What to say. Shape: `Words` in `core/ports.ts`. */
    words: jsonb('words').notNull(),
    /** Provider's id of the message it answers; null for none. */
    replyTo: text('reply_to'),
    /** See the table in `outbox/outgoing.rules.ts`. */
    state: text('state', {
      enum: ['queued', 'sending', 'unsure', 'sent', 'delivered', 'read', 'failed', 'kept', 'dropped'],
    }).notNull(),
    /** Provider's id once accepted; null before. */
    wamid: text('wamid'),
    /** Tries so far. */
    attempts: integer('attempts').notNull().default(0),
    /** What went wrong last; null when nothing did. */
    fault: text('fault'),
    /** The notice it carries; null for a direct answer. */
    noticeId: text('notice_id'),
    /** The submission it answers; null for none. */
    submissionId: text('submission_id'),
    /** When it was queued. */
    createdAt: instant('created_at').notNull(),
    /** When a send last began; null before the first. */
    tryingSince: instant('trying_since'),
    /** When the provider accepted it; null before. */
    sentAt: instant('sent_at'),
  },
  (t) => [
    uniqueIndex('outgoing_key').on(t.key),
    uniqueIndex('outgoing_wamid').on(t.wamid),
    index('outgoing_asker').on(t.askerId, t.createdAt),
    index('outgoing_state').on(t.state, t.createdAt),
  ],
);
