import { afterCorrection } from './correction.rules.ts';
import { kindOf } from './message-kind.rules.ts';
import type { Happening } from './situation.rules.ts';
import { tapOf } from './tap.rules.ts';

/** What of a stored message the conversation reads. */
export type MessageParts = {
  type: string;
  text: string | null;
  payload: unknown;
  forwarded: 'no' | 'forwarded' | 'often';
};

/** A typed line shorter than this is often the first of several, or a detail of what was said. Words. Chosen 2026-11. */
export const fragmentWords = 8;

const mediaTypes = new Set(['image', 'audio', 'voice', 'video', 'document', 'sticker']);
const silentTypes = new Set(['reaction', 'system', 'request_welcome']);
const textTypes = new Set(['text', 'interactive', 'button', 'edit']);

/** What an asker did by sending this message, in house terms. `language` is what we know of the asker. */
export function happeningOf(message: MessageParts, language: string | null): Happening {
  if (silentTypes.has(message.type)) return { is: 'nothing' };
  if (message.type === 'edit' || message.type === 'revoke') return { is: message.type };
  const tapped = tapIn(message.payload);
  if (tapped) return { is: 'tap', tap: tapped };
  const text = message.text?.trim() ?? '';
  const forwarded = message.forwarded !== 'no';
  if (text === '') return mediaTypes.has(message.type) ? { is: 'media', forwarded } : { is: 'unreadable' };
  if (!textTypes.has(message.type) && !mediaTypes.has(message.type)) return { is: 'unreadable' };
  const meant = forwarded ? null : afterCorrection(text);
  if (meant !== null) return { is: 'correction', whole: isWhole(meant) };
  const typedNumber = forwarded ? null : loneNumber.exec(text);
  if (typedNumber) return { is: 'number', number: digitOf(typedNumber[1] ?? '') };
  const { kind, command, languageWanted } = kindOf(text, language ?? 'en');
  if (command && !forwarded) {
    return command === 'language'
      ? { is: 'command', command, wanted: languageWanted ?? null }
      : { is: 'command', command };
  }
  switch (kind) {
    case 'claim':
    case 'link':
      return {
        is: 'words',
        fragment: !forwarded && !isWhole(text),
        forwarded,
        part: isLaterPart(text),
        bare: kind === 'link',
      };
    case 'question':
      return mediaTypes.has(message.type) ? { is: 'media', forwarded } : { is: 'question' };
    case 'help':
      return { is: 'command', command: 'help' };
    case 'affirm':
    case 'deny':
    case 'greeting':
    case 'thanks':
    case 'chat':
    case 'empty':
      return { is: kind };
  }
}

/** What of a message is part of what is asked about, rather than politeness around it; null when nothing is. */
export function claimWords(message: MessageParts, language: string | null): string | null {
  if (message.type === 'edit') return claimWords({ ...message, type: 'text' }, language);
  const { is } = happeningOf(message, language);
  if (is === 'correction') return afterCorrection(message.text ?? '');
  return is === 'words' ? message.text : null;
}

const isWhole = (text: string) => text.split(/\s+/u).length >= fragmentWords;

const loneNumber = /^[\s*#(]*([1-9१-९১-৯١-٩۱-۹])[\s.)*\p{M}]*$/u;

const partWord = '(?:part|parte|partie|bagian|sehemu|bölüm|kashi|भाग|bhaag|অংশ|حصہ|الجزء)';
const laterPart = new RegExp(
  [
    String.raw`^[\s*_([]*(?:${partWord}[\s.:#]*)?(?:[2-9]|1\d)\s*(?:[/／]\s*\d{1,2}|\)|\])`,
    String.raw`^[\s*_([]*${partWord}[\s.:#]*(?:[2-9]|1\d)(?!\d)`,
    String.raw`^[\s*_([]*(?:continued|cont'?d|continuación|continuação|suite|lanjutan|devamı)(?!\p{L})`,
  ].join('|'),
  'iu',
);
/** "2/3", "(2)", "part 2", "continued": a message that goes on from another one says so at its beginning. */
const isLaterPart = (text: string) => laterPart.test(text);

/** A digit of any script we read. */
function digitOf(digit: string): number {
  const zeros = [0x30, 0x966, 0x9e6, 0x660, 0x6f0];
  const point = digit.codePointAt(0) ?? 0;
  return zeros.map((zero) => point - zero).find((value) => value >= 0 && value <= 9) ?? 0;
}

function tapIn(payload: unknown) {
  const parts = payload as {
    interactive?: { button_reply?: { id?: unknown }; list_reply?: { id?: unknown } };
    button?: { payload?: unknown };
  } | null;
  const id = parts?.interactive?.button_reply?.id ?? parts?.interactive?.list_reply?.id ?? parts?.button?.payload;
  return typeof id === 'string' ? tapOf(id) : null;
}

/** Provider's id of the message that an edit or a deletion is about; null for other messages. */
export function originalOf(message: Pick<MessageParts, 'type' | 'payload'>): string | null {
  if (message.type !== 'edit' && message.type !== 'revoke') return null;
  const parts = message.payload as Record<string, { original_message_id?: unknown } | undefined> | null;
  const id = parts?.[message.type]?.original_message_id;
  return typeof id === 'string' ? id : null;
}
