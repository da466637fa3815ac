import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import * as schema from '../../../db/schema/all.ts';
import type { Database } from '../../core/ports.ts';
import { takeFolderLock } from './folder-lock.ts';
import { migrationsFolder } from './migrate.ts';

export type OpenPglite = { db: Database; pglite: PGlite; close(): Promise<void> };

/**
 * The embedded database: PostgreSQL in this process, in `folder`, or in memory when `folder` is null. Migrated when it
 * resolves; migrating twice is safe. One process at a time: a second one is refused with the first one's pid.
 * Survives `kill -9`; not power loss (PGlite 0.5.14 never calls fsync, read 2026-11).
 */
export async function openPglite(options: {
  folder: string | null;
  dump?: Blob;
  /** Leaves the schema as it is found. */
  asIs?: boolean;
}): Promise<OpenPglite> {
  const release = options.folder === null ? () => {} : lockFolder(options.folder);
  try {
    const pglite = await PGlite.create({
      ...(options.folder === null ? {} : { dataDir: join(options.folder, 'database') }),
      ...(options.dump ? { loadDataDir: options.dump } : {}),
      extensions: { vector },
    });
    const db = drizzle(pglite, { schema }) as unknown as Database;
    if (!options.asIs) await migrate(db as never, { migrationsFolder: migrationsFolder() });
    return {
      db,
      pglite,
      async close() {
        await pglite.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  return takeFolderLock(join(folder, 'lock'));
}
