import { isRefusal, wordsOf } from '../core/errors.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { sha256Hex } from '../core/vault.ts';
import { record } from '../ledger/record.ts';
import { endWaiting, findMedia, isKeyUsed } from './media.store.ts';
import { sniff } from './sniff.rules.ts';

type Fetching = Needs<'db' | 'clock' | 'actor' | 'messenger' | 'media' | 'log'>;

/**
 * Fetches what somebody sent, before the provider forgets it, and keeps the bytes under their SHA-256. What has expired
 * or is too large is marked as gone. Throws when the provider does not answer, so that the job is tried again.
 * Safe to repeat: the key follows from the bytes, and only a medium that still waits is changed.
 */
export async function fetchMedia(needs: Fetching, input: { mediaId: string }): Promise<void> {
  const row = await findMedia(needs.db, input.mediaId);
  if (row?.state !== 'waiting') return;
  const fetched = await fetchOrGone(needs, row.providerId);
  if (!fetched) {
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

async function fetchOrGone(needs: Fetching, providerId: string) {
  try {
    return await needs.messenger.fetchMedia(providerId);
  } catch (error) {
    if (!isRefusal(error) || error.kind !== 'not-found') throw error;
    needs.log.warn({ code: error.code, why: wordsOf(error) }, 'media is gone');
    return null;
  }
}

type Outcome = Parameters<typeof endWaiting>[2];

function settle(needs: Fetching, id: string, outcome: Outcome): Promise<boolean> {
  return inTransaction(needs, async (needs) => {
    const changed = await endWaiting(needs.db, id, outcome);
    if (!changed) return false;
    const { state, mimeType, byteCount } = outcome;
    await record(needs, {
      did: state === 'gone' ? 'media.gone' : 'media.stored',
      thing: id,
      details: { mimeType, byteCount },
    });
    return true;
  });
}
