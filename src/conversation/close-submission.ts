import { machine } from '../core/actor.ts';
import { botLanguageOf } from '../core/bot-languages.ts';
import { detectLanguage } from '../core/language.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import type { Words } from '../core/ports.ts';
import { after, hourMs } from '../core/time.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { isWindowOpen } from '../outbox/outgoing.rules.ts';
import { countOpen, wasToldSince, workedOnSince } from './asked.store.ts';
import {
  type Asker,
  changeAsker,
  changeSubmission,
  lockAsker,
  lockSubmission,
  type Message,
  messagesOf,
  type Submission,
} from './conversation.store.ts';
import { claimWords } from './happening.rules.ts';
import { languageHeard, languageTyped } from './language.rules.ts';
import { sayTo, wordsFor } from './say.ts';
import { lastTurn, laterAt, minutesUntil, mostAnHour, repeatAfterMs } from './slow.rules.ts';
import { tapId } from './tap.rules.ts';
import { filled, phrasesOf } from './words.ts';

/**
 * Closes a submission whose time has come: its words become one text, and its language is found; one without a claim is
 * asked for it. Answers whether it wants its claim now, which a second run says again. Safe to repeat: only an open
 * submission closes, and only once it is due.
 */
export async function closeSubmission(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor' | 'messenger'>,
  input: { submissionId: string },
): Promise<boolean> {
  const closed = await inTransaction({ ...needs, actor: machine('conversation') }, async (needs) => {
    const submission = await lockSubmission(needs.db, input.submissionId);
    if (submission?.state === 'closed' || submission?.state === 'filed') return { wamid: null };
    if (submission?.state !== 'open') return null;
    if (needs.clock.now() < submission.closesAt) {
      await enqueue(needs, 'close-submission', { submissionId: submission.id }, { runAt: submission.closesAt });
      return null;
    }
    const asker = await lockAsker(needs.db, submission.askerId);
    if (!asker) return null;
    const messages = await messagesOf(needs.db, submission.id);
    const text = messages.flatMap((message) => claimWords(message, asker.language) ?? []).join('\n\n');
    const typed = messages.filter((message) => message.forwarded === 'no').map((message) => message.text ?? '');
    if (text === '') {
      asker.language ??= languageHeard(asker, languageTyped(typed.join(' ')));
      await askForClaim(needs, asker, submission, messages);
      return null;
    }
    if (await slowDown(needs, asker, submission)) return null;
    const language = await learnLanguage(needs, asker, { text, typed: typed.join(' ') });
    await changeSubmission(needs.db, submission.id, { state: 'closed', text, language });
    await record(needs, {
      did: 'submission.closed',
      thing: submission.id,
      details: { messages: messages.length, language },
    });
    return { wamid: submission.lastWamid };
  });
  // Read marks and typing dots are a courtesy: nothing waits for them and nothing depends on them.
  if (closed?.wamid) void needs.messenger.markRead(closed.wamid).catch(() => {});
  return closed !== null;
}

/**
 * Puts a submission off when its asker sent very many within an hour, and explains that once. Answers whether it was put
 * off: then it is tried again when its turn comes.
 */
async function slowDown(needs: Needs<'db' | 'jobs' | 'clock'>, asker: Asker, submission: Submission): Promise<boolean> {
  const now = needs.clock.now();
  const since = after(now, -hourMs);
  const workedOn = await workedOnSince(needs.db, { askerId: asker.id, since, limit: mostAnHour });
  const runAt = laterAt(workedOn, now);
  if (!runAt) return false;
  await changeSubmission(needs.db, submission.id, { closesAt: runAt });
  await enqueue(needs, 'close-submission', { submissionId: submission.id }, { runAt });
  if (await wasToldSince(needs.db, { askerId: asker.id, keys: 'say:%:slowed', since })) return true;
  const open = await countOpen(needs.db, asker.id);
  const minutes = minutesUntil(lastTurn(runAt, open), now);
  await sayTo(needs, asker, {
    key: `say:${submission.id}:slowed`,
    words: { kind: 'text', body: filled(asker.language, 'slowed', { minutes }) },
  });
  return true;
}

/** Asks for the words, once for a whole row of pictures; an old message is not answered out of the blue. */
async function askForClaim(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor'>,
  asker: Asker,
  submission: Submission,
  messages: Message[],
) {
  const wordless = messages.some((message) => message.type !== 'text');
  const now = needs.clock.now();
  const isOld = messages.every((message) => !isWindowOpen(message.sentAt, now));
  const since = after(now, -repeatAfterMs);
  const isSaid =
    isOld ||
    submission.feedback === 'person' ||
    (await wasToldSince(needs.db, { askerId: asker.id, keys: 'no-claim:%', since }));
  if (!isSaid)
    await sayTo(needs, asker, {
      key: `no-claim:${submission.id}`,
      words: wordless ? wordlessWords(asker.language, submission.id) : wordsFor('send-the-message', asker.language),
      replyTo: submission.lastWamid,
      submissionId: submission.id,
    });
  await changeSubmission(needs.db, submission.id, {
    state: 'decided',
    decision: 'chat',
    reason: wordless ? 'no-words' : 'no-claim',
    decidedAt: now,
  });
  await record(needs, { did: 'submission.without-claim', thing: submission.id });
}

/** Asks for the words of a picture, sound or film; a person can look at one that has none. */
const wordlessWords = (language: string | null, submissionId: string): Words => ({
  kind: 'buttons',
  body: phrasesOf(language).wordless,
  buttons: [{ id: tapId({ on: 'person', submissionId }), title: phrasesOf(language).person }],
});

/**
 * The language of the words. That of the asker is learned besides, from what they typed themselves if it tells, else from
 * the words.
 */
async function learnLanguage(
  needs: Needs<'db'>,
  asker: Asker,
  { text, typed }: { text: string; typed: string },
): Promise<string> {
  const detected = detectLanguage(text);
  const known = asker.language;
  const own = languageTyped(typed);
  const isOwn = own.language !== 'und' && botLanguageOf(own.language) === known;
  const heard = languageHeard(asker, own) ?? (isOwn ? null : languageHeard(asker, detected));
  if (heard) {
    asker.language = heard;
    await changeAsker(needs.db, asker.id, { language: asker.language });
  }
  return detected.certain || detected.language === 'und' ? detected.language : (known ?? detected.language);
}
