import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Arrangement, openArrangement } from '../support/arrangement.ts';
import { phonesAt } from '../support/phones.ts';
import {
  aWayTo,
  newMeilisearchServer,
  newPostgresServer,
  type Server,
  skipOwnMeilisearch,
  skipOwnPostgres,
} from '../support/servers.ts';
import { pause } from '../support/service.ts';

/** How often each part is killed, and messages a second meanwhile. `FAULT_TIMES=5 FAULT_RATE=10` for the long run. */
const times = Number(process.env.FAULT_TIMES ?? 1);
const rate = Number(process.env.FAULT_RATE ?? 4);
/** How long a killed server stays away. Milliseconds. */
const awayMs = 3_000;

const known = 'A glass of warm salt water each morning cures the brine fever, doctors at Amara General say';
const unknown = [
  'The old cable car in Saltquay will be sold to a mining company next Tuesday',
  'The night ferry to Guincho stops for ever next Monday because the captain sold the ship',
];
const search = { skip: skipOwnMeilisearch(), server: null as Server | null };

describe.skipIf(skipOwnPostgres())('under load', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-faults-'));
  const media = join(folder, 'arranged/data/media');
  let database: Server;
  let ways: Awaited<ReturnType<typeof aWayTo>>[] = [];
  let arranged: Arrangement;
  let phones: ReturnType<typeof phonesAt>;
  let hasSmallDisk = false;
  const told: Record<string, string> = {};

  beforeAll(async () => {
    database = await newPostgresServer(join(folder, 'database'));
    await database.start();
    const servers = [database];
    if (!search.skip) {
      search.server = await newMeilisearchServer(join(folder, 'search'));
      await search.server.start();
      servers.push(search.server);
    }
    ways = await Promise.all(servers.map((server) => aWayTo(server.port)));
    mkdirSync(media, { recursive: true });
    hasSmallDisk = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', media]).status === 0;
    arranged = await openArrangement({
      folder: join(folder, 'arranged'),
      env: Object.assign({ MEILI_URL: '' }, ...servers.map((server, i) => server.env(ways[i]?.port ?? 0))),
      proxy: false,
      prepare: (command) => command('import', 'test/fixtures/claim-review/newsroom.json', '--source', 'lamp'),
    });
    phones = phonesAt(arranged.phones);
  }, 400_000);

  afterAll(async () => {
    const all = arranged ? [...arranged.web, ...arranged.workers, arranged.simulator] : [];
    const restarted = all.map((one) => one.restarts());
    told['processes that ended by themselves'] =
      `${restarted.join(' ')} (web, web, worker, worker, simulator), started again`;
    console.table(told);
    await arranged?.close();
    for (const way of ways) way.close();
    for (const server of [search.server, database]) await server?.stop('SIGKILL');
    if (hasSmallDisk) spawnSync('umount', [media]);
    rmSync(folder, { recursive: true, force: true });
  });

  let asked = 0;
  const askers: string[] = [];
  /** One more person forwards something. Returns who. */
  async function forward(): Promise<string> {
    const asker = String(15_551_000_000 + asked++);
    await phones.forward(asker, asked % 3 === 0 ? (unknown[asked % 2] ?? '') : known);
    askers.push(asker);
    return asker;
  }
  /** Seconds until somebody who forwards something now hears an answer. */
  async function secondsToAnswer(): Promise<number> {
    const began = performance.now();
    const asker = await forward();
    while ((await phones.heard(asker)).length === 0) {
      if (performance.now() - began > 120_000) throw new Error('No answer within 2 min.');
      await pause(100);
    }
    return (performance.now() - began) / 1000;
  }
  /** Does harm `times` times under load. Tells how long an answer takes before, and to who writes once it is over. */
  async function underLoad(name: string, harm: (round: number) => Promise<void>): Promise<number[]> {
    const calm = await secondsToAnswer();
    let isOver = false;
    const load = (async () => {
      while (!isOver) await Promise.all([forward(), pause(1000 / rate)]);
    })();
    const recovered: number[] = [];
    try {
      for (let round = 0; round < times; round++) {
        await harm(round);
        recovered.push(await secondsToAnswer());
        await pause(2_000);
      }
    } finally {
      isOver = true;
      await load;
    }
    const [worst, shown] = [Math.max(...recovered), recovered.map((seconds) => seconds.toFixed(1)).join(' ')];
    told[name] = `calm ${calm.toFixed(1)} s; once it is back an answer takes ${shown} s, worst ${worst.toFixed(1)} s`;
    return recovered;
  }
  const killed = (server: { stop(signal: 'SIGKILL'): Promise<void>; start(): Promise<void> }) => async () => {
    await server.stop('SIGKILL');
    await pause(awayMs);
    await again(() => server.start());
  };

  test('Postgres is killed', async () => {
    expect(await underLoad('Postgres', killed(database))).toHaveLength(times);
  }, 900_000);

  test('a worker is killed', async () => {
    const workerKilled = async (round: number) => {
      const worker = arranged.workers[round % 2];
      if (worker) await killed(worker)();
    };
    expect(await underLoad('worker', workerKilled)).toHaveLength(times);
  }, 900_000);

  test('a web process is killed', async () => {
    const [web] = arranged.web;
    expect(await underLoad('web', killed(web ?? database))).toHaveLength(times);
  }, 900_000);

  test.skipIf(search.skip)(
    'Meilisearch is killed, and answers go on meanwhile',
    async () => {
      const without: number[] = [];
      const seconds = await underLoad('Meilisearch', async () => {
        await search.server?.stop('SIGKILL');
        without.push(await secondsToAnswer());
        await search.server?.start();
      });
      told['Meilisearch away'] = `an answer takes ${without.map((one) => one.toFixed(1)).join(' ')} s`;
      expect(seconds).toHaveLength(times);
    },
    900_000,
  );

  test('every connection to the servers is cut', async () => {
    const cut = async () => {
      for (const way of ways) way.cut();
    };
    expect(await underLoad('connections cut', cut)).toHaveLength(times);
  }, 900_000);

  test('the disk of the media is full for a while', async ({ skip }) => {
    if (!hasSmallDisk) skip('Making a small disk needs root.');
    writeFileSync(join(media, 'filling'), new Uint8Array(230 * 1024));
    const picture = (n: number) => new Uint8Array(60 * 1024).fill(n).with(0, 0xff).with(1, 0xd8).with(2, 0xff);
    for (let n = 0; n < 3; n++) await phones.sendPicture(String(15_552_000_000 + n), picture(n));
    await expect.poll(() => stateOfMedia(), { timeout: 60_000 }).toMatchObject({ tried: true });
    await secondsToAnswer();
    rmSync(join(media, 'filling'));
    const began = performance.now();
    await expect.poll(() => stateOfMedia(), { timeout: 120_000 }).toMatchObject({ stored: 3, waiting: 0 });
    told['full disk'] = `${((performance.now() - began) / 1000).toFixed(1)} s until three pictures are kept`;
    const files = spawnSync('find', [media, '-type', 'f'], { encoding: 'utf8' }).stdout.trim().split('\n');
    expect(files.filter((file) => !file.endsWith('.jpg'))).toEqual([]);
  }, 300_000);

  test('nobody waits in vain, nobody is answered twice, and no job failed for good', async () => {
    const lacking = async () => {
      const counts = await Promise.all(askers.map(async (asker) => (await phones.heard(asker)).length));
      return counts.filter((count) => count === 0).length;
    };
    const began = performance.now();
    await expect.poll(lacking, { timeout: 300_000, interval: 1_000 }).toBe(0);
    told['the last answer'] =
      `${((performance.now() - began) / 1000).toFixed(1)} s after the load, ${askers.length} asked`;
    // Words whose fate was unknown are sent again after 20 s if they have to be.
    await pause(25_000);
    const counts = await Promise.all(askers.map(async (asker) => (await phones.heard(asker)).length));
    expect(counts.filter((count) => count !== 1)).toEqual([]);
    expect(await read(`select count(*)::int as n from pgboss.job where name = 'dead' and state = 'created'`)).toBe(0);
    expect(
      await read(
        `select count(*)::int as n from submissions s join messages m on m.submission_id = s.id and m.text is not null`,
      ),
    ).toBe(askers.length);
  }, 400_000);

  async function read(query: string): Promise<number> {
    const sql = postgres(database.env(database.port).DATABASE_URL ?? '', { max: 1, onnotice: () => {} });
    const [row] = await sql.unsafe(query).finally(() => sql.end());
    return row?.n ?? -1;
  }
  async function stateOfMedia() {
    const count = (state: string) => read(`select count(*)::int as n from media where state = '${state}'`);
    const failed = await read(
      `select coalesce(max(retry_count), 0)::int as n from pgboss.job where name = 'fetch-media'`,
    );
    return { stored: await count('stored'), waiting: await count('waiting'), tried: failed > 0 };
  }
});

/** What a killed Postgres left running goes a moment later. */
async function again(start: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await start();
    } catch (error) {
      if (tries === 20) throw error;
      await pause(500);
    }
  }
}
