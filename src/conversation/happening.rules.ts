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
/** What the provider calls unsupported and is not said to us: done to a message, or a vote. Source: Meta's webhook reference, read 2026-11. */
const housekeeping = new Set(['keep_in_chat', 'pin', 'poll_update', 'reaction']);
/** Kinds without words that a case page describes. */
const shownTypes = new Set(['location', 'contacts', 'order']);
const textTypes = new Set(['text', 'interactive', 'button', 'edit']);

/** What an asker did by sending this message, in house terms. `language` is what we know of the asker. */
export function happeningOf(message: MessageParts, language: string | null): Happening {
  if (message.type === 'reaction' && isLike(message.payload)) return { is: 'liked' };
  if (silentTypes.has(message.type) || isHousekeeping(message.payload)) return { is: 'nothing' };
  if (message.type === 'revoke') return { is: 'revoke' };
  if (message.type === 'edit') return { is: 'edit', asks: claimWords(message, language) !== null };
  const tapped = tapIn(message.payload);
  if (tapped) return { is: 'tap', tap: tapped };
  const text = message.text?.trim() ?? '';
  const forwarded = message.forwarded !== 'no';
  const isMedia = mediaTypes.has(message.type);
  // A sticker is a smile, unless it goes around.
  if (message.type === 'sticker' && !forwarded) return { is: 'empty' };
  if (text === '' && isMedia) return { is: 'media', forwarded };
  if (text === '' || (!textTypes.has(message.type) && !isMedia))
    return { is: 'unreadable', shown: shownTypes.has(message.type) };
  const meant = forwarded ? null : afterCorrection(text);
  if (meant !== null) return { is: 'correction', whole: isWhole(meant) };
  const number = forwarded ? null : loneNumber.exec(text);
  if (number) return isMedia ? { is: 'media', forwarded } : { is: 'number', number: digitOf(number[1] ?? '') };
  const { kind, command, languageWanted } = kindOf(text, language ?? 'en');
  // A greeting under a picture is about the picture; an order is obeyed wherever it stands.
  const isOrder = !forwarded && (command === 'stop' || command === 'delete');
  if (isMedia && !isOrder && kind !== 'claim' && kind !== 'link') return { is: 'media', forwarded };
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
        asks: /[?؟]/u.test(text),
      };
    case 'help':
      return { is: 'command', command: 'help' };
    case 'question':
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

function isHousekeeping(payload: unknown): boolean {
  const kind = (payload as { unsupported?: { type?: unknown } } | null)?.unsupported?.type;
  return typeof kind === 'string' && housekeeping.has(kind);
}

const isWhole = (text: string) => text.split(/\s+/u).length >= fragmentWords;

const loneNumber = /^[\s*#(]*([1-9१-९১-৯١-٩۱-۹])[\s.)*\p{M}]*$/u;

const partWord = '(?:part|parte|partie|bagian|sehemu|bölüm|bolum|kashi|भाग|bhaag|bhag|অংশ|পর্ব|حصہ|الجزء|جزء)';
/** From two on, in the digits of any script we read. */
const laterNumber = String.raw`(?:[2-9२-९২-৯٢-٩۲-۹]|[1१১١۱]\p{Nd})`;
const laterPart = new RegExp(
  [
    String.raw`^[\s*_([]*(?:${partWord}[\s.:#]*)?${laterNumber}\s*(?:[/／]\s*\p{Nd}{1,2}|\)|\])`,
    String.raw`^[\s*_([]*${partWord}[\s.:#]*${laterNumber}(?!\p{Nd})`,
    String.raw`^[\s*_([]*(?:continued|cont'?d|continuaci[oó]n|continua[cç][aã]o|suite|lanjutan|devam[ıi])(?!\p{L})`,
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

/** Whether a reaction says well done, in whatever colour. A thumb down may mean the news, and counts as nothing. */
function isLike(payload: unknown): boolean {
  const { emoji } = (payload as { reaction?: { emoji?: unknown } } | null)?.reaction ?? {};
  return typeof emoji === 'string' && /^(?:👍|❤|🙏|👏|💯|💚|💙|🧡|💛|💜|🤍)[\u{1f3fb}-\u{1f3ff}\ufe0f]*$/u.test(emoji);
}

/** Provider's id of the message that an edit, a deletion or a reaction is about; null for other messages. */
export function originalOf(message: Pick<MessageParts, 'type' | 'payload'>): string | null {
  const parts = message.payload as Record<string, Record<string, unknown> | undefined> | null;
  const isChange = message.type === 'edit' || message.type === 'revoke';
  const about = message.type === 'reaction' ? parts?.reaction?.message_id : null;
  const id = isChange ? parts?.[message.type]?.original_message_id : about;
  return typeof id === 'string' ? id : null;
}
