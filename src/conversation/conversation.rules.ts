import { dayMs, hourMs, minuteMs, secondMs } from '../core/time.ts';
import type { Effect, Happening, Situation } from './situation.rules.ts';
import { afterTap } from './tap.rules.ts';
import { isAnswer } from './waiting.rules.ts';

/** Pause after which a forward counts as complete: forwards sent together arrive within it. Milliseconds. Chosen 2026-11. */
export const settleMs = 600;
/** The same after a short typed line, which is often the first of several. Milliseconds. Chosen 2026-11. */
export const fragmentSettleMs = 1_200;
/** How long a bare question, or a picture without words, waits for the forward that belongs to it. Milliseconds. Chosen 2026-11. */
export const questionWaitMs = 20 * secondMs;
/** How long after a submission a bare question or a correction is still about it. Milliseconds. Chosen 2026-11. */
export const attachMs = 10 * minuteMs;
/** How long a typed number, yes or no is still about what was offered, and words about pictures that had none. Milliseconds. Chosen 2026-11-23. */
export const choosingMs = hourMs;
/** How long after a submission the wish for a person is about it. Milliseconds. Chosen 2026-11-23. */
export const personMs = dayMs;
/** A submission never grows for longer than this. Milliseconds. Chosen 2026-11. */
export const growAtMostMs = 2 * minuteMs;

/**
 * The heart of the conversation: what follows from a happening in a situation. `now` is when the asker did it, which may
 * be long before it is worked in. The order of effects is the order to act in.
 */
export function step(situation: Situation, happening: Happening, now: Date): Effect[] {
  const isChoosing = choosing(situation, now) !== null;
  if (situation.waiting && isAnswer(situation, happening, now, isChoosing)) return answered(situation.waiting.id);
  switch (happening.is) {
    case 'words':
      return words(situation, happening, now);
    case 'correction':
      return correct(situation, happening, now);
    case 'media':
      return media(situation, happening, now);
    case 'question':
      return ask(situation, now);
    case 'number':
      return choose(situation, now, (offered) => offered[happening.number - 1]);
    case 'affirm':
      return choose(situation, now, (offered) => (offered.length === 1 ? offered[0] : undefined));
    case 'deny':
      return feedback(choosing(situation, now), 'not-mine');
    case 'empty':
      return situation.open || situation.last ? [] : [{ do: 'say', saying: 'help' }];
    case 'greeting':
    case 'thanks':
    case 'chat':
      return situation.open
        ? [{ do: 'attach', submissionId: situation.open.id }]
        : [{ do: 'say', saying: happening.is }];
    case 'unreadable':
      return [{ do: 'say', saying: 'unreadable' }];
    case 'nothing':
      return [];
    case 'liked':
      return feedback(situation.quoted?.isAnswered ? situation.quoted : null, 'helpful');
    case 'edit':
      return edited(situation, happening);
    case 'revoke':
      return takenBack(situation);
    case 'command':
      return command(situation, happening, now);
    case 'tap':
      return afterTap(happening.tap);
    case 'stale-tap':
      return [{ do: 'say', saying: 'send-the-message' }];
  }
}

/**
 * What may still be done about a message so old that answering it would be an answer out of the blue: wishes are carried
 * out, claims go their way to people, and nothing is said.
 */
export function quietly(effects: readonly Effect[]): Effect[] {
  return effects.flatMap((effect): Effect[] => {
    if (effect.do === 'say' || effect.do === 'react' || effect.do === 'tell-status') return [];
    if (effect.do === 'pick' || (effect.do === 'feedback' && effect.feedback === 'not-mine'))
      return [{ do: 'feedback', submissionId: effect.submissionId, feedback: 'person' }];
    return [effect];
  });
}

const answered = (submissionId: string): Effect[] => [
  { do: 'attach', submissionId },
  { do: 'answer', submissionId },
  { do: 'react', emoji: '🙏' },
];

/**
 * Which question words belong to. Parts of one question: a caption or comment typed around a forward, several lines typed
 * in a row, the parts of a long message that number themselves, a forward with the picture or link that came along, a picture and
 * the words for it that we asked for. A
 * question each: forwards of one kind that come in a row. Typed words that quote belong to what they quote.
 */
function words(situation: Situation, happening: Extract<Happening, { is: 'words' }>, now: Date): Effect[] {
  const { open, quoted } = situation;
  const closesInMs = happening.fragment ? fragmentSettleMs : settleMs;
  const wordless = happening.forwarded ? null : wordlessIn(situation, now);
  if (wordless) return [{ do: 'reopen', submissionId: wordless, closesInMs }];
  if (!happening.forwarded && quoted && !quoted.isOpen) return comment(quoted);
  if (!happening.forwarded && quoted) return [{ do: 'join', submissionId: quoted.id, closesInMs }];
  const isSame = happening.bare ? open?.hasLink : open?.hasClaim;
  const isNext = happening.forwarded && open?.hasForward === true && isSame === true && !happening.part;
  return isNext ? [{ do: 'open', closesInMs }] : take(situation, now, closesInMs);
}

/** The pictures whose words we asked for lately, if what comes in now is about them. */
function wordlessIn({ open, last, quoted }: Situation, now: Date): string | null {
  if (open || !last?.wordless || !isRecent(last.closedAt, now, choosingMs)) return null;
  return quoted === null || quoted.id === last.id ? last.id : null;
}

