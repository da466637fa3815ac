import { isObject, type Json } from './happenings.rules.ts';
import { checkInteractive } from './interactive-check.rules.ts';
import { type Refused, refusals } from './refusals.rules.ts';
import { checkTaps } from './template-buttons.rules.ts';
import { checkTemplate, type Template, templateOf } from './templates.rules.ts';
import { checkOptional, checkText, isWebAddress, listOf } from './text-check.rules.ts';

/** What of the account a message is checked against. */
export type SendWorld = {
  templates: readonly Template[];
  /** The kind of file and its size in bytes under an id, or null. Left out: no id is known. */
  medium?: (id: string) => { mimeType: string; byteCount: number } | null;
  /** Our own number, digits. */
  ourNumber?: string;
};

/** Why the Cloud API would refuse this message whoever it goes to, or null. Limits: Meta's reference, read 2026-11. */
export function checkMessage(request: Json, world: SendWorld): Refused | null {
  if (request.messaging_product !== 'whatsapp') return refusals.parameter('messaging_product must be "whatsapp".');
  if ((request.recipient_type ?? 'individual') !== 'individual')
    return refusals.parameter('recipient_type must be "individual".');
  const type = String(request.type ?? 'text');
  const part = request[type];
  const fault = checkAddress(request, world) ?? checkEnvelope(request, type);
  if (fault) return fault;
  if (!knownTypes.has(type)) return refusals.kind(`${type} is not supported.`);
  if (type === 'contacts') return checkContacts(part);
  if (!isObject(part)) return refusals.missing(`${type} is missing.`);
  return checkPart(type, part, { ...world, isToUserId: request.to === undefined });
}

const knownTypes = new Set(
  'text image audio video document sticker interactive reaction template contacts location'.split(' '),
);

function checkAddress(request: Json, world: SendWorld): Refused | null {
  if (request.to === undefined && request.recipient === undefined)
    return refusals.missing('to or recipient is missing.');
  if (request.to !== undefined && !/^\+\d{5,20}$/.test(String(request.to)))
    return refusals.parameter(
      'to must be a number with + and country code: without it the message may reach a stranger.',
    );
  if (request.to === `+${world.ourNumber}`) return refusals.ourselves;
  if (request.to === undefined && !/^[A-Z]{2}\.(ENT\.)?[0-9A-Za-z]{1,128}$/.test(String(request.recipient)))
    return refusals.parameter('recipient is no user id.');
  return null;
}

function checkEnvelope(request: Json, type: string): Refused | null {
  const { biz_opaque_callback_data: opaque, context } = request;
  if (opaque !== undefined && (typeof opaque !== 'string' || opaque.length > 512))
    return refusals.parameter('biz_opaque_callback_data is a text of at most 512 characters.');
  if (context === undefined) return null;
  if (!isObject(context) || typeof context.message_id !== 'string')
    return refusals.value('context.message_id is missing.');
  return type === 'reaction' ? refusals.value('A reaction cannot quote.') : null;
}

type PartWorld = SendWorld & { isToUserId: boolean };

function checkPart(type: string, part: Json, world: PartWorld): Refused | null {
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
      return checkTemplate(part, world.templates) ?? checkButtons(part, world) ?? checkAuthentication(part, world);
    case 'location':
      return Math.abs(Number(part.latitude)) <= 90 && Math.abs(Number(part.longitude)) <= 180
        ? null
        : refusals.value('latitude and longitude are numbers of degrees.');
    default:
      return checkMedium(type, part, world);
  }
}

function checkButtons(part: Json, { templates }: SendWorld): Refused | null {
  const template = templateOf(part, templates);
  return template ? checkTaps(part, template) : null;
}

function checkAuthentication(part: Json, { templates, isToUserId }: PartWorld): Refused | null {
  const isAuthentication = templates.some((each) => each.name === part.name && each.category === 'AUTHENTICATION');
  return isAuthentication && isToUserId ? refusals.needsNumber('Authentication templates want a number.') : null;
}

const mb = 1024 * 1024;

/** Kinds of file and most bytes by type of message. Source: Meta's supported media types, read 2026-11. */
const files: Readonly<Record<string, { kinds: RegExp; most: number }>> = {
  image: { kinds: /^image\/(jpeg|png)$/, most: 5 * mb },
  audio: { kinds: /^audio\/(aac|amr|mpeg|mp4|ogg)$/, most: 16 * mb },
  video: { kinds: /^video\/(mp4|3gpp)$/, most: 16 * mb },
  document: { kinds: /./, most: 100 * mb },
  sticker: { kinds: /^image\/webp$/, most: 512_000 },
};

function checkMedium(type: string, part: Json, world: SendWorld): Refused | null {
  if (part.id === undefined && part.link === undefined) return refusals.missing(`${type} wants id or link.`);
  if (part.link !== undefined && !isWebAddress(part.link)) return refusals.value('link must be a web address.');
  if (part.caption !== undefined && (type === 'audio' || type === 'sticker'))
    return refusals.parameter(`${type} takes no caption.`);
  const words = checkOptional(part.caption, 'caption', 1024);
  if (words || part.id === undefined) return words;
  const found = world.medium?.(String(part.id));
  if (!found) return refusals.value('There is no such media id.');
  const allowed = files[type];
  const essence = found.mimeType.split(';')[0]?.trim() ?? '';
  if (!allowed?.kinds.test(essence)) return refusals.file(`${essence} cannot be sent as ${type}.`);
  return found.byteCount > allowed.most ? refusals.file(`${type} is larger than ${allowed.most} bytes.`) : null;
}

function checkContacts(part: unknown): Refused | null {
  const contacts = listOf(part);
  if (contacts.length === 0) return refusals.missing('contacts is missing.');
  const isNamed = (one: unknown) =>
    isObject(one) &&
    isObject(one.name) &&
    typeof one.name.formatted_name === 'string' &&
    one.name.formatted_name !== '';
  return contacts.every(isNamed) ? null : refusals.missing('name.formatted_name is missing.');
}
