import {
  clean,
  isObject,
  type Json,
  listOf,
  mediaOf,
  plainText,
  scrub,
  textIn,
  textOf,
} from './message-parts.rules.ts';
import { type Contacts, gatherContacts, type Identity, type Rename, renameOf, senderOf } from './sender.rules.ts';

/** One message of one change, in house words. */
export type InboundMessage = {
  phoneNumberId: string | null;
  wamid: string;
  type: string;
  /** Null when the timestamp could not be read. */
  sentAt: Date | null;
  /** Null when nobody is named. */
  sender: Identity | null;
  /** A system message that says: this person is now known by other ids. */
  rename: Rename | null;
  text: string | null;
  forwarded: 'no' | 'forwarded' | 'often';
  replyTo: string | null;
  media: { providerId: string; mimeType: string }[];
  payload: Json;
};

/** One delivery state of something we sent. */
export type InboundStatus = {
  phoneNumberId: string | null;
  wamid: string;
  status: string;
  at: Date | null;
  opaque: string | null;
  errorCode: number | null;
  payload: Json;
};

/** A change that is neither: account news, template news, errors of a value, fields not known yet. */
export type OtherChange = {
  phoneNumberId: string | null;
  /** The account it is about; null when it names none. */
  account: string | null;
  field: string;
  identity: string;
  /** When the provider told it, by its clock; null when that could not be read. */
  toldAt: Date | null;
  value: unknown;
};

/** All that a body holds. `fault` says why it could not be read at all; `odd` names parts that were left out. */
export type Webhook = {
  fault: string | null;
  counts: {
    entries: number;
    changes: number;
    fields: string[];
    messages: { id: string | null; type: string }[];
    statuses: { id: string | null; status: string }[];
    valueErrors: number;
  };
  messages: InboundMessage[];
  statuses: InboundStatus[];
  others: OtherChange[];
  odd: string[];
};

/**
 * Reads a webhook body leniently: every message, status and error of every change of every entry. A part that cannot
 * be read is named in `odd` and its neighbours are read all the same. Never throws.
 */
export function parseWebhook(body: Uint8Array): Webhook {
  const webhook = emptyWebhook();
  let envelope: unknown;
  try {
    envelope = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return { ...webhook, fault: 'The body is not JSON in UTF-8.' };
  }
  if (!isObject(envelope) || !Array.isArray(envelope.entry)) return { ...webhook, fault: 'The body has no entries.' };
  if (envelope.object !== undefined && envelope.object !== 'whatsapp_business_account') {
    return {
      ...webhook,
      fault: `The body is about "${clean(plainText(envelope.object), 60)}", not about a WhatsApp account.`,
    };
  }
  for (const entry of envelope.entry) readEntry(webhook, entry);
  return webhook;
}

function readEntry(webhook: Webhook, entry: unknown): void {
  webhook.counts.entries++;
  if (!isObject(entry)) return void webhook.odd.push('entry');
  for (const change of listOf(entry.changes)) {
    webhook.counts.changes++;
    if (!isObject(change)) {
      webhook.odd.push('change');
      continue;
    }
    const account = textIn(entry.id);
    const identity = `${account ?? ''}:${plainText(entry.time)}`;
    readChange(webhook, change, { account, identity, toldAt: instantOf(entry.time) });
  }
}

/** Fields whose values look like messages of ours but are copies of what other apps or phones sent. */
const echoFields = /^(smb_|history|standby|messag(e|ing)_(echoes|handovers))/;

/** What is read of a value; with anything beside it the whole value is kept too. */
const readKeys = new Set(['messaging_product', 'metadata', 'contacts', 'messages', 'statuses']);

