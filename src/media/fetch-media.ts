import { isRefusal, wordsOf } from '../core/errors.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { after } from '../core/time.ts';
import { sha256Hex } from '../core/vault.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { keptMs, nextTryMs, tellAfterMs } from './media.rules.ts';
import { endWaiting, findMedia, isKeyUsed } from './media.store.ts';
import { sniff } from './sniff.rules.ts';

type Fetching = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'messenger' | 'media' | 'log'>;

/**
 * Fetches what somebody sent, before the provider forgets it, and keeps the bytes under their SHA-256. While the provider
 * does not give it, it is asked for again, ever more slowly, for as long as it may be there. What has expired or is too
 * large is marked as gone; a job then tells the asker what to send instead.
 * Safe to repeat: the key follows from the bytes, and only a medium that still waits is changed.
 */
export async function fetchMedia(needs: Fetching, input: { mediaId: string }): Promise<void> {
  const row = await findMedia(needs.db, input.mediaId);
  if (row?.state !== 'waiting') return;
  const ageMs = needs.clock.now().getTime() - row.createdAt.getTime();
  const fetched = await tryToFetch(needs, row.providerId);
  if ('askedMs' in fetched && ageMs < keptMs) return tryLater(needs, row.id, { ageMs, askedMs: fetched.askedMs });
  if (!('bytes' in fetched)) {
    await settle(needs, row.id, { state: 'gone' });
    return;
  }
  const { bytes } = fetched;
  const sha256 = await sha256Hex(bytes);
  const { mimeType, ending } = sniff(bytes);
  const storeKey = `${sha256.slice(0, 2)}/${sha256}.${ending}`;
  await needs.media.put(storeKey, bytes, mimeType);
  const kept = await settle(needs, row.id, { state: 'stored', mimeType, storeKey, byteCount: bytes.length, sha256 });
  // Erased while it was fetched: bytes that nothing stands for must not stay.
  if (!kept && !(await isKeyUsed(needs.db, storeKey))) await needs.media.remove(storeKey);
}

type Fetched = { bytes: Uint8Array } | { isGone: true } | { askedMs: number };

/** The bytes; or that there are none any more; or how long the provider wants to be left alone. */
async function tryToFetch(needs: Fetching, providerId: string): Promise<Fetched> {
  try {
    return await needs.messenger.fetchMedia(providerId);
  } catch (error) {
    if (!isRefusal(error) || (error.kind !== 'not-found' && error.kind !== 'unavailable')) throw error;
    const isGone = error.kind === 'not-found';
    needs.log.warn({ code: error.code, why: wordsOf(error) }, isGone ? 'media is gone' : 'media is tried again');
    return isGone ? { isGone } : { askedMs: error.retryAfterMs ?? 0 };
  }
}

function tryLater(needs: Fetching, id: string, { ageMs, askedMs }: { ageMs: number; askedMs: number }): Promise<void> {
  return inTransaction(needs, async (needs) => {
    const runAt = after(needs.clock.now(), nextTryMs(ageMs, askedMs));
    await enqueue(needs, 'fetch-media', { mediaId: id }, { runAt });
    if (ageMs >= tellAfterMs) await enqueue(needs, 'tell-media-gone', { mediaId: id });
    await record(needs, { did: 'media.awaited', thing: id });
  });
}

type Outcome = Parameters<typeof endWaiting>[2];

function settle(needs: Fetching, id: string, outcome: Outcome): Promise<boolean> {
  return inTransaction(needs, async (needs) => {
    const changed = await endWaiting(needs.db, id, outcome);
    if (!changed) return false;
    const { state, mimeType, byteCount } = outcome;
    if (state === 'gone') await enqueue(needs, 'tell-media-gone', { mediaId: id });
    await record(needs, {
      did: state === 'gone' ? 'media.gone' : 'media.stored',
      thing: id,
      details: { mimeType, byteCount },
    });
    return true;
  });
}
