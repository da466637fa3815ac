import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterEach, describe, expect, test } from 'vitest';
import { openPglite } from '../../src/adapters/database/pglite.ts';
import { postgresUrl, skipLane } from '../support/lanes.ts';
import { freePort, pause, type Service, startService } from '../support/service.ts';

const open: { services: Service[]; folders: string[] } = { services: [], folders: [] };
afterEach(() => {
  for (const service of open.services.splice(0)) service.child.kill('SIGKILL');
  for (const folder of open.folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function begin(env: Record<string, string>, dataDir = newFolder()) {
  const port = await freePort();
  const service = await startService({ dataDir, port, seed: 'none', env: { ...env, WORKER_PORT: String(port) } });
  open.services.push(service);
  return { ...service, dataDir };
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-stop-'));
  open.folders.push(folder);
  return folder;
}

type Ready = { ready: boolean; missing: string[]; degraded: string[] };
const readyOf = async (base: string): Promise<Ready> => (await (await fetch(`${base}/health/ready`)).json()) as Ready;

/** Stops a service as a supervisor does. What its readiness said meanwhile, its exit code, and seconds until then. */
async function stopped(service: Service) {
  const began = performance.now();
  const said = new Set<string>();
  const over = service.stop('SIGTERM');
  for (let isOver = false; !isOver; ) {
    const answer = await fetch(`${service.base}/health/ready`).catch(() => null);
    if (answer?.status === 503) for (const why of ((await answer.json()) as Ready).missing) said.add(why);
    isOver = await Promise.race([over.then(() => true), pause(10).then(() => false)]);
  }
  return { said: [...said], code: service.child.exitCode, seconds: (performance.now() - began) / 1000 };
}

const forwardTo = (base: string, phone: number) =>
  fetch(`${base}/simulator/phones/${phone}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'text',
      text: { body: `Every boat in Guincho has to be painted green until Friday, says notice ${phone}` },
      context: { forwarded: true },
    }),
  });

test('told to stop amid work, one process of everything is first not ready, then leaves with 0 and no job half done', async () => {
  const service = await begin({ DRAIN_SECONDS: '1' });
  for (let n = 0; n < 20; n++) await forwardTo(service.base, 15_550_100_000 + n);
  const { said, code, seconds } = await stopped(service);
  expect([said, code]).toEqual([['this process is stopping'], 0]);
  expect(seconds).toBeLessThan(10);
  const { db, close } = await openPglite({ folder: service.dataDir });
  const active = (await db.execute(sql`select name from pgboss.job where state = 'active'`)) as { rows: unknown[] };
  await close();
  expect(active.rows).toEqual([]);
}, 120_000);

describe.skipIf(skipLane('postgres'))('two processes on one Postgres', () => {
  test('web says when there is no worker; each stops with 0 within 10 s, not ready first', async () => {
    const url = await newDatabase();
    const shared = { DATABASE_URL: url, DRAIN_SECONDS: '1' };
    const web = await begin({ ...shared, ROLE: 'web' });
    expect(await readyOf(web.base)).toMatchObject({
      ready: true,
      degraded: [expect.stringContaining('no worker is running')],
    });
    const worker = await begin({ ...shared, ROLE: 'worker', METRICS_TOKEN: 'a-token-for-the-collector' });
    expect(await readyOf(worker.base)).toMatchObject({ ready: true, missing: [] });
    const metrics = await fetch(`${worker.base}/metrics`, {
      headers: { authorization: 'Bearer a-token-for-the-collector' },
    });
    expect([metrics.status, await metrics.text()]).toEqual([200, expect.stringContaining('plumbline_database_up 1')]);
    while ((await readyOf(web.base)).degraded.length > 0) await pause(100);
    for (const service of [worker, web]) {
      const { said, code, seconds } = await stopped(service);
      expect([said, code]).toEqual([['this process is stopping'], 0]);
      expect(seconds).toBeLessThan(10);
    }
  }, 120_000);
});

/** A database of its own on the server, empty. */
async function newDatabase(): Promise<string> {
  const url = new URL(postgresUrl ?? '');
  const name = `plumbline_stop_${process.pid}`;
  const admin = postgres(url.href, { max: 1, onnotice: () => {} });
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.unsafe(`create database ${name}`);
  await admin.end();
  url.pathname = `/${name}`;
  return url.href;
}
