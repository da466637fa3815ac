import { migratePostgres } from '../adapters/database/migrate.ts';
import { openPglite } from '../adapters/database/pglite.ts';
import { openPostgres } from '../adapters/database/postgres.ts';
import { openEmbedder } from '../adapters/embedder/open-embedder.ts';
import { openMediaStore } from '../adapters/media-store/open-media-store.ts';
import { openCloudMessenger } from '../adapters/messenger/cloud-api.ts';
import { readModelFiles } from '../adapters/model-files.ts';
import { openIndexInThread } from '../adapters/search/in-thread.ts';
import { openMeilisearchIndex } from '../adapters/search/meilisearch.ts';
import { openTraces } from '../adapters/traces/open-traces.ts';
import { machine } from '../core/actor.ts';
import { wordsOf } from '../core/errors.ts';
import type { World } from '../core/needs.ts';
import type { Database, Log, SearchIndex } from '../core/ports.ts';
import type { Settings } from '../core/settings.ts';
import { type Clock, systemClock } from '../core/time.ts';
import { openVault } from '../core/vault.ts';
import { type OpenJobs, openJobs } from '../jobs/open-jobs.ts';
import { type Measures, openMeasures } from './measures.ts';
import { profileOf } from './profiles.ts';

export { openEmbedder };

export type Built = World & { jobs: OpenJobs; measures: Measures; close(): Promise<void> };

/** Builds the world of a Node process from its settings: every port with the adapter that its profile names. */
export async function build(settings: Settings, options: { log: Log; clock?: Clock }): Promise<Built> {
  const traces =
    settings.tracesUrl === null ? null : await openTraces({ url: settings.tracesUrl, role: settings.role });
  const measures = openMeasures();
  const log = measures.log(options.log);
  const adapters = profileOf(settings);
  const database = await openDatabase(settings, adapters.database);
  const onError = (error: unknown) => log.error({ why: wordsOf(error) }, 'jobs');
  const supervise = settings.role !== 'web';
  const jobs = await openJobs(database.jobSource, { supervise, onError });
  const search = openSearch(settings, adapters.search, { log, measures });
  const embedder = openEmbedder(settings);
  return {
    db: database.db,
    jobs,
    search: measures.search(search),
    measures,
    log,
    settings,
    clock: options.clock ?? systemClock,
    actor: machine('service'),
    vault: await openVault(settings.dataKey),
    embedder: measures.embedder(embedder),
    messenger: measures.messenger(openCloudMessenger(settings)),
    media: openMediaStore(settings),
    models: readModelFiles(settings.modelsDir, embedder),
    async close() {
      await jobs.close();
      await search.close();
      await database.close();
      await traces?.close();
    },
  };
}

/** Errors that say that a server is not there, or does not let us in. Source: Node, and Postgres' table of codes, read 2026-11. */
const unreachable = new Set([
  'ECONNREFUSED',
  'CONNECT_TIMEOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  '28P01',
  '28000',
  '3D000',
]);

type Opened = { db: Database; jobSource: Parameters<typeof openJobs>[0]; close(): Promise<void> };

async function openDatabase(settings: Settings, adapter: 'pglite' | 'postgres'): Promise<Opened> {
  if (adapter === 'pglite') {
    const opened = await openPglite({ folder: settings.dataDir });
    return { db: opened.db, jobSource: { pglite: opened.pglite }, close: opened.close };
  }
  const url = settings.databaseUrl ?? '';
  await migratePostgres(url).catch((error) => {
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string' || !unreachable.has(code)) throw error;
    throw new Error(
      `DATABASE_URL names a Postgres that cannot be used: ${wordsOf(error)}. Start it, or correct the setting.`,
    );
  });
  const throughPooler = settings.databasePooler === 'transaction';
  const patience = { statementSeconds: settings.databaseStatementSeconds, lockSeconds: settings.databaseLockSeconds };
  const opened = openPostgres({ url, max: settings.databasePool, throughPooler, patience });
  await opened.connect();
  return { db: opened.db, jobSource: { url, throughPooler, lockSeconds: patience.lockSeconds }, close: opened.close };
}

function openSearch(
  settings: Settings,
  adapter: 'in-process' | 'meilisearch',
  { log, measures }: { log: Log; measures: Measures },
): SearchIndex {
  if (adapter === 'in-process') return openIndexInThread();
  return openMeilisearchIndex({
    url: settings.meiliUrl ?? '',
    apiKey: settings.meiliApiKey,
    index: settings.meiliIndex,
    onChange: (why) => {
      measures.searchDegraded(why !== null);
      if (why === null) log.warn({}, 'search engine is back');
      else log.warn({ why: wordsOf(why) }, 'search engine is left out');
    },
  });
}
