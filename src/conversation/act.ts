import { newId } from '../core/ids.ts';
import type { Needs } from '../core/needs.ts';
import { after } from '../core/time.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { queueWords } from '../outbox/queue-words.ts';
import { askedLately, wasToldSince } from './asked.store.ts';
import { candidatesOf, shownCount } from './candidates.rules.ts';
import {
  type Asker,
  changeAsker,
  changeMessage,
  changeSubmission,
  detachTyped,
  findSubmission,
  insertSubmission,
  type Message,
  messagesOf,
  type Submission,
} from './conversation.store.ts';
import { eraseAsker } from './erase-asker.ts';
import { claimWords, originalOf } from './happening.rules.ts';
import { sayTo, wordsFor } from './say.ts';
import type { Effect, Saying } from './situation.rules.ts';
import { repeatAfterMs } from './slow.rules.ts';
import { latelyMs, mostTold, statusWords } from './status.rules.ts';
import { waitingIn } from './waiting.rules.ts';
import { wishAgain } from './wish.rules.ts';

type Stepping = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'media' | 'vault'>;
type Acting = { asker: Asker; message: Message; effect: Effect; submissionId: string | null };

/** Does one effect. Returns the submission the message now belongs to, when the effect says so. */
export async function act(
  needs: Stepping,
  { asker, message, effect, submissionId }: Acting,
): Promise<string | undefined> {
  const now = needs.clock.now();
  switch (effect.do) {
    case 'open':
    case 'join':
    case 'reopen':
      return grow(needs, asker, message, effect);
    case 'attach':
      return effect.submissionId;
    case 'replace':
      return void (await detachTyped(needs.db, effect.submissionId));
    case 'rewrite':
    case 'take-back':
      return void (await changeOriginal(needs, asker, message, effect));
    case 'hand-over':
      return handOver(needs, effect.submissionId);
    case 'answer':
      return void (await noteAnswer(needs, asker, message));
    case 'react':
      return void (await queueWords(needs, {
        askerId: asker.id,
        key: `react:${message.id}`,
        words: { kind: 'reaction', wamid: message.wamid, emoji: effect.emoji },
      }));
    case 'say':
      return void (await saySaying(needs, { asker, message, effect, submissionId }));
    case 'tell-status':
      return void (await tellStatus(needs, asker, message));
    case 'stop':
      asker.stoppedAt = now;
      return void (await changeAsker(needs.db, asker.id, { stoppedAt: now }));
    case 'start':
      asker.stoppedAt = null;
      return void (await changeAsker(needs.db, asker.id, { stoppedAt: null }));
    case 'set-language':
      asker.language = effect.language;
      return void (await changeAsker(needs.db, asker.id, { language: effect.language, languageChosen: true }));
    case 'erase':
      asker.erasedAt = now;
      return void (await eraseAsker(needs, { askerId: asker.id }));
    case 'feedback':
    case 'pick':
      return await answerTap(needs, { asker, message, effect });
  }
}

async function grow(
  needs: Stepping,
  asker: Asker,
  message: Message,
  effect: Extract<Effect, { do: 'open' | 'join' | 'reopen' }>,
): Promise<string> {
  const now = needs.clock.now();
  const closesAt = after(now, effect.closesInMs);
  const { wamid: lastWamid } = message;
  const id = effect.do === 'open' ? newId('sub') : effect.submissionId;
  const anew = effect.do === 'reopen' ? { state: 'open' as const, decision: null, reason: null, decidedAt: null } : {};
  if (effect.do !== 'open') await changeSubmission(needs.db, id, { closesAt, lastWamid, ...anew });
  else await insertSubmission(needs.db, { id, askerId: asker.id, state: 'open', openedAt: now, closesAt, lastWamid });
  await enqueue(needs, 'close-submission', { submissionId: id }, { runAt: closesAt });
  return id;
}

/** Sayings that answer what people send by the dozen: said once, however many come. */
const saidOnce: ReadonlySet<Saying> = new Set([
  'greeting',
  'thanks',
  'help',
  'chat',
  'unreadable',
  'noted-person',
  'to-person',
  'send-the-message',
]);

