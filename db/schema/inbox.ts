import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';

/**
 * One webhook delivery; its bytes stand in `delivery_bodies`. The row stays when they go: it tells a body that comes again,
 * and messages point to it. Written by `inbox/receive-webhook.ts` before the answer 200.
 */
export const deliveries = pgTable(
  'deliveries',
  {
    /** `del_…` */
    id: text('id').primaryKey(),
    /** When it reached us. */
    receivedAt: instant('received_at').notNull(),
    /** Empty; of a delivery kept before 2026-11-23 the bytes, sealed, until they were kept long enough or erased. */
    body: bytes('body').notNull(),
    /** SHA-256 of the bytes, hex: the same body again is the same delivery. */
    digest: text('digest').notNull().unique(),
    /** `messages` was read; `foreign` is not for a number of ours; `malformed` could not be read. */
    state: text('state', { enum: ['messages', 'foreign', 'malformed'] }).notNull(),
    /** Why it could not be read; null when it could. */
    fault: text('fault'),
    /** How often this very body has come. */
    times: integer('times').notNull().default(1),
  },
  (t) => [
    index('deliveries_received').on(t.receivedAt, t.id),
    index('deliveries_with_body').on(t.receivedAt).where(sql`body <> ''::bytea`),
  ],
);

/**
 * The bytes of deliveries, a partition a month (`delivery_bodies_2026_11`), so that those kept long enough go as a whole
 * month, at once and without a trace to clean up; what belongs to no month made yet lies in `delivery_bodies_other`. No
 * other table points here. Written by `inbox/receive-webhook.ts`, months made and dropped by `inbox/retain.ts`.
 */
export const deliveryBodies = pgTable(
  'delivery_bodies',
  {
    /** The delivery. */
    deliveryId: text('delivery_id').notNull(),
    /** When it reached us, as there. */
    receivedAt: instant('received_at').notNull(),
    /** The exact bytes, sealed by the vault. Gone once erased at an asker's wish, or kept for as long as settings say. */
    body: bytes('body').notNull(),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.receivedAt] })],
);

/** A person who writes to us. The only table with phone numbers. Written by `inbox`, state by `conversation`. */
export const askers = pgTable('askers', {
  /** `ask_…` */
  id: text('id').primaryKey(),
  /** Blinded business-scoped user id; null for an asker known by number only. */
  userIdBlind: text('user_id_blind').unique(),
  /** Blinded phone number (digits); null for an asker who hides it. */
  phoneBlind: text('phone_blind').unique(),
  /** Sealed JSON `{ phone?, userId?, name? }`: where to write to. Empty once erased. */
  address: bytes('address').notNull(),
  /** Short stable name for screens, for example "Amber Heron 42"; never the person's own. */
  nickname: text('nickname').notNull(),
  /** BCP 47 tag of the language we answer in, at first that of their country; null until we know. Written by `conversation`. */
  language: text('language'),
  /** Whether the asker chose the language, so that detection leaves it alone. */
  languageChosen: boolean('language_chosen').notNull().default(false),
  /** First message ever. */
  createdAt: instant('created_at').notNull(),
  /** Timestamp of their latest message, by the message's own clock: the 24-hour window runs from it. */
  lastMessageAt: instant('last_message_at').notNull(),
  /** When they said STOP; null while they want to hear from us. */
  stoppedAt: instant('stopped_at'),
  /** When the line on privacy was shown; null before. */
  privacyShownAt: instant('privacy_shown_at'),
  /** The answer we wait for. Shape: `Waiting` in `conversation/waiting.rules.ts`; null: none. Written by `review`, then `conversation`. */
  waiting: jsonb('waiting'),
  /** When personal data was erased at their wish; null otherwise. */
  erasedAt: instant('erased_at'),
});

