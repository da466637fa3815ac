import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Small facts about this deployment, by name: whether the demo was played in, why sending is paused, … */
export const facts = pgTable('facts', {
  /** Name, for example `seed.done`. */
  name: text('name').primaryKey(),
  /** Value; shape by name. */
  value: jsonb('value').notNull(),
  /** Last change. */
  updatedAt: instant('updated_at').notNull(),
});
