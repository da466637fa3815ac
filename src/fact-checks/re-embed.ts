import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { record } from '../ledger/record.ts';
import { embedderTag, toBytes } from './content.rules.ts';
import { pageToEmbed, setVectors } from './fact-checks.store.ts';

/** Fact-checks embedded in one transaction. */
const pageSize = 500;

export type Embedding = {
  onProgress?: (done: number) => void;
  /** Asked between pages; what is done stays done. */
  isStopped?: () => boolean;
};

/**
 * Gives every fact-check a vector of today's embedder, where it has none or another's: vectors of two embedders cannot
 * be compared. Returns how many. Safe to repeat, to stop, and while others write: a claim that changed meanwhile keeps
 * what its own change brought.
 */
export async function reEmbed(needs: Needs<'db' | 'clock' | 'embedder'>, options: Embedding = {}): Promise<number> {
  const embedder = embedderTag(needs.embedder);
  let done = 0;
  for (let afterId = ''; !options.isStopped?.(); ) {
    const page = await pageToEmbed(needs.db, { embedder, afterId, limit: pageSize });
    const last = page.at(-1);
    if (!last) return done;
    const vectors = await needs.embedder.embed(page.map((row) => row.claim));
    const rows = page.flatMap((row, at) => {
      const vector = vectors[at];
      return vector ? [{ ...row, vector: toBytes(vector) }] : [];
    });
    await inTransaction({ ...needs, actor: machine('fact-checks') }, async (needs) => {
      await setVectors(needs.db, embedder, rows);
      await record(needs, { did: 'fact-checks.re-embedded', thing: embedder, details: { count: rows.length } });
    });
    done += rows.length;
    options.onProgress?.(done);
    afterId = last.id;
  }
  return done;
}