/** A picture waits for its words, unless it stands with words already; forwarded after another one it asks by itself. */
function media(situation: Situation, happening: Extract<Happening, { is: 'media' }>, now: Date): Effect[] {
  const { open, quoted } = situation;
  if (!happening.forwarded && quoted && !quoted.isOpen) return comment(quoted);
  if (happening.forwarded && open?.hasForward && open.hasMedia) return [{ do: 'open', closesInMs: questionWaitMs }];
  return take(situation, now, open?.hasClaim ? settleMs : questionWaitMs);
}

/** Added without a word: a reaction costs nothing and says that it came. */
const seen = (submissionId: string): Effect[] => [
  { do: 'attach', submissionId },
  { do: 'react', emoji: '👀' },
];

/**
 * What is added to a question that was decided goes to people, also when they had closed its case; who was told before that
 * they look sees only that it came.
 */
function comment({ id: submissionId, isWithPeople = false }: { id: string; isWithPeople?: boolean }): Effect[] {
  const handOver: Effect = { do: 'hand-over', submissionId };
  return isWithPeople
    ? [...seen(submissionId), handOver]
    : [{ do: 'attach', submissionId }, handOver, { do: 'say', saying: 'to-person' }];
}

function take(situation: Situation, now: Date, closesInMs: number): Effect[] {
  const { open } = situation;
  if (!open || now.getTime() - open.openedAt.getTime() > growAtMostMs) return [{ do: 'open', closesInMs }];
  return [{ do: 'join', submissionId: open.id, closesInMs }];
}

/**
 * "Sorry, I meant …": what can stand alone takes the place of the words typed before, or asks anew; a mere detail is added
 * to the question it is about, which a person then reads.
 */
function correct(situation: Situation, { whole }: { whole: boolean }, now: Date): Effect[] {
  const { open, last } = situation;
  if (open) {
    const joined: Effect = { do: 'join', submissionId: open.id, closesInMs: settleMs };
    return whole ? [{ do: 'replace', submissionId: open.id }, joined] : [joined];
  }
  if (whole || !last || !isRecent(last.closedAt, now, attachMs)) return [{ do: 'open', closesInMs: settleMs }];
  return comment(situation.quoted ?? { id: last.id });
}

/** What machines are done with keeps its place; who works its case sees that the words were taken back. */
function takenBack({ quoted }: Situation): Effect[] {
  return quoted ? [{ do: quoted.isOpen ? 'take-back' : 'attach', submissionId: quoted.id }] : [];
}

/** An edit of what machines are done with, or of what was no question, asks anew if its words do. */
function edited({ quoted }: Situation, { asks }: { asks: boolean }): Effect[] {
  if (quoted?.isOpen) return [{ do: 'rewrite', submissionId: quoted.id }];
  return asks ? [{ do: 'open', closesInMs: settleMs }] : [];
}

/**
 * A bare question belongs to what it quotes, to the submission still open, to the one just closed, or to a forward to come.
 * About pictures whose words we asked for in vain it is for a person.
 */
function ask(situation: Situation, now: Date): Effect[] {
  const { quoted, open, last } = situation;
  const wordless = wordlessIn(situation, now);
  if (wordless) return comment({ id: wordless });
  if (quoted && !quoted.isOpen) return seen(quoted.id);
  if (quoted) return [{ do: 'attach', submissionId: quoted.id }];
  if (open) return [{ do: 'attach', submissionId: open.id }];
  if (last && isRecent(last.closedAt, now, attachMs)) return seen(last.id);
  return [{ do: 'open', closesInMs: questionWaitMs }];
}

const isRecent = (at: Date, now: Date, withinMs: number) => now.getTime() - at.getTime() <= withinMs;

const feedback = (on: { id: string } | null, said: 'helpful' | 'not-mine' | 'person'): Effect[] =>
  on ? [{ do: 'feedback', submissionId: on.id, feedback: said }] : [];

/** The submission whose offer they may still choose from; null when there is none. */
const choosing = ({ open, last }: Situation, now: Date): Situation['last'] =>
  open === null && last && last.offered.length > 0 && isRecent(last.closedAt, now, choosingMs) ? last : null;

/** A typed number or yes, as an answer to what was offered; else it says nothing. */
function choose(situation: Situation, now: Date, which: (offered: readonly string[]) => string | undefined): Effect[] {
  const last = choosing(situation, now);
  const factCheckId = last && which(last.offered);
  return factCheckId ? [{ do: 'pick', submissionId: last.id, factCheckId }] : [];
}

/** "I want to talk to a person", typed: about what was asked lately, else there is nothing yet that one could look at. */
function person({ quoted, open, last }: Situation, now: Date): Effect[] {
  const submissionId = quoted?.id ?? open?.id ?? (last && isRecent(last.closedAt, now, personMs) ? last.id : null);
  return submissionId === null
    ? [{ do: 'say', saying: 'help' }]
    : [...feedback({ id: submissionId }, 'person'), { do: 'say', saying: 'noted-person' }];
}

function command(situation: Situation, happening: Extract<Happening, { is: 'command' }>, now: Date): Effect[] {
  switch (happening.command) {
    case 'stop':
      return [{ do: 'stop' }, { do: 'say', saying: 'stopped' }];
    case 'start':
      return situation.stopped
        ? [{ do: 'start' }, { do: 'say', saying: 'started' }]
        : [{ do: 'say', saying: 'greeting' }];
    case 'delete':
      return [{ do: 'say', saying: 'ask-erase' }];
    case 'help':
      return [{ do: 'say', saying: 'help' }];
    case 'status':
      return [{ do: 'tell-status' }];
    case 'person':
      return person(situation, now);
    case 'language':
      return happening.wanted
        ? [
            { do: 'set-language', language: happening.wanted },
            { do: 'say', saying: 'language-set' },
          ]
        : [{ do: 'say', saying: 'choose-language' }];
  }
}
