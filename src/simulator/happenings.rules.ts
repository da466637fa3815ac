import { type Faults, noFaults } from './faults.rules.ts';
import { afterSend, type Bucket, fullBucket } from './limits.rules.ts';

export type Json = Record<string, unknown>;
export type ApiFault = { code: number; title: string; details: string };

/** All that ever happens to the simulator, one line of its log each. `at` is milliseconds since epoch, by its own clock. */
export type Happening =
  | { kind: 'inbound'; at: number; phone: string; wamid: string; message: Json; name: string | null }
  | { kind: 'outbound'; at: number; phone: string; wamid: string; request: Json; doom: ApiFault | null }
  | { kind: 'status'; at: number; wamid: string; status: Status; fault: ApiFault | null }
  | { kind: 'read'; at: number; wamid: string; typing: boolean }
  | { kind: 'media'; at: number; id: string; mimeType: string; base64: string }
  | { kind: 'faults'; at: number; faults: Faults }
  | { kind: 'delivered'; at: number; webhook: string };

export type Status = 'sent' | 'delivered' | 'read' | 'failed';

/** One message of a phone's transcript. */
export type Said = {
  direction: 'in' | 'out';
  wamid: string;
  at: number;
  type: string;
  payload: Json;
  kind: 'message' | 'reaction' | 'template';
  /** In: `sent`, `delivered` once the service took it, `read`. Out: null until the first status. */
  status: Status | null;
  context: Json | null;
  fault: ApiFault | null;
  /** What it will fail with after being accepted; null when it will arrive. */
  doom: ApiFault | null;
};

export type Phone = {
  /** Digits of the number, or a business-scoped user id for somebody who hides it. */
  id: string;
  name: string | null;
  said: Said[];
  /** Latest message by its own timestamp; the 24-hour window runs from it. Null before the first. */
  lastInboundAt: number | null;
  typingUntil: number;
  bucket: Bucket;
  /** Counts every change, so that a page can ask for news only. */
  version: number;
};

export type Media = { mimeType: string; base64: string; at: number };
/** A webhook owed to the service. */
export type Owed = { id: string; phone: string; wamid: string; status: Status | null; at: number };

export type State = {
  phones: Map<string, Phone>;
  owners: Map<string, { phone: string; said: Said }>;
  media: Map<string, Media>;
  owed: Map<string, Owed>;
  faults: Faults;
  /** Service messages sent in each month (`2026-11`): the first 1,000 are free. */
  servedIn: Map<string, number>;
};

export const emptyState = (): State => ({
  phones: new Map(),
  owners: new Map(),
  media: new Map(),
  owed: new Map(),
  faults: noFaults,
  servedIn: new Map(),
});

/** The phone of an id; made when it is new. */
export function phoneOf(state: State, id: string): Phone {
  const known = state.phones.get(id);
  if (known) return known;
  const made: Phone = { id, name: null, said: [], lastInboundAt: null, typingUntil: 0, bucket: fullBucket, version: 0 };
  state.phones.set(id, made);
  return made;
}

/** Applies one happening. The same from the log after a restart as at the moment it happens. */
export function apply(state: State, happening: Happening): void {
  switch (happening.kind) {
    case 'inbound':
      applyInbound(state, happening);
      break;
    case 'outbound':
      applyOutbound(state, happening);
      break;
    case 'status':
      applyStatus(state, happening);
      break;
    case 'read':
      applyRead(state, happening);
      break;
    case 'media':
      state.media.set(happening.id, { mimeType: happening.mimeType, base64: happening.base64, at: happening.at });
      break;
    case 'faults':
      state.faults = happening.faults;
      break;
    case 'delivered':
      applyDelivered(state, happening.webhook);
      break;
  }
}

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

function applyInbound(state: State, { at, phone: id, wamid, message, name }: Of<'inbound'>): void {
  const phone = phoneOf(state, id);
  const type = String(message.type);
  say(state, phone, {
    direction: 'in',
    wamid,
    at,
    type,
    payload: message,
    kind: type === 'reaction' ? 'reaction' : 'message',
    status: 'sent',
    context: isObject(message.context) ? message.context : null,
    fault: null,
    doom: null,
  });
  phone.name = name ?? phone.name;
  const sentAt = Number(message.timestamp) * 1000;
  if (type !== 'reaction' && type !== 'system')
    phone.lastInboundAt = Math.max(phone.lastInboundAt ?? 0, Math.min(sentAt, at));
  owe(state, { id: `in:${wamid}`, phone: id, wamid, status: null, at });
}

function applyOutbound(state: State, { at, phone: id, wamid, request, doom }: Of<'outbound'>): void {
  const phone = phoneOf(state, id);
  const type = String(request.type);
  say(state, phone, {
    direction: 'out',
    wamid,
    at,
    type,
    payload: request,
    kind: type === 'reaction' || type === 'template' ? type : 'message',
    status: null,
    context: isObject(request.context) ? { id: request.context.message_id } : null,
    fault: null,
    doom,
  });
  if (type !== 'reaction') phone.typingUntil = 0;
  phone.bucket = afterSend(phone.bucket, at);
  const month = new Date(at).toISOString().slice(0, 7);
  if (type !== 'reaction' && type !== 'template') state.servedIn.set(month, (state.servedIn.get(month) ?? 0) + 1);
}

function applyStatus(state: State, { at, wamid, status, fault }: Of<'status'>): void {
  const owner = state.owners.get(wamid);
  if (!owner) return;
  owner.said.status = status;
  owner.said.fault = fault;
  phoneOf(state, owner.phone).version++;
  owe(state, { id: `${status}:${wamid}`, phone: owner.phone, wamid, status, at });
}

/** Marks a message and those before it as read by the service. */
function applyRead(state: State, { at, wamid, typing }: Of<'read'>): void {
  const owner = state.owners.get(wamid);
  if (!owner) return;
  const phone = phoneOf(state, owner.phone);
  for (const said of phone.said) {
    if (said.direction === 'in') said.status = 'read';
    if (said === owner.said) break;
  }
  if (typing) phone.typingUntil = at + typingMs;
  phone.version++;
}

function applyDelivered(state: State, webhook: string): void {
  const owed = state.owed.get(webhook);
  if (!owed) return;
  state.owed.delete(webhook);
  const owner = state.owners.get(owed.wamid);
  if (owed.status !== null || owner?.said.status !== 'sent') return;
  owner.said.status = 'delivered';
  phoneOf(state, owed.phone).version++;
}

/** How long typing dots stay without words. Milliseconds. Source: Meta, 25 s, read 2026-11. */
const typingMs = 25_000;

function say(state: State, phone: Phone, said: Said): void {
  phone.said.push(said);
  phone.version++;
  state.owners.set(said.wamid, { phone: phone.id, said });
}

const owe = (state: State, owed: Owed) => void state.owed.set(owed.id, owed);

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
