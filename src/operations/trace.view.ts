import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { submissions } from '../../db/schema/conversation.ts';
import { messages } from '../../db/schema/inbox.ts';
import { outgoing } from '../../db/schema/outbox.ts';
import { cases } from '../../db/schema/review.ts';
import type { Database } from '../core/ports.ts';

/** One thing the service did with a message, and why. `at` is an ISO time. */
export type TraceLine = { at: string; did: string; why?: string };

/** What the service did with a message, oldest first, for the strip beside the simulator's phones. */
export async function readTrace(db: Database, wamid: string): Promise<TraceLine[]> {
  const found = await db
    .select({ message: messages, submission: submissions })
    .from(messages)
    .leftJoin(submissions, eq(submissions.id, messages.submissionId))
    .where(eq(messages.wamid, wamid))
    .limit(1);
  const row = found[0];
  if (!row) return [];
  const { message, submission } = row;
  const lines: TraceLine[] = [
    {
      at: message.receivedAt.toISOString(),
      did: 'stored the message',
      why: message.state === 'new' ? 'waits for its turn' : 'worked into the conversation',
    },
  ];
  if (submission?.decidedAt) {
    const best =
      submission.probability === null ? '' : `, best candidate ${Math.round(submission.probability * 100)} %`;
    lines.push({
      at: submission.decidedAt.toISOString(),
      did: `decided: ${submission.decision}`,
      why: `${(submission.reason ?? '').replaceAll('-', ' ')}${best}`,
    });
  }
  for (const one of await saidAbout(db, message, submission)) {
    const kind = (one.words as { kind?: string }).kind ?? 'words';
    lines.push({
      at: one.createdAt.toISOString(),
      did: `said ${kind}: ${one.state}`,
      why: [sayingOf(one.key), ...(one.fault ? [one.fault] : [])].join(', '),
    });
  }
  if (submission?.claimId) {
    const opened = await db
      .select()
      .from(cases)
      .where(inArray(cases.claimId, [submission.claimId]));
    for (const one of opened)
      lines.push({
        at: one.openedAt.toISOString(),
        did: `opened a case (${one.state})`,
        why: one.reason.replaceAll('-', ' '),
      });
  }
  return lines.sort((a, b) => a.at.localeCompare(b.at));
}

/** What was said to a message, or about the submission it belongs to. The second part of a key names the one or the other. */
const saidAbout = (db: Database, message: { id: string; askerId: string | null }, submission: { id: string } | null) =>
  db
    .select({
      key: outgoing.key,
      state: outgoing.state,
      createdAt: outgoing.createdAt,
      words: outgoing.words,
      fault: outgoing.fault,
    })
    .from(outgoing)
    .where(
      and(
        eq(outgoing.askerId, message.askerId ?? ''),
        or(
          inArray(sql`split_part(${outgoing.key}, ':', 2)`, [message.id, ...(submission ? [submission.id] : [])]),
          eq(outgoing.submissionId, submission?.id ?? ''),
        ),
      ),
    )
    .orderBy(asc(outgoing.createdAt), asc(outgoing.id));

/** What words were, by their key: `say:msg_…:greeting` is a greeting, `answer:sub_…` an answer. */
function sayingOf(key: string): string {
  const [what = '', , saying = ''] = key.split(':');
  return (what === 'say' ? saying : what).replaceAll('-', ' ');
}
