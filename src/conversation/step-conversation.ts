import { machine } from '../core/actor.ts';
import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { after } from '../core/time.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { giveKept, queueWords } from '../outbox/queue-words.ts';
import { type Effect, type Situation, step } from './conversation.rules.ts';
import {
  type Asker,
  changeAsker,
  changeSubmission,
  findMessage,
  findSubmission,
  insertSubmission,
  latestSubmissions,
  lockAsker,
  type Message,
  markStepped,
  messagesOf,
  newMessages,
  submissionOfWamid,
} from './conversation.store.ts';
import { eraseAsker } from './erase-asker.ts';
import { happeningOf, holdsClaim } from './happening.rules.ts';
import { sayTo, wordsFor } from './say.ts';

type Stepping = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'media'>;

/**
 * Works a message into its asker's conversation, together with all others of theirs that wait, in the order they were
 * sent. Safe to repeat: a message is worked in once (`state`), under a lock on the asker.
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
  const situation = await situationOf(needs, asker, message);
  const now = needs.clock.now();
  const effects = step(situation, happeningOf(message, asker.language), message.sentAt < now ? message.sentAt : now);
  let submissionId: string | null = null;
  for (const effect of effects)
    submissionId = (await act(needs, { asker, message, effect, submissionId })) ?? submissionId;
  await markStepped(needs.db, message.id, submissionId);
}

async function situationOf(needs: Stepping, asker: Asker, message: Message): Promise<Situation> {
  const [newest, before] = await latestSubmissions(needs.db, asker.id);
  const open = newest?.state === 'open' ? newest : null;
  const last = open ? before : newest;
  const quoted = message.replyTo ? await submissionOfWamid(needs.db, asker.id, message.replyTo) : null;
  const held = open ? await messagesOf(needs.db, open.id) : [];
  return {
    open: open && {
      id: open.id,
      openedAt: open.openedAt,
      hasClaim: held.some((one) => holdsClaim(one, asker.language)),
    },
    last: last ? { id: last.id, closedAt: last.closesAt } : null,
    quoted: quoted ? { id: quoted } : null,
    stopped: asker.stoppedAt !== null,
  };
}

type Acting = { asker: Asker; message: Message; effect: Effect; submissionId: string | null };

/** Does one effect. Returns the submission the message now belongs to, when the effect says so. */
async function act(needs: Stepping, { asker, message, effect, submissionId }: Acting): Promise<string | undefined> {
  const now = needs.clock.now();
  switch (effect.do) {
    case 'open':
    case 'join': {
      const id = effect.do === 'join' ? effect.submissionId : newId('sub');
      const closesAt = after(now, effect.closesInMs);
      if (effect.do === 'join') await changeSubmission(needs.db, id, { closesAt, lastWamid: message.wamid });
      else
        await insertSubmission(needs.db, {
          id,
          askerId: asker.id,
          state: 'open',
          openedAt: now,
          closesAt,
          lastWamid: message.wamid,
        });
      await enqueue(needs, 'close-submission', { submissionId: id }, { runAt: closesAt });
      return id;
    }
    case 'attach':
      return effect.submissionId;
    case 'react':
      return void (await queueWords(needs, {
        askerId: asker.id,
        key: `react:${message.id}`,
        words: { kind: 'reaction', wamid: message.wamid, emoji: effect.emoji },
      }));
    case 'say':
      return void (await sayTo(needs, asker, {
        key: `say:${message.id}:${effect.saying}`,
        words: wordsFor(effect.saying, asker.language, effect.page),
        ...(submissionId ? { submissionId } : {}),
      }));
    case 'stop':
      return void (await changeAsker(needs.db, asker.id, { stoppedAt: now }));
    case 'start':
      return void (await changeAsker(needs.db, asker.id, { stoppedAt: null }));
    case 'set-language':
      asker.language = effect.language;
      return void (await changeAsker(needs.db, asker.id, { language: effect.language, languageChosen: true }));
    case 'erase':
      return void (await eraseAsker(needs, { askerId: asker.id }));
    case 'feedback':
    case 'pick':
      return await answerTap(needs, asker, effect);
  }
}

/** A tap counts only for the asker's own submission: ids in buttons come back from outside. */
async function answerTap(
  needs: Stepping,
  asker: Asker,
  effect: Extract<Effect, { do: 'feedback' | 'pick' }>,
): Promise<string | undefined> {
  const submission = await findSubmission(needs.db, effect.submissionId);
  if (submission?.askerId !== asker.id) return undefined;
  if (effect.do === 'pick') {
    await enqueue(needs, 'answer-pick', { submissionId: submission.id, factCheckId: effect.factCheckId });
    return submission.id;
  }
  await changeSubmission(needs.db, submission.id, { feedback: effect.feedback });
  if (effect.feedback !== 'helpful') {
    const reason = effect.feedback === 'person' ? 'asker-wants-person' : 'asker-said-not-mine';
    await enqueue(needs, 'open-case', { submissionId: submission.id, reason });
  }
  return submission.id;
}
