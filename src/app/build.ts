import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migratePostgres } from '../adapters/database/migrate.ts';
import { openPglite } from '../adapters/database/pglite.ts';
import { openPostgres } from '../adapters/database/postgres.ts';
import { openTransformersEmbedder } from '../adapters/embedder/transformers.ts';
import { openFolderStore } from '../adapters/media-store/folder.ts';
import { openCloudMessenger } from '../adapters/messenger/cloud-api.ts';
import { readModelFiles } from '../adapters/model-files.ts';
import { openInProcessIndex } from '../adapters/search/in-process.ts';
import { openMeilisearchIndex } from '../adapters/search/meilisearch.ts';
import { machine } from '../core/actor.ts';
import type { World } from '../core/needs.ts';
import type { Database, Embedder, Log, SearchIndex } from '../core/ports.ts';
import type { Settings } from '../core/settings.ts';
import { type Clock, systemClock } from '../core/time.ts';
import { openVault } from '../core/vault.ts';
import { type OpenJobs, openJobs } from '../jobs/open-jobs.ts';
import { profileOf } from './profiles.ts';

export type Built = World & { jobs: OpenJobs; close(): Promise<void> };

/** Builds the world of a Node process from its settings: every port with the adapter that its profile names. */
export async function build(settings: Settings, options: { log: Log; clock?: Clock }): Promise<Built> {
  const { log } = options;
  const adapters = profileOf(settings);
  const database = await openDatabase(settings, adapters.database);
  const onError = (error: unknown) => log.error({ why: String(error) }, 'jobs');
  const supervise = settings.role !== 'web';
  const jobs = await openJobs(database.jobSource, { supervise, onError });
  const search = openSearch(settings, adapters.search);
  return {
    db: database.db,
    jobs,
    search,
    log,
    settings,
    clock: options.clock ?? systemClock,
    actor: machine('service'),
    vault: await openVault(settings.dataKey),
    embedder: openEmbedder(settings),
    messenger: openCloudMessenger(settings),
    media: openFolderStore(join(settings.dataDir, 'media')),
    models: readModelFiles(settings.modelsDir),
    async close() {
      await jobs.close();
      await search.close();
      await database.close();
    },
  };
}

type Opened = { db: Database; jobSource: Parameters<typeof openJobs>[0]; close(): Promise<void> };

async function openDatabase(settings: Settings, adapter: 'pglite' | 'postgres'): Promise<Opened> {
  if (adapter === 'pglite') {
    const opened = await openPglite({ folder: settings.dataDir });
    return { db: opened.db, jobSource: { pglite: opened.pglite }, close: opened.close };
  }
  const url = settings.databaseUrl ?? '';
  await migratePostgres(url);
  const opened = openPostgres({ url });
  return { db: opened.db, jobSource: { url }, close: opened.close };
}

function openSearch(settings: Settings, adapter: 'in-process' | 'meilisearch'): SearchIndex {
  if (adapter === 'in-process') return openInProcessIndex();
  return openMeilisearchIndex({ url: settings.meiliUrl ?? '', apiKey: settings.meiliApiKey });
}

type ManifestModel = { name: string; folder?: string; revision: string; dimension: number; prefix?: string | null };

/** The configured embedder, as `models/manifest.json` describes it. Throws an Error that lists the names there are. */
export function openEmbedder(settings: Pick<Settings, 'embedder' | 'modelsDir'>): Embedder {
  const manifest = JSON.parse(readFileSync(join(settings.modelsDir, 'manifest.json'), 'utf8')) as {
    models: ManifestModel[];
  };
  const model = manifest.models.find((one) => one.name === settings.embedder);
  if (!model)
    throw new Error(
      `EMBEDDER: there is no model "${settings.embedder}". There are: ${manifest.models.map((one) => one.name).join(', ')}.`,
    );
  return openTransformersEmbedder({
    modelsDir: settings.modelsDir,
    folder: model.folder ?? model.name,
    name: model.name,
    revision: model.revision,
    dimension: model.dimension,
    ...(model.prefix ? { prefix: model.prefix } : {}),
  });
}
