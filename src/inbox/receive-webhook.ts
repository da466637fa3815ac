import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { sha256Hex } from '../core/vault.ts';
import { enqueueMany } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import {
  insertMedia,
  insertMessages,
  insertStatuses,
  keepChanges,
  keepDelivery,
  type MessageRow,
  setMessageAsker,
} from './inbox.store.ts';
import { knowAskers } from './know-askers.ts';
import type { Sighting } from './people.rules.ts';
import { renameAsker } from './rename-asker.ts';
import type { Identity, Rename } from './sender.rules.ts';
import { splitList } from './signature.rules.ts';
import { type InboundMessage, parseWebhook, type Webhook } from './webhook.rules.ts';

type ReceiveNeeds = Needs<'db' | 'clock' | 'jobs' | 'vault' | 'actor' | 'settings'>;
type Received = { deliveryId: string; now: Date };

/** What became of a delivery: its state, and how much of it was new. */
export type Receipt = {
  deliveryId: string;
  state: 'messages' | 'foreign' | 'malformed';
  again: boolean;
  messages: number;
  statuses: number;
  changes: number;
};

/**
 * Keeps a signed webhook body, sealed, and everything in it, and enqueues the work that follows, all in one
 * transaction: once this resolves nothing can be lost. A body that cannot be read is kept too, with the fault.
 * Safe to repeat and to run beside itself: the same bytes only count up, and every message, status and change has a
 * unique key, so only new ones make jobs.
 */
export async function receiveWebhook(needs: ReceiveNeeds, input: { body: Uint8Array }): Promise<Receipt> {
  const webhook = ownPart(parseWebhook(input.body), splitList(needs.settings.whatsappPhoneNumberId));
  const digest = await sha256Hex(input.body);
  const sealed = await needs.vault.seal(input.body);
  return inTransaction(needs, async (needs) => {
    const now = needs.clock.now();
    const state = stateOf(webhook);
    const id = newId('del');
    const fault = webhook.fault ?? (webhook.odd.length > 0 ? `Left out: ${webhook.odd.length} odd parts.` : null);
    const kept = await keepDelivery(needs.db, { id, receivedAt: now, body: sealed, digest, state, fault });
    const receipt: Receipt = { deliveryId: kept.id, state, again: !kept.isNew, messages: 0, statuses: 0, changes: 0 };
    if (!kept.isNew) return receipt;
    receipt.messages = await keepMessages(needs, webhook.messages, { deliveryId: id, now });
    receipt.statuses = await keepStatuses(needs, webhook, { deliveryId: id, now });
    receipt.changes = await keepOthers(needs, webhook, id);
    const { messages, statuses, changes } = receipt;
    await record(needs, { did: 'delivery.received', thing: id, details: { state, messages, statuses, changes } });
    return receipt;
  });
}

/** The part of a body that is about our numbers. What names no number (account news) is ours too: our secret signed it. */
export function ownPart(webhook: Webhook, numbers: readonly string[]): Webhook {
  const isOurs = (part: { phoneNumberId: string | null }) =>
    part.phoneNumberId === null || numbers.includes(part.phoneNumberId);
  return {
    ...webhook,
    messages: webhook.messages
      .filter(isOurs)
      .map((each) => ({ ...each, phoneNumberId: each.phoneNumberId ?? numbers[0] ?? '' })),
    statuses: webhook.statuses.filter(isOurs),
    others: webhook.others.filter(isOurs),
  };
}

function stateOf(webhook: Webhook): Receipt['state'] {
  if (webhook.fault) return 'malformed';
  const { messages, statuses, others, counts } = webhook;
  if (messages.length + statuses.length + others.length > 0) return 'messages';
  return counts.messages.length + counts.statuses.length + counts.changes > 0 && webhook.odd.length === 0
    ? 'foreign'
    : 'malformed';
}

async function keepMessages(needs: ReceiveNeeds, all: readonly InboundMessage[], received: Received): Promise<number> {
  const renames = all.filter((each) => each.rename);
  const aliases = await keepRenames(needs, renames, received);
  const written = all.filter((each) => !each.rename);
  const withSender = written.filter((each) => each.sender);
  const sightings = withSender.map((each) => sightingOf(each, aliases, received.now));
  const ids = await knowAskers(needs, sightings);
  const askerOf = new Map(withSender.map((each, index) => [each, ids[index] ?? null]));
  const rows = written.map((each) => rowOf(each, askerOf.get(each) ?? null, received));
  const fresh = await insertMessages(needs.db, rows);
  await keepMedia(needs, written, rows, fresh, received.now);
  const waiting = rows.filter((row) => fresh.has(row.id) && row.state === 'new').map((row) => ({ messageId: row.id }));
  await enqueueMany(needs, 'step-conversation', waiting);
  return fresh.size + aliases.length;
}

