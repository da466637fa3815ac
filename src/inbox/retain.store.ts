import { sql } from 'drizzle-orm';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';
import type { Month } from './retain.rules.ts';

/** The months there is a partition for, by the names of the partitions, in order. */
export async function monthsKept(db: Database): Promise<string[]> {
  const found = await db.execute<{ name: string }>(sql`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'delivery_bodies'::regclass and c.relname ~ '^delivery_bodies_\\d{4}_\\d{2}$' order by 1`);
  return rowsOf(found).map((row) => row.name);
}

/**
 * Makes the partition of a month. False when bytes of that month lie among the others already, where they stay. Waits a
 * moment at most for those who write, so that nobody waits behind it; throws what the driver throws then.
 */
export async function makeMonth(db: Database, month: Month): Promise<boolean> {
  const [from, to] = [month.from.toISOString(), month.to.toISOString()];
  const there = await db.execute(
    sql`select 1 as one from delivery_bodies_other where received_at >= ${from}::timestamptz and received_at < ${to}::timestamptz limit 1`,
  );
  if (rowsOf(there).length > 0) return false;
  await quickly(db);
  await db.execute(
    sql.raw(
      `create table if not exists ${month.name} partition of delivery_bodies for values from ('${from}') to ('${to}')`,
    ),
  );
  return true;
}

/** Drops a month with all its bytes, as quickly as it is made. `name` is one of `monthsKept`. */
export async function dropMonth(db: Database, name: string): Promise<void> {
  await quickly(db);
  await db.execute(sql`drop table ${sql.identifier(name)}`);
}

const quickly = (db: Database) => db.execute(sql`select set_config('lock_timeout', '2s', true)`);

/** Takes bytes away that came before an instant and lie in no month: how many, at most `limit`. */
export async function dropOtherBodies(db: Database, before: Date, limit: number): Promise<number> {
  const gone = await db.execute(sql`
    delete from delivery_bodies_other where (delivery_id, received_at) in (
      select delivery_id, received_at from delivery_bodies_other where received_at < ${before.toISOString()}::timestamptz limit ${limit})
    returning 1 as one`);
  return rowsOf(gone).length;
}

/** The same for those that stand with their delivery, as all did before there were months. */
export async function emptyOldBodies(db: Database, before: Date, limit: number): Promise<number> {
  const gone = await db.execute(sql`
    update deliveries set body = ''::bytea where id = any(array(
      select id from deliveries where received_at < ${before.toISOString()}::timestamptz and body <> ''::bytea
      order by received_at limit ${limit}))
    returning 1 as one`);
  return rowsOf(gone).length;
}

/** Deletes delivery states that were applied before an instant: the words they were about know them. */
export async function dropOldStatuses(db: Database, before: Date, limit: number): Promise<number> {
  const gone = await db.execute(sql`
    delete from statuses where id = any(array(
      select id from statuses where applied_at < ${before.toISOString()}::timestamptz order by applied_at limit ${limit}))
    returning 1 as one`);
  return rowsOf(gone).length;
}

/** Takes the words out of messages that came before an instant and were worked in; the rows stay, for counts and replies. */
export async function emptyOldMessages(db: Database, before: Date, limit: number): Promise<number> {
  const gone = await db.execute(sql`
    update messages set text = null, payload = '{}'::jsonb where id = any(array(
      select id from messages where received_at < ${before.toISOString()}::timestamptz and payload <> '{}'::jsonb
        and state <> 'new' order by received_at limit ${limit}))
    returning 1 as one`);
  return rowsOf(gone).length;
}

/**
 * Forgets where askers can be reached who were erased before an instant: how many, at most `limit`. The outbox does that
 * with its last words to them; this catches what it missed. Reads all askers: 0.2 s with a million of them (Postgres 15, 2
 * cores, 2026-11).
 */
export async function forgetErased(db: Database, before: Date, limit: number): Promise<number> {
  const gone = await db.execute(sql`
    update askers set address = ''::bytea where id = any(array(
      select id from askers where erased_at < ${before.toISOString()}::timestamptz and address <> ''::bytea limit ${limit}))
    returning 1 as one`);
  return rowsOf(gone).length;
}
