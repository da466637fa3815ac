import { eq, lte, sql } from 'drizzle-orm';
import { templates } from '../../db/schema/outbox.ts';
import type { Database } from '../core/ports.ts';
import type { TemplateState } from './templates.rules.ts';

/** What we know of the languages of a template. */
export function readTemplates(db: Database, name: string): Promise<TemplateState[]> {
  return db
    .select({ language: templates.language, state: templates.state, category: templates.category })
    .from(templates)
    .where(eq(templates.name, name));
}

/** What the provider told of a template; what it left out stays. */
export type TemplateNews = {
  name: string;
  language: string;
  state: string | null;
  category: string | null;
  reason: string | null;
};

/**
 * Notes what was told of a template at a time, unless what is known was told later. Answers what is known
 * now; null when it was not noted. Safe to repeat. Of a template never heard of, a state that was not said is approval.
 */
export async function saveTemplate(
  db: Database,
  { name, language, state, category, reason }: TemplateNews,
  at: Date,
): Promise<TemplateState | null> {
  const [noted] = await db
    .insert(templates)
    .values({ name, language, state: state ?? 'APPROVED', category, reason, changedAt: at })
    .onConflictDoUpdate({
      target: [templates.name, templates.language],
      set: {
        ...(state === null ? {} : { state, reason }),
        category: sql`coalesce(excluded.category, ${templates.category})`,
        changedAt: at,
      },
      setWhere: lte(templates.changedAt, at),
    })
    .returning({ language: templates.language, state: templates.state, category: templates.category });
  return noted ?? null;
}
