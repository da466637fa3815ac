import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openWorld, testSettings } from '../../test/support/open-world.ts';
import { beat } from '../jobs/heartbeat.ts';
import { healthRoutes } from './health.routes.ts';
import { fullDiskBytes, lowDiskBytes, openHealth } from './health.ts';

const enough = async () => 2 * lowDiskBytes;
const away = () => Promise.reject(new Error('nobody is there'));
type Needs = Parameters<typeof openHealth>[0];

test('a whole process is ready, and says so', async () => {
  const routes = healthRoutes(openHealth(await openWorld(), enough).ready);
  const answer = await routes.request('/ready');
  expect([answer.status, await answer.json()]).toEqual([200, { ready: true, missing: [], degraded: [] }]);
  expect((await routes.request('/live')).status).toBe(200);
});

test('what is waited for keeps it from being ready until it is over', async () => {
  const health = openHealth(await openWorld(), enough);
  const over = health.hold('the search index is being loaded');
  const routes = healthRoutes(health.ready);
  const answer = await routes.request('/ready');
  expect([answer.status, await answer.json()]).toMatchObject([503, { missing: ['the search index is being loaded'] }]);
  over();
  expect((await routes.request('/ready')).status).toBe(200);
});

const table: [string, (needs: Needs) => Needs, { missing?: string; degraded?: string; free?: number }][] = [
  [
    'a database that is away keeps it from its work',
    (needs) => ({ ...needs, db: { execute: away } as never }),
    { missing: 'the database does not answer: nobody is there' },
  ],
  [
    'a search engine that is away is done without',
    (needs) => ({ ...needs, search: { ...needs.search, size: away } }),
    { degraded: 'the search engine is away, answers come from what is kept in this process: nobody is there' },
  ],
  [
    'an embedder that is away is done without',
    (needs) => ({ ...needs, embedder: { ...needs.embedder, embed: away } }),
    { degraded: 'the embedder does not answer: nobody is there' },
  ],
  [
    'a disk that fills up is told of',
    (needs) => needs,
    { degraded: '499 MB are left in .data; pictures and sounds soon cannot be kept', free: lowDiskBytes - 1 },
  ],
  [
    'a full disk under a database elsewhere is told of',
    (needs) => ({ ...needs, settings: { ...needs.settings, databaseUrl: 'postgres://elsewhere' } }),
    { degraded: '0 MB are left in .data; pictures and sounds soon cannot be kept', free: 0 },
  ],
  [
    'a web side without a worker keeps messages, and says that they wait',
    (needs) => ({ ...needs, settings: { ...testSettings, role: 'web' } }),
    { degraded: 'no worker is running (none ever was); messages are kept and wait' },
  ],
];
test.each(table)('%s', async (_, change, { missing, degraded, free }) => {
  const health = openHealth(change(await openWorld()), async () => free ?? 2 * lowDiskBytes);
  const { missing: m, degraded: d } = await health.ready();
  expect([m, d]).toEqual([missing ? [missing] : [], degraded ? [degraded] : []]);
});

test('a full disk under the embedded database keeps it from its work', async () => {
  const health = openHealth(await openWorld(), async () => fullDiskBytes - 1);
  expect((await health.ready()).missing).toEqual(['49 MB are left in .data; the database cannot grow']);
});

test('a worker that was heard of lately is one, an old word is not', async () => {
  const world = await openWorld();
  const settings = { ...testSettings, role: 'web' as const };
  const look = async () => (await openHealth({ ...world, settings }, enough).ready()).degraded;
  await beat(world.db);
  await beat(world.db);
  expect(await look()).toEqual([]);
  await world.db.execute(sql`update facts set updated_at = now() - interval '90 seconds' where name = 'worker.beat'`);
  expect(await look()).toEqual(['no worker is running (the last one was 90 s ago); messages are kept and wait']);
});

test('a database that this program has outgrown is named by how far', async () => {
  const world = await openWorld();
  const lacking = {
    execute: async () => [{ last: 0 }],
  } as never;
  const { missing } = await openHealth({ ...world, db: lacking }, enough).ready();
  expect(missing).toEqual([
    expect.stringMatching(/^the database is \d+ migrations behind this program; start it again$/),
  ]);
});
