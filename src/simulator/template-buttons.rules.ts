import { isObject, type Json } from './happenings.rules.ts';
import { type Template, templateOf } from './templates.rules.ts';
import { listOf } from './text-check.rules.ts';

/**
 * What a tap on each quick reply of a template answers: what the send says of it, else its words. Of a template whose words
 * are not known the send alone tells that there is a button.
 */
export function quickReplies(part: Json, account: Iterable<Template>): { payload: string; text: string }[] {
  const sent = taps(part);
  const known = templateOf(part, account)?.components;
  if (!known) return [...sent.values()].map((payload) => ({ payload, text: payload }));
  return buttonsOf(known).flatMap((button, index) => {
    const text = String(button.text);
    return button.type === 'QUICK_REPLY' ? [{ payload: sent.get(index) ?? text, text }] : [];
  });
}

/** What a send says of quick replies: their payloads, by place. */
const taps = (part: Json): Map<number, string> =>
  new Map(
    listOf(part.components)
      .filter(isObject)
      .filter(({ type, sub_type }) => String(type).toUpperCase() === 'BUTTON' && sub_type === 'quick_reply')
      .map(({ index, parameters }) => [Number(index), String(listOf(parameters).find(isObject)?.payload)]),
  );

const buttonsOf = (components: readonly Json[]): Json[] =>
  listOf(components.find(({ type }) => String(type).toUpperCase() === 'BUTTONS')?.buttons).filter(isObject);
