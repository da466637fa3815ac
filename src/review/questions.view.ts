import { and, asc, eq, inArray, like, sql } from 'drizzle-orm';
import { submissions } from '../../db/schema/conversation.ts';
import { askers, messages } from '../../db/schema/inbox.ts';
import { outgoing } from '../../db/schema/outbox.ts';
import type { Database, Words } from '../core/ports.ts';
import type { Entry } from '../ledger/entries.view.ts';

/** A question to an asker, what became of it, and what they have written since. */
export type Question = {
  id: string;
  text: string;
  state: string;
  at: Date;
  nickname: string;
  answers: { id: string; text: string | null; type: string; at: Date }[];
};

/**
 * Questions asked in a case, oldest first, with everything that their askers added to the same submission afterwards.
 * Which submissions those are is in the case's entries.
 */
export async function readQuestions(db: Database, caseId: string, entries: readonly Entry[]): Promise<Question[]> {
  const about = entries.flatMap(({ did, details }) =>
    did === 'case.asker-asked' && typeof details.submission === 'string' ? [details.submission] : [],
  );
  if (about.length === 0) return [];
  const theirs = db.select({ id: submissions.askerId }).from(submissions).where(inArray(submissions.id, about));
  const asked = await db
    .select({ row: outgoing, nickname: askers.nickname })
    .from(outgoing)
    .innerJoin(askers, eq(askers.id, outgoing.askerId))
    .where(and(inArray(outgoing.askerId, theirs), like(outgoing.key, `question:${caseId}:%`)))
    .orderBy(asc(outgoing.createdAt))
    .limit(50);
  const written = await db
    .select()
    .from(messages)
    .where(and(inArray(messages.submissionId, about), sql`${messages.type} <> 'reaction'`))
    .orderBy(asc(messages.sentAt));
  return asked.map(({ row, nickname }, index) => {
    const next = asked.slice(index + 1).find((one) => one.row.submissionId === row.submissionId)?.row.createdAt;
    const words = row.words as Words;
    const whole = 'body' in words ? words.body : '';
    const answers = written.filter(
      (message) =>
        message.submissionId === row.submissionId &&
        message.receivedAt > row.createdAt &&
        (next === undefined || message.receivedAt <= next),
    );
    return {
      id: row.id,
      text: whole.slice(whole.indexOf('\n\n') + 2),
      state: row.state,
      at: row.createdAt,
      nickname,
      answers: answers.map(({ id, text, type, sentAt }) => ({ id, text, type, at: sentAt })),
    };
  });
}
