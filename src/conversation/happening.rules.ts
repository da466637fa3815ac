import type { Happening } from './conversation.rules.ts';
import { tapOf } from './conversation.rules.ts';
import { kindOf } from './message-kind.rules.ts';

/** What of a stored message the conversation reads. */
export type MessageParts = {
  type: string;
  text: string | null;
  payload: unknown;
  forwarded: 'no' | 'forwarded' | 'often';
};

/** A typed line shorter than this is often the first of several. Words. Chosen 2026-11. */
export const fragmentWords = 8;

const mediaTypes = new Set(['image', 'audio', 'voice', 'video', 'document', 'sticker']);
const silentTypes = new Set(['reaction', 'system', 'edit', 'revoke', 'request_welcome']);
const textTypes = new Set(['text', 'interactive', 'button']);

/** What an asker did by sending this message, in house terms. `language` is what we know of the asker. */
export function happeningOf(message: MessageParts, language: string | null): Happening {
  if (silentTypes.has(message.type)) return { is: 'nothing' };
  const tapped = tapIn(message.payload);
  if (tapped) return { is: 'tap', tap: tapped };
  const text = message.text?.trim() ?? '';
  if (text === '') return mediaTypes.has(message.type) ? { is: 'media' } : { is: 'unreadable' };
  if (!textTypes.has(message.type) && !mediaTypes.has(message.type)) return { is: 'unreadable' };
  const { kind, command, languageWanted } = kindOf(text, language ?? 'en');
  if (command && message.forwarded === 'no') {
    return command === 'language'
      ? { is: 'command', command, wanted: languageWanted ?? null }
      : { is: 'command', command };
  }
  switch (kind) {
    case 'claim':
    case 'link':
      return { is: 'words', fragment: message.forwarded === 'no' && text.split(/\s+/u).length < fragmentWords };
    case 'question':
      return mediaTypes.has(message.type) ? { is: 'media' } : { is: 'question' };
    case 'help':
      return { is: 'command', command: 'help' };
    case 'affirm':
    case 'deny':
      return { is: 'affirm' };
    case 'greeting':
    case 'thanks':
    case 'chat':
    case 'empty':
      return { is: kind };
  }
}

/** Whether a message's words are part of what is asked about, rather than politeness around it. */
export const holdsClaim = (message: MessageParts, language: string | null): boolean =>
  happeningOf(message, language).is === 'words';

function tapIn(payload: unknown) {
  const parts = payload as {
    interactive?: { button_reply?: { id?: unknown }; list_reply?: { id?: unknown } };
    button?: { payload?: unknown };
  } | null;
  const id = parts?.interactive?.button_reply?.id ?? parts?.interactive?.list_reply?.id ?? parts?.button?.payload;
  return typeof id === 'string' ? tapOf(id) : null;
}
