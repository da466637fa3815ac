import { invalid } from '../../core/errors.ts';
import type { Address, Messenger, Words } from '../../core/ports.ts';

type Message = Parameters<Messenger['send']>[0];
type Json = Record<string, unknown>;

/** Longest texts, in UTF-16 units (the strictest reading of "characters"). Source: Meta's message reference, read 2026-11. */
export const limits = {
  text: 4096,
  buttonsBody: 1024,
  listBody: 4096,
  footer: 60,
  buttonTitle: 20,
  buttonId: 256,
  buttons: 3,
  linkBody: 1024,
  linkButton: 20,
  listButton: 20,
  rowTitle: 24,
  rowDescription: 72,
  rowId: 200,
  rows: 10,
  opaque: 512,
  templateParameter: 1024,
} as const;

/**
 * The request body of one send. Texts for people are cut to the limit at a sentence, else at a grapheme, as the last guard:
 * nothing that we say comes near it, so nothing is split into several messages (`test/sent-whole.test.ts`). What only a
 * programming fault can break (counts, ids, addresses) throws Invalid `words.…`.
 */
export function toWire(message: Message): Json {
  const { opaque, replyTo } = message;
  if (opaque.length > limits.opaque)
    throw invalid('words.opaque-too-long', 'The opaque id is longer than 512 characters.');
  const mayQuote = replyTo && message.words.kind !== 'reaction' && message.words.kind !== 'template';
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...toAddress(message.to),
    ...(mayQuote ? { context: { message_id: replyTo } } : {}),
    ...toWords(message.words),
    biz_opaque_callback_data: opaque,
  };
}

/** A number always travels with `+`: without it the provider prepends our own country and may reach a stranger. */
function toAddress(to: Address): Json {
  if ('userId' in to) {
    if (!/^[A-Z]{2}\.(ENT\.)?[0-9A-Za-z]{1,128}$/.test(to.userId))
      throw invalid('words.bad-address', 'The user id has no such shape.');
    return { recipient: to.userId };
  }
  const digits = /^\+?(\d{5,20})$/.exec(to.phone)?.[1];
  if (!digits) throw invalid('words.bad-address', 'The phone number is not made of 5 to 20 digits.');
  return { to: `+${digits}` };
}

function toWords(words: Words): Json {
  switch (words.kind) {
    case 'text':
      return {
        type: 'text',
        text: { body: cutAtSentence(needed(words.body), limits.text), preview_url: words.previewUrl ?? false },
      };
    case 'buttons':
      return { type: 'interactive', interactive: toButtons(words) };
    case 'list':
      return { type: 'interactive', interactive: toList(words) };
    case 'link':
      return { type: 'interactive', interactive: toLink(words) };
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: words.wamid, emoji: words.emoji } };
    case 'template':
      return { type: 'template', template: toTemplate(words) };
  }
}

function toButtons(words: Extract<Words, { kind: 'buttons' }>): Json {
  const buttons = words.buttons.map(({ id, title }) => ({ id, title: cut(needed(title), limits.buttonTitle) }));
  checkChoices(buttons, { most: limits.buttons, idUnits: limits.buttonId });
  if (new Set(buttons.map((button) => button.title)).size < buttons.length) {
    throw invalid(
      'words.titles-repeat',
      `Two buttons read the same after 20 characters: ${buttons.map((button) => button.title).join(', ')}.`,
    );
  }
  return {
    type: 'button',
    body: { text: cutAtSentence(needed(words.body), limits.buttonsBody) },
    ...(words.footer ? { footer: { text: cut(needed(words.footer), limits.footer) } } : {}),
    action: { buttons: buttons.map((reply) => ({ type: 'reply', reply })) },
  };
}

function toList(words: Extract<Words, { kind: 'list' }>): Json {
  checkChoices(words.rows, { most: limits.rows, idUnits: limits.rowId });
  const rows = words.rows.map(({ id, title, description }) => ({
    id,
    title: cut(needed(title), limits.rowTitle),
    ...(description ? { description: cut(needed(description), limits.rowDescription) } : {}),
  }));
  return {
    type: 'list',
    body: { text: cutAtSentence(needed(words.body), limits.listBody) },
    action: { button: cut(needed(words.button), limits.listButton), sections: [{ rows }] },
  };
}

function toLink(words: Extract<Words, { kind: 'link' }>): Json {
  if (!/^https?:\/\/[^\s]+$/i.test(words.url))
    throw invalid('words.bad-url', 'The address of a link is no http address.');
  const parameters = { display_text: cut(needed(words.button), limits.linkButton), url: words.url };
  return {
    type: 'cta_url',
    body: { text: cutAtSentence(needed(words.body), limits.linkBody) },
    action: { name: 'cta_url', parameters },
  };
}

function toTemplate(words: Extract<Words, { kind: 'template' }>): Json {
  // Parameters may hold no line break, tab or run of four blanks (132012).
  const parameters = words.parameters.map((text) => ({
    type: 'text',
    text: cut(needed(text.replace(/\s+/g, ' ').trim()), limits.templateParameter),
  }));
  const components = [
    ...(parameters.length > 0 ? [{ type: 'body', parameters }] : []),
    ...(words.tap
      ? [{ type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: words.tap }] }]
      : []),
  ];
  return {
    name: words.name,
    language: { code: words.language },
    ...(components.length > 0 ? { components } : {}),
  };
}

function checkChoices(choices: readonly { id: string }[], { most, idUnits }: { most: number; idUnits: number }): void {
  if (choices.length < 1 || choices.length > most)
    throw invalid('words.choices-count', `There are ${choices.length} choices; 1 to ${most} can be sent.`);
  if (new Set(choices.map((choice) => choice.id)).size < choices.length)
    throw invalid('words.ids-repeat', 'Two choices have the same id.');
  const odd = choices.find(({ id }) => id === '' || id.length > idUnits);
  if (odd)
    throw invalid('words.bad-id', `The id "${odd.id.slice(0, 40)}" is empty or longer than ${idUnits} characters.`);
}

/** What no phone can show: control characters, and half a character, which no JSON reader has to take. */
const unshown = /[\p{Cc}\p{Cs}]/gu;
const isBreak = (character: string) => character === '\n' || character === '\t';

/** A text without what no phone can show. Throws Invalid `words.empty` when nothing is left. */
function needed(text: string): string {
  const shown = text.replace(unshown, (character) => (isBreak(character) ? character : ''));
  if (shown.trim() === '') throw invalid('words.empty', 'There is a part without words.');
  return shown;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** At most `units` UTF-16 units, cut between graphemes, with an ellipsis where something was left out. */
export function cut(text: string, units: number): string {
  if (text.length <= units) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > units - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** The same for a text of sentences: cut behind the last whole one, if that leaves half of what fits at least. */
export function cutAtSentence(text: string, units: number): string {
  if (text.length <= units) return text;
  let kept = '';
  for (const { segment } of sentences.segment(text.slice(0, units))) {
    if (kept.length + segment.length >= units) break;
    kept += segment;
  }
  return kept.trim().length >= units / 2 ? `${kept.trimEnd()}…` : cut(text, units);
}
