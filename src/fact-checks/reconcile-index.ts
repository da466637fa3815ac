import { machine } from '../core/actor.ts';
import { isRefusal } from '../core/errors.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import type { Differences } from '../core/ports.ts';
import { after, minuteMs } from '../core/time.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { takeHour } from '../jobs/hourly.ts';
import { record } from '../ledger/record.ts';
import { embedderTag } from './content.rules.ts';
import { countOfOthers, findDocuments, pageOfIds } from './fact-checks.store.ts';
import { keepReconciled } from './reconciled.store.ts';

/** When what seems stale is looked at again: an import puts into the index before it commits. Milliseconds. */
const againMs = 5 * minuteMs;
/** Stale ones looked at again in one hour. */
const mostStale = 200;

/**
 * Compares the search index with the database, puts right what is missing or has other words, and has what seems stale
 * looked at again in a while. Once an hour, and the next is put in line; an engine that is away is told of and left.
 * Safe to repeat: what is in line is left alone, and a second run in the same hour puts nothing in line.
 */
export async function reconcileIndex(needs: Needs<'db' | 'jobs' | 'clock' | 'search' | 'embedder'>): Promise<void> {
  const found = await compare(needs);
  await inTransaction({ ...needs, actor: machine('fact-checks') }, async (needs) => {
    if (!(await takeHour(needs, 'reconcile-index'))) return;
    const now = needs.clock.now();
    const { documents = 0, missing = 0, changed = 0, stale = [] } = found ?? {};
    const told = { documents, missing, changed, stale: stale.length, away: found === null };
    await keepReconciled(needs.db, told, now);
    const runAt = after(now, againMs);
    for (const factCheckId of stale.slice(0, mostStale))
      await enqueue(needs, 'index-fact-check', { factCheckId }, { runAt });
    if (missing + changed + stale.length > 0)
      await record(needs, { did: 'search.repaired', thing: 'search', details: told });
  });
}

/** What was wrong; null when the engine is away. */
async function compare(needs: Needs<'db' | 'search' | 'embedder'>): Promise<Differences | null> {
  const { db, embedder } = needs;
  const isWhole = (await countOfOthers(db, embedderTag(embedder))) === 0;
  try {
    return await needs.search.reconcile(allIds(db), (ids) => findDocuments(db, ids, isWhole ? embedder : null));
  } catch (error) {
    if (isRefusal(error) && error.kind === 'unavailable') return null;
    throw error;
  }
}

/** Ids read at once. */
const pageSize = 1_000;

/** The ids of all fact-checks that may answer, in pages. */
async function* allIds(db: Needs<'db'>['db']): AsyncGenerator<string[]> {
  for (let afterId = ''; ; ) {
    const page = await pageOfIds(db, { afterId, limit: pageSize });
    const last = page.at(-1);
    if (!last) return;
    yield page;
    afterId = last;
  }
}
