import { isObject, type Json } from './happenings.rules.ts';
import { type Refused, refusals } from './refusals.rules.ts';
import { checkOptional, checkText, isWebAddress, listOf } from './text-check.rules.ts';

/** Why the Cloud API would refuse an interactive message, or null. Limits: Meta's message reference, read 2026-11. */
export function checkInteractive(part: Json): Refused | null {
  const action = isObject(part.action) ? part.action : {};
  const body = isObject(part.body) ? part.body.text : undefined;
  const footer = isObject(part.footer) ? checkText(part.footer.text, 'footer', 60) : null;
  const fault = footer ?? checkHeader(part);
  if (fault) return fault;
  switch (part.type) {
    case 'button':
      return checkText(body, 'body', 1024) ?? checkButtons(action);
    case 'list':
      return checkText(body, 'body', 4096) ?? checkList(action);
    case 'cta_url':
      return checkText(body, 'body', 1024) ?? checkLink(action);
    case 'location_request_message':
      return (
        checkText(body, 'body', 1024) ??
        (action.name === 'send_location' ? null : refusals.value('action.name is odd.'))
      );
    case 'flow':
      return checkText(body, 'body', 1024) ?? checkFlow(action);
    default:
      return refusals.value(`interactive.type "${String(part.type)}" is not known here.`);
  }
}

function checkHeader(part: Json): Refused | null {
  if (part.header === undefined) return null;
  if (!isObject(part.header)) return refusals.value('header is no object.');
  const { type } = part.header;
  if (type === 'text') return checkText(part.header.text, 'header', 60);
  if (part.type === 'list') return refusals.value('The header of a list is a text.');
  const medium = ['image', 'video', 'document'].includes(String(type)) ? part.header[String(type)] : null;
  return isObject(medium) && (medium.id !== undefined || medium.link !== undefined)
    ? null
    : refusals.value(`header.type "${String(type)}" is not known or holds nothing.`);
}

function checkButtons(action: Json): Refused | null {
  const buttons = listOf(action.buttons);
  if (buttons.some((button) => !isObject(button) || button.type !== 'reply'))
    return refusals.value('Every button is of type reply.');
  const replies = buttons.map((button) => (isObject(button) && isObject(button.reply) ? button.reply : {}));
  return checkChoices(replies, { most: 3, title: 20, id: 256, uniqueTitles: true });
}

function checkList(action: Json): Refused | null {
  const sections = listOf(action.sections).filter(isObject);
  if (sections.length > 10) return refusals.value('more than 10 sections');
  for (const section of sections) {
    const titled = sections.length > 1 ? checkText : checkOptional;
    const fault = titled(section.title, 'section title', 24);
    if (fault) return fault;
  }
  const rows = sections.flatMap((section) => listOf(section.rows)).map((row) => (isObject(row) ? row : {}));
  for (const row of rows) {
    const fault = checkOptional(row.description, 'description', 72);
    if (fault) return fault;
  }
  return (
    checkText(action.button, 'button', 20) ?? checkChoices(rows, { most: 10, title: 24, id: 200, uniqueTitles: false })
  );
}

function checkLink(action: Json): Refused | null {
  const parameters = isObject(action.parameters) ? action.parameters : {};
  if (action.name !== 'cta_url') return refusals.value('action.name must be cta_url.');
  return (
    checkText(parameters.display_text, 'display_text', 20) ??
    (isWebAddress(parameters.url) ? null : refusals.value('url must start with http:// or https://.'))
  );
}

function checkFlow(action: Json): Refused | null {
  const parameters = isObject(action.parameters) ? action.parameters : {};
  if (action.name !== 'flow' || parameters.flow_message_version !== '3')
    return refusals.value('A flow wants action.name flow and flow_message_version 3.');
  if (parameters.flow_id === undefined && parameters.flow_name === undefined)
    return refusals.missing('flow_id or flow_name is missing.');
  const label = checkText(parameters.flow_cta, 'flow_cta', 20);
  if (label) return label;
  return /\p{Extended_Pictographic}/u.test(String(parameters.flow_cta))
    ? refusals.value('flow_cta may hold no emoji.')
    : null;
}

type Most = { most: number; title: number; id: number; uniqueTitles: boolean };

function checkChoices(choices: readonly Json[], limits: Most): Refused | null {
  if (choices.length < 1 || choices.length > limits.most)
    return refusals.value(`${choices.length} choices; 1 to ${limits.most} may be.`);
  for (const choice of choices) {
    const fault = checkText(choice.title, 'title', limits.title) ?? checkText(choice.id, 'id', limits.id);
    if (fault) return fault;
  }
  const repeated = (key: string) => new Set(choices.map((choice) => choice[key])).size < choices.length;
  if (repeated('id') || (limits.uniqueTitles && repeated('title'))) return refusals.value('Two choices are the same.');
  return null;
}
