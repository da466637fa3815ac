import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** A picture, sound, film or document somebody sent. Written by `inbox`, then by `media/fetch-media.ts`. */
export const media = pgTable(
  'media',
  {
    /** `med_…` */
    id: text('id').primaryKey(),
    /** The message it came with. */
    messageId: text('message_id').notNull(),
    /** Provider's id, good for seven days. */
    providerId: text('provider_id').notNull(),
    /** MIME type without parameters, as the provider says until fetched, then as the bytes say. */
    mimeType: text('mime_type').notNull(),
    /** `waiting` to be fetched, `stored`, or `gone` (expired, too large, erased). */
    state: text('state', { enum: ['waiting', 'stored', 'gone'] }).notNull(),
    /** Key in the media store; null until stored. */
    storeKey: text('store_key'),
    /** Size; null until stored. */
    byteCount: integer('byte_count'),
    /** SHA-256 of the bytes, hex; null until stored. */
    sha256: text('sha256'),
    /** When the message came. */
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('media_once').on(t.messageId, t.providerId),
    index('media_sha').on(t.sha256),
    index('media_store_key').on(t.storeKey),
  ],
);
