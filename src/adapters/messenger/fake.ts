import { notFound } from '../../core/errors.ts';
import type { Messenger, SendResult } from '../../core/ports.ts';
import { readFault } from './cloud-errors.ts';
import { toWire } from './cloud-wire.ts';

type Sent = Parameters<Messenger['send']>[0] & { wamid: string };

/**
 * A messenger that keeps what it was asked to send, and refuses what no provider would take. `answerNext` scripts the next results, first in, first out;
 * without a script every send is accepted. `holdMedia` makes a provider id fetchable.
 */
export function fakeMessenger() {
  const sent: Sent[] = [];
  const read: string[] = [];
  const scripted: SendResult[] = [];
  const held = new Map<string, { bytes: Uint8Array; mimeType: string }>();
  let count = 0;
  return {
    /** What was accepted, oldest first. */
    sent,
    /** What was marked as read, oldest first. */
    read,
    answerNext: (...results: SendResult[]) => void scripted.push(...results),
    holdMedia: (mediaId: string, bytes: Uint8Array, mimeType: string) => void held.set(mediaId, { bytes, mimeType }),
    async send(message) {
      toWire(message);
      const result = scripted.shift() ?? { outcome: 'accepted', wamid: `wamid.out.${++count}` };
      if (result.outcome === 'accepted') sent.push({ ...message, wamid: result.wamid });
      return result;
    },
    readFault,
    async markRead(wamid) {
      read.push(wamid);
    },
    async fetchMedia(mediaId) {
      const found = held.get(mediaId);
      if (!found) throw notFound('media.gone', `The provider has no media ${mediaId} any more.`);
      return found;
    },
  } satisfies Messenger & Record<string, unknown>;
}
