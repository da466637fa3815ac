import { join } from 'node:path';
import { Hono } from 'hono';
import { openLineLog } from '../adapters/simulator-log/file.ts';
import { isRefusal, wordsOf } from '../core/errors.ts';
import { secondMs } from '../core/time.ts';
import { within } from '../core/within.ts';
import { followChanges } from '../fact-checks/follow-changes.ts';
import { loadSearchIndex } from '../fact-checks/load-search-index.ts';
import { switchEmbedder } from '../fact-checks/switch-embedder.ts';
import { beat, beatSeconds } from '../jobs/heartbeat.ts';
import { startHourly } from '../jobs/hourly.ts';
import { requeueAfterCrash } from '../jobs/requeue-after-crash.ts';
import { workAll } from '../jobs/work.ts';
import { startFamilies } from '../matching/find-families.ts';
import { readTrace } from '../operations/trace.view.ts';
import { heedNewBudget } from '../outbox/charge.ts';
import { templateTexts } from '../outbox/templates.rules.ts';
import { deliverTo, openSimulator } from '../simulator/open-simulator.ts';
import { readAssets } from './assets.ts';
import type { Built } from './build.ts';
import { createApp } from './create-app.ts';
import { openTraffic } from './give-way.ts';
import { healthRoutes } from './health.routes.ts';
import { type Health, openHealth } from './health.ts';
import { listen, shut } from './listen.ts';
import { metricsRoutes } from './metrics.routes.ts';
import { answerJob } from './run-jobs.ts';
import { openScrape, type Scrape } from './scrape.ts';

export type Running = { port: number; close(): Promise<void> };

/**
 * Starts web, worker and simulator over a built world, as its role says. Pages and webhooks answer while a large index
 * loads; resolves when all is ready. `close` says first that it is not ready any more, then takes no more jobs and lets
 * those at hand finish or hands them back, then closes its door and the world: within 10 s.
 */
export async function start(world: Built): Promise<Running> {
  const { settings } = world;
  const works = settings.role !== 'web';
  const serves = settings.role !== 'worker';
  const health = openHealth(world);
  const loaded = health.hold('the search index is being loaded');
  if (settings.databaseUrl === null) await requeueAfterCrash(world.db);
  const simulator = serves && settings.whatsappProvider === 'simulator' ? simulate(world) : null;
  const scrape = settings.metricsToken === null ? null : openScrape(world);
  const traffic = openTraffic();
  const app = createApp(world, {
    traffic,
    assets: readAssets(),
    simulator: simulator?.routes ?? null,
    ready: health.ready,
    measures: world.measures,
    ...(scrape ? { scrape: scrape.text } : {}),
  });
  // Webhooks are kept from the first second; nothing is decided before the whole index is there.
  const at = serves ? settings.port : settings.workerPort;
  const web = serves ? app : probesOnly(health, settings.metricsToken, scrape);
  const server = at === null ? null : await listen(web.fetch, { host: settings.host, port: at });
  const background = stoppable();
  const since = world.clock.now();
  await loadOrGoOn(world);
  loaded();
  // One process alone tells itself of every change.
  const followed = settings.databaseUrl === null ? null : followChanges(world, { since, ...background });
  const switched = switchEmbedder(world, { embeds: works, ...background }).catch((error) =>
    world.log.error({ why: wordsOf(error) }, 'embedder'),
  );
  await heedNewBudget(world);
  if (works) await startHourly(world);
  if (works) await startFamilies(world);
  if (works)
    await workAll(world.jobs, (name, payload) => traffic.giveWay().then(() => answerJob(world, name, payload)));
  const beating = works ? await keepBeating(world) : null;
  // The model loads at its first text: better now than while the first asker waits.
  void world.embedder.embed(['warm']).catch((error) => world.log.error({ why: wordsOf(error) }, 'embedder'));
  return {
    port: (server?.address() as { port: number } | null)?.port ?? settings.port,
    async close() {
      health.hold('this process is stopping');
      background.stop();
      clearInterval(beating ?? undefined);
      // Requests are still answered, and their jobs kept, while a balancer finds out and jobs at hand are finished.
      const drained = server ? new Promise((done) => setTimeout(done, settings.drainSeconds * secondMs)) : null;
      const ended = Promise.all([switched, followed]);
      await Promise.all([drained, world.jobs.rest(jobsMs), within(jobsMs, ended).catch(() => {})]);
      simulator?.close();
      scrape?.close();
      if (server) await shut(server);
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

/** How long jobs at hand may take when a process is told to stop, before requests at hand get their second. Milliseconds;
 * with what else there is to close, that stays below the 10 s after which it would be killed. */
const jobsMs = 6 * secondMs;

/** What a worker of its own answers: how it is, and what it counts. */
function probesOnly(health: Health, token: string | null, scrape: Scrape | null): Hono {
  const app = new Hono().route('/health', healthRoutes(health.ready));
  return scrape ? app.route('/metrics', metricsRoutes(token, scrape.text)) : app;
}

/** Says every few seconds that a worker is there. A database that is away just now is told by others. */
async function keepBeating(world: Built): Promise<NodeJS.Timeout> {
  await beat(world.db);
  return setInterval(() => void beat(world.db).catch(() => {}), beatSeconds * secondMs).unref();
}

/** What work beside the requests asks to know when to end, and a way to wait that ends with it. */
function stoppable() {
  let stopped = false;
  const waits = new Set<() => void>();
  return {
    isStopped: () => stopped,
    wait: (ms: number) =>
      new Promise<void>((done) => {
        const end = () => {
          clearTimeout(timer);
          waits.delete(end);
          done();
        };
        const timer = setTimeout(end, ms);
        waits.add(end);
      }),
    stop() {
      stopped = true;
      for (const end of waits) end();
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
    templateTexts,
    explain: (wamid) => readTrace(world.db, wamid),
  });
}
