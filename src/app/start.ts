import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ServerType, serve } from '@hono/node-server';
import { openLineLog } from '../adapters/simulator-log/file.ts';
import { isRefusal } from '../core/errors.ts';
import { loadSearchIndex } from '../fact-checks/load-search-index.ts';
import { switchEmbedder } from '../fact-checks/switch-embedder.ts';
import { startHourly } from '../jobs/hourly.ts';
import { requeueAfterCrash } from '../jobs/requeue-after-crash.ts';
import { workAll } from '../jobs/work.ts';
import { startFamilies } from '../matching/find-families.ts';
import { readTrace } from '../operations/trace.view.ts';
import { deliverTo, openSimulator } from '../simulator/open-simulator.ts';
import type { Built } from './build.ts';
import { type Assets, createApp } from './create-app.ts';
import { answerJob } from './run-jobs.ts';
import { openScrape } from './scrape.ts';

export type Running = { port: number; close(): Promise<void> };

/**
 * Starts web, worker and simulator over a built world, as its role says. Pages and webhooks answer while a large index
 * loads; resolves when all is ready; `close` stops taking
 * work, lets what runs finish (at most 10 s), and closes the world.
 */
export async function start(world: Built): Promise<Running> {
  const { settings } = world;
  const works = settings.role !== 'web';
  const serves = settings.role !== 'worker';
  const missing = new Set(['the search index is being loaded']);
  const ready = async () => {
    await world.db.execute('select 1');
    return [...missing];
  };
  if (settings.databaseUrl === null) await requeueAfterCrash(world.db);
  const simulator = serves && settings.whatsappProvider === 'simulator' ? simulate(world) : null;
  const scrape = settings.metricsToken === null ? null : openScrape(world);
  const app = createApp(world, {
    assets: readAssets(),
    simulator: simulator?.routes ?? null,
    ready,
    measures: world.measures,
    ...(scrape ? { scrape: scrape.text } : {}),
  });
  // Webhooks are kept from the first second; nothing is decided before the whole index is there.
  const server = serves ? await listen(app.fetch, settings) : null;
  await loadOrGoOn(world);
  missing.clear();
  const background = stoppable();
  const switched = switchEmbedder(world, { embeds: works, ...background }).catch((error) =>
    world.log.error({ why: String(error) }, 'embedder'),
  );
  if (works) await startHourly(world);
  if (works) await startFamilies(world);
  if (works) await workAll(world.jobs, (name, payload) => answerJob(world, name, payload));
  // The model loads at its first text: better now than while the first asker waits.
  void world.embedder.embed(['warm']).catch((error) => world.log.error({ why: String(error) }, 'embedder'));
  return {
    port: (server?.address() as { port: number } | null)?.port ?? settings.port,
    async close() {
      background.stop();
      await switched;
      simulator?.close();
      scrape?.close();
      await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
      await world.close();
    },
  };
}

/** A search engine that is away at the start is no reason to be away too: it gets its fact-checks when it is back. */
async function loadOrGoOn(world: Built): Promise<void> {
  try {
    await loadSearchIndex(world);
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'search.unavailable') throw error;
    world.log.error({ why: error.message }, 'search engine is away');
  }
}

function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  at: { host: string; port: number },
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: at.host, port: at.port }, () => resolve(server));
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${at.port} is taken. Stop what uses it, or set PORT to another.`)
          : error,
      ),
    );
  });
}

/** What work beside the requests asks to know when to end, and a way to wait that ends with it. */
function stoppable() {
  let stopped = false;
  let wake = () => {};
  return {
    isStopped: () => stopped,
    wait: (ms: number) =>
      new Promise<void>((done) => {
        const timer = setTimeout(done, ms);
        wake = () => {
          clearTimeout(timer);
          done();
        };
      }),
    stop() {
      stopped = true;
      wake();
    },
  };
}

function simulate(world: Built) {
  const { settings } = world;
  return openSimulator({
    settings,
    clock: world.clock,
    log: openLineLog(join(settings.dataDir, 'simulator.jsonl')),
    deliver: deliverTo(new URL('/webhooks/whatsapp', settings.whatsappGraphUrl).href),
    schedule: (work, ms) => void setTimeout(work, ms).unref(),
    explain: (wamid) => readTrace(world.db, wamid),
  });
}

const assetTypes: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
const assetNames = ['styles.css', 'site.css', 'desk.css', 'phone.css', 'phone.js', 'script.js', 'icon.svg'];

/** Stylesheets, script and icon, from `src/ui` or from beside the bundle. */
function readAssets(): Assets {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'ui');
  return Object.fromEntries(
    assetNames.map((name) => [
      name,
      { type: assetTypes[name.split('.').pop() ?? ''] ?? 'text/plain', body: readFileSync(join(folder, name), 'utf8') },
    ]),
  );
}
