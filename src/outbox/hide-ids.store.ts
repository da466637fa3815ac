import { sql } from 'drizzle-orm';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';
import { type Hidden, hiddenPrefix } from './hidden-id.rules.ts';

/** The provider's ids in words to an asker and in what it told of them, those hidden already left out. */
export async function sentIds(db: Database, askerId: string): Promise<string[]> {
  const found = await db.execute<{ id: string }>(sql`
    with theirs as (select id, wamid, reply_to from outgoing where asker_id = ${askerId})
    select id from (
      select wamid as id from theirs union select reply_to from theirs
      union select s.wamid from statuses s join theirs on s.opaque = theirs.id) ids
    where id is not null and not starts_with(id, ${hiddenPrefix})`);
  return rowsOf(found).map((row) => row.id);
}

/** What is hidden, as rows of a statement. All of it is one parameter. */
export const asRows = (hidden: readonly Hidden[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(hidden)}::text::jsonb) as h(wamid text, hidden text)`;

/** Puts what hides them in place of ids in one column of what belongs to an asker. */
export async function hideIn(
  db: Database,
  table: 'outgoing' | 'messages' | 'submissions',
  column: 'wamid' | 'reply_to' | 'last_wamid',
  { askerId, hidden }: { askerId: string; hidden: readonly Hidden[] },
): Promise<void> {
  const [from, name] = [sql.identifier(table), sql.identifier(column)];
  await db.execute(sql`
    update ${from} t set ${name} = h.hidden from ${asRows(hidden)} where t.asker_id = ${askerId} and t.${name} = h.wamid`);
}

/** The same in delivery states. One that came again since, and stands hidden already, goes. */
export async function hideStatuses(db: Database, hidden: readonly Hidden[]): Promise<void> {
  await db.execute(sql`
    delete from statuses t using ${asRows(hidden)}, statuses twin
    where t.wamid = h.wamid and twin.wamid = h.hidden and twin.status = t.status and twin.id <> t.id`);
  await db.execute(sql`
    update statuses t set wamid = h.hidden, payload = t.payload - 'id' from ${asRows(hidden)} where t.wamid = h.wamid`);
}
