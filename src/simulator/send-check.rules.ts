import { isObject, type Json } from './happenings.rules.ts';

/** A refusal as the Cloud API words it. */
export type Refused = { status: number; code: number; message: string; details: string };

export const refusals = {
  token: { status: 401, code: 190, message: 'Invalid OAuth access token - Cannot parse access token', details: '' },
  parameter: (details: string): Refused => ({ status: 400, code: 100, message: '(#100) Invalid parameter', details }),
  missing: (details: string): Refused => ({
    status: 400,
    code: 131008,
    message: '(#131008) Required parameter is missing',
    details,
  }),
  value: (details: string): Refused => ({
    status: 400,
    code: 131009,
    message: '(#131009) Parameter value is not valid',
    details,
  }),
  throughput: {
    status: 429,
    code: 130429,
    message: '(#130429) Rate limit hit',
    details: 'Cloud API message throughput has been reached.',
  },
  pair: {
    status: 400,
    code: 131056,
    message: '(#131056) (Business Account, Consumer Account) pair rate limit hit',
    details: 'Too many messages to this phone in a short time.',
  },
  window: {
    status: 400,
    code: 131047,
    message: '(#131047) Re-engagement message',
    details: 'More than 24 hours have passed since the recipient last wrote.',
  },
  inside: {
    status: 500,
    code: 131000,
    message: '(#131000) Something went wrong',
    details: 'Message failed to send because of an unknown error.',
  },
  template: {
    status: 404,
    code: 132001,
    message: '(#132001) Template name does not exist in the translation',
    details: 'There is no such template in this language.',
  },
  count: {
    status: 400,
    code: 132000,
    message: '(#132000) Number of parameters does not match',
    details: 'The template wants another number of parameters.',
  },
} as const;

/** A template the account has; `parameters` is how many its body takes, null when any number will do. */
export type Template = { name: string; language: string; parameters: number | null };

/** Why the Cloud API would refuse this message whoever it goes to, or null. Limits as in Meta's reference, read 2026-11. */
export function checkMessage(request: Json, templates: readonly Template[]): Refused | null {
  if (request.messaging_product !== 'whatsapp') return refusals.parameter('messaging_product must be "whatsapp".');
  if (request.to === undefined && request.recipient === undefined)
    return refusals.missing('to or recipient is missing.');
  if (request.to !== undefined && !/^\+\d{5,20}$/.test(String(request.to))) {
    return refusals.parameter(
      'to must be a number with + and country code: without it the message may reach a stranger.',
    );
  }
  if (request.to === undefined && !/^[A-Z]{2}\.(ENT\.)?[0-9A-Za-z]{1,128}$/.test(String(request.recipient))) {
    return refusals.parameter('recipient is no user id.');
  }
  if (typeof request.biz_opaque_callback_data === 'string' && request.biz_opaque_callback_data.length > 512) {
    return refusals.parameter('biz_opaque_callback_data is longer than 512 characters.');
  }
  const type = String(request.type ?? 'text');
  const part = request[type];
  if (!isObject(part)) return refusals.missing(`${type} is missing.`);
  return checkPart(type, part, templates);
}

function checkPart(type: string, part: Json, templates: readonly Template[]): Refused | null {
  switch (type) {
    case 'text':
      return checkText(part.body, 'text.body', 4096);
    case 'interactive':
      return checkInteractive(part);
    case 'reaction':
      return typeof part.message_id === 'string' && typeof part.emoji === 'string'
        ? null
        : refusals.missing('reaction wants message_id and emoji.');
    case 'template':
      return checkTemplate(part, templates);
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      if (part.id === undefined && part.link === undefined) return refusals.missing(`${type} wants id or link.`);
      return part.caption === undefined ? null : checkText(part.caption, 'caption', 1024);
    default:
      return {
        status: 400,
        code: 131051,
        message: '(#131051) Unsupported message type',
        details: `${type} is not supported.`,
      };
  }
}

function checkInteractive(part: Json): Refused | null {
  const action = isObject(part.action) ? part.action : {};
  const bodyText = isObject(part.body) ? part.body.text : undefined;
  const footer = isObject(part.footer) ? checkText(part.footer.text, 'footer', 60) : null;
  if (footer) return footer;
  if (part.type === 'button') {
    const replies = listOf(action.buttons).map((button) =>
      isObject(button) && isObject(button.reply) ? button.reply : {},
    );
    return (
      checkText(bodyText, 'body', 1024) ?? checkChoices(replies, { most: 3, title: 20, id: 256, uniqueTitles: true })
    );
  }
  if (part.type === 'list') {
    const sections = listOf(action.sections).filter(isObject);
    const rows = sections.flatMap((section) => listOf(section.rows)).map((row) => (isObject(row) ? row : {}));
    const long = rows.find((row) => row.description !== undefined && checkText(row.description, 'description', 72));
    return (
      checkText(bodyText, 'body', 4096) ??
      checkText(action.button, 'button', 20) ??
      (sections.length > 10 ? refusals.value('more than 10 sections') : null) ??
      (long ? checkText(long.description, 'description', 72) : null) ??
      checkChoices(rows, { most: 10, title: 24, id: 200, uniqueTitles: false })
    );
  }
  if (part.type === 'cta_url') return checkText(bodyText, 'body', 1024);
  return refusals.value(`interactive.type "${String(part.type)}" is not known here.`);
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

function checkTemplate(part: Json, templates: readonly Template[]): Refused | null {
  const code = isObject(part.language) ? part.language.code : undefined;
  const found = templates.find((template) => template.name === part.name && template.language === code);
  if (!found) return { ...refusals.template, details: `There is no template ${String(part.name)} in ${String(code)}.` };
  const body = listOf(part.components).find((component) => isObject(component) && component.type === 'body');
  const given = isObject(body) ? listOf(body.parameters).length : 0;
  return found.parameters !== null && found.parameters !== given ? refusals.count : null;
}

function checkText(text: unknown, name: string, most: number): Refused | null {
  if (typeof text !== 'string' || text === '') return refusals.missing(`${name} is missing.`);
  return text.length > most ? refusals.value(`${name} is longer than ${most} characters.`) : null;
}

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
