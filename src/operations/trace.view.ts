import { asc, eq, inArray, or } from 'drizzle-orm';
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
  const said = await db
    .select({ state: outgoing.state, createdAt: outgoing.createdAt, words: outgoing.words, fault: outgoing.fault })
    .from(outgoing)
    .where(or(eq(outgoing.key, `say:${message.id}`), eq(outgoing.submissionId, submission?.id ?? '')))
    .orderBy(asc(outgoing.createdAt));
  for (const one of said) {
    const kind = (one.words as { kind?: string }).kind ?? 'words';
    lines.push({
      at: one.createdAt.toISOString(),
      did: `said ${kind}: ${one.state}`,
      ...(one.fault ? { why: one.fault } : {}),
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
