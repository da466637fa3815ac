import { isObject, type Json } from './happenings.rules.ts';
import { type Refused, refusals } from './refusals.rules.ts';
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
    return isQuickReply(button.type) ? [{ payload: sent.get(index) ?? text, text }] : [];
  });
}

/**
 * Why the provider would not send a template with these components for its buttons, or null: one that the template does
 * not have, or a quick reply without a payload. Source: Meta's error codes, 132018, read 2026-11.
 */
export function checkTaps(part: Json, template: Template): Refused | null {
  const known = template.components && buttonsOf(template.components);
  for (const { index, sub_type, parameters } of buttonParts(part)) {
    const place = `button at index ${String(index)}`;
    if (known && String(known[Number(index)]?.type).toLowerCase() !== String(sub_type).toLowerCase())
      return refusals.button(`The template has no ${String(sub_type)} ${place}.`);
    const payload = listOf(parameters).find(isObject)?.payload;
    if (isQuickReply(sub_type) && (typeof payload !== 'string' || payload === ''))
      return refusals.button(`The ${place} has no payload.`);
  }
  return null;
}

/** What a send says of quick replies: their payloads, by place. */
const taps = (part: Json): Map<number, string> =>
  new Map(
    buttonParts(part)
      .filter(({ sub_type }) => isQuickReply(sub_type))
      .map(({ index, parameters }) => [Number(index), String(listOf(parameters).find(isObject)?.payload)]),
  );

const isQuickReply = (type: unknown) => String(type).toLowerCase() === 'quick_reply';

const buttonParts = (part: Json): Json[] =>
  listOf(part.components)
    .filter(isObject)
    .filter(({ type }) => String(type).toUpperCase() === 'BUTTON');

const buttonsOf = (components: readonly Json[]): Json[] =>
  listOf(components.find(({ type }) => String(type).toUpperCase() === 'BUTTONS')?.buttons).filter(isObject);