/** One WhatsApp message as received: one unit of work. Written by `inbox`, state by `conversation`. */
export const messages = pgTable(
  'messages',
  {
    /** `msg_…` */
    id: text('id').primaryKey(),
    /** The delivery it came in first. */
    deliveryId: text('delivery_id')
      .notNull()
      .references(() => deliveries.id),
    /** Our number's id at the provider. */
    phoneNumberId: text('phone_number_id').notNull(),
    /** The provider's id of the message, which holds the asker's number in base64; once erased, what hides it (`outbox/hidden-id.rules.ts`). */
    wamid: text('wamid').notNull(),
    /** Who sent it; null for system messages that name nobody. */
    askerId: text('asker_id').references(() => askers.id),
    /** Provider's type: text, image, audio, interactive, unsupported, … Any string. */
    type: text('type').notNull(),
    /** When the asker sent it, by the message's own timestamp. */
    sentAt: instant('sent_at').notNull(),
    /** When it reached us. */
    receivedAt: instant('received_at').notNull(),
    /** The words in it: body, caption or button title; null when it holds none or was erased. */
    text: text('text'),
    /** The provider's object without names, numbers and user ids; `{}` once erased. */
    payload: jsonb('payload').notNull(),
    /** `no`, `forwarded` (up to five times) or `often` (more than five). */
    forwarded: text('forwarded', { enum: ['no', 'forwarded', 'often'] })
      .notNull()
      .default('no'),
    /** Provider's id of the message it answers, hidden likewise; null when it answers none. */
    replyTo: text('reply_to'),
    /** `new` waits; `stepped` was worked into the conversation; `kept` is stored and needs nothing. */
    state: text('state', { enum: ['new', 'stepped', 'kept'] })
      .notNull()
      .default('new'),
    /** The submission it belongs to; null when it belongs to none. */
    submissionId: text('submission_id'),
  },
  (t) => [
    unique('messages_once').on(t.phoneNumberId, t.wamid),
    index('messages_asker').on(t.askerId, t.sentAt),
    index('messages_submission').on(t.submissionId),
    index('messages_wamid').on(t.wamid),
    index('messages_with_words').on(t.receivedAt).where(sql`payload <> '{}'::jsonb`),
  ],
);

/** One delivery state of something we sent. Kept even when we do not (yet) know the words it is about. */
export const statuses = pgTable(
  'statuses',
  {
    /** `sta_…` */
    id: text('id').primaryKey(),
    /** The delivery it came in first. */
    deliveryId: text('delivery_id')
      .notNull()
      .references(() => deliveries.id),
    /** Provider's id of the message it is about; once its asker is erased, what hides it. */
    wamid: text('wamid').notNull(),
    /** sent, delivered, read, played, failed, or a word we do not know yet. */
    status: text('status').notNull(),
    /** When it happened, by the provider's clock. */
    at: instant('at').notNull(),
    /** Our outgoing id, echoed by the provider; null when it was not sent along. */
    opaque: text('opaque'),
    /** Provider's error code; null unless failed. */
    errorCode: integer('error_code'),
    /** Errors and pricing as they came; no numbers in it. */
    payload: jsonb('payload').notNull(),
    /** When it was applied to the outgoing words; null while they are unknown. */
    appliedAt: instant('applied_at'),
  },
  (t) => [
    unique('statuses_once').on(t.wamid, t.status),
    index('statuses_opaque').on(t.opaque),
    index('statuses_applied').on(t.appliedAt),
  ],
);

/** Any change that is neither a message nor a status: account news, template news, fields not known yet. */
export const otherChanges = pgTable('other_changes', {
  /** `chg_…` */
  id: text('id').primaryKey(),
  /** The delivery it came in first. */
  deliveryId: text('delivery_id')
    .notNull()
    .references(() => deliveries.id),
  /** Provider's name of the field. */
  field: text('field').notNull(),
  /** SHA-256 over field and value: the same news twice is one row. */
  digest: text('digest').notNull().unique(),
  /** The value, sealed: some kinds hold numbers and text. */
  value: bytes('value').notNull(),
});
