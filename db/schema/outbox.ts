import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
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
    /** Provider's id of the message it answers; once the asker is erased, what hides it; null for none. */
    replyTo: text('reply_to'),
    /** See the table in `outbox/outgoing.rules.ts`. */
    state: text('state', {
      enum: ['queued', 'sending', 'unsure', 'sent', 'delivered', 'read', 'failed', 'kept', 'dropped'],
    }).notNull(),
    /** Provider's id once accepted; once the asker is erased, what hides it; null before. */
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
    /** Where it went, as ISO 3166 code, `ZZ` when that is not known; null before it was sent. */
    country: text('country'),
    /** What the provider charges it as: `service`, `utility`, …; null until it says. */
    category: text('category'),
    /** How it charges it: `regular`, `free_customer_service`, …; null until it says. */
    priceType: text('price_type'),
    /** When it reached the phone, by the provider's clock; null before. It is charged from then on. */
    deliveredAt: instant('delivered_at'),
  },
  (t) => [
    uniqueIndex('outgoing_key').on(t.key),
    uniqueIndex('outgoing_wamid').on(t.wamid),
    index('outgoing_asker').on(t.askerId, t.createdAt),
    index('outgoing_state').on(t.state, t.createdAt),
  ],
);

/**
 * What delivered words cost, summed up: one row a month, category, kind of price and country. Written by
 * `outbox/charge.ts` in the transaction that applies the state which says so.
 */
export const spending = pgTable(
  'spending',
  {
    /** Month of delivery, UTC: `2026-11`. */
    month: text('month').notNull(),
    /** As in `outgoing`. */
    category: text('category').notNull(),
    /** As in `outgoing`. */
    priceType: text('price_type').notNull(),
    /** As in `outgoing`. */
    country: text('country').notNull(),
    /** Messages. */
    count: integer('count').notNull(),
    /** Millionths of a US dollar, by the prices of the day each was charged. */
    microUsd: bigint('micro_usd', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.category, t.priceType, t.country] })],
);

/** A message template of our account, as the provider last told of it. Written by `outbox/templates.store.ts`. */
export const templates = pgTable(
  'templates',
  {
    /** Its name at the provider. */
    name: text('name').notNull(),
    /** The provider's code: `pt_BR`. */
    language: text('language').notNull(),
    /** The provider's word: `APPROVED`, `PENDING`, `PAUSED`, … */
    state: text('state').notNull(),
    /** `UTILITY`, `MARKETING`, `AUTHENTICATION`; null when it was not said. */
    category: text('category'),
    /** Why it is in this state, in the provider's words; null when none were given. */
    reason: text('reason'),
    /** When it was told, by the provider's clock; by ours where that was not said. */
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.name, t.language] })],
);
