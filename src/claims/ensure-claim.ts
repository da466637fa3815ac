import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { sha256Hex } from '../core/vault.ts';
import { record } from '../ledger/record.ts';
import { findClaimByKey, insertClaim, lockClaims } from './claims.store.ts';
import { comparable } from './file-submission.ts';
import { storedSketch } from './nominate.ts';
import { claimKeyText, normalise } from './normalise.rules.ts';

/**
 * The claim of a text, made if nobody has asked it yet: for a verdict about something that only goes around elsewhere.
 * Returns its id. Safe to repeat: equal texts meet by key.
 */
export async function ensureClaim(
  needs: Needs<'db' | 'clock' | 'actor' | 'embedder'>,
  input: { text: string; language: string },
): Promise<string> {
  const normal = normalise(input.text);
  const key = await sha256Hex(claimKeyText(input.text));
  const [vector] = await needs.embedder.embed([normal]);
  return inTransaction(needs, async (needs) => {
    await lockClaims(needs.db);
    const known = await findClaimByKey(needs.db, key);
    if (known) return known.id;
    const id = newId('clm');
    const now = needs.clock.now();
    const row = {
      id,
      rootId: id,
      key,
      text: input.text,
      normal,
      language: input.language,
      vector: comparable(vector),
      sketch: await storedSketch(needs, normal),
      firstAskedAt: now,
      lastAskedAt: now,
    };
    await insertClaim(needs.db, row);
    await record(needs, { did: 'claim.made', thing: id });
    return id;
  });
}
