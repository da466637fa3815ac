import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { openPglite } from '../../src/adapters/database/pglite.ts';
import { quietOf } from '../support/quiet.ts';
import { freePort, type Service, startService } from '../support/service.ts';
import { signed } from '../support/sign.ts';
import { memoryOf, percentiles, round } from './figures.ts';
import { largeMessages, loadLarge } from './large.ts';
import { type Offered, offer } from './offer.ts';
import { post } from './post.ts';
import { deliveryOf, forwardAt } from './traffic.ts';

const appSecret = 'an-app-secret-of-the-bench';
const phoneNumberId = '100000000000001';

/** `databaseUrl` null: embedded, one process that also works on what comes in. */
type Options = {
  databaseUrl: string | null;
  perSecond: number;
  seconds: number;
  workers: number;
  /** Deliveries of 3 MB after the steady ones: so many one after the other, five at once, and beside steady ones. 0: none. */
  large: number;
  program?: string[];
  dataDir: string;
};

/**
 * Webhooks at a steady rate into one web process on Postgres, each a signed delivery of one message; beside it the floor,
 * bare Hono with one insert, at the same rate on the same server for 30 s at most. `lost` counts accepted messages that are not stored.
 * At the end come deliveries of 3 MB with 1,000 messages each, if asked for. With workers, they answer meanwhile. Uses the database as it stands, which should be one of its own. Embedded there is no
 * floor, and the one process works on the messages too.
 */
export async function benchWebhook(given: Omit<Options, 'dataDir'>) {
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  try {
    return await measure({ ...given, dataDir });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(options: Options) {
  const isEmbedded = options.databaseUrl === null;
  const floor = isEmbedded
    ? null
    : await withService(options, ['--import', 'tsx', 'test/bench/floor-server.ts'], {}, (service) =>
        load(service, { ...options, seconds: Math.min(options.seconds, 30) }, `floor${Date.now()}`),
      );
  const run = `w${Date.now()}`;
  const ours = await withService(options, options.program, { ROLE: isEmbedded ? 'all' : 'web' }, async (service) => {
    const workers: Service[] = [];
    try {
      for (let i = 0; i < options.workers; i++) workers.push(await aWorker(options));
      // A service that has just started still loads its model and compiles: that is not what is measured.
      await load(service, { ...options, perSecond: options.perSecond / 3, seconds: 15 }, `${run}warm`);
      const offered = await load(service, options, run);
      const large = options.large > 0 ? await withLarge(service, options, `${run}large`) : null;
      return { offered, large, memoryMiB: memoryOf(service.child.pid ?? 0) };
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
    }
  });
  const stored = await countStored(options, run);
  const sent = Math.round(options.perSecond * options.seconds);
  const forwards = Array.from({ length: sent }, (_, index) => forwardAt(index, run));
  const figures = describe(ours.offered);
  return {
    requestsPerSecond: options.perSecond,
    seconds: options.seconds,
    workers: options.workers,
    ours: figures,
    ...(floor
      ? {
          floor: describe(floor),
          ratioP50: round(figures.latencyMs.p50 / Math.max(0.1, percentiles(floor.latencyMs).p50)),
        }
      : {}),
    accepted: ours.offered.latencyMs.length,
    stored,
    lost: ours.offered.latencyMs.length - stored,
    ...(ours.large ? { large: await describeLarge(ours.large, options, `${run}large`) } : {}),
    memoryMiB: ours.memoryMiB,
    logs: quietOf(readFileSync(logOf(options), 'utf8'), {
      people: forwards.map(({ from }) => from),
      words: forwards.map(({ text }) => text),
      secrets: [appSecret],
    }),
  };
}

/** What the service's processes log, as in production. */
const logOf = ({ dataDir }: Options) => join(dataDir, 'log');

function describe(offered: Offered) {
  return {
    latencyMs: percentiles(offered.latencyMs),
    failed: Object.fromEntries(offered.failed),
    generatorLateMs: round(offered.latestStartMs),
  };
}

/** Deliveries of 3 MB: one after the other, then five at once, then one every other second beside the steady load. */
async function withLarge(service: Service, options: Options, run: string) {
  const door = { url: `${service.base}/webhooks/whatsapp`, appSecret, phoneNumberId };
  const { large: count } = options;
  const oneByOne = await loadLarge(door, { run, first: 0, count, atOnce: 1, pauseMs: 0 });
  const fiveAtOnce = await loadLarge(door, { run, first: count, count, atOnce: 5, pauseMs: 0 });
  const [beside, small] = await Promise.all([
    loadLarge(door, { run, first: 2 * count, count, atOnce: 1, pauseMs: 2_000 }),
    load(service, { ...options, seconds: 2 * count }, `${run}small`),
  ]);
  return { oneByOne, fiveAtOnce, beside, small };
}

async function describeLarge(large: Awaited<ReturnType<typeof withLarge>>, options: Options, run: string) {
  const { oneByOne, fiveAtOnce, beside, small } = large;
  const all = [oneByOne, fiveAtOnce, beside];
  const accepted = all.reduce((sum, { ms }) => sum + ms.length, 0) * largeMessages;
  return {
    oneByOneMs: percentiles(oneByOne.ms),
    fiveAtOnceMs: percentiles(fiveAtOnce.ms),
    besideSmallMs: percentiles(beside.ms),
    smallBeside: describe(small),
    refused: all.reduce((sum, { refused }) => sum + refused, 0),
    accepted,
    lost: accepted - (await countStored(options, run)),
    smallLost: small.latencyMs.length - (await countStored(options, `${run}small`)),
  };
}

async function load(service: Service, options: Options, run: string): Promise<Offered> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const one = async (index: number) => {
    const body = deliveryOf([forwardAt(index, run)], phoneNumberId);
    const status = await post(agent, `${service.base}/webhooks/whatsapp`, body, await signed(body, appSecret));
    if (status !== 200) throw new Error(`status ${status}`);
  };
  try {
    return await offer({ ...options, one });
  } finally {
    agent.destroy();
  }
}

async function withService<T>(
  options: Options,
  program: string[] | undefined,
  env: Record<string, string>,
  work: (service: Service) => Promise<T>,
): Promise<T> {
  const service = await startService({
    dataDir: options.dataDir,
    port: await freePort(),
    seed: 'none',
    ...(program ? { program } : {}),
    logFile: logOf(options),
    env: { DATABASE_URL: options.databaseUrl ?? '', WHATSAPP_APP_SECRET: appSecret, LOG_LEVEL: 'info', ...env },
  });
  try {
    return await work(service);
  } finally {
    await service.stop();
  }
}

async function aWorker(options: Options): Promise<Service> {
  const port = await freePort();
  return startService({
    dataDir: options.dataDir,
    port,
    seed: 'none',
    ...(options.program ? { program: options.program } : {}),
    logFile: logOf(options),
    env: { DATABASE_URL: options.databaseUrl ?? '', LOG_LEVEL: 'info', ROLE: 'worker', WORKER_PORT: String(port) },
  });
}

async function countStored({ databaseUrl, dataDir }: Options, run: string): Promise<number> {
  const counting = `select count(*)::int as stored from messages where wamid like 'wamid.bench.${run}.%'`;
  if (databaseUrl === null) {
    const { pglite, close } = await openPglite({ folder: dataDir });
    const { rows } = await pglite.query<{ stored: number }>(counting);
    await close();
    return rows[0]?.stored ?? 0;
  }
  const sql = postgres(databaseUrl, { max: 1 });
  const [row] = await sql.unsafe(counting);
  await sql.end();
  return row?.stored ?? 0;
}
