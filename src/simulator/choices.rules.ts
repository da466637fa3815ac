import { isObject, type Json, type Said } from './happenings.rules.ts';
import { quickReplies } from './template-buttons.rules.ts';
import type { Template } from './templates.rules.ts';
import { listOf } from './text-check.rules.ts';

/**
 * What a message offers to tap: reply buttons, the rows of a list with the section they stand in, or the quick replies of
 * a template.
 */
export type Choice = { kind: 'button_reply' | 'list_reply' | 'button'; choice: Json; section: string };

export function choicesOf(payload: Json, templates: Iterable<Template> = []): Choice[] {
  if (isObject(payload.template))
    return quickReplies(payload.template, templates).map((choice) => ({ kind: 'button', choice, section: '' }));
  const part = isObject(payload.interactive) ? payload.interactive : {};
  const action = isObject(part.action) ? part.action : {};
  const buttons = listOf(action.buttons).flatMap((button) =>
    isObject(button) && isObject(button.reply)
      ? [{ kind: 'button_reply' as const, choice: button.reply, section: '' }]
      : [],
  );
  const rows = listOf(action.sections)
    .filter(isObject)
    .flatMap((section) =>
      listOf(section.rows)
        .filter(isObject)
        .map((choice) => ({ kind: 'list_reply' as const, choice, section: String(section.title ?? '') })),
    );
  return [...buttons, ...rows];
}

export const partOf = (said: Pick<Said, 'type' | 'payload'>): Json => {
  const part = said.payload[said.type];
  return isObject(part) ? part : {};
};

/** The words of a message in either direction; empty for media without any. Templates are filled elsewhere. */
export function wordsIn(said: Pick<Said, 'type' | 'payload'>): string {
  const part = partOf(said);
  const chosen = [part.button_reply, part.list_reply].find(isObject);
  const body = isObject(part.body) ? part.body.text : part.body;
  const words = chosen?.title ?? body ?? part.caption ?? part.text;
  return typeof words === 'string' ? words : '';
}
