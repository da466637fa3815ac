import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { sql } from 'drizzle-orm';
import { Miniflare } from 'miniflare';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenPglite, openPglite } from '../../src/adapters/database/pglite.ts';
import { openJobs } from '../../src/jobs/open-jobs.ts';
import { builtService, freePort, startService } from '../support/service.ts';
import { signed } from '../support/sign.ts';

let database: OpenPglite;
let socket: PGLiteSocketServer;
let worker: Miniflare;

const appSecret = 'a-test-app-secret';
const numberId = '100000000000001';

beforeAll(async () => {
  execFileSync('npx', ['tsx', 'scripts/build.ts'], { stdio: 'pipe' });
  database = await openPglite({ folder: null });
  const jobs = await openJobs(database, { supervise: false, onError: () => {} });
  await jobs.close();
  socket = new PGLiteSocketServer({ db: database.pglite, host: '127.0.0.1', port: 0, maxConnections: 10 });
  await socket.start();
  worker = new Miniflare({
    modules: true,
    scriptPath: 'dist/workers/workers.js',
    compatibilityDate: '2026-04-01',
    compatibilityFlags: ['nodejs_compat'],
    cf: false,
    hyperdrives: { HYPERDRIVE: `postgres://postgres:any@${socket.getServerConn()}/postgres` },
    bindings: {
      PROFILE: 'production',
      LOG_LEVEL: 'silent',
      PUBLIC_URL: 'https://tipline.example',
      WHATSAPP_PROVIDER: 'cloud',
      WHATSAPP_PHONE_NUMBER_ID: numberId,
      WHATSAPP_ACCESS_TOKEN: 'a-token',
      WHATSAPP_APP_SECRET: appSecret,
      WHATSAPP_VERIFY_TOKEN: 'a-verify-token',
      SESSION_SECRET: 'a-session-secret',
      DATA_KEY: 'a-data-key-of-enough-length',
    },
  });
}, 120_000);

afterAll(async () => {
  await worker?.dispose();
  await socket?.stop();
  await database?.close();
});

test('the Workers door says that it lives and that its database answers', async () => {
  expect((await worker.dispatchFetch('https://tipline.example/health/live')).status).toBe(200);
  expect(await (await worker.dispatchFetch('https://tipline.example/health/ready')).json()).toEqual({
    ready: true,
    missing: [],
    degraded: [],
  });
});

test('the Workers door keeps a signed webhook through Hyperdrive, with its job, once', async () => {
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '200000000000001',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550199999', phone_number_id: numberId },
              messages: [
                {
                  from: '15550100001',
                  id: 'wamid.worker.1',
                  timestamp: '1772452800',
                  type: 'text',
                  text: { body: 'Is the harbour bridge closed?' },
                },
              ],
            },
          },
        ],
      },
    ],
  });
  const headers = { 'x-hub-signature-256': await signed(body, appSecret) };
  for (const _ of [1, 2]) {
    const answer = await worker.dispatchFetch('https://tipline.example/webhooks/whatsapp', {
      method: 'POST',
      body,
      headers,
    });
    expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
  }
  expect(await database.db.query.messages.findMany()).toHaveLength(1);
  const jobs = await database.db.execute(sql`select name from pgboss.job where name = 'step-conversation'`);
  expect((jobs as { rows: unknown[] }).rows).toHaveLength(1);
});

test('the Workers door refuses a wrong signature and keeps nothing', async () => {
  const answer = await worker.dispatchFetch('https://tipline.example/webhooks/whatsapp', {
    method: 'POST',
    body: '{}',
    headers: { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
  });
  expect(answer.status).toBe(401);
  await answer.text();
  expect(await database.db.query.deliveries.findMany()).toHaveLength(1);
});

test('the built Node door starts, serves its pages and assets, and stops when asked', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-door-'));
  const program = builtService();
  const service = await startService({ dataDir, port: await freePort(), seed: 'none', program });
  try {
    for (const path of ['/', '/simulator', '/assets/styles.css', '/assets/phone.js', '/health/ready']) {
      expect([path, (await fetch(`${service.base}${path}`)).status]).toEqual([path, 200]);
    }
  } finally {
    await service.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  expect(service.child.exitCode).toBe(0);
});
