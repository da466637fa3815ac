import { Meilisearch } from 'meilisearch';
import { openInProcessIndex } from '../../src/adapters/search/in-process.ts';
import { openMeilisearchIndex } from '../../src/adapters/search/meilisearch.ts';
import type { SearchIndex } from '../../src/core/ports.ts';
import { type Lane, meiliApiKey, meiliUrl } from './lanes.ts';

let made = 0;
let last: string | null = null;

/** What the names of all indexes of one test run begin with; `pid` is the process that started the workers. */
export const indexPrefix = (pid: number): string => `plumbline_test_${pid}_`;

/** A name for an index that nothing else has, deleted at the end of the run. */
export function anIndexName(): string {
  made += 1;
  return `${indexPrefix(process.ppid)}${process.pid}_${made}`;
}

/**
 * A search engine that holds nothing yet: in this process, or an index of its own on the real server. There an engine
 * that is left out for a moment fails the test, because another one answers in its place and would hide it.
 */
export async function newSearch(lane: Lane): Promise<SearchIndex> {
  if (lane !== 'meilisearch') return openInProcessIndex();
  if (last !== null) void openClient().deleteIndex(last);
  last = anIndexName();
  const search = openMeilisearchIndex({
    url: meiliUrl ?? '',
    apiKey: meiliApiKey,
    index: last,
    deadlineMs: 10_000,
    onChange: (why) => {
      throw why ?? new Error('The search engine had been left out.');
    },
  });
  await search.load((async function* () {})());
  return search;
}

/** Deletes every index of a test run. */
export async function deleteIndexes(pid: number): Promise<void> {
  const client = openClient();
  const { results } = await client.getRawIndexes({ limit: 1000 });
  for (const { uid } of results) if (uid.startsWith(indexPrefix(pid))) await client.deleteIndex(uid).waitTask();
}

/** Names of the indexes that begin like this. */
export async function indexesLike(name: string): Promise<string[]> {
  const { results } = await openClient().getRawIndexes({ limit: 1000 });
  return results.map(({ uid }) => uid).filter((uid) => uid.startsWith(name));
}

/** As an earlier version of this program would have left it: other settings, other stamps. */
export async function makeOld(name: string): Promise<void> {
  const client = openClient();
  await client
    .index(name)
    .updateSettings({ pagination: { maxTotalHits: 777 } })
    .waitTask({ timeout: 600_000 });
  for (let offset = 0; ; offset += 2_000) {
    const page = await client
      .index(name)
      .getDocuments<{ key: string; stamp: string }>({ offset, limit: 2_000, fields: ['key', 'stamp'] });
    const older = page.results.map(({ key, stamp }) => ({ key, stamp: `older.${stamp}` }));
    if (older.length > 0) await client.index(name).updateDocuments(older).waitTask({ timeout: 600_000, interval: 250 });
    if (page.results.length < 2_000) return;
  }
}

const openClient = () => new Meilisearch({ host: meiliUrl ?? '', ...(meiliApiKey ? { apiKey: meiliApiKey } : {}) });
