import { isObject, plainText } from './message-parts.rules.ts';

/** Kinds of message by the provider's type, as a person calls them. Source: Meta's webhook reference, read 2026-11. */
const kinds: Readonly<Record<string, string>> = {
  text: 'words',
  image: 'a picture',
  video: 'a film',
  audio: 'a sound',
  voice: 'a voice note',
  document: 'a document',
  sticker: 'a sticker',
  location: 'a place',
  contacts: 'contacts',
  interactive: 'an answer to a choice',
  button: 'a tap on a button',
  reaction: 'a reaction',
  order: 'an order',
  system: 'news of the account',
  edit: 'an edit of a message',
  revoke: 'a message taken back',
  request_welcome: 'a first look at the chat',
};

const answers: Readonly<Record<string, string>> = {
  button_reply: 'a tap on a button',
  list_reply: 'a choice from a list',
  nfm_reply: 'a form filled in',
};

/** What somebody sent, in words for a screen: "a voice note", "a place". A kind we do not know is said to be one. */
export function kindWords(type: string, payload: unknown): string {
  const part = isObject(payload) ? payload[type] : null;
  if (type === 'audio' && isObject(part) && part.voice === true) return 'a voice note';
  if (type === 'interactive' && isObject(part)) {
    const kind = plainText(part.type);
    return (Object.hasOwn(answers, kind) ? answers[kind] : null) ?? 'an answer to a choice';
  }
  return Object.hasOwn(kinds, type) ? (kinds[type] ?? '') : 'a message of a kind that cannot be read here';
}
