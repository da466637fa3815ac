import { chargedTo, priceOf, releaseSlot } from './bill.rules.ts';
import { userIdOf } from './bodies.rules.ts';
import {
  type Happening,
  isObject,
  type Owed,
  type Phone,
  phoneOf,
  type Said,
  type State,
  type Status,
} from './happenings.rules.ts';
import { afterSend, throughputAfter } from './limits.rules.ts';
import type { Template } from './templates.rules.ts';

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
      state.media.set(happening.id, {
        mimeType: happening.mimeType,
        base64: happening.base64,
        at: happening.at,
        isUploaded: happening.isUploaded ?? false,
      });
      break;
    case 'faults':
      state.faults = happening.faults;
      break;
    case 'moved':
      applyMoved(state, happening);
      break;
    case 'template':
      state.templates.set(happening.template.id, happening.template);
      break;
    case 'template-gone':
      state.templates.delete(happening.id);
      break;
    case 'news':
      owe(state, {
        kind: 'news',
        id: happening.id,
        at: happening.at,
        field: happening.field,
        value: happening.value,
      });
      break;
    case 'delivered':
      applyDelivered(state, happening.webhook);
      break;
    case 'dropped':
      state.owed.delete(happening.webhook);
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
    ...arriving,
  });
  phone.name = name ?? phone.name;
  const sentAt = Number(message.timestamp) * 1000;
  if (type !== 'reaction' && type !== 'system')
    phone.lastInboundAt = Math.max(phone.lastInboundAt ?? 0, Math.min(sentAt, at));
  if (isObject(message.referral) && message.referral.source_type === 'ad') phone.freeUntil = at + freeEntryMs;
  state.throughput = throughputAfter(state.throughput, at, state.faults.perSecond);
  owe(state, { kind: 'message', id: `in:${wamid}`, phone: id, wamid, status: null, at });
}

const arriving = {
  doom: null,
  fate: { pricedOn: 'sent', chatOpen: false, staysSent: false },
  price: null,
  isCharged: false,
} as const;

/** How long messages are free after somebody came from an advertisement. Milliseconds. Source: Meta, 7 days since 2026-09-28. */
const freeEntryMs = 7 * 86_400_000;

/** Somebody got another number or user id: the same phone under a new id, and the system message that tells it. */
function applyMoved(state: State, { at, from, to, wamid, message }: Of<'moved'>): void {
  const phone = phoneOf(state, from);
  state.phones.delete(from);
  phone.id = to;
  state.phones.set(to, phone);
  state.byUserId.delete(userIdOf(from));
  state.byUserId.set(userIdOf(to), to);
  state.moved.set(from, to);
  for (const said of phone.said) state.owners.set(said.wamid, { phone: to, said });
  say(state, phone, {
    direction: 'in',
    wamid,
    at,
    type: 'system',
    payload: message,
    kind: 'message',
    status: 'sent',
    context: null,
    fault: null,
    ...arriving,
  });
  owe(state, { kind: 'message', id: `in:${wamid}`, phone: to, wamid, status: null, at });
}

function applyOutbound(state: State, { at, phone: id, wamid, request, doom, fate }: Of<'outbound'>): void {
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
    ...arriving,
    doom,
    fate: fate ?? arriving.fate,
  });
  if (type !== 'reaction') phone.typingUntil = 0;
  phone.bucket = afterSend(phone.bucket, at);
  state.throughput = throughputAfter(state.throughput, at, state.faults.perSecond);
}

function applyStatus(state: State, { at, wamid, status, fault }: Of<'status'>): void {
  const owner = state.owners.get(wamid);
  if (!owner) return;
  const { said } = owner;
  const phone = phoneOf(state, owner.phone);
  said.status = status;
  said.fault = fault;
  phone.version++;
  if (said.kind !== 'reaction') charge(state, phone, { said, status, at });
  owe(state, { kind: 'message', id: `${status}:${wamid}`, phone: owner.phone, wamid, status, at });
}

/** Tells the price with the state that fate chose, puts it on the bill with the first that proves delivery. */
function charge(state: State, phone: Phone, { said, status, at }: { said: Said; status: Status; at: number }): void {
  if (status === 'failed') {
    if (said.price) releaseSlot(state.bill, said.price.pricing, at);
    said.price = null;
    return;
  }
  if (!said.price && (status !== 'sent' || said.fate.pricedOn === 'sent')) {
    const template = said.kind === 'template' ? templateOf(state, said) : null;
    const isFreeEntry = said.at < phone.freeUntil;
    const category = isFreeEntry ? 'referral_conversion' : (template?.category.toLowerCase() ?? 'service');
    const sent = { category: said.kind === 'template' && !template ? 'utility' : category, isFreeEntry };
    said.price = { told: status, pricing: priceOf(state.bill, sent, at) };
  }
  if (status === 'sent' || said.isCharged || !said.price) return;
  said.isCharged = true;
  chargedTo(state.bill, { pricing: said.price.pricing, phone: phone.id, at });
}

function templateOf(state: State, said: Said): Template | undefined {
  const part = isObject(said.payload.template) ? said.payload.template : {};
  const code = isObject(part.language) ? part.language.code : undefined;
  return [...state.templates.values()].find((each) => each.name === part.name && each.language === code);
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
  if (owed.kind !== 'message') return;
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
