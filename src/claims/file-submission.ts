import { findSubmission, type Submission } from '../conversation/conversation.store.ts';
import { machine } from '../core/actor.ts';
import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { sha256Hex } from '../core/vault.ts';
import { record } from '../ledger/record.ts';
import { type Claim, countAsked, fileUnder, findClaimByKey, insertClaim, lockClaims } from './claims.store.ts';
import { findPlace } from './nominate.ts';
import { claimKeyText, normalise } from './normalise.rules.ts';

/**
 * Files a closed submission under its claim: the one with the same normalised text, else a new one, which joins the
 * group of a near duplicate. Fifty equal forwards at once make one claim. Answers whether it wants a decision now, which a
 * second run says again. Safe to repeat: a submission is filed once.
 */
export async function fileSubmission(
  needs: Needs<'db' | 'clock' | 'actor' | 'embedder'>,
  input: { submissionId: string },
): Promise<boolean> {
  const submission = await findSubmission(needs.db, input.submissionId);
  if (submission?.state === 'filed') return true;
  if (submission?.state !== 'closed' || submission.text === null) return false;
  const normal = normalise(submission.text);
  const key = await sha256Hex(claimKeyText(submission.text));
  const [vector] = await needs.embedder.embed([normal]);
  await inTransaction({ ...needs, actor: machine('claims') }, async (needs) => {
    await lockClaims(needs.db);
    const claim =
      (await findClaimByKey(needs.db, key)) ?? (await makeClaim(needs, { submission, normal, key, vector }));
    if (!(await fileUnder(needs.db, submission.id, claim.id))) return;
    await countAsked(needs.db, claim.id, submission.openedAt);
    await record(needs, { did: 'submission.filed', thing: submission.id, details: { claim: claim.id } });
  });
  return true;
}

type Making = { submission: Submission; normal: string; key: string; vector: Float32Array | undefined };

async function makeClaim(
  needs: Needs<'db' | 'clock' | 'actor'>,
  making: Making,
): Promise<Pick<Claim, 'id' | 'rootId'>> {
  const vector = comparable(making.vector);
  const text = making.submission.text ?? '';
  const { group, sketch } = await findPlace(needs, { text, normal: making.normal, vector });
  const id = newId('clm');
  await insertClaim(needs.db, {
    id,
    rootId: group ?? id,
    key: making.key,
    text,
    normal: making.normal,
    language: making.submission.language ?? 'und',
    vector,
    sketch,
    firstAskedAt: making.submission.openedAt,
    lastAskedAt: making.submission.openedAt,
  });
  await record(needs, {
    did: group ? 'claim.joined' : 'claim.made',
    thing: id,
    ...(group ? { details: { group } } : {}),
  });
  return { id, rootId: group ?? id };
}

/** A vector for the claims table, or null: the built-in embedder's have 192 dimensions, and a text without letters has none. */
export function comparable(vector: Float32Array | undefined): number[] | null {
  if (vector?.length !== 192 || vector.every((value) => value === 0)) return null;
  return Array.from(vector);
}
