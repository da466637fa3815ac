import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  ne,
  notInArray,
  or,
  sql,
} from 'drizzle-orm';
import { submissions } from '../../db/schema/conversation.ts';
import { messages } from '../../db/schema/inbox.ts';
import { outgoing } from '../../db/schema/outbox.ts';
import type { Database, Words } from '../core/ports.ts';
import type { Submission } from './conversation.store.ts';

/** What an asker asked lately, newest first, at most `limit`, and how many there are in all. */
export async function askedLately(
  db: Database,
  about: { askerId: string; since: Date; limit: number },
): Promise<{ asked: Submission[]; total: number }> {
  const where = and(
    eq(submissions.askerId, about.askerId),
    gt(submissions.openedAt, about.since),
    ne(submissions.state, 'dropped'),
    or(isNotNull(submissions.text), eq(submissions.state, 'open')),
    or(isNull(submissions.decision), ne(submissions.decision, 'chat')),
  );
  const asked = await db
    .select()
    .from(submissions)
    .where(where)
    .orderBy(desc(submissions.openedAt), desc(submissions.id))
    .limit(about.limit);
  const [all] = await db.select({ n: count() }).from(submissions).where(where);
  return { asked, total: all?.n ?? asked.length };
}

/** How many questions of an asker wait to be worked on. */
export async function countOpen(db: Database, askerId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(submissions)
    .where(and(eq(submissions.askerId, askerId), eq(submissions.state, 'open')));
  return row?.n ?? 0;
}

/** When the latest submissions of an asker were closed to be worked on, at most `limit`, since an instant. */
export async function workedOnSince(
  db: Database,
  about: { askerId: string; since: Date; limit: number },
): Promise<Date[]> {
  const rows = await db
    .select({ at: submissions.closesAt })
    .from(submissions)
    .where(
      and(
        eq(submissions.askerId, about.askerId),
        ne(submissions.state, 'open'),
        isNotNull(submissions.text),
        gt(submissions.closesAt, about.since),
      ),
    )
    .orderBy(desc(submissions.closesAt))
    .limit(about.limit);
  return rows.map((row) => row.at);
}

/** Whether an asker was told something since an instant whose key is like `keys` (`%` stands for anything). */
export async function wasToldSince(
  db: Database,
  about: { askerId: string; keys: string; since: Date },
): Promise<boolean> {
  const rows = await db
    .select({ id: outgoing.id })
    .from(outgoing)
    .where(
      and(eq(outgoing.askerId, about.askerId), gt(outgoing.createdAt, about.since), like(outgoing.key, about.keys)),
    )
    .limit(1);
  return rows.length > 0;
}

/** States of words that their asker has not before them: a typed yes is no answer to these. */
const notLeft: (typeof outgoing.$inferSelect)['state'][] = ['queued', 'kept', 'failed', 'dropped'];

/** The buttons or rows that an asker was shown last, since an instant; none when they were shown none. */
export async function lastChoices(
  db: Database,
  askerId: string,
  since: Date,
): Promise<readonly { id: string; title: string }[]> {
  const [row] = await db
    .select({ words: outgoing.words })
    .from(outgoing)
    .where(
      and(
        eq(outgoing.askerId, askerId),
        gt(outgoing.createdAt, since),
        notInArray(outgoing.state, notLeft),
        sql`${outgoing.words} ->> 'kind' in ('buttons', 'list')`,
      ),
    )
    .orderBy(desc(outgoing.createdAt), desc(outgoing.id))
    .limit(1);
  const words = row?.words as Words | undefined;
  return words?.kind === 'buttons' ? words.buttons : words?.kind === 'list' ? words.rows : [];
}

/** Whether what was said last to an asker about a submission has left, reactions aside. */
export async function hasLeft(db: Database, about: { askerId: string; submissionId: string }): Promise<boolean> {
  const [row] = await db
    .select({ state: outgoing.state })
    .from(outgoing)
    .where(
      and(
        eq(outgoing.askerId, about.askerId),
        eq(outgoing.submissionId, about.submissionId),
        sql`${outgoing.words} ->> 'kind' <> 'reaction'`,
      ),
    )
    .orderBy(desc(outgoing.createdAt), desc(outgoing.id))
    .limit(1);
  return row !== undefined && !notLeft.includes(row.state);
}

/** The key of what was said to an asker last, since an instant, reactions aside; null when nothing left for them. */
export async function lastSaidKey(db: Database, askerId: string, since: Date): Promise<string | null> {
  const [row] = await db
    .select({ key: outgoing.key })
    .from(outgoing)
    .where(
      and(
        eq(outgoing.askerId, askerId),
        gt(outgoing.createdAt, since),
        notInArray(outgoing.state, notLeft),
        sql`${outgoing.words} ->> 'kind' <> 'reaction'`,
      ),
    )
    .orderBy(desc(outgoing.createdAt), desc(outgoing.id))
    .limit(1);
  return row?.key ?? null;
}

/** When a reviewer's latest question to an asker about a submission left, or was tried; null while it has not. */
export async function questionLeftAt(
  db: Database,
  about: { askerId: string; caseId: string; submissionId: string },
): Promise<Date | null> {
  const [row] = await db
    .select({ sentAt: outgoing.sentAt, tryingSince: outgoing.tryingSince })
    .from(outgoing)
    .where(
      and(
        eq(outgoing.askerId, about.askerId),
        like(outgoing.key, `question:${about.caseId}:${about.submissionId}:%`),
        inArray(outgoing.state, ['sending', 'unsure', 'sent', 'delivered', 'read']),
      ),
    )
    .orderBy(desc(outgoing.createdAt))
    .limit(1);
  return row?.sentAt ?? row?.tryingSince ?? null;
}

/** Submissions decided since an instant that people will look at, and whose asker was not told yet, oldest first. */
export function untoldOf(db: Database, askerId: string, since: Date): Promise<Submission[]> {
  return db
    .select()
    .from(submissions)
    .where(
      and(
        eq(submissions.askerId, askerId),
        eq(submissions.state, 'decided'),
        eq(submissions.decision, 'review'),
        ne(submissions.reason, 'too-old'),
        isNull(submissions.toldAt),
        gt(submissions.decidedAt, since),
        isNull(submissions.factCheckId),
      ),
    )
    .orderBy(asc(submissions.openedAt), asc(submissions.id))
    .limit(200);
}

/**
 * Whether there is more of an asker's to decide: a message since an instant that is not worked in yet, or a submission
 * opened since then and due until `due`.
 */
export async function isMoreToCome(db: Database, about: { askerId: string; since: Date; due: Date }): Promise<boolean> {
  const fresh = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.askerId, about.askerId), gt(messages.sentAt, about.since), eq(messages.state, 'new')))
    .limit(1);
  if (fresh.length > 0) return true;
  const rows = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(
      and(
        eq(submissions.askerId, about.askerId),
        inArray(submissions.state, ['open', 'closed', 'filed']),
        gt(submissions.openedAt, about.since),
        lt(submissions.closesAt, about.due),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

export async function markTold(db: Database, ids: readonly string[], at: Date): Promise<void> {
  await db
    .update(submissions)
    .set({ toldAt: at })
    .where(inArray(submissions.id, [...ids]));
}
