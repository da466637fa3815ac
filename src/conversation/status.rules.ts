import { botLanguageOf } from '../core/bot-languages.ts';
import { directionOf, isolated } from '../core/direction.ts';
import { shorten } from '../core/graphemes.ts';
import type { Words } from '../core/ports.ts';
import { dayMs } from '../core/time.ts';
import { candidatesOf } from './candidates.rules.ts';
import { isOpenWish, uncheckedWishes } from './wish.rules.ts';
import { filled, phrasesOf } from './words.ts';

/** How far back a question counts as lately asked. Milliseconds. Chosen 2026-11-23. */
export const latelyMs = 30 * dayMs;
/** Questions told one by one; of more only the number is told. Chosen 2026-11-23. */
export const mostTold = 8;

/** What of a submission its state is told by. */
export type Asked = {
  state: string;
  text: string | null;
  claimId: string | null;
  decision: string | null;
  reason: string | null;
  factCheckId: string | null;
  feedback: string | null;
  candidates: unknown;
  openedAt: Date;
};

/** The reason of a submission that a person looked at, and that cannot be checked. */
export const notCheckable = 'not-checkable';

export type AskedState = 'looking' | 'waiting' | 'choosing' | 'answered' | 'unchecked';

/** Where a question stands, as its asker would see it; null for what was no question, or was taken back. */
export function stateOf(asked: Asked): AskedState | null {
  if (asked.state === 'dropped' || asked.text === null || asked.decision === 'chat') return null;
  if (asked.state !== 'decided') return 'looking';
  if (asked.reason === notCheckable && asked.factCheckId === null) return 'unchecked';
  if (isOpenWish(asked.feedback)) return 'waiting';
  if (uncheckedWishes.some((wish) => wish === asked.feedback)) return 'unchecked';
  if (asked.factCheckId !== null || candidatesOf(asked).some((one) => one.picked)) return 'answered';
  return asked.decision === 'ask' ? 'choosing' : 'waiting';
}

/**
 * One message with the state of each question asked lately, newest first; `total` counts those not in the list too. What was
 * asked twice is told once, as it stands now. Who said STOP since is told that no news will come of it.
 */
export function statusWords(
  asked: readonly Asked[],
  total: number,
  { language, stoppedAt }: { language: string | null; stoppedAt: Date | null },
): Words {
  const phrases = phrasesOf(language);
  const claims = new Set<string>();
  const isNew = ({ claimId }: Asked) => claimId === null || claims.size < claims.add(claimId).size;
  const distinct = asked.filter(isNew);
  const told = distinct.flatMap((one) => {
    const state = stateOf(one);
    return state ? [{ state, text: one.text ?? '', openedAt: one.openedAt }] : [];
  });
  if (told.length === 0) return { kind: 'text', body: phrases.statusNone };
  const words = {
    looking: phrases.stateLooking,
    waiting: phrases.stateWaiting,
    choosing: phrases.stateChoosing,
    answered: phrases.stateAnswered,
    unchecked: phrases.stateUnchecked,
  };
  const direction = directionOf(botLanguageOf(language));
  const lines = told
    .slice(0, mostTold)
    .map(({ state, text }, index) => `${index + 1}. “${isolated(opening(text), direction)}”: ${words[state]}`);
  const isSilent = told.some(
    ({ state, openedAt }) => stoppedAt !== null && openedAt < stoppedAt && (state === 'looking' || state === 'waiting'),
  );
  const left = Math.max(total - (asked.length - distinct.length), told.length) - lines.length;
  return {
    kind: 'text',
    body: [
      filled(language, 'statusList', { count: lines.length + left }),
      ...lines,
      ...(left > 0 ? [filled(language, 'statusMore', { count: left })] : []),
      ...(isSilent ? [phrases.statusStopped] : []),
    ].join('\n\n'),
  };
}

/** How a text begins, enough to know it by. Characters as people count them; twice as many UTF-16 units. Chosen 2026-11-23. */
const openingCharacters = 60;

const opening = (text: string): string =>
  shorten(text.replace(/[\s*~`]+/g, ' '), openingCharacters, 2 * openingCharacters);
