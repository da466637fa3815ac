import { wordsOf } from '../core/errors.ts';
import type { Needs } from '../core/needs.ts';
import { after, minuteMs, secondMs } from '../core/time.ts';
import { embedderTag } from './content.rules.ts';
import { type Change, changedAfter, changesOf, countLive, findDocuments } from './fact-checks.store.ts';
import { loadSearchIndex } from './load-search-index.ts';

/** How often changes of other processes are looked for, and how often what is held is counted. Milliseconds. Chosen 2026-11. */
const lookMs = 5 * secondMs;
const countMs = 10 * minuteMs;
/** How far back each look reaches: clocks differ a little, and what was written first may be committed last. */
const overlapMs = 2 * minuteMs;
/** Changes read at once. */
const pageSize = 1_000;
/** Fact-checks without a vector that are looked at again until they have one. */
const mostUnembedded = 1_000;

type Following = Needs<'db' | 'search' | 'embedder'>;

/** Looks for what other processes changed since the last look, and takes note of it. Returns how many fact-checks. */
export type Follower = { look(): Promise<number> };

/**
 * Keeps what this process holds of the search index in line with what others publish, change and withdraw: a job or a
 * command tells only the process that runs it. `since` is when the index was loaded. Safe to repeat.
 */
export function openFollower(needs: Following, since: Date): Follower {
  let latest = since;
  /** What was taken note of and will come up again. */
  const seen = new Map<string, { as: string; at: Date }>();
  const unembedded = new Set<string>();
  const take = async (changes: readonly Change[]): Promise<number> => {
    const tag = embedderTag(needs.embedder);
    const fresh = changes.filter((one) => seen.get(one.id)?.as !== sortOf(one, tag));
    if (fresh.length === 0) return 0;
    const documents = await findDocuments(
      needs.db,
      fresh.map(({ id }) => id),
      needs.embedder,
    );
    const live = new Set(documents.map(({ id }) => id));
    await needs.search.follow({ documents, gone: fresh.flatMap(({ id }) => (live.has(id) ? [] : [id])) });
    for (const one of fresh) {
      seen.set(one.id, { as: sortOf(one, tag), at: one.updatedAt });
      if (one.embedder === tag || one.state !== 'live') unembedded.delete(one.id);
      else if (unembedded.size < mostUnembedded) unembedded.add(one.id);
    }
    return fresh.length;
  };
  return {
    async look() {
      const from = after(latest, -overlapMs);
      for (const [id, { at }] of seen) if (at < from && !unembedded.has(id)) seen.delete(id);
      let taken = await take(await changesOf(needs.db, [...unembedded]));
      for (let [at, id] = [from, '']; ; ) {
        const page = await changedAfter(needs.db, { at, id, limit: pageSize });
        taken += await take(page);
        const last = page.at(-1);
        if (last && last.updatedAt > latest) latest = last.updatedAt;
        if (!last || page.length < pageSize) return taken;
        [at, id] = [last.updatedAt, last.id];
      }
    },
  };
}

const sortOf = ({ version, state, embedder }: Change, tag: string) => `${version} ${state} ${embedder === tag}`;

type Ending = { isStopped: () => boolean; wait: (ms: number) => Promise<void> };

/**
 * Follows changes until told to stop. When what is held still has another number than the database after ten minutes,
 * the whole index is loaded again. A database that is away is asked again.
 */
export async function followChanges(
  needs: Following & Needs<'log'>,
  { since, isStopped, wait }: { since: Date } & Ending,
): Promise<void> {
  const follower = openFollower(needs, since);
  let [sinceCount, wasOff] = [0, false];
  while (!isStopped()) {
    await wait(lookMs);
    if (isStopped()) return;
    try {
      await follower.look();
      sinceCount += lookMs;
      if (sinceCount < countMs) continue;
      sinceCount = 0;
      const isOff = (await countLive(needs.db)) !== needs.search.terms.documents();
      if (isOff && wasOff) {
        needs.log.warn({ held: needs.search.terms.documents() }, 'the search index is not in line; it is loaded again');
        await loadSearchIndex(needs);
      }
      wasOff = isOff && !wasOff;
    } catch (error) {
      if (!isStopped()) needs.log.warn({ why: wordsOf(error) }, 'changes of fact-checks could not be followed');
    }
  }
}
