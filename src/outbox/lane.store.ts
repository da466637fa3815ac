import { and, asc, desc, eq, gt, gte, inArray, sql } from 'drizzle-orm';
import { statuses } from '../../db/schema/inbox.ts';
import { outgoing } from '../../db/schema/outbox.ts';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';
import type { Outgoing } from './outbox.store.ts';
import { pairBurst, pairWindowMs, troubledTries } from './outgoing.rules.ts';

/**
 * Begins to send words, if it is their turn among those of the same asker: none of theirs is on its way, none older waits
 * but a template, which has waits of its own, and the pair of us two has sent less than its rate allows. A reaction that
 * goes `ahead` waits for older reactions only. One statement, so that two processes never send one asker two things at
 * once. When it is not their turn: when to look again, null when the others will wake these (`wakeNext`).
 */
export async function beginSend(
  db: Database,
  words: Pick<Outgoing, 'id' | 'askerId'>,
  change: { country: string; now: Date; ahead: boolean },
): Promise<{ begun: true } | { begun: false; lookAgain: Date | null }> {
  const now = change.now.toISOString();
  const counts = change.ahead ? sql`other.words->>'kind' = 'reaction'` : sql`true`;
  const begun = await db.execute<{ id: string }>(sql`
    update outgoing as mine set state = 'sending', attempts = mine.attempts + 1, trying_since = ${now}::timestamptz, country = ${change.country}
    where mine.id = ${words.id} and mine.state = 'queued'
      and not exists (
        select 1 from outgoing other where other.asker_id = mine.asker_id and other.id <> mine.id
          and (other.state in ('sending', 'unsure') or (other.state = 'queued' and other.words->>'kind' <> 'template'
            and (other.created_at, other.id) < (mine.created_at, mine.id) and ${counts})))
      and (select count(*) from (${latestOf(words.askerId)}) latest where ${sentWithin(now)}) < ${pairBurst}
    returning mine.id`);
  if (rowsOf(begun).length === 1) return { begun: true };
  const full = await db.execute<{ n: number; oldest: string | Date | null }>(sql`
    select count(*)::int as n, min(trying_since) as oldest from (${latestOf(words.askerId)}) latest where ${sentWithin(now)}`);
  const [row] = rowsOf(full);
  const isFull = row !== undefined && row.n >= pairBurst && row.oldest !== null;
  return { begun: false, lookAgain: isFull ? new Date(new Date(row.oldest as string).getTime() + pairWindowMs) : null };
}

/** The words to an asker that were put in line last: of older ones none was sent within the pair's window but by a rare chance. */
const latestOf = (askerId: string) => sql`
  select state, trying_since from outgoing where asker_id = ${askerId} order by created_at desc limit ${2 * pairBurst}`;
const sentWithin = (now: string) => sql`
  trying_since > ${now}::timestamptz - make_interval(secs => ${pairWindowMs / 1000}::float8) and state not in ('queued', 'kept', 'dropped')`;

/** The words to an asker that wait longest, templates aside; null when none do. */
export async function nextQueued(db: Database, askerId: string): Promise<string | null> {
  const [row] = await db
    .select({ id: outgoing.id })
    .from(outgoing)
    .where(
      and(eq(outgoing.askerId, askerId), eq(outgoing.state, 'queued'), sql`${outgoing.words} ->> 'kind' <> 'template'`),
    )
    .orderBy(asc(outgoing.createdAt), asc(outgoing.id))
    .limit(1);
  return row?.id ?? null;
}

/** What is noted at words that are not sent because later ones say more. */
export const overtakenFault = 'The asker was told more of it since.';

/**
 * Whether the asker was told more of the same fact-check since these words were made, or is about to be: a correction, or
 * the answer to the same question. Words that went wrong and come after it would be the last ones heard.
 */
export async function isOvertaken(
  db: Database,
  words: Pick<Outgoing, 'id' | 'askerId' | 'createdAt' | 'words'>,
): Promise<boolean> {
  if (words.words.kind !== 'buttons' || !words.words.answer) return false;
  const later = await db.execute(sql`
    select 1 from outgoing where asker_id = ${words.askerId} and created_at > ${words.createdAt.toISOString()}::timestamptz
      and state <> 'dropped' and words->'answer'->>'factCheckId' = ${words.words.answer.factCheckId} limit 1`);
  return rowsOf(later).length > 0;
}

/**
 * Puts away those of these words that wait to be sent although words made later about the same fact-check have left: they
 * were kept while a correction was made. Returns their ids.
 */
export async function dropOvertaken(db: Database, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const dropped = await db.execute<{ id: string }>(sql`
    update outgoing as mine set state = 'dropped', fault = ${overtakenFault}
    where mine.id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)) and mine.state = 'queued'
      and exists (
        select 1 from outgoing later where later.asker_id = mine.asker_id and later.created_at > mine.created_at
          and later.state in ('sending', 'unsure', 'sent', 'delivered', 'read')
          and later.words->'answer'->>'factCheckId' = mine.words->'answer'->>'factCheckId')
    returning mine.id`);
  return rowsOf(dropped).map((row) => row.id);
}

/** Whether words wait that a trouble of the provider holds up. */
export async function isAnyTroubled(db: Database): Promise<boolean> {
  const held = and(inArray(outgoing.state, ['queued', 'sending']), gte(outgoing.attempts, troubledTries));
  return (await db.select({ id: outgoing.id }).from(outgoing).where(held).limit(1)).length > 0;
}

/** Words that wait to be sent, by id, a page of them. */
export function queuedAfter(db: Database, after: string, limit: number): Promise<{ id: string; askerId: string }[]> {
  return db
    .select({ id: outgoing.id, askerId: outgoing.askerId })
    .from(outgoing)
    .where(and(eq(outgoing.state, 'queued'), gt(outgoing.id, after)))
    .orderBy(asc(outgoing.id))
    .limit(limit);
}

/** Whether what the provider told us last is of a later time: then its silence about words tried before means something. */
export async function hasHeardSince(db: Database, at: Date): Promise<boolean> {
  const [newest] = await db.select({ at: statuses.at }).from(statuses).orderBy(desc(statuses.id)).limit(1);
  return newest !== undefined && newest.at > at;
}
