import { Meilisearch } from 'meilisearch';
import { openInProcessIndex } from '../src/adapters/search/in-process.ts';
import { openMeilisearchIndex } from '../src/adapters/search/meilisearch.ts';
import { profileOf } from '../src/app/profiles.ts';
import type { SearchIndex } from '../src/core/ports.ts';
import type { Settings } from '../src/core/settings.ts';

/** Figures of one engine are not to be had from another: a server that fails ends the evaluation. */
function refuse(why: unknown): void {
  if (why !== null) throw why;
}

/**
 * How the evaluation opens an empty index: with the engine that the settings choose, or the one named. On Meilisearch
 * each is an index of its own name, deleted when closed, so that a newsroom's index is left alone.
 * Throws an Error when the engine is unknown, or is Meilisearch and `MEILI_URL` is not set.
 */
export function openSearchOf(settings: Settings, named: string | undefined): () => Promise<SearchIndex> {
  const engine = named ?? profileOf(settings).search;
  if (engine === 'in-process') return async () => openInProcessIndex();
  if (engine !== 'meilisearch')
    throw new Error(`--engine: there is no "${engine}". There are: in-process, meilisearch.`);
  const { meiliUrl: url, meiliApiKey: apiKey } = settings;
  if (url === null) throw new Error('--engine meilisearch needs MEILI_URL (and MEILI_API_KEY) of a running server.');
  const client = new Meilisearch({ host: url, ...(apiKey ? { apiKey } : {}) });
  let opened = 0;
  return async () => {
    opened += 1;
    const name = `evaluate_${process.pid}_${opened}`;
    const index = openMeilisearchIndex({ url, apiKey, index: name, deadlineMs: 60_000, onChange: refuse });
    return {
      ...index,
      close: async () => {
        await index.close();
        await client.deleteIndex(name);
      },
    };
  };
}
