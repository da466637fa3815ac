import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Reviewers, editors, admins. Written by `staff`. */
export const staff = pgTable('staff', {
  /** `stf_…` */
  id: text('id').primaryKey(),
  /** Lower case; how they are invited. */
  email: text('email').notNull().unique(),
  /** Name shown to colleagues and in the ledger. */
  name: text('name').notNull(),
  /** What they may do; each role may do all that the one before it may. */
  role: text('role', { enum: ['reviewer', 'editor', 'admin'] }).notNull(),
  /** Whether they may sign in. */
  active: boolean('active').notNull().default(true),
  /** When they were invited first. */
  createdAt: instant('created_at').notNull(),
});

/** A one-time sign-in link. Written by `staff/invite.ts`. */
export const invites = pgTable('invites', {
  /** `inv_…` */
  id: text('id').primaryKey(),
  /** For whom. */
  staffId: text('staff_id')
    .notNull()
    .references(() => staff.id),
  /** SHA-256 of the token, hex; the token itself is only in the link. */
  tokenHash: text('token_hash').notNull().unique(),
  /** After this it does nothing. */
  expiresAt: instant('expires_at').notNull(),
  /** When it was used; null before. */
  usedAt: instant('used_at'),
});

/** A signed-in browser. Written by `staff/sign-in.ts`. */
export const sessions = pgTable(
  'sessions',
  {
    /** `ses_…` */
    id: text('id').primaryKey(),
    /** Whose. */
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    /** SHA-256 of the cookie's token, hex. */
    tokenHash: text('token_hash').notNull().unique(),
    /** When it was made. */
    createdAt: instant('created_at').notNull(),
    /** After this it does nothing. */
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('sessions_staff').on(t.staffId)],
);
