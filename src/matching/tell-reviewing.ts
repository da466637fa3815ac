import { isMoreToCome, markTold, untoldOf } from '../conversation/asked.store.ts';
import { lockAsker } from '../conversation/conversation.store.ts';
import { sayTo } from '../conversation/say.ts';
import { filled, phrasesOf } from '../conversation/words.ts';
import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { after, hourMs, minuteMs, secondMs } from '../core/time.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';

/** How long the words on one submission wait, at most, for the decisions on others sent with it. Milliseconds. Chosen 2026-11-23. */
export const burstMs = minuteMs;
/** How soon a submission must be due to belong to the same burst. Milliseconds. Chosen 2026-11-23. */
const soonMs = 5 * secondMs;

type Telling = Needs<'db' | 'jobs' | 'clock'>;

/**
 * Tells an asker that people will look at what they sent, once for all of a burst: while others of theirs are about to be
 * decided it waits, and looks again in a few seconds in case nobody else does. In the caller's transaction. Safe to
 * repeat: who was told is marked.
 */
export async function tellOfReviewing(needs: Telling, askerId: string): Promise<number> {
  const asker = await lockAsker(needs.db, askerId);
  const now = needs.clock.now();
  const untold = asker ? await untoldOf(needs.db, askerId, after(now, -hourMs)) : [];
  const last = untold.at(-1);
  if (!asker || !last) return 0;
  const since = after(now, -burstMs);
  const hasWaited = untold.some((one) => one.decidedAt !== null && one.decidedAt < since);
  if (!hasWaited && (await isMoreToCome(needs.db, { askerId, since, due: after(now, soonMs) }))) {
    await enqueue(needs, 'tell-reviewing', { askerId }, { runAt: after(now, soonMs) });
    return 0;
  }
  const many = filled(asker.language, 'reviewingMany', { count: untold.length });
  await sayTo(needs, asker, {
    key: `answer:${last.id}`,
    words: { kind: 'text', body: untold.length === 1 ? phrasesOf(asker.language).reviewing : many },
    submissionId: last.id,
    ...(untold.length === 1 ? { replyTo: last.lastWamid } : {}),
  });
  await markTold(
    needs.db,
    untold.map((one) => one.id),
    now,
  );
  return untold.length;
}

/** The same as a job of its own. Safe to repeat, as above. */
export async function tellReviewing(needs: Telling & Needs<'actor'>, input: { askerId: string }): Promise<void> {
  await inTransaction({ ...needs, actor: machine('matching') }, async (needs) => {
    const told = await tellOfReviewing(needs, input.askerId);
    if (told > 0) await record(needs, { did: 'asker.told-of-reviewing', thing: input.askerId, details: { told } });
  });
}
