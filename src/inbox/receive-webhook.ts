import { wordsOf } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import type { Settings } from '../core/settings.ts';
import type { Trace } from '../core/trace.ts';
import { sha256Hex } from '../core/vault.ts';
import { enqueueMany } from '../jobs/enqueue.ts';
import { type Deed, recordMany } from '../ledger/record.ts';
import { applyStatuses } from '../outbox/apply-status.ts';
import { type DeliveryRow, insertStatuses, keepChanges, keepDeliveries } from './inbox.store.ts';
import { type In, keepMessages } from './keep-messages.ts';
import { jsonText } from './message-parts.rules.ts';
import { splitList } from './signature.rules.ts';
import { type InboundStatus, type OtherChange, parseWebhook, type Webhook } from './webhook.rules.ts';

type ReceiveNeeds = Needs<'db' | 'clock' | 'jobs' | 'vault' | 'actor' | 'messenger' | 'log' | 'settings'>;

/** A signed body, and the trace of the request that brought it. */
export type Received = { body: Uint8Array; trace?: Trace };

/** What became of a delivery: its state, and how much of it was new. `again` when these very bytes came before. */
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
export async function receiveWebhook(needs: ReceiveNeeds, input: Received): Promise<Receipt> {
  const [receipt] = await receiveWebhooks(needs, [input]);
  if (!receipt) throw new Error('A delivery was received without a receipt.');
  return receipt;
}

/** The same for several bodies in one transaction, which is how a burst is kept up with. One receipt each, in order. */
export async function receiveWebhooks(needs: ReceiveNeeds, inputs: readonly Received[]): Promise<Receipt[]> {
  const all = await Promise.all(inputs.map((input) => prepare(needs, input)));
  try {
    return await keepAll(needs, all, { applying: true });
  } catch (error) {
    if (all.every(({ webhook }) => webhook.statuses.length === 0)) throw error;
    // What a state does to the words it is about must not keep the delivery from being kept: a job tries that again.
    needs.log.error({ why: wordsOf(error) }, 'statuses are tried again');
    return keepAll(needs, all, { applying: false });
  }
}

type Keeping = { applying: boolean };

function keepAll(needs: ReceiveNeeds, all: readonly Prepared[], keeping: Keeping): Promise<Receipt[]> {
  return inTransaction(needs, async (needs) => {
    const ids = await keepDeliveries(
      needs.db,
      all.map((each) => each.row),
    );
    const fresh = all.filter((each, index) => ids.get(each.row.digest) === each.row.id && isFirst(all, index));
    const counts = await keepParts(needs, fresh, keeping);
    await recordMany(needs, [
      ...fresh.map(({ row }) => ({
        did: 'delivery.received',
        thing: row.id,
        details: { state: row.state, ...counts.of(row.id) },
      })),
      ...counts.deeds,
    ]);
    return all.map((each) => ({
      deliveryId: ids.get(each.row.digest) ?? each.row.id,
      state: each.row.state,
      again: !fresh.includes(each),
      ...(fresh.includes(each) ? counts.of(each.row.id) : { messages: 0, statuses: 0, changes: 0 }),
    }));
  });
}

type Prepared = { row: DeliveryRow; webhook: Webhook; trace: Trace };

async function prepare(needs: Needs<'vault' | 'clock' | 'settings'>, { body, trace }: Received): Promise<Prepared> {
  const webhook = ownPart(parseWebhook(body), needs.settings);
  const fault = webhook.fault ?? (webhook.odd.length > 0 ? `Left out: ${webhook.odd.length} odd parts.` : null);
  const [digest, sealed] = await Promise.all([sha256Hex(body), needs.vault.seal(body)]);
  return {
    webhook,
    trace,
    row: { id: newId('del'), receivedAt: needs.clock.now(), body: sealed, digest, state: stateOf(webhook), fault },
  };
}

const isFirst = (all: readonly Prepared[], index: number) =>
  all.findIndex((each) => each.row.digest === all[index]?.row.digest) === index;

