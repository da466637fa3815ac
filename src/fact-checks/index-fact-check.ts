import { machine } from '../core/actor.ts';
import type { JobPayload } from '../core/job-names.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { embedderTag, toBytes } from './content.rules.ts';
import { findDocuments, findFactCheck, setVector } from './fact-checks.store.ts';

/**
 * Brings the search index in line with one fact-check: embedded if its vector is missing or another embedder's, put in
 * when it may answer, taken out when not; then others of its claim are looked for. Safe twice: it writes what the database says now, whatever came before.
 */
export async function indexFactCheck(
  needs: Needs<'db' | 'jobs' | 'clock' | 'search' | 'embedder'>,
  input: JobPayload<'index-fact-check'>,
): Promise<void> {
  const found = await findFactCheck(needs.db, input.factCheckId);
  if (found?.state !== 'live') {
    await needs.search.remove([input.factCheckId]);
    return;
  }
  const embedder = embedderTag(needs.embedder);
  if (found.embedder !== embedder) {
    const [vector] = await needs.embedder.embed([found.claim]);
    const bytes = toBytes(vector ?? new Float32Array(needs.embedder.dimension));
    await inTransaction({ ...needs, actor: machine('fact-checks') }, async (needs) => {
      await setVector(needs.db, found.id, { claim: found.claim, vector: bytes, embedder });
      await record(needs, { did: 'fact-check.embedded', thing: found.id, details: { embedder } });
    });
  }
  // Read again: what was saved meanwhile must not be overwritten in the index by what was read before.
  await needs.search.put(await findDocuments(needs.db, [found.id], needs.embedder));
  if (found.familyId === null) await enqueue(needs, 'find-families', {});
}
