import { plain } from './message-kind.rules.ts';
import type { Effect } from './situation.rules.ts';

/** A button or list row of ours, by the id it carries. */
export type Tap =
  | { on: 'helpful' | 'not-mine' | 'person' | 'none'; submissionId: string }
  | { on: 'pick'; submissionId: string; factCheckId: string }
  | { on: 'language'; language: string }
  | { on: 'languages'; page: number }
  | { on: 'erase'; sure: boolean }
  | { on: 'open' };

/** The id a button carries for a tap: at most 256 characters, the provider's limit (read 2026-11). */
export function tapId(tapped: Tap): string {
  switch (tapped.on) {
    case 'pick':
      return `pick:${tapped.submissionId}:${tapped.factCheckId}`;
    case 'language':
      return `language:${tapped.language}`;
    case 'languages':
      return `languages:${tapped.page}`;
    case 'erase':
      return `erase:${tapped.sure ? 'yes' : 'no'}`;
    case 'open':
      return 'open';
    default:
      return `${tapped.on}:${tapped.submissionId}`;
  }
}

/** The tap an id stands for; null for one that is not ours. */
export function tapOf(id: string): Tap | null {
  const [on, first = '', second = ''] = id.split(':');
  if (on === 'open') return { on };
  if (first === '') return null;
  if (on === 'pick') return second === '' ? null : { on, submissionId: first, factCheckId: second };
  if (on === 'language') return { on, language: first };
  if (on === 'languages') return /^[1-9]$/.test(first) ? { on, page: Number(first) } : null;
  if (on === 'erase') return { on, sure: first === 'yes' };
  if (on === 'helpful' || on === 'not-mine' || on === 'person' || on === 'none') return { on, submissionId: first };
  return null;
}

/** Typed words longer than this name no button: titles have at most 24 characters. UTF-16 units. */
export const longestTitle = 60;

/** The tap that typed words stand for: those of a button's title, however written; null when they name none of these. */
export function tapNamed(typed: string, choices: readonly { id: string; title: string }[]): Tap | null {
  const words = plain(typed).join(' ');
  const named = words === '' ? undefined : choices.find((choice) => plain(choice.title).join(' ') === words);
  return named ? tapOf(named.id) : null;
}

/** What follows from a tap. "Not what I asked" says nothing yet: what else may be meant is looked up first, and then a person is named. */
export function afterTap(tapped: Tap): Effect[] {
  switch (tapped.on) {
    case 'helpful':
      return [
        { do: 'feedback', submissionId: tapped.submissionId, feedback: 'helpful' },
        { do: 'react', emoji: '🙏' },
      ];
    case 'not-mine':
    case 'none':
      return [{ do: 'feedback', submissionId: tapped.submissionId, feedback: 'not-mine' }];
    case 'person':
      return [
        { do: 'feedback', submissionId: tapped.submissionId, feedback: 'person' },
        { do: 'say', saying: 'noted-person' },
      ];
    case 'pick':
      return [{ do: 'pick', submissionId: tapped.submissionId, factCheckId: tapped.factCheckId }];
    case 'language':
      return [
        { do: 'set-language', language: tapped.language },
        { do: 'say', saying: 'language-set' },
      ];
    case 'languages':
      return [{ do: 'say', saying: 'choose-language', page: tapped.page }];
    case 'erase':
      return tapped.sure ? [{ do: 'erase' }] : [{ do: 'say', saying: 'kept-data' }];
    case 'open':
      return [];
  }
}