function readChange(
  webhook: Webhook,
  change: Record<string, unknown>,
  entry: Pick<OtherChange, 'account' | 'identity' | 'toldAt'>,
): void {
  const field = clean(textIn(change.field) ?? 'unknown', 100);
  webhook.counts.fields.push(field);
  const value = isObject(change.value) ? change.value : {};
  const phoneNumberId = isObject(value.metadata) ? textIn(value.metadata.phone_number_id, 64) : null;
  const keep = (what: unknown) => webhook.others.push({ phoneNumberId, field, ...entry, value: what });

  const errors = listOf(value.errors);
  webhook.counts.valueErrors += errors.length;
  const plain = !echoFields.test(field);
  const messages = plain ? listOf(value.messages) : [];
  const statuses = plain ? listOf(value.statuses) : [];
  const hasMore = Object.keys(value).some((key) => !readKeys.has(key));
  if (hasMore || errors.length > 0 || messages.length + statuses.length === 0) keep(change.value ?? null);

  const contacts = gatherContacts(listOf(value.contacts));
  for (const message of messages) readMessage(webhook, message, phoneNumberId, contacts);
  for (const status of statuses) readStatus(webhook, status, phoneNumberId);
}

function readMessage(webhook: Webhook, raw: unknown, phoneNumberId: string | null, contacts: Contacts) {
  const wamid = isObject(raw) ? textIn(raw.id, idUnits) : null;
  const type = (isObject(raw) ? textIn(raw.type, 64) : null) ?? 'unknown';
  webhook.counts.messages.push({ id: wamid, type });
  if (!isObject(raw) || !wamid) return void webhook.odd.push('message');
  const context = isObject(raw.context) ? raw.context : {};
  const sender = senderOf(raw, contacts);
  const rename = renameOf(raw, sender);
  webhook.messages.push({
    phoneNumberId,
    wamid,
    type,
    sentAt: instantOf(raw.timestamp),
    sender,
    rename,
    text: textOf(raw),
    forwarded: context.frequently_forwarded === true ? 'often' : context.forwarded === true ? 'forwarded' : 'no',
    replyTo: textIn(context.id, idUnits),
    media: mediaOf(raw),
    payload: scrub(raw, [sender, rename?.from, rename?.to]),
  });
}

function readStatus(webhook: Webhook, raw: unknown, phoneNumberId: string | null): void {
  const wamid = isObject(raw) ? textIn(raw.id, idUnits) : null;
  const status = isObject(raw) ? textIn(raw.status, 64) : null;
  webhook.counts.statuses.push({ id: wamid, status: status ?? 'unknown' });
  if (!isObject(raw) || !wamid || !status) return void webhook.odd.push('status');
  const error = listOf(raw.errors).find(isObject);
  const code = error && plainText(error.code) !== '' ? Number(error.code) : Number.NaN;
  webhook.statuses.push({
    phoneNumberId,
    wamid,
    status,
    at: instantOf(raw.timestamp),
    opaque: textIn(raw.biz_opaque_callback_data, 512),
    errorCode: Number.isInteger(code) && Math.abs(code) < 2 ** 31 ? code : null,
    payload: scrub(raw, [{ phone: textIn(raw.recipient_id), userId: textIn(raw.recipient_user_id) }]),
  });
}

/** Longest provider id we keep, in UTF-16 units; an index row must hold it whole. Ours are about 60 long. */
const idUnits = 512;

/**
 * The instant of a provider's timestamp: seconds since epoch as text or number; milliseconds are recognised by size.
 * Null when it is no time between 2009 (when WhatsApp began) and 2100.
 */
export function instantOf(value: unknown): Date | null {
  if (typeof value !== 'number' && !(typeof value === 'string' && /^\d{1,16}$/.test(value))) return null;
  const number = Number(value);
  const at = new Date(number > 1e11 ? number : number * 1000);
  return at.getTime() >= Date.UTC(2009, 0) && at.getTime() < Date.UTC(2100, 0) ? at : null;
}

const emptyWebhook = (): Webhook => ({
  fault: null,
  counts: { entries: 0, changes: 0, fields: [], messages: [], statuses: [], valueErrors: 0 },
  messages: [],
  statuses: [],
  others: [],
  odd: [],
});
