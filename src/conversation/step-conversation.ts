import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { record } from '../ledger/record.ts';
import { isWindowOpen } from '../outbox/outgoing.rules.ts';
import { giveKept } from '../outbox/queue-words.ts';
import { act } from './act.ts';
import { offeredOf } from './candidates.rules.ts';
import { quietly, step } from './conversation.rules.ts';
import {
  type Asker,
  findMessage,
  latestSubmissions,
  lockAsker,
  type Message,
  markStepped,
  messagesOf,
  newMessages,
  submissionOfWamid,
} from './conversation.store.ts';
import { happeningOf, originalOf } from './happening.rules.ts';
import type { Happening, Situation } from './situation.rules.ts';
import { waitingAt } from './waiting.rules.ts';

type Stepping = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'media'>;

/**
 * Works a message into its asker's conversation, together with all others of theirs that wait, in the order they were
 * sent. One older than the 24-hour window is worked in without a word of ours. Safe to repeat: a message is worked in once
 * (`state`), under a lock on the asker.
 */
export async function stepConversation(needs: Stepping, input: { messageId: string }): Promise<void> {
  const message = await findMessage(needs.db, input.messageId);
  if (!message?.askerId || message.state !== 'new') return;
  const { askerId } = message;
  await inTransaction({ ...needs, actor: machine('conversation') }, async (needs) => {
    const asker = await lockAsker(needs.db, askerId);
    if (!asker) return;
    await giveKept(needs, asker.id);
    for (const waiting of await newMessages(needs.db, asker.id)) await stepOne(needs, asker, waiting);
    await record(needs, { did: 'conversation.stepped', thing: message.id });
  });
}

async function stepOne(needs: Stepping, asker: Asker, message: Message): Promise<void> {
  const now = needs.clock.now();
  const at = message.sentAt < now ? message.sentAt : now;
  const happening = happeningOf(message, asker.language);
  const effects = step(await situationOf(needs, asker, message), happening, at);
  const isOld = !isWindowOpen(message.sentAt, now);
  let submissionId: string | null = null;
  for (const effect of isOld ? quietly(effects) : effects)
    submissionId = (await act(needs, { asker, message, effect, submissionId })) ?? submissionId;
  await markStepped(needs.db, message.id, submissionId);
}

async function situationOf(needs: Stepping, asker: Asker, message: Message): Promise<Situation> {
  const { open, last } = await latestSubmissions(needs.db, asker.id);
  const about = message.replyTo ?? originalOf(message);
  const quoted = about ? await submissionOfWamid(needs.db, asker.id, about) : null;
  const held = open ? await messagesOf(needs.db, open.id) : [];
  const waiting = waitingAt(asker.waiting, needs.clock.now());
  return {
    open: open && {
      id: open.id,
      openedAt: open.openedAt,
      ...heldIn(held.map((one) => happeningOf(one, asker.language))),
      hasForward: held.some((one) => one.forwarded !== 'no'),
    },
    last: last ? { id: last.id, closedAt: last.closesAt, offered: offeredOf(last) } : null,
    quoted: quoted && {
      id: quoted.id,
      isOpen: quoted.state === 'open',
      isWithPeople: quoted.decision === 'review' && quoted.factCheckId === null,
    },
    waiting: waiting && { id: waiting.submissionId },
    stopped: asker.stoppedAt !== null,
  };
}

/** What an open submission holds so far. */
const heldIn = (held: readonly Happening[]) => ({
  hasClaim: held.some((one) => one.is === 'correction' || one.is === 'edit' || (one.is === 'words' && !one.bare)),
  hasMedia: held.some((one) => one.is === 'media'),
  hasLink: held.some((one) => one.is === 'words' && one.bare),
});
