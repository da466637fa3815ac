import type { Json, Owed, Phone, Said, State } from './happenings.rules.ts';

export type Account = { phoneNumberId: string; businessAccountId: string; displayNumber: string };

export const isUserId = (phone: string): boolean => /^[A-Z]{2}\./.test(phone);

/** The business-scoped user id of a phone: its own id when it hides the number, else one that follows from the number. */
export function userIdOf(phone: string): string {
  if (isUserId(phone)) return phone;
  let hash = 7n;
  for (const digit of phone) hash = (hash * 1_000_003n + BigInt(digit.charCodeAt(0))) % 100_000_000_000_000_000n;
  const country = countries.find(([prefix]) => phone.startsWith(prefix))?.[1] ?? 'ZZ';
  return `${country}.${hash.toString().padStart(17, '1')}`;
}

const countries = [
  ['1', 'US'],
  ['44', 'GB'],
  ['52', 'MX'],
  ['54', 'AR'],
  ['55', 'BR'],
  ['91', 'IN'],
  ['20', 'EG'],
  ['234', 'NG'],
  ['34', 'ES'],
  ['33', 'FR'],
] as const;

/** The webhook body the provider would send for what is owed. Null when the message is not known any more. */
export function webhookBody(state: State, account: Account, owed: Owed): Json | null {
  const owner = state.owners.get(owed.wamid);
  const phone = state.phones.get(owed.phone);
  if (!owner || !phone) return null;
  const { said } = owner;
  const value =
    owed.status === null
      ? inboundValue(phone, said)
      : statusValue(state, phone, said, { ...owed, status: owed.status });
  const metadata = { display_phone_number: account.displayNumber, phone_number_id: account.phoneNumberId };
  const change = { value: { messaging_product: 'whatsapp', metadata, ...value }, field: 'messages' };
  return { object: 'whatsapp_business_account', entry: [{ id: account.businessAccountId, changes: [change] }] };
}

function inboundValue(phone: Phone, said: Said): Json {
  const isSystem = said.type === 'system';
  return { ...(isSystem ? {} : { contacts: [contactOf(phone, true)] }), messages: [said.payload] };
}

function contactOf(phone: Phone, withName: boolean): Json {
  return {
    ...(withName || phone.name ? { profile: { name: phone.name ?? 'Phone' } } : {}),
    ...(isUserId(phone.id) ? {} : { wa_id: phone.id }),
    user_id: userIdOf(phone.id),
  };
}

function statusValue(state: State, phone: Phone, said: Said, owed: Owed & { status: string }): Json {
  const fault = owed.status === 'failed' ? said.fault : null;
  const opaque = said.payload.biz_opaque_callback_data;
  const status = {
    id: said.wamid,
    status: owed.status,
    timestamp: String(Math.floor(owed.at / 1000)),
    ...(isUserId(phone.id) ? {} : { recipient_id: phone.id }),
    recipient_user_id: userIdOf(phone.id),
    ...(typeof opaque === 'string' ? { biz_opaque_callback_data: opaque } : {}),
    ...(owed.status === 'sent' && said.kind !== 'reaction' ? { pricing: pricingOf(state, said) } : {}),
    ...(fault
      ? {
          errors: [
            { code: fault.code, title: fault.title, message: fault.title, error_data: { details: fault.details } },
          ],
        }
      : {}),
  };
  return { ...(fault ? {} : { contacts: [contactOf(phone, false)] }), statuses: [status] };
}

/** Service messages are free up to 1,000 a month and number. Source: Meta's prices since 2026-10-01, read 2026-11. */
function pricingOf(state: State, said: Said): Json {
  const served = state.servedIn.get(new Date(said.at).toISOString().slice(0, 7)) ?? 0;
  const isFree = said.kind === 'message' && served <= 1000;
  return {
    billable: !isFree,
    pricing_model: 'PMP',
    type: isFree ? 'free_customer_service' : 'regular',
    category: said.kind === 'template' ? 'utility' : 'service',
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
