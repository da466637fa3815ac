import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { after } from '../core/time.ts';
import { record } from '../ledger/record.ts';
import { hasKept } from '../outbox/outbox.store.ts';
import { isWindowOpen } from '../outbox/outgoing.rules.ts';
import { giveKept } from '../outbox/queue-words.ts';
import { act } from './act.ts';
import { hasLeft, lastChoices, lastSaidKey, questionLeftAt, wasToldSince } from './asked.store.ts';
import { offeredOf } from './candidates.rules.ts';
import { personMs, quietly, step } from './conversation.rules.ts';
import {
  type Asker,
  findMessage,
  findSubmission,
  latestSubmissions,
  lockAsker,
  type Message,
  markStepped,
  messagesOf,
  newMessages,
  type Submission,
  submissionOfWamid,
} from './conversation.store.ts';
import { happeningOf, originalOf } from './happening.rules.ts';
import { languageHeard, languageTyped } from './language.rules.ts';
import type { Happening, Saying, Situation } from './situation.rules.ts';
import { longestTitle, type Tap, tapNamed } from './tap.rules.ts';
import { isAwaited, waitingIn } from './waiting.rules.ts';

type Stepping = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'media' | 'vault'>;

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
    for (const waiting of asker ? await newMessages(needs.db, asker.id) : [])
      if (asker && !asker.erasedAt) await stepOne(needs, asker, waiting);
    if (!asker || asker.erasedAt) return;
    // A reaction, or a message that comes late, does not open the window.
    if (isWindowOpen(asker.lastMessageAt, needs.clock.now())) await giveKept(needs, asker);
    await record(needs, { did: 'conversation.stepped', thing: message.id });
  });
}

async function stepOne(needs: Stepping, asker: Asker, message: Message): Promise<void> {
  const now = needs.clock.now();
  const at = message.sentAt < now ? message.sentAt : now;
  // Until a claim tells more, what is said in this step is said in the language of these words.
  asker.language = languageHeard(asker, languageTyped(message.text ?? '')) ?? asker.language;
  const situation = await situationOf(needs, asker, message);
  const happening = await meantBy(needs, { asker, message, situation });
  const effects = step(situation, happening, at);
  // The button of a template fetches what is kept for them; where nothing is, it is the question what became of it.
  if (happening.is === 'tap' && happening.tap.on === 'open') {
    const isKept = await hasKept(needs.db, { askerId: asker.id, since: asker.stoppedAt });
    if (!isKept) effects.push({ do: 'tell-status' });
  }
  // A bare yes or number of somebody new answers nothing: they hear what this is.
  const isBare = happening.is === 'affirm' || happening.is === 'deny' || happening.is === 'number';
  if (isBare && effects.length === 0 && asker.privacyShownAt === null) effects.push({ do: 'say', saying: 'help' });
  const isOld = !isWindowOpen(message.sentAt, now);
  let submissionId: string | null = null;
  for (const effect of isOld ? quietly(effects) : effects)
    submissionId = (await act(needs, { asker, message, effect, submissionId })) ?? submissionId;
  await markStepped(needs.db, message.id, submissionId);
}

/**
 * What a message does. The title of a button that stands in the conversation is that button, typed; a button whose
 * question is no more stands for nothing.
 */
async function meantBy(
  needs: Stepping,
  { asker, message, situation }: { asker: Asker; message: Message; situation: Situation },
): Promise<Happening> {
  const happening = happeningOf(message, asker.language);
  const isTyped = message.type === 'text' && message.forwarded === 'no';
  const wish = isTyped ? await eraseWish(needs, { asker, situation, happening }) : null;
  if (wish) return wish;
  const isFree = isTyped && !situation.open && !situation.waiting;
  const tap = happening.is === 'tap' ? happening.tap : isFree ? await typedTap(needs, asker, message) : null;
  if (tap === null) return happening;
  if (!('submissionId' in tap) || tap.on === 'helpful') return { is: 'tap', tap };
  const submission = await findSubmission(needs.db, tap.submissionId);
  const isTheirs = submission?.askerId === asker.id && submission.state !== 'dropped';
  return isTheirs ? { is: 'tap', tap } : { is: 'stale-tap' };
}

