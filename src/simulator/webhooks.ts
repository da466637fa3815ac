import { bytesOf, webhookBody } from './bodies.rules.ts';
import type { Simulator } from './simulator.ts';

/** `idle` resolves when no webhook is under way; those that wait for another try are not waited for. */
export type Webhooks = { owe(id: string): void; idle(): Promise<void>; close(): void };

/** Webhooks under way at once. Ours; the provider says only that it delivers concurrently. */
const atOnce = 16;
/** Waits between tries: growing fourfold, at most a minute. Milliseconds. The provider goes on for seven days. */
const retryMs = (attempt: number) => Math.min(500 * 4 ** attempt, 60_000);
/** How long a webhook is held back when the faults shuffle. Milliseconds. */
const holdBackMs = 1500;

/**
 * Delivers webhooks, signed, until somebody answers 200. Those of one phone go one after the other unless the faults
 * shuffle them; different phones do not wait for each other.
 */
export function openWebhooks(simulator: Simulator): Webhooks {
  const { state, options, account } = simulator;
  const lanes = new Map<string, string[]>();
  const waiting: string[] = [];
  const attempts = new Map<string, number>();
  const running = new Set<Promise<void>>();
  let isClosed = false;

  const join = (id: string) => {
    const phone = state.owed.get(id)?.phone;
    if (phone === undefined || isClosed) return;
    const lane = lanes.get(phone);
    if (lane) return void lane.push(id);
    lanes.set(phone, [id]);
    waiting.push(phone);
    pump();
  };

  const pump = () => {
    while (running.size < atOnce) {
      const phone = waiting.shift();
      if (phone === undefined) return;
      const run = runLane(phone).finally(() => {
        running.delete(run);
        pump();
      });
      running.add(run);
    }
  };

  const runLane = async (phone: string) => {
    const lane = lanes.get(phone) ?? [];
    for (let id = lane.shift(); id !== undefined && !isClosed; id = lane.shift()) await deliverOne(id);
    lanes.delete(phone);
  };

  const deliverOne = async (id: string) => {
    const owed = state.owed.get(id);
    const body = owed && webhookBody(state, account, owed);
    if (!body) return;
    const bytes = bytesOf(body);
    const headers = {
      'content-type': 'application/json',
      'x-hub-signature-256': await signatureOf(bytes, options.settings.whatsappAppSecret),
    };
    const send = () => options.deliver(bytes, headers).catch(() => 0);
    const twice = simulator.chance() < state.faults.duplicateWebhooks;
    const [status] = await Promise.all(twice ? [send(), send()] : [send()]);
    if (isClosed) return;
    if (status === 200) {
      attempts.delete(id);
      if (state.owed.has(id)) simulator.happen({ kind: 'delivered', at: simulator.now(), webhook: id });
      return;
    }
    const attempt = attempts.get(id) ?? 0;
    attempts.set(id, attempt + 1);
    options.schedule(() => join(id), retryMs(attempt));
  };

  return {
    owe(id) {
      if (simulator.chance() < state.faults.shuffleWebhooks)
        options.schedule(() => join(id), simulator.chance() * holdBackMs);
      else join(id);
    },
    async idle() {
      while (running.size > 0) await Promise.race(running);
    },
    close() {
      isClosed = true;
    },
  };
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