/** Keeps what is in new deliveries; counts what was new, by delivery. */
async function keepParts(needs: ReceiveNeeds, fresh: readonly Prepared[], keeping: Keeping) {
  const now = needs.clock.now();
  const partsOf = <T>(pick: (webhook: Webhook) => readonly T[]) =>
    fresh.flatMap(({ row, webhook, trace }) => pick(webhook).map((part) => ({ ...part, deliveryId: row.id, trace })));
  const messages = await keepMessages(
    needs,
    partsOf((webhook) => webhook.messages),
    now,
  );
  const statuses = await keepStatuses(
    needs,
    partsOf((webhook) => webhook.statuses),
    { now, ...keeping },
  );
  const changes = await keepOthers(
    needs,
    partsOf((webhook) => webhook.others),
  );
  const count = (of: readonly string[], id: string) => of.filter((each) => each === id).length;
  return {
    of: (id: string) => ({
      messages: count(messages, id),
      statuses: count(statuses.kept, id),
      changes: count(changes, id),
    }),
    deeds: statuses.deeds,
  };
}

/**
 * The part of a body that is about our numbers. What names no number (account news) is ours unless it names another account:
 * an app of ours may serve several, and our secret signs the news of them all.
 */
export function ownPart(
  webhook: Webhook,
  settings: Pick<Settings, 'whatsappPhoneNumberId' | 'whatsappBusinessAccountId'>,
): Webhook {
  const numbers = splitList(settings.whatsappPhoneNumberId);
  const isOurs = (part: { phoneNumberId: string | null }) =>
    part.phoneNumberId === null || numbers.includes(part.phoneNumberId);
  return {
    ...webhook,
    messages: webhook.messages
      .filter(isOurs)
      .map((each) => ({ ...each, phoneNumberId: each.phoneNumberId ?? numbers[0] ?? '' })),
    statuses: webhook.statuses.filter(isOurs),
    others: webhook.others.filter(
      (part) =>
        isOurs(part) &&
        (part.phoneNumberId !== null || part.account === null || part.account === settings.whatsappBusinessAccountId),
    ),
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

/**
 * Keeps delivery states, and applies the new ones to the words they are about or has a job do it. Answers the delivery of
 * each new one, and what is to be recorded.
 */
async function keepStatuses(
  needs: ReceiveNeeds,
  statuses: readonly In<InboundStatus>[],
  { now, applying }: Keeping & { now: Date },
): Promise<{ kept: string[]; deeds: Deed[] }> {
  const rows = statuses.map(({ phoneNumberId: _, trace, at, ...status }) => ({
    row: { id: newId('sta'), ...status, at: at ?? now },
    trace,
  }));
  const made = new Set(
    await insertStatuses(
      needs.db,
      rows.map(({ row }) => row),
    ),
  );
  const fresh = rows.filter(({ row }) => made.has(row.id));
  const kept = fresh.map(({ row }) => row.deliveryId);
  if (!applying) {
    await enqueueMany(
      needs,
      'apply-status',
      fresh.map(({ row, trace }) => ({ statusId: row.id, trace })),
    );
    return { kept, deeds: [] };
  }
  const applied = await applyStatuses(
    needs,
    fresh.map(({ row }) => ({ ...row, appliedAt: null })),
  );
  const said = new Map<string, string>(fresh.map(({ row }) => [row.id, row.status]));
  return {
    kept,
    deeds: applied.map((id) => ({ did: 'status.applied', thing: id, details: { status: said.get(id) } })),
  };
}

/** Keeps other news, sealed, and has what is new of them worked in. Answers the delivery of each. */
async function keepOthers(needs: ReceiveNeeds, changes: readonly In<OtherChange>[]): Promise<string[]> {
  const rows = await Promise.all(
    changes.map(async (change) => {
      const value = jsonText(change.value);
      const row = {
        id: newId('chg'),
        deliveryId: change.deliveryId,
        field: change.field,
        digest: await sha256Hex(`${change.field}:${change.identity}:${value}`),
        value: await needs.vault.seal(new TextEncoder().encode(value)),
      };
      return { row, toldAt: change.toldAt };
    }),
  );
  const made = new Set(
    await keepChanges(
      needs.db,
      rows.map(({ row }) => row),
    ),
  );
  await enqueueMany(
    needs,
    'note-change',
    rows.flatMap(({ row: { id }, toldAt }) => (made.has(id) ? [{ changeId: id, toldAt: toldAt?.toISOString() }] : [])),
  );
  return rows.map(({ row }) => row.deliveryId);
}