type Alias = Rename & { at: Date };

/** Stores the messages that tell of a change of ids and carries it out, once each. Returns the changes told now. */
async function keepRenames(
  needs: ReceiveNeeds,
  renames: readonly InboundMessage[],
  received: Received,
): Promise<Alias[]> {
  const rows = renames.map((each) => rowOf(each, null, received));
  const fresh = await insertMessages(needs.db, rows);
  const aliases: Alias[] = [];
  for (const [index, row] of rows.entries()) {
    const rename = renames[index]?.rename;
    if (!rename || !fresh.has(row.id)) continue;
    const askerId = await renameAsker(needs, rename);
    if (askerId) await setMessageAsker(needs.db, row.id, askerId);
    aliases.push({ ...rename, at: row.sentAt });
  }
  return aliases;
}

/** Kinds that are no message from a person, or of which it is not known whether they open the window. */
const opensNoWindow = new Set(['reaction', 'system', 'edit', 'revoke']);

function sightingOf(message: InboundMessage, aliases: readonly Alias[], now: Date): Sighting {
  const at = message.sentAt ?? now;
  const who = aliases.reduce((who, alias) => (at <= alias.at ? renamed(who, alias) : who), message.sender ?? nobody);
  return { who, at, opens: opensNoWindow.has(message.type) ? null : at < now ? at : now };
}

const nobody: Identity = { phone: null, userId: null, name: null };

function renamed(who: Identity, { from, to }: Rename): Identity {
  const isThem =
    (from.userId !== null && who.userId === from.userId) || (from.phone !== null && who.phone === from.phone);
  return isThem ? { ...who, phone: to.phone ?? who.phone, userId: to.userId ?? (to.phone ? null : who.userId) } : who;
}

function rowOf(
  message: InboundMessage,
  askerId: string | null,
  received: Received,
): MessageRow & { id: string; sentAt: Date } {
  return {
    id: newId('msg'),
    deliveryId: received.deliveryId,
    phoneNumberId: message.phoneNumberId ?? '',
    wamid: message.wamid,
    askerId,
    type: message.type,
    sentAt: message.sentAt ?? received.now,
    receivedAt: received.now,
    text: message.text,
    payload: message.payload,
    forwarded: message.forwarded,
    replyTo: message.replyTo,
    state: askerId === null || message.type === 'system' ? 'kept' : 'new',
  };
}

async function keepMedia(
  needs: ReceiveNeeds,
  messages: readonly InboundMessage[],
  rows: readonly (MessageRow & { id: string })[],
  fresh: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  const wanted = rows.flatMap((row, index) =>
    fresh.has(row.id)
      ? (messages[index]?.media ?? []).map((part) => ({
          id: newId('med'),
          messageId: row.id,
          ...part,
          state: 'waiting' as const,
          createdAt: now,
        }))
      : [],
  );
  if (wanted.length === 0) return;
  const made = await insertMedia(needs.db, wanted);
  await enqueueMany(
    needs,
    'fetch-media',
    made.map((mediaId) => ({ mediaId })),
  );
}

async function keepStatuses(needs: ReceiveNeeds, webhook: Webhook, received: Received): Promise<number> {
  const made = await insertStatuses(
    needs.db,
    webhook.statuses.map(({ phoneNumberId: _, at, ...status }) => ({
      id: newId('sta'),
      deliveryId: received.deliveryId,
      ...status,
      at: at ?? received.now,
    })),
  );
  await enqueueMany(
    needs,
    'apply-status',
    made.map((statusId) => ({ statusId })),
  );
  return made.length;
}

async function keepOthers(needs: ReceiveNeeds, webhook: Webhook, deliveryId: string): Promise<number> {
  const rows = await Promise.all(
    webhook.others.map(async (change) => {
      const value = JSON.stringify(change.value) ?? 'null';
      return {
        id: newId('chg'),
        deliveryId,
        field: change.field,
        digest: await sha256Hex(`${change.field}:${change.identity}:${value}`),
        value: await needs.vault.seal(new TextEncoder().encode(value)),
      };
    }),
  );
  await keepChanges(needs.db, rows);
  return rows.length;
}
