import { Meilisearch } from 'meilisearch';
import { isRefusal } from '../../core/errors.ts';
import { isOfToday, type Stored } from './meilisearch-documents.ts';
import { asked, isMissingIndex } from './meilisearch-tasks.ts';

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

/** Asks a server and changes nothing; an index that is not there yet holds nothing. Throws Unavailable `search.key` or `search.unavailable`. */
export async function probeMeilisearch(options: {
  url: string;
  apiKey: string | null;
  index?: string;
}): Promise<MeilisearchFacts> {
  const { url: host, apiKey } = options;
  const client = new Meilisearch({ host, timeout: 5_000, ...(apiKey ? { apiKey } : {}) });
  const index = client.index<Stored>(options.index ?? 'fact_checks');
  const version = await asked(() => client.health())
    .then(() => client.getVersion())
    .then(
      ({ pkgVersion }) => pkgVersion,
      (error) => {
        // A key of least privilege may not read the version; that says nothing of the rest.
        if (isRefusal(error)) throw error;
        return 'of unknown version';
      },
    );
  try {
    const stats = await asked(() => index.getStats());
    const page = await asked(() => index.getDocuments({ limit: sample, fields: ['stamp'] }));
    return {
      version,
      documents: stats.numberOfDocuments,
      sampled: page.results.length,
      sampledOfToday: page.results.filter((one) => isOfToday(one.stamp ?? '')).length,
      isIndexing: stats.isIndexing,
    };
  } catch (error) {
    if (!isMissingIndex(error)) throw error;
    return { version, documents: 0, sampled: 0, sampledOfToday: 0, isIndexing: false };
  }
}