/**
 * A typed yes or no to "shall I erase …?". A yes with other words of ours in between may be meant for those: since it
 * cannot be undone, they are asked again. Null when we did not ask within the day, or they said no since.
 */
async function eraseWish(
  needs: Stepping,
  { asker, situation, happening }: { asker: Asker; situation: Situation; happening: Happening },
): Promise<Happening | null> {
  if (happening.is !== 'affirm' && happening.is !== 'deny') return null;
  const since = after(needs.clock.now(), -personMs);
  const isTold = (saying: Saying) => wasToldSince(needs.db, { askerId: asker.id, keys: `say:%:${saying}`, since });
  const said = await lastSaidKey(needs.db, asker.id, since);
  if (!situation.open && said?.endsWith(':ask-erase'))
    return { is: 'tap', tap: { on: 'erase', sure: happening.is === 'affirm' } };
  if (happening.is === 'deny' || situation.waiting || (situation.last?.offered.length ?? 0) > 0) return null;
  const isOpen = (await isTold('ask-erase')) && !(await isTold('kept-data'));
  return isOpen ? { is: 'command', command: 'delete' } : null;
}

/** The button that typed words name, among those we showed last; null when they name none. */
async function typedTap(needs: Stepping, asker: Asker, message: Message): Promise<Tap | null> {
  const words = message.text ?? '';
  if (words.trim() === '' || words.length > longestTitle) return null;
  return tapNamed(words, await lastChoices(needs.db, asker.id, after(needs.clock.now(), -personMs)));
}

async function situationOf(needs: Stepping, asker: Asker, message: Message): Promise<Situation> {
  const { open, last } = await latestSubmissions(needs.db, asker.id);
  const about = message.replyTo ?? originalOf(message);
  const named = about ? await submissionOfWamid(needs.db, asker.id, about) : null;
  const quoted = named?.state === 'dropped' ? null : named;
  const held = open ? await messagesOf(needs.db, open.id) : [];
  return {
    open: open && {
      id: open.id,
      openedAt: open.openedAt,
      ...heldIn(held.map((one) => happeningOf(one, asker.language))),
      hasForward: held.some((one) => one.forwarded !== 'no'),
    },
    last: last && {
      id: last.id,
      closedAt: last.closesAt,
      offered: await offeredTo(needs, asker, last),
      wordless: last.decision === 'chat' && last.reason === 'no-words' && last.feedback === null,
    },
    quoted: quoted && {
      id: quoted.id,
      isOpen: quoted.state === 'open',
      isWithPeople: quoted.decision === 'review' && quoted.factCheckId === null,
      isAnswered: quoted.factCheckId !== null && quoted.feedback === null,
    },
    waiting: await waitingOf(needs, asker, message),
    stopped: asker.stoppedAt !== null,
  };
}

/** The reviewer's question that the asker had before them when they wrote; null when there is none. */
async function waitingOf(needs: Stepping, asker: Asker, message: Message): Promise<Situation['waiting']> {
  const waiting = waitingIn(asker.waiting);
  const askedAt = waiting && (await questionLeftAt(needs.db, { askerId: asker.id, ...waiting }));
  const isTheirs = waiting && askedAt && isAwaited(waiting, askedAt, message.sentAt);
  return isTheirs ? { id: waiting.submissionId, askedAt } : null;
}

/** What was offered of a submission and its asker has before them; nothing while the offer waits to be sent. */
async function offeredTo({ db }: Stepping, { id: askerId }: Asker, last: Submission): Promise<string[]> {
  const offered = offeredOf(last);
  return offered.length > 0 && (await hasLeft(db, { askerId, submissionId: last.id })) ? offered : [];
}

/** What an open submission holds so far. */
const heldIn = (held: readonly Happening[]) => ({
  hasClaim: held.some((one) => one.is === 'correction' || one.is === 'edit' || (one.is === 'words' && !one.bare)),
  hasMedia: held.some((one) => one.is === 'media'),
  hasLink: held.some((one) => one.is === 'words' && one.bare),
});
