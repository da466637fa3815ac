import { Meilisearch } from 'meilisearch';
import { isOfToday, type Stored } from './meilisearch-documents.ts';
import { asked } from './meilisearch-tasks.ts';

/** What a Meilisearch says of itself. Counts are of fact-checks. */
export type MeilisearchFacts = {
  version: string;
  documents: number;
  /** Of a first page of documents, how many were made under today's settings and format. */
  sampled: number;
  sampledOfToday: number;
  isIndexing: boolean;
};

/** Documents looked at to see which settings they were made under. */
const sample = 200;

/** Asks a server and changes nothing. Throws Unavailable `search.key` or `search.unavailable`. */
export async function probeMeilisearch(options: {
  url: string;
  apiKey: string | null;
  index?: string;
}): Promise<MeilisearchFacts> {
  const { url: host, apiKey } = options;
  const client = new Meilisearch({ host, timeout: 5_000, ...(apiKey ? { apiKey } : {}) });
  const index = client.index<Stored>(options.index ?? 'fact_checks');
  return asked(async () => {
    const { pkgVersion } = await client
      .getVersion()
      .catch(() => ({ pkgVersion: 'of a version that our key may not read' }));
    const stats = await index.getStats();
    const page = await index.getDocuments({ limit: sample, fields: ['stamp'] });
    return {
      version: pkgVersion,
      documents: stats.numberOfDocuments,
      sampled: page.results.length,
      sampledOfToday: page.results.filter((one) => isOfToday(one.stamp ?? '')).length,
      isIndexing: stats.isIndexing,
    };
  });
}
