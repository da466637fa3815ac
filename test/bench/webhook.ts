import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { openPglite } from '../../src/adapters/database/pglite.ts';
import { freePort, type Service, startService } from '../support/service.ts';
import { signed } from '../support/sign.ts';
import { memoryOf, percentiles, round } from './figures.ts';
import { type Offered, offer } from './offer.ts';
import { deliveryOf, forwardAt } from './traffic.ts';

const appSecret = 'an-app-secret-of-the-bench';

/** `databaseUrl` null: embedded, one process that also works on what comes in. */
type Options = {
  databaseUrl: string | null;
  perSecond: number;
  seconds: number;
  workers: number;
  program?: string[];
  dataDir: string;
};

/**
 * Webhooks at a steady rate into one web process on Postgres, each a signed delivery of one message; beside it the floor,
 * bare Hono with one insert, at the same rate on the same server for 30 s at most. `lost` counts accepted messages that are not stored.
 * With workers, they answer meanwhile. Uses the database as it stands, which should be one of its own. Embedded there is no
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
      return { offered, memoryMiB: memoryOf(service.child.pid ?? 0) };
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
    }
  });
  const stored = await countStored(options, run);
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
    memoryMiB: ours.memoryMiB,
  };
}

function describe(offered: Offered) {
  return {
    latencyMs: percentiles(offered.latencyMs),
    failed: Object.fromEntries(offered.failed),
    generatorLateMs: round(offered.latestStartMs),
  };
}

async function load(service: Service, options: Options, run: string): Promise<Offered> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const one = async (index: number) => {
    const body = deliveryOf(forwardAt(index, run), '100000000000001');
    const status = await post(agent, `${service.base}/webhooks/whatsapp`, body, await signed(body, appSecret));
    if (status !== 200) throw new Error(`status ${status}`);
  };
  try {
    return await offer({ ...options, one });
  } finally {
    agent.destroy();
  }
}

/** Status of one POST over a kept connection. */
export function post(agent: Agent, url: string, body: string, signature: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
    const sent = request(url, { agent, method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
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
    env: { DATABASE_URL: options.databaseUrl ?? '', WHATSAPP_APP_SECRET: appSecret, ...env },
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
    env: { DATABASE_URL: options.databaseUrl ?? '', ROLE: 'worker', WORKER_PORT: String(port) },
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
