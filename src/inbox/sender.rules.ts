import { clean, isObject, plainText, textIn } from './message-parts.rules.ts';

/** By what the provider knows a person. At least one of phone (digits) and userId is there. */
export type Identity = { phone: string | null; userId: string | null; name: string | null };
type Ids = { phone: string | null; userId: string | null };
export type Rename = { from: Ids; to: Ids };

/** The contacts of one value, to be found by user id or number. Positions mean nothing: Meta promises no order. */
export type Contacts = { byKey: ReadonlyMap<string, Record<string, unknown>>; lonely: Record<string, unknown> | null };

export function gatherContacts(contacts: readonly unknown[]): Contacts {
  const byKey = new Map<string, Record<string, unknown>>();
  const known = contacts.filter(isObject);
  for (const contact of known) for (const key of keysOf(idsIn(contact.wa_id, contact.user_id))) byKey.set(key, contact);
  return { byKey, lonely: known.length === 1 ? (known[0] ?? null) : null };
}

/**
 * Who sent a message. The business-scoped user id and the number are told apart by their shape, not by the key they
 * stand under: some payloads put the user id where the number was.
 */
export function senderOf(message: Record<string, unknown>, contacts: Contacts): Identity | null {
  const own = idsIn(message.from, message.from_user_id);
  const contact = keysOf(own)
    .map((key) => contacts.byKey.get(key))
    .find(Boolean);
  const lonely = own.userId || own.phone ? null : contacts.lonely;
  const known = contact ?? lonely;
  const phone = own.phone ?? (known ? idsIn(known.wa_id).phone : null);
  const userId = own.userId ?? (known ? idsIn(known.wa_id, known.user_id).userId : null);
  if (!phone && !userId) return null;
  const profile = known && isObject(known.profile) ? known.profile : {};
  const name = textIn(profile.name) ?? textIn(profile.username);
  return { phone, userId, name: name === null ? null : clean(name, 200) };
}

/**
 * The change of ids a system message tells of (`user_changed_number`, `user_changed_user_id`), or null.
 * Source: Meta's system messages, read 2026-11; `new_wa_id` is the older spelling.
 */
export function renameOf(message: Record<string, unknown>, sender: Identity | null): Rename | null {
  const system = message.type === 'system' && isObject(message.system) ? message.system : null;
  if (!system || !plainText(system.type ?? 'user_changed_number').startsWith('user_changed_')) return null;
  const to = idsIn(system.new_wa_id ?? system.wa_id, system.user_id ?? system.new_user_id);
  const before = idsIn(system.previous_wa_id, system.previous_user_id);
  const from = {
    phone: before.phone ?? other(sender?.phone, to.phone),
    userId: before.userId ?? other(sender?.userId, to.userId),
  };
  return (from.phone || from.userId) && (to.phone || to.userId) ? { from, to } : null;
}

/**
 * Whether a change of ids names no number. A new phone makes the provider mint a new user id, so the number known before
 * may be somebody else's by now. Source: Meta's page on user ids, read 2026-11.
 */
export const namesNoNumber = ({ from, to }: Rename): boolean => from.phone === null && to.phone === null;

const other = (value: string | null | undefined, than: string | null) => (value && value !== than ? value : null);

/** The number (digits) and the user id among some values, by shape. Source of the shape: Meta, 2026-06. */
function idsIn(...values: unknown[]): Ids {
  const texts = values
    .map((value) => textIn(typeof value === 'number' ? String(value) : value))
    .filter((text) => text !== null);
  const phone = texts.map((text) => /^\+?(\d{5,20})$/.exec(text)?.[1]).find(Boolean);
  return { phone: phone ?? null, userId: texts.find((text) => userIdShape.test(text)) ?? null };
}

export const userIdShape = /^[A-Z]{2}\.(ENT\.)?[0-9A-Za-z]{1,128}$/;

/** Every way one identity can be looked up. */
const keysOf = (ids: Ids): string[] => [
  ...(ids.userId ? [`user:${ids.userId}`] : []),
  ...(ids.phone ? [`phone:${ids.phone}`] : []),
];
