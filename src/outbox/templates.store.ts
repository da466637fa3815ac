import { and, eq, lte, sql } from 'drizzle-orm';
import { outgoing, templates } from '../../db/schema/outbox.ts';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';
import { after } from '../core/time.ts';
import { refusalCountsMs, type TemplateState } from './templates.rules.ts';

/** The reason that stands with a state which a refusal told. */
export const toldByRefusal = 'A send was refused.';

/** What we know of the languages of a template; the state that a refusal told is taken for over after a while. */
export async function readTemplates(db: Database, name: string, now: Date): Promise<TemplateState[]> {
  const rows = await db.select().from(templates).where(eq(templates.name, name));
  const over = after(now, -refusalCountsMs);
  return rows.map(({ language, state, category, reason, changedAt }) => {
    const isOver = reason === toldByRefusal && changedAt <= over;
    return { language, state: isOver ? 'APPROVED' : state, category };
  });
}

/** Whether a template to the asker waits to be sent. */
export async function hasWaitingTemplate(db: Database, askerId: string): Promise<boolean> {
  const waiting = and(eq(outgoing.askerId, askerId), eq(outgoing.state, 'queued'), isTemplate);
  return (await db.select({ id: outgoing.id }).from(outgoing).where(waiting).limit(1)).length > 0;
}

const isTemplate = sql`${outgoing.words} ->> 'kind' = 'template'`;

/** Words kept for an asker who can be told of them, and the language they are told in. */
export type KeptFor = { id: string; createdAt: Date; askerId: string; language: string | null };

/**
 * Words that are kept and that nobody was told of: no template went to their asker since they were made. By time and id
 * after `last`, a page of them; not of those who were erased or have said STOP since.
 */
export async function keptUntold(
  db: Database,
  { last, limit }: { last: { at: Date; id: string }; limit: number },
): Promise<KeptFor[]> {
  const found = await db.execute<{
    id: string;
    created_at: string | Date;
    asker_id: string;
    language: string | null;
  }>(sql`
    select o.id, o.created_at, o.asker_id, a.language from outgoing o join askers a on a.id = o.asker_id
    where o.state = 'kept' and (o.created_at, o.id) > (${last.at.toISOString()}::timestamptz, ${last.id})
      and a.erased_at is null and (a.stopped_at is null or a.stopped_at <= o.created_at)
      and not exists (select 1 from outgoing t where t.asker_id = o.asker_id and t.created_at >= o.created_at
        and t.words ->> 'kind' = 'template' and t.state not in ('failed', 'dropped'))
    order by o.created_at, o.id limit ${limit}`);
  return rowsOf(found).map((row) => ({
    id: row.id,
    createdAt: new Date(row.created_at),
    askerId: row.asker_id,
    language: row.language,
  }));
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
