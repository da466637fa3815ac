import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { exportBackup, type Progress } from '../adapters/database/backup/export-backup.ts';
import { importBackup } from '../adapters/database/backup/import-backup.ts';
import { takeFolderLock } from '../adapters/database/folder-lock.ts';
import { migratePostgres } from '../adapters/database/migrate.ts';
import { openPglite } from '../adapters/database/pglite.ts';
import { openPostgres } from '../adapters/database/postgres.ts';
import { openMediaStore } from '../adapters/media-store/open-media-store.ts';
import { notFound } from '../core/errors.ts';
import type { Database } from '../core/ports.ts';
import type { Settings } from '../core/settings.ts';
import { systemClock } from '../core/time.ts';
import { openVault } from '../core/vault.ts';
import type { openJobs } from '../jobs/open-jobs.ts';
import { makeQueues } from './migrate.ts';

type Options = { file: string; onProgress: Progress };

/**
 * Writes the organisation that these settings name to one file: the Postgres as it stands, also while the service runs;
 * the embedded database only while nothing else uses its folder. Throws as `exportBackup`, NotFound `backup.no-database`,
 * and an Error that names the process that uses the folder.
 */
export async function exportOrganisation(settings: Settings, options: Options) {
  const input = { ...options, publisher: settings.publisherName, now: systemClock.now() };
  const ports = await outsideDatabase(settings);
  if (settings.databaseUrl !== null) {
    const { db, close } = openPostgres({ url: settings.databaseUrl, max: 1 });
    return exportBackup({ ...ports, db }, input).finally(close);
  }
  if (!existsSync(join(settings.dataDir, 'database')))
    throw notFound('backup.no-database', `There is no database in ${settings.dataDir}. Set DATA_DIR or DATABASE_URL.`);
  const { db, close } = await openPglite({ folder: settings.dataDir });
  return exportBackup({ ...ports, db }, input).finally(close);
}

/**
 * Brings a backup into the database that these settings name, made and migrated where it is not. Throws as
 * `importBackup`. Safe to repeat, also after `kill -9`: a new embedded database is made beside and renamed when it is whole.
 */
export async function importOrganisation(settings: Settings, options: Options & { restore: boolean }) {
  const ports = await outsideDatabase(settings);
  const into = async (db: Database, source: Parameters<typeof openJobs>[0]) => {
    await makeQueues(source);
    return importBackup({ ...ports, db }, options);
  };
  if (settings.databaseUrl !== null) {
    await migratePostgres(settings.databaseUrl);
    const { db, close } = openPostgres({ url: settings.databaseUrl, max: 1 });
    return into(db, { url: settings.databaseUrl }).finally(close);
  }
  if (existsSync(join(settings.dataDir, 'database'))) {
    const { db, pglite, close } = await openPglite({ folder: settings.dataDir });
    return into(db, { pglite }).finally(close);
  }
  return besideAndRenamed(settings.dataDir, async (folder) => {
    const { db, pglite, close } = await openPglite({ folder });
    return into(db, { pglite }).finally(close);
  });
}

const outsideDatabase = async (settings: Settings) => ({
  media: openMediaStore(settings),
  vault: await openVault(settings.dataKey),
});

/** A database that was cut off while it was made does not open again: so it is made where the next try throws it away. */
async function besideAndRenamed<T>(dataDir: string, make: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(dataDir, { recursive: true });
  const release = takeFolderLock(join(dataDir, 'lock'));
  const folder = join(dataDir, 'importing');
  try {
    rmSync(folder, { recursive: true, force: true });
    const made = await make(folder);
    renameSync(join(folder, 'database'), join(dataDir, 'database'));
    return made;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    release();
  }
}
