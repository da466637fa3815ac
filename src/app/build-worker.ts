import { openPostgres } from '../adapters/database/postgres.ts';
import { openCloudMessenger } from '../adapters/messenger/cloud-api.ts';
import { machine } from '../core/actor.ts';
import { unavailable } from '../core/errors.ts';
import type { World } from '../core/needs.ts';
import type { Log } from '../core/ports.ts';
import type { Settings } from '../core/settings.ts';
import { systemClock } from '../core/time.ts';
import { openVault } from '../core/vault.ts';
import { enqueueOnlyJobs } from '../jobs/enqueue-only.ts';

/**
 * Builds the world of one request on Workers: Postgres through Hyperdrive, jobs enqueued for a Node worker to work.
 * Parts that need Node (index, embedder, models, media folder) refuse with Unavailable when touched.
 */
export async function buildWorker(settings: Settings, hyperdriveUrl: string): Promise<World> {
  return {
    db: openPostgres({ url: hyperdriveUrl, max: 5, throughPooler: true }).db,
    jobs: enqueueOnlyJobs(),
    clock: systemClock,
    actor: machine('worker door'),
    vault: await openVault(settings.dataKey),
    log: consoleLog(settings.logLevel),
    messenger: openCloudMessenger(settings),
    search: notHere('search'),
    embedder: notHere('embedder'),
    media: notHere('media'),
    models: notHere('models'),
    settings,
  };
}

function notHere<T extends object>(part: string): T {
  return new Proxy({} as T, {
    get() {
      throw unavailable(
        'workers.part',
        `The Workers door has no ${part}; a Node worker does this. Try again shortly.`,
        60_000,
      );
    },
  });
}

const consoleLog = (level: Settings['logLevel']): Log => {
  const write = (name: 'info' | 'warn' | 'error') => (fields: Record<string, unknown>, line: string) => {
    if (level !== 'silent') console[name](JSON.stringify({ level: name, ...fields, msg: line }));
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
};