async function saySaying(
  needs: Stepping,
  { asker, message, effect, submissionId }: Acting & { effect: Extract<Effect, { do: 'say' }> },
): Promise<void> {
  const { saying } = effect;
  const since = after(needs.clock.now(), -repeatAfterMs);
  if (saidOnce.has(saying) && (await wasToldSince(needs.db, { askerId: asker.id, keys: `say:%:${saying}`, since })))
    return;
  await sayTo(needs, asker, {
    key: `say:${message.id}:${saying}`,
    words: wordsFor(saying, asker.language, effect.page),
    ...(submissionId ? { submissionId } : {}),
  });
}

async function tellStatus(needs: Stepping, asker: Asker, message: Message): Promise<void> {
  const since = after(needs.clock.now(), -latelyMs);
  const { asked, total } = await askedLately(needs.db, { askerId: asker.id, since, limit: mostTold });
  const told = await Promise.all(asked.map((one) => withText(needs, asker, one)));
  await sayTo(needs, asker, {
    key: `say:${message.id}:status`,
    words: statusWords(told, total, asker),
    replyTo: message.wamid,
  });
}

/** What is still open has no text of its own yet. */
async function withText(needs: Needs<'db'>, asker: Asker, submission: Submission): Promise<Submission> {
  if (submission.state !== 'open') return submission;
  const held = await messagesOf(needs.db, submission.id);
  const text = held.flatMap((one) => claimWords(one, asker.language) ?? []).join(' ');
  return { ...submission, text: text === '' ? null : text };
}

/** An edited message gets its new words; a deleted one leaves its submission, which goes with it when nothing is left. */
async function changeOriginal(
  needs: Stepping,
  asker: Asker,
  message: Message,
  effect: Extract<Effect, { do: 'rewrite' | 'take-back' }>,
): Promise<void> {
  const about = { askerId: asker.id, wamid: originalOf(message) ?? '' };
  if (effect.do === 'rewrite') return changeMessage(needs.db, about, { text: message.text });
  await changeMessage(needs.db, about, { submissionId: null });
  if ((await messagesOf(needs.db, effect.submissionId)).length === 0)
    await changeSubmission(needs.db, effect.submissionId, { state: 'dropped' });
}

/** They wait for a person again, whatever they heard before. */
async function handOver(needs: Stepping, submissionId: string): Promise<undefined> {
  const submission = await findSubmission(needs.db, submissionId);
  await changeSubmission(needs.db, submissionId, { feedback: wishAgain(submission?.feedback ?? null) });
  await enqueue(needs, 'open-case', { submissionId, reason: 'asker-added-words' });
}

/** The reviewer who asked finds the answer on the case. */
async function noteAnswer(needs: Stepping, asker: Asker, message: Message): Promise<void> {
  const now = needs.clock.now();
  const waiting = waitingIn(asker.waiting);
  if (!waiting) return;
  asker.waiting = { ...waiting, answeredAt: now.toISOString() };
  await changeAsker(needs.db, asker.id, { waiting: asker.waiting });
  await enqueue(needs, 'note-answer', { caseId: waiting.caseId, messageId: message.id });
}

/** A tap counts only for the asker's own submission: ids in buttons come back from outside. */
async function answerTap(
  needs: Stepping,
  { asker, message, effect }: Omit<Acting, 'submissionId'> & { effect: Extract<Effect, { do: 'feedback' | 'pick' }> },
): Promise<string | undefined> {
  const submission = await findSubmission(needs.db, effect.submissionId);
  if (submission?.askerId !== asker.id) return undefined;
  if (effect.do === 'pick') {
    await enqueue(needs, 'answer-pick', { submissionId: submission.id, factCheckId: effect.factCheckId });
    return submission.id;
  }
  // Who is told at once that a person will look is not told so again when it is decided.
  const isTold = effect.feedback === 'person' && submission.state !== 'decided';
  await changeSubmission(needs.db, submission.id, {
    feedback: effect.feedback,
    ...(isTold ? { toldAt: needs.clock.now() } : {}),
  });
  if (effect.feedback === 'not-mine') {
    const shown = shownCount(candidatesOf(submission));
    await enqueue(needs, 'offer-next', { submissionId: submission.id, shown, messageId: message.id });
  }
  if (effect.feedback === 'person')
    await enqueue(needs, 'open-case', { submissionId: submission.id, reason: 'asker-wants-person' });
  return submission.id;
}
