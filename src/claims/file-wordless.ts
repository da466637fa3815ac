import { changeSubmission, findAsker, mediaOf, type Submission } from '../conversation/conversation.store.ts';
import { newId } from '../core/ids.ts';
import type { Needs } from '../core/needs.ts';
import { sha256Hex } from '../core/vault.ts';
import { record } from '../ledger/record.ts';
import { countAsked, findClaimByKey, insertClaim, lockClaims } from './claims.store.ts';
import { wordlessSigns, wordlessText } from './wordless.rules.ts';

/**
 * Files a decided submission that holds no words, a picture, a sound or a film that a person shall look at, under a claim
 * of its own, in the caller's transaction. Those that sent the same files share it. It has nothing to compare by, so that
 * machines never match it. Returns the claim's id. Safe to repeat: the claim is found again by its key.
 */
export async function fileWordless(needs: Needs<'db' | 'clock' | 'actor'>, submission: Submission): Promise<string> {
  await lockClaims(needs.db);
  const files = await mediaOf(needs.db, submission.id);
  const types = files.map((file) => file.mimeType);
  const contents = files.map((file) => file.sha256).sort();
  const isKnown = contents.length > 0 && !contents.includes(null);
  const key = await sha256Hex(`media ${isKnown ? contents.join(' ') : submission.id}`);
  const known = await findClaimByKey(needs.db, key);
  const id = known?.id ?? newId('clm');
  if (!known) {
    await insertClaim(needs.db, {
      id,
      rootId: id,
      key,
      text: wordlessText(types),
      normal: '',
      language: (await findAsker(needs.db, submission.askerId))?.language ?? 'und',
      vector: null,
      sketch: [],
      firstAskedAt: submission.openedAt,
      lastAskedAt: submission.openedAt,
    });
    await record(needs, { did: 'claim.made', thing: id });
  }
  const told = { decision: 'review' as const, text: wordlessSigns(types), toldAt: needs.clock.now() };
  await changeSubmission(needs.db, submission.id, { ...told, claimId: id });
  await countAsked(needs.db, id, submission.openedAt);
  await record(needs, { did: 'submission.filed', thing: submission.id, details: { claim: id } });
  return id;
}
