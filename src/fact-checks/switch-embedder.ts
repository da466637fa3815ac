import { wordsOf } from '../core/errors.ts';
import type { Needs } from '../core/needs.ts';
import { embedderTag } from './content.rules.ts';
import { countOfOthers } from './fact-checks.store.ts';
import { loadSearchIndex } from './load-search-index.ts';
import { reEmbed } from './re-embed.ts';

/** How long to wait after an embedder failed, or for another process that embeds. Milliseconds. */
const patience = 30_000;
/** A log line for every so many fact-checks. */
const toldEvery = 5_000;

type Switching = {
  /** Whether this process embeds; else it waits until another has. */
  embeds: boolean;
  isStopped: () => boolean;
  /** Resolves after so many milliseconds, or when stopped. */
  wait: (ms: number) => Promise<void>;
};

/**
 * After the model was changed: embeds every fact-check anew while search answers by words, and when all of them are
 * done, loads the index with the new vectors in one go. Returns whether there was anything to switch and it is done.
 * Stopped or killed half-way, it goes on at the next start from what is done. A failing embedder is tried again.
 */
export async function switchEmbedder(
  needs: Needs<'db' | 'clock' | 'search' | 'embedder' | 'log'>,
  { embeds, isStopped, wait }: Switching,
): Promise<boolean> {
  const embedder = embedderTag(needs.embedder);
  const total = await countOfOthers(needs.db, embedder);
  if (total === 0) return false;
  needs.log.info({ embedder, left: total }, 'embedding fact-checks anew; search answers by words until all are done');
  let told = 0;
  const onProgress = (done: number) => {
    if (done < told + toldEvery) return;
    told = done;
    needs.log.info({ embedder, done, total }, 'embedding fact-checks anew');
  };
  while (!isStopped()) {
    try {
      if (embeds) await reEmbed(needs, { onProgress, isStopped });
      if ((await countOfOthers(needs.db, embedder)) === 0) {
        await loadSearchIndex(needs);
        needs.log.info({ embedder, total }, 'every fact-check is embedded anew; search compares vectors again');
        return true;
      }
    } catch (error) {
      if (isStopped()) break;
      needs.log.warn(
        { embedder, why: wordsOf(error) },
        'embedding fact-checks anew failed; it goes on in half a minute',
      );
    }
    if (!isStopped()) await wait(patience);
  }
  return false;
}
