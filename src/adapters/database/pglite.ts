import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type PGlite, types } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import * as schema from '../../../db/schema/all.ts';
import type { Database } from '../../core/ports.ts';
import { takeFolderLock } from './folder-lock.ts';
import { migrationsFolder } from './migrate.ts';
import { PreparedPglite } from './prepared-pglite.ts';

export type OpenPglite = {
  db: Database;
  pglite: PGlite;
  /** Clears dead rows away and counts what is there, in tables that changed much. Done every ten seconds. Safe to repeat. */
  tidy(): Promise<void>;
  close(): Promise<void>;
};

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
    const pglite = new PreparedPglite({
      ...(options.folder === null ? {} : { dataDir: join(options.folder, 'database') }),
      ...(options.dump ? { loadDataDir: options.dump } : {}),
      extensions: { vector },
      // PGlite's own reading of bytes takes 13 ms for the vectors of one message's candidates, this .1 ms (2026-11-23).
      parsers: { [types.BYTEA]: (hex) => Buffer.from(hex.slice(2), 'hex') },
    });
    await pglite.waitReady;
    pglite.parsers = onlyUsed(pglite.parsers);
    const db = drizzle(pglite, { schema }) as unknown as Database;
    if (!options.asIs) await migrate(db as never, { migrationsFolder: migrationsFolder() });
    if (options.folder !== null && !options.asIs) await tidyAll(pglite);
    const tidying = setInterval(() => void tidy(pglite).catch(() => {}), tidiedEveryMs).unref();
    return {
      db,
      pglite,
      tidy: () => tidy(pglite),
      async close() {
        clearInterval(tidying);
        await pglite.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * How often tables are looked over, in ms. A look takes 1 ms. Every minute, 320 webhooks a second into a new database met
 * tables believed to be small: the rows of one write were found by reading whole tables, 300 ms at the worst (2026-11-24).
 */
const tidiedEveryMs = 10_000;

/**
 * Counts and tidies every table that holds anything. Nobody else does here: PGlite has no autovacuum. Without counts a page
 * of 138,365 fact-checks is a scan and a sort of all, 160 ms, with them a walk along the key, 15 ms (2026-11-23). It takes
 * 1 to 2 s. An empty table is left out: of one never counted Postgres assumes ten pages and uses its indexes, of one
 * counted as empty it reads the whole, also when it has grown, until it is counted again.
 */
async function tidyAll(pglite: PGlite): Promise<void> {
  const { rows } = await pglite.query<{ tables: string | null }>(
    `select string_agg(oid::regclass::text, ', ') as tables from pg_class where relkind = 'r' and pg_relation_size(oid) > 0`,
  );
  if (rows[0]?.tables) await pglite.exec(`vacuum (analyze) ${rows[0].tables}`);
}

/**
 * What autovacuum does on a server: a table is tidied when half of its rows are dead or have come since, and 200. Plans of
 * prepared statements are made anew then: one made over an empty table reads the whole of a grown one. It is not done for
 * less, because planning them all again is a pause of 2 s (2026-11-23). One table at a time.
 */
async function tidy(pglite: PGlite): Promise<void> {
  await pglite.exec('select pg_stat_force_next_flush()');
  const { rows } = await pglite.query<{ table: string }>(
    `select format('%I.%I', schemaname, relname) as table from pg_stat_user_tables
     where greatest(n_dead_tup, n_ins_since_vacuum) > 200 + n_live_tup / 2`,
  );
  for (const { table } of rows) await pglite.exec(`vacuum (analyze) ${table}`);
}

/**
 * The readers of plain types and of arrays of them. PGlite has one for each array type there is, three hundred, and copies
 * them all for every statement that drizzle runs: 12 ms of a forward's 170 (2026-11-23).
 */
function onlyUsed(parsers: PGlite['parsers']): PGlite['parsers'] {
  return Object.fromEntries(Object.entries(parsers).filter(([oid]) => oid in types.parsers || arrays.has(Number(oid))));
}

/** Arrays of bool, int2, int4, int8, float4, float8, text, varchar, name, uuid, jsonb: the catalogue's numbers. */
const arrays = new Set([1000, 1005, 1007, 1016, 1021, 1022, 1009, 1015, 1003, 2951, 3807]);

function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  return takeFolderLock(join(folder, 'lock'));
}
