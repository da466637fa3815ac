import type { Needs } from '../core/needs.ts';
import { hideIds } from '../outbox/hidden-id.rules.ts';
import { ownPart } from './receive-webhook.ts';
import { deliveriesAfter, storedMessages } from './replay.store.ts';
import { type InboundMessage, parseWebhook } from './webhook.rules.ts';

/** One thing that today's code would read differently. No words of messages, no numbers. */
export type Difference = { deliveryId: string; wamid: string | null; what: string };
export type Replayed = { deliveries: number; messages: number; differences: Difference[] };

/**
 * Reads stored deliveries since `since` again with today's code and compares with what was kept of them. Changes
 * nothing. Erased bodies and erased messages are passed over.
 */
export async function replayDeliveries(
  needs: Needs<'db' | 'vault' | 'settings'>,
  input: { since: Date; onProgress?: (replayed: Replayed) => void },
): Promise<Replayed> {
  const replayed: Replayed = { deliveries: 0, messages: 0, differences: [] };
  let page = await deliveriesAfter(needs.db, { since: input.since, afterId: '' });
  while (page.length > 0) {
    for (const delivery of page) {
      if (delivery.body.length === 0) continue;
      const webhook = ownPart(parseWebhook(await needs.vault.open(delivery.body)), needs.settings);
      const hidden = await hideIds(
        needs.vault,
        webhook.messages.map((message) => message.wamid),
      );
      const stored = await storedMessages(needs.db, hidden);
      replayed.deliveries++;
      replayed.messages += webhook.messages.length;
      const differ = (wamid: string | null, what: string) =>
        replayed.differences.push({ deliveryId: delivery.id, wamid, what });
      if ((webhook.fault !== null) !== (delivery.state === 'malformed'))
        differ(null, webhook.fault ?? 'can be read now');
      for (const message of webhook.messages)
        for (const what of changesOf(message, stored)) differ(message.wamid, what);
    }
    input.onProgress?.(replayed);
    const last = page.at(-1);
    page = last ? await deliveriesAfter(needs.db, { since: last.receivedAt, afterId: last.id }) : [];
  }
  return replayed;
}

type Stored = Awaited<ReturnType<typeof storedMessages>>[number];

function changesOf(message: InboundMessage, stored: readonly Stored[]): string[] {
  const kept = stored.find((row) => row.wamid === message.wamid && row.phoneNumberId === message.phoneNumberId);
  if (!kept) return ['was not kept'];
  if (isErased(kept)) return [];
  const parts: [string, unknown, unknown][] = [
    ['type', kept.type, message.type],
    ['words', kept.text, message.text],
    ['forwarded', kept.forwarded, message.forwarded],
    ['quoted message', kept.replyTo, message.replyTo],
    ['payload', canonical(kept.payload), canonical(message.payload)],
  ];
  return parts.filter(([, before, now]) => before !== now).map(([name]) => `${name} would differ`);
}

const isErased = (row: Stored) => row.text === null && JSON.stringify(row.payload) === '{}';

/** JSON with keys in one order, as the database keeps none. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
