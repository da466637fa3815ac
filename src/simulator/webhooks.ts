import { bytesOf, webhookBody } from './bodies.rules.ts';
import type { Owed } from './happenings.rules.ts';
import type { Simulator } from './simulator.ts';

/** `idle` resolves when no webhook is under way; those that wait for another try are not waited for. */
export type Webhooks = { owe(id: string): void; idle(): Promise<void>; close(): void };

/** Webhooks under way at once. Ours; the provider says only that it delivers concurrently. */
const atOnce = 16;
/** Updates waiting from which on many travel in one body. Ours; the provider promises no size. */
const crowd = 64;
/** Most updates and bytes of one body. Source: Meta, 1,000 and 3 MB, read 2026-11; bytes with room for the envelope. */
const batchUpdates = 1000;
const batchBytes = 2.9 * 1024 * 1024;
/** How long a webhook that nobody takes is tried. Milliseconds. Source: Meta, seven days, read 2026-11. */
const keepTryingMs = 7 * 86_400_000;
/** Waits between tries: fourfold up to a minute, an hour's worth of those, then hourly. Milliseconds. Meta publishes none. */
const retryMs = (attempt: number) => (attempt < 64 ? Math.min(500 * 4 ** attempt, 60_000) : 3_600_000);
/** How long a webhook is held back when the faults shuffle. Milliseconds. */
const holdBackMs = 1500;

/**
 * Delivers webhooks, signed, until somebody answers 200 or seven days have passed. Those of one phone go one after the
 * other unless the faults shuffle them; different phones do not wait for each other. When many are owed they travel
 * together, up to 1,000 in a body.
 */
export function openWebhooks(simulator: Simulator): Webhooks {
  const { state, options, account } = simulator;
  /** What waits by lane (a phone, or the account), lanes that may begin in front. */
  const lanes = new Map<string, string[]>();
  const busy = new Set<string>();
  const attempts = new Map<string, number>();
  const running = new Set<Promise<void>>();
  let waiting = 0;
  let isClosed = false;

  const joinAll = (ids: readonly string[]) => {
    if (isClosed) return;
    for (const id of ids) {
      const owed = state.owed.get(id);
      if (!owed) continue;
      const lane = owed.kind === 'news' ? 'account' : owed.phone;
      const queue = lanes.get(lane);
      if (queue) queue.push(id);
      else lanes.set(lane, [id]);
      waiting++;
    }
    pump();
  };

  const pump = () => {
    while (running.size < atOnce && !isClosed) {
      const batch = takeBatch();
      if (batch.ids.length === 0) return;
      const run = deliver(batch.ids).finally(() => {
        running.delete(run);
        for (const lane of batch.lanes) busy.delete(lane);
        pump();
      });
      running.add(run);
    }
  };

  const takeBatch = () => {
    const batch = { ids: [] as string[], lanes: [] as string[], bytes: 0 };
    const isCrowded = waiting > crowd;
    for (const [lane, queue] of lanes) {
      if (busy.has(lane)) continue;
      takeFrom(queue, batch, isCrowded ? batchUpdates : 1);
      batch.lanes.push(lane);
      busy.add(lane);
      lanes.delete(lane);
      if (queue.length > 0) lanes.set(lane, queue);
      if (!isCrowded || batch.ids.length >= batchUpdates || batch.bytes >= batchBytes) break;
    }
    waiting -= batch.ids.length;
    return batch;
  };

  const takeFrom = (queue: string[], batch: { ids: string[]; bytes: number }, most: number) => {
    for (let id = queue[0]; id !== undefined && batch.ids.length < most; id = queue[0]) {
      const bytes = most === 1 ? 0 : weigh(id);
      if (batch.ids.length > 0 && batch.bytes + bytes > batchBytes) {
        batch.bytes = batchBytes;
        return;
      }
      batch.ids.push(id);
      batch.bytes += bytes;
      queue.shift();
    }
  };

  const weigh = (id: string) => {
    const owed = state.owed.get(id);
    const body = owed && webhookBody(state, account, [owed]);
    return body ? bytesOf(body).length : 0;
  };

  const deliver = async (ids: readonly string[]) => {
    const known = ids.flatMap((id) => state.owed.get(id) ?? []);
    const body = webhookBody(state, account, shuffled(simulator, known));
    if (!body) return;
    const bytes = bytesOf(body);
    const headers = {
      'content-type': 'application/json',
      'x-hub-signature-256': await signatureOf(bytes, options.settings.whatsappAppSecret),
    };
    const send = () => options.deliver(bytes, headers).catch(() => 0);
    const twice = simulator.chance() < state.faults.duplicateWebhooks;
    const [status] = await Promise.all(twice ? [send(), send()] : [send()]);
    if (!isClosed) settle(known, status === 200);
  };

  const settle = (known: readonly Owed[], isTaken: boolean) => {
    const again: string[] = [];
    let attempt = 0;
    for (const { id, at } of known) {
      const isOver = !isTaken && simulator.now() - at > keepTryingMs;
      if (isTaken || isOver) {
        attempts.delete(id);
        if (state.owed.has(id))
          simulator.happen({ kind: isTaken ? 'delivered' : 'dropped', at: simulator.now(), webhook: id });
        continue;
      }
      attempt = Math.max(attempt, attempts.get(id) ?? 0);
      attempts.set(id, (attempts.get(id) ?? 0) + 1);
      again.push(id);
    }
    if (again.length > 0) options.schedule(() => joinAll(again), retryMs(attempt));
  };

  return {
    owe(id) {
      if (state.faults.unsubscribed) {
        simulator.happen({ kind: 'dropped', at: simulator.now(), webhook: id });
        return;
      }
      if (simulator.chance() < state.faults.shuffleWebhooks)
        options.schedule(() => joinAll([id]), simulator.chance() * holdBackMs);
      else joinAll([id]);
    },
    async idle() {
      while (running.size > 0) await Promise.race(running);
    },
    close() {
      isClosed = true;
    },
  };
}

/** The same updates, in another order when the faults shuffle. */
function shuffled(simulator: Simulator, owed: readonly Owed[]): readonly Owed[] {
  if (owed.length < 2 || simulator.chance() >= simulator.state.faults.shuffleWebhooks) return owed;
  return owed
    .map((one) => ({ one, at: simulator.chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** The first secret of a comma list signs; the others are only still accepted. */
async function signatureOf(body: Uint8Array, secrets: string): Promise<string> {
  const secret = secrets.split(',')[0]?.trim() ?? '';
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const digest = new Uint8Array(await crypto.subtle.sign('HMAC', key, body as BufferSource));
  return `sha256=${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
