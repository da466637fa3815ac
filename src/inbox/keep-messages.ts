import { newId } from '../core/ids.ts';
import type { Needs } from '../core/needs.ts';
import type { Trace } from '../core/trace.ts';
import { enqueueMany } from '../jobs/enqueue.ts';
import { hideIds } from '../outbox/hidden-id.rules.ts';
import { erasedAmong, insertMedia, insertMessages, type MessageRow, setMessageAsker } from './inbox.store.ts';
import { knowAskers } from './know-askers.ts';
import type { Sighting } from './people.rules.ts';
import { renameAsker } from './rename-asker.ts';
import { type Identity, namesNoNumber, type Rename } from './sender.rules.ts';
import type { InboundMessage } from './webhook.rules.ts';

type KeepNeeds = Needs<'db' | 'clock' | 'jobs' | 'vault' | 'actor'>;

/** A part together with the delivery it came in, and the trace of that. */
export type In<T> = T & { deliveryId: string; trace?: Trace };

/**
 * Keeps messages, their askers and their media, once each, and enqueues the work that follows, inside the caller's
 * transaction. One of an asker who was erased since is no new one. Answers the delivery of each new one.
 */
export async function keepMessages(
  needs: KeepNeeds,
  given: readonly In<InboundMessage>[],
  now: Date,
): Promise<string[]> {
  const all = await notErased(needs, given, now);
  const aliases = await keepRenames(
    needs,
    all.filter((each) => each.rename),
    now,
  );
  const written = all.filter((each) => !each.rename);
  const withSender = written.filter((each) => each.sender);
  const ids = await knowAskers(
    needs,
    withSender.map((each) => sightingOf(each, aliases, now)),
  );
  const askerOf = new Map(withSender.map((each, index) => [each, ids[index] ?? null]));
  const rows = written.map((each) => rowOf(each, askerOf.get(each) ?? null, now));
  const fresh = await insertMessages(needs.db, rows);
  const traces = new Map(all.map((each) => [each.deliveryId, each.trace]));
  await keepMedia(needs, written, rows, fresh, now);
  const kept = rows.filter((row) => fresh.has(row.id));
  await enqueueMany(
    needs,
    'step-conversation',
    kept.filter((row) => row.state === 'new').map((row) => ({ messageId: row.id, trace: traces.get(row.deliveryId) })),
  );
  return [...aliases, ...kept].map((each) => each.deliveryId);
}

/**
 * Messages that come sooner after they were sent are no twins of erased ones: nobody is erased that fast. Milliseconds. Most
 * come within a second, and are spared a query that at 320 a second costs a third of the time. Chosen 2026-11-24.
 */
const freshMs = 3_000;

/** Those that are no twin of an erased message: else whoever wished to be forgotten would be known again. */
async function notErased(
  needs: Needs<'db' | 'vault'>,
  all: readonly In<InboundMessage>[],
  now: Date,
): Promise<readonly In<InboundMessage>[]> {
  const old = all.filter(({ sentAt }) => sentAt === null || now.getTime() - sentAt.getTime() >= freshMs);
  if (old.length === 0) return all;
  const hidden = await hideIds(
    needs.vault,
    old.map(({ wamid }) => wamid),
  );
  const erased = await erasedAmong(
    needs.db,
    hidden.map((each) => each.hidden),
  );
  if (erased.size === 0) return all;
  const hiddenOf = new Map(hidden.map((each) => [each.wamid, each.hidden]));
  return all.filter((each) => !erased.has(`${each.phoneNumberId ?? ''} ${hiddenOf.get(each.wamid)}`));
}

type Alias = In<Rename & { at: Date }>;

/** Stores the messages that tell of a change of ids and carries it out, once each. Returns the changes told now. */
async function keepRenames(needs: KeepNeeds, renames: readonly In<InboundMessage>[], now: Date): Promise<Alias[]> {
  const rows = renames.map((each) => rowOf(each, null, now));
  const fresh = await insertMessages(needs.db, rows);
  const aliases: Alias[] = [];
  for (const [index, row] of rows.entries()) {
    const rename = renames[index]?.rename;
    if (!rename || !fresh.has(row.id)) continue;
    const askerId = await renameAsker(needs, rename);
    if (askerId) await setMessageAsker(needs.db, row.id, askerId);
    aliases.push({ ...rename, at: row.sentAt, deliveryId: row.deliveryId });
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

function renamed(who: Identity, rename: Rename): Identity {
  const { from, to } = rename;
  const isThem =
    (from.userId !== null && who.userId === from.userId) || (from.phone !== null && who.phone === from.phone);
  const phone = to.phone ?? (namesNoNumber(rename) ? null : who.phone);
  return isThem ? { ...who, phone, userId: to.userId ?? (to.phone ? null : who.userId) } : who;
}

function rowOf(
  message: In<InboundMessage>,
  askerId: string | null,
  now: Date,
): MessageRow & { id: string; sentAt: Date } {
  return {
    id: newId('msg'),
    deliveryId: message.deliveryId,
    phoneNumberId: message.phoneNumberId ?? '',
    wamid: message.wamid,
    askerId,
    type: message.type,
    sentAt: message.sentAt ?? now,
    receivedAt: now,
    text: message.text,
    payload: message.payload,
    forwarded: message.forwarded,
    replyTo: message.replyTo,
    state: askerId === null || message.type === 'system' ? 'kept' : 'new',
  };
}

async function keepMedia(
  needs: KeepNeeds,
  messages: readonly In<InboundMessage>[],
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
  const traces = new Map<string, Trace>(
    wanted.map((part) => [part.id, messages.find((_, index) => rows[index]?.id === part.messageId)?.trace]),
  );
  const made = await insertMedia(needs.db, wanted);
  await enqueueMany(
    needs,
    'fetch-media',
    made.map((mediaId) => ({ mediaId, trace: traces.get(mediaId) })),
  );
}
