import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newPostgres } from './databases.ts';
import { databaseOf, type Lane, meiliApiKey, meiliUrl } from './lanes.ts';
import { anIndexName } from './search-of-lane.ts';

/** Where processes of their own keep things: a folder, and in a lane with servers a database and an index of its own. */
export type Place = { dataDir: string; env: Record<string, string>; drop(): Promise<void> };

/** A new place with nothing in it. Drop it when every process that uses it has ended. */
export async function newPlace(lane: Lane): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-place-'));
  const database = databaseOf(lane) === 'postgres' ? await newPostgres() : null;
  const meili = { MEILI_URL: meiliUrl ?? '', MEILI_API_KEY: meiliApiKey ?? '', MEILI_INDEX: anIndexName() };
  return {
    dataDir,
    env: { ...(database ? { DATABASE_URL: database.url } : {}), ...(lane === 'meilisearch' ? meili : {}) },
    async drop() {
      await database?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
