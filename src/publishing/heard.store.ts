import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import { outgoing } from '../../db/schema/outbox.ts';
import { verdicts } from '../../db/schema/publishing.ts';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';
import type { Verdict } from './publishing.store.ts';

/** A verdict as it stands, and stays until the transaction ends: its correction waits that long. */
export async function pinVerdict(db: Database, id: string): Promise<Verdict | null> {
  return (await db.select().from(verdicts).where(eq(verdicts.id, id)).for('share'))[0] ?? null;
}

/** The fact-check that words answer with, machine's answers and notices alike. */
const quoted = sql`${outgoing.words} -> 'answer' ->> 'factCheckId'`;

/**
 * Takes words out of line that quote one of these fact-checks and have not left: what waits to be sent, and what is kept
 * until its asker writes. None of them was made before `since`. Returns how many; off the index of states, so that it costs
 * as much as there is waiting.
 */
export async function dropUnsent(
  db: Database,
  about: { factCheckIds: string[]; since: Date; fault: string },
): Promise<number> {
  const rows = await db
    .update(outgoing)
    .set({ state: 'dropped', fault: about.fault })
    .where(
      and(
        inArray(outgoing.state, ['queued', 'kept']),
        gte(outgoing.createdAt, about.since),
        inArray(quoted, about.factCheckIds),
      ),
    )
    .returning({ id: outgoing.id });
  return rows.length;
}

/**
 * Which of these askers were told one of these fact-checks by words made from `since` to `until`, as a notice or as an
 * answer. What is being sent right now counts: it arrives before what is queued after it. For a page of askers at once.
 */
export async function heardAmong(
  db: Database,
  askerIds: readonly string[],
  about: { factCheckIds: string[]; since: Date; until: Date },
): Promise<Set<string>> {
  const rows = await db.execute<{ asker_id: string }>(sql`
    select distinct asker_id from outgoing
    where asker_id in (select jsonb_array_elements_text(${JSON.stringify(askerIds)}::text::jsonb))
      and created_at between ${about.since.toISOString()}::timestamptz and ${about.until.toISOString()}::timestamptz
      and state in ('sending', 'unsure', 'sent', 'delivered', 'read')
      and ${quoted} in (select jsonb_array_elements_text(${JSON.stringify(about.factCheckIds)}::text::jsonb))`);
  return new Set(rowsOf(rows).map((row) => row.asker_id));
}
