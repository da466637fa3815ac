import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { after, dayMs } from '../core/time.ts';
import { record } from '../ledger/record.ts';
import { wasToldSince } from './asked.store.ts';
import { lockAsker, messageOfMedia } from './conversation.store.ts';
import { happeningOf } from './happening.rules.ts';
import { sayTo } from './say.ts';
import { repeatAfterMs } from './slow.rules.ts';
import { phrasesOf } from './words.ts';

/**
 * Tells an asker whose picture, sound or film cannot be had what to send instead. Nothing is said when the message had
 * words to go by or was a smile, when it is a day old (it would be an answer out of the blue), or when they were asked for
 * words already, about this message or, just before, about another of a row.
 * Safe to repeat: the words' key is that of the question for words.
 */
export async function tellMediaGone(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor'>,
  input: { mediaId: string },
): Promise<void> {
  const message = await messageOfMedia(needs.db, input.mediaId);
  if (!message?.askerId || message.text?.trim() || happeningOf(message, null).is !== 'media') return;
  const { askerId } = message;
  if (needs.clock.now().getTime() - message.sentAt.getTime() >= dayMs) return;
  await inTransaction({ ...needs, actor: machine('conversation') }, async (needs) => {
    const asker = await lockAsker(needs.db, askerId);
    if (!asker || asker.stoppedAt || asker.erasedAt) return;
    const { submissionId } = message;
    const since = after(needs.clock.now(), -repeatAfterMs);
    if (!(await wasToldSince(needs.db, { askerId, keys: 'no-claim:%', since })))
      await sayTo(needs, asker, {
        key: `no-claim:${submissionId ?? message.id}`,
        words: { kind: 'text', body: phrasesOf(asker.language).wordless },
        replyTo: message.wamid,
        ...(submissionId ? { submissionId } : {}),
      });
    await record(needs, { did: 'media.told', thing: input.mediaId });
  });
}
