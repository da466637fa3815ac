export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The text of a value when it is one of 1 to `units` UTF-16 units; null otherwise. Fit for Postgres. */
export function textIn(value: unknown, units = 512): string | null {
  if (typeof value !== 'string' || value.length > units) return null;
  return clean(value, units) || null;
}

/** The text without what Postgres refuses (NUL, half a surrogate pair), at most `units` UTF-16 units. */
export const clean = (text: string, units: number): string =>
  text
    .slice(0, units)
    .replaceAll('\u0000', '')
    .replace(/\p{Surrogate}/gu, '\ufffd');

/** A text or number as text; anything else is empty. NOTE: `String` of a parsed object may throw: it may hold a `toString`. */
export const plainText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Levels of nesting that are kept of a value; what Meta sends has about ten. */
const mostLevels = 100;

/**
 * A parsed value as JSON text. `JSON.parse` reads what is nested deeper than `JSON.stringify` can write (100,000 arrays fit
 * into one body): what lies too deep is left out here, and the delivery holds it whole.
 */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return JSON.stringify(flattened(value, 0));
  }
}

function flattened(value: unknown, level: number): unknown {
  if (level > mostLevels) return null;
  if (Array.isArray(value)) return value.map((each) => flattened(each, level + 1));
  if (!isObject(value)) return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, flattened(each, level + 1)]));
}

/** Longest words we keep of one message. WhatsApp allows 65,536 to a person writing, read 2026-11. */
const wordUnits = 65_536;

/** The words in a message: body, caption, or the title of what was chosen; null when it holds none. */
export function textOf(message: Record<string, unknown>): string | null {
  const at = (key: string): Record<string, unknown> => (isObject(message[key]) ? message[key] : {});
  const interactive = at('interactive');
  const chosen = [interactive.button_reply, interactive.list_reply].find(isObject);
  const edited = at('edit').message;
  const candidates = [
    at('text').body,
    ...['image', 'video', 'document', 'audio', 'sticker'].map((kind) => at(kind).caption),
    at('button').text,
    chosen?.title,
    at('order').text,
  ];
  const words = candidates.find((words): words is string => typeof words === 'string' && words.trim() !== '');
  if (words !== undefined) return clean(words, wordUnits);
  return isObject(edited) ? textOf({ ...edited, edit: null }) : null;
}

const mediaKinds = ['image', 'video', 'audio', 'voice', 'document', 'sticker'] as const;

/** What a message brings along that can be fetched. `mimeType` is the essence, without parameters. */
export function mediaOf(message: Record<string, unknown>): { providerId: string; mimeType: string }[] {
  return mediaKinds.flatMap((kind) => {
    const part = message[kind];
    const providerId = isObject(part) ? textIn(typeof part.id === 'number' ? String(part.id) : part.id, 256) : null;
    if (!isObject(part) || !providerId) return [];
    const mimeType = textIn(part.mime_type, 200)?.split(';')[0]?.trim().toLowerCase();
    return [{ providerId, mimeType: mimeType || 'application/octet-stream' }];
  });
}

/** Keys that hold numbers, names or ids of people, at any depth. */
const personal = new Set(
  (
    'from to recipient wa_id new_wa_id previous_wa_id user user_id new_user_id previous_user_id parent_user_id ' +
    'previous_parent_user_id from_user_id from_parent_user_id recipient_id recipient_user_id recipient_participant_id ' +
    'recipient_identity_key_hash identity identity_key_hash customer profile contacts phone phones phone_number vcard ' +
    'username url link response_json participants'
  ).split(' '),
);

type Ids = { phone: string | null; userId: string | null } | null | undefined;

/** Keys whose texts are ids that other rooms read: left whole. */
const whole = new Set(['id', 'message_id', 'payload', 'type']);

/**
 * The provider's object without numbers, names and user ids: keys that hold them are left out, and where one of these
 * people's ids stands in a text it is blotted out. The words of a system message name people and are left out whole.
 */
export function scrub(value: Record<string, unknown>, people: readonly Ids[]): Json {
  const secret = people
    .flatMap((person) => [person?.phone, person?.userId])
    .filter((id) => id && id.length >= 7) as string[];
  const walk = (part: unknown, key: string, depth: number): Json => {
    if (depth > 12) return null;
    if (typeof part === 'string') {
      const text = clean(part, wordUnits);
      return whole.has(key) ? text : secret.reduce((blotted, id) => blotted.replaceAll(id, '…'), text);
    }
    if (typeof part === 'number') return Number.isFinite(part) ? part : null;
    if (typeof part === 'boolean') return part;
    if (Array.isArray(part)) return part.map((each) => walk(each, key, depth + 1));
    if (!isObject(part)) return null;
    const kept = Object.entries(part).filter(([name]) => !personal.has(name));
    return Object.fromEntries(kept.map(([name, each]) => [clean(name, 200), walk(each, name, depth + 1)]));
  };
  const scrubbed = walk(value, '', 0) as { [key: string]: Json };
  if (isObject(value.system)) scrubbed.system = { type: textIn(value.system.type) };
  if (Array.isArray(value.contacts)) scrubbed.contacts = value.contacts.length;
  return scrubbed;
}
