import { countryOf } from '../core/countries.ts';
import type { Json, Owed, Phone, Said, State } from './happenings.rules.ts';

export type Account = { phoneNumberId: string; businessAccountId: string; displayNumber: string };

export const isUserId = (phone: string): boolean => /^[A-Z]{2}\./.test(phone);

/** The business-scoped user id of a phone: its own id when it hides the number, else one that follows from the number. */
export function userIdOf(phone: string): string {
  if (isUserId(phone)) return phone;
  let hash = 7n;
  for (const digit of phone) hash = (hash * 1_000_003n + BigInt(digit.charCodeAt(0))) % 100_000_000_000_000_000n;
  return `${countryOf(phone)}.${hash.toString().padStart(17, '1')}`;
}

/** Updates in one value and changes in one entry of a batch. Ours: small, so that every level of the envelope is used. */
const perValue = 5;
const perEntry = 10;

/**
 * The webhook body the provider would send for what is owed, in this order: one update alone, or many over several
 * values, changes and entries. Null when nothing of it is known any more.
 */
export function webhookBody(state: State, account: Account, owed: readonly Owed[]): Json | null {
  const changes: Json[] = [];
  let open: { contacts: Json[]; messages: Json[]; statuses: Json[] } | null = null;
  const close = () => {
    if (open) changes.push({ value: { ...valueStart(account), ...nonEmpty(open) }, field: 'messages' });
    open = null;
  };
  for (const one of owed) {
    if (one.kind === 'news') {
      close();
      changes.push({ value: one.value, field: one.field });
      continue;
    }
    const update = updateOf(state, one);
    if (!update) continue;
    open ??= { contacts: [], messages: [], statuses: [] };
    const { contact, message, status } = update;
    const isNew = contact && !open.contacts.some((each) => each.user_id === contact.user_id);
    if (contact && isNew) open.contacts.push(contact);
    if (message) open.messages.push(message);
    if (status) open.statuses.push(status);
    if (open.messages.length + open.statuses.length >= perValue) close();
  }
  close();
  if (changes.length === 0) return null;
  const isNews = owed.some((one) => one.kind === 'news');
  const time = isNews ? { time: Math.floor((owed[0]?.at ?? 0) / 1000) } : {};
  const entry: Json[] = [];
  for (let at = 0; at < changes.length; at += perEntry)
    entry.push({ id: account.businessAccountId, ...time, changes: changes.slice(at, at + perEntry) });
  return { object: 'whatsapp_business_account', entry };
}

const valueStart = (account: Account): Json => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: account.displayNumber, phone_number_id: account.phoneNumberId },
});

const nonEmpty = (lists: Record<string, Json[]>): Json =>
  Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));

type Update = { contact: Json | null; message?: Json; status?: Json };

function updateOf(state: State, owed: Extract<Owed, { kind: 'message' }>): Update | null {
  const owner = state.owners.get(owed.wamid);
  const phone = owner && state.phones.get(owner.phone);
  if (!phone) return null;
  const { said } = owner;
  const { status } = owed;
  if (status === null)
    return { contact: said.type === 'system' ? null : contactOf(phone, true), message: said.payload };
  return {
    contact: status === 'failed' ? null : contactOf(phone, false),
    status: statusOf(phone, said, { at: owed.at, status }),
  };
}

function contactOf(phone: Phone, withName: boolean): Json {
  return {
    ...(withName || phone.name ? { profile: { name: phone.name ?? 'Phone' } } : {}),
    ...(isUserId(phone.id) ? {} : { wa_id: phone.id }),
    user_id: userIdOf(phone.id),
  };
}

function statusOf(phone: Phone, said: Said, owed: { at: number; status: string }): Json {
  const fault = owed.status === 'failed' ? said.fault : null;
  const opaque = said.payload.biz_opaque_callback_data;
  return {
    id: said.wamid,
    status: owed.status,
    timestamp: String(Math.floor(owed.at / 1000)),
    ...(isUserId(phone.id) ? {} : { recipient_id: phone.id }),
    // What failed on its way to a number is told without the user id. Source: Meta's webhook reference, read 2026-11.
    ...(owed.status === 'failed' && said.payload.to !== undefined ? {} : { recipient_user_id: userIdOf(phone.id) }),
    ...(typeof opaque === 'string' ? { biz_opaque_callback_data: opaque } : {}),
    ...(said.price?.told === owed.status ? { pricing: said.price.pricing } : {}),
    ...(fault
      ? {
          errors: [
            { code: fault.code, title: fault.title, message: fault.title, error_data: { details: fault.details } },
          ],
        }
      : {}),
  };
}

/** The bytes of a body as the provider writes them: non-ASCII as `\uXXXX` in lower case. */
export function bytesOf(body: Json): Uint8Array {
  const text = JSON.stringify(body).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new TextEncoder().encode(text);
}
