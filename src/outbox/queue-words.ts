import { newId } from '../core/ids.ts';
import type { Needs } from '../core/needs.ts';
import type { Words } from '../core/ports.ts';
import { enqueue, enqueueMany } from '../jobs/enqueue.ts';
import { dropOvertaken } from './lane.store.ts';
import { insertManyOutgoing, insertOutgoing, requeueKept } from './outbox.store.ts';

export type ToSay = {
  askerId: string;
  /** Says what these words are, once: `answer:sub_…`. The same key again is the same words. */
  key: string;
  words: Words;
  replyTo?: string;
  submissionId?: string;
  noticeId?: string;
};

/** Words to many stand behind answers, so that who asks now is not kept waiting by a verdict for 100,000. No unit. */
export const noticePriority = -10;

type Queueing = Needs<'db' | 'jobs' | 'clock'>;

/** Puts words in the outbox, in the caller's transaction. Safe to repeat: the key decides, the first words stay. */
export async function queueWords(needs: Queueing, say: ToSay): Promise<void> {
  const row = toRow(say, needs.clock.now());
  if (await insertOutgoing(needs.db, row)) await enqueue(needs, 'send-words', jobOf(row));
}

/** The same for many, in two statements; those of lower `priority` are sent after others. Returns how many were new. */
export async function queueManyWords(
  needs: Queueing,
  says: readonly ToSay[],
  options: { priority?: number } = {},
): Promise<number> {
  const now = needs.clock.now();
  const rows = says.map((say) => toRow(say, now));
  const made = new Set(await insertManyOutgoing(needs.db, rows));
  await enqueueMany(needs, 'send-words', rows.filter((row) => made.has(row.id)).map(jobOf), options);
  return made.size;
}

/**
 * Sends what was kept for an asker, now that they wrote again; to one who said STOP only what they asked for since, and to
 * nobody what they were told more of meanwhile. Safe to repeat: kept words are moved once.
 */
export async function giveKept(
  needs: Queueing,
  { id: askerId, stoppedAt }: { id: string; stoppedAt: Date | null },
): Promise<number> {
  const kept = await requeueKept(needs.db, { askerId, since: stoppedAt });
  const overtaken = await dropOvertaken(needs.db, kept);
  const ids = kept.filter((id) => !overtaken.includes(id));
  await enqueueMany(
    needs,
    'send-words',
    ids.map((id) => jobOf({ id, askerId })),
  );
  return ids.length;
}

const jobOf = ({ id, askerId }: { id: string; askerId: string }) => ({ outgoingId: id, askerId });

const toRow = (say: ToSay, now: Date) => ({
  id: newId('out'),
  askerId: say.askerId,
  key: say.key,
  words: say.words,
  replyTo: say.replyTo ?? null,
  submissionId: say.submissionId ?? null,
  noticeId: say.noticeId ?? null,
  state: 'queued' as const,
  createdAt: now,
});
