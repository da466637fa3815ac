import { z } from 'zod';
import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { ratings } from '../core/ratings.ts';
import { sha256Hex } from '../core/vault.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { contentText } from './content.rules.ts';
import { changeFactCheck, findByExternalId, insertFactCheck } from './fact-checks.store.ts';
import { forgetFamilies } from './families.store.ts';

const Input = z.object({
  /** `ours`, or the name of a feed. */
  source: z.string().min(1),
  /** The publisher's own id within the source. */
  externalId: z.string().min(1),
  claim: z.string().min(1),
  title: z.string(),
  summary: z.string(),
  rating: z.enum(ratings).nullable(),
  ratingWords: z.string(),
  url: z.url({ protocol: /^https?$/ }).nullable(),
  language: z.string().nullable(),
  publisher: z.string().min(1),
  claimant: z.string().nullable(),
  publishedOn: z.iso.date().nullable(),
  slug: z.string().nullable().default(null),
  state: z.enum(['live', 'withdrawn']).default('live'),
});

/**
 * Keeps one fact-check: adds it, or changes the one with the same source and external id, and has it indexed.
 * Returns its id and whether anything changed. Safe to repeat: the same again changes, records and enqueues nothing.
 */
export async function saveFactCheck(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor'>,
  input: z.input<typeof Input>,
): Promise<{ id: string; outcome: 'added' | 'changed' | 'same' }> {
  const check = Input.parse(input);
  const contentHash = await sha256Hex(contentText(check));
  return inTransaction(needs, async (needs) => {
    const now = needs.clock.now();
    const found = await findByExternalId(needs.db, check);
    if (found && found.contentHash === contentHash && found.state === check.state)
      return { id: found.id, outcome: 'same' };
    const id = found?.id ?? newId('fc');
    const stale = found?.claim === check.claim ? {} : { vector: null, embedder: null };
    if (found)
      await changeFactCheck(needs.db, id, {
        ...check,
        ...stale,
        contentHash,
        version: found.version + 1,
        updatedAt: now,
      });
    else await insertFactCheck(needs.db, { ...check, id, contentHash, createdAt: now, updatedAt: now });
    if (found && found.claim !== check.claim) await forgetFamilies(needs.db, [id]);
    const did = found ? 'fact-check.changed' : 'fact-check.added';
    await record(needs, {
      did,
      thing: id,
      details: { source: check.source, version: (found?.version ?? 0) + 1, state: check.state },
    });
    await enqueue(needs, 'index-fact-check', { factCheckId: id });
    return { id, outcome: found ? 'changed' : 'added' };
  });
}
