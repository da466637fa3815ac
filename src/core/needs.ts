import type { Actor } from './actor.ts';
import type { Database, Embedder, Jobs, Log, MediaStore, Messenger, ModelFiles, SearchIndex, Vault } from './ports.ts';
import type { Settings } from './settings.ts';
import type { Clock } from './time.ts';

/** Every part of the world a verb may touch. Built once in `app/build.ts`. */
export type World = {
  db: Database;
  clock: Clock;
  jobs: Jobs;
  actor: Actor;
  vault: Vault;
  log: Log;
  search: SearchIndex;
  embedder: Embedder;
  messenger: Messenger;
  media: MediaStore;
  models: ModelFiles;
  settings: Settings;
};

/** The parts a function touches, and no more: its signature lists its side effects. */
export type Needs<K extends keyof World> = Pick<World, K>;

/**
 * Runs `work` in one transaction: what it changes, records and enqueues commits together or not at all.
 * Inside, use the needs handed to `work`: the outer `db` would wait for ever on a single connection.
 */
export function inTransaction<N extends { db: Database }, R>(needs: N, work: (needs: N) => Promise<R>): Promise<R> {
  return needs.db.transaction((tx) => work({ ...needs, db: tx }));
}
