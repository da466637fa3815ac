import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { desc, eq, or } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { claims } from '../../db/schema/claims.ts';
import { submissions } from '../../db/schema/conversation.ts';
import { messages } from '../../db/schema/inbox.ts';
import { outgoing } from '../../db/schema/outbox.ts';
import { exportBackup } from '../../src/adapters/database/backup/export-backup.ts';
import { importBackup } from '../../src/adapters/database/backup/import-backup.ts';
import { openPglite } from '../../src/adapters/database/pglite.ts';
import { fakeMediaStore } from '../../src/adapters/media-store/fake.ts';
import { fakeMessenger } from '../../src/adapters/messenger/fake.ts';
import { exportOrganisation, importOrganisation } from '../../src/app/backup.ts';
import { answerJob } from '../../src/app/run-jobs.ts';
import { seedNewsroom } from '../../src/app/seed-newsroom.ts';
import { mergeClaims } from '../../src/claims/merge-claims.ts';
import { minuteMs } from '../../src/core/time.ts';
import { drain } from '../../src/jobs/drain.ts';
import { queueWords } from '../../src/outbox/queue-words.ts';
import { type NewDatabase, newDatabase, newPostgres, untilAlone } from '../support/databases.ts';
import { databaseLanes, postgresUrl, skipLane } from '../support/lanes.ts';
import { openWorld, type TestWorld, testSettings } from '../support/open-world.ts';
import { pause } from '../support/service.ts';
import { aMessage, deliver, say } from '../support/whatsapp.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-move-'));
let count = 0;
const newPath = () => join(folder, `${++count}`);
const now = new Date('2026-03-02T12:00:00Z');
const said = { publisher: 'The Harbour Lamp', now };

const opened: NewDatabase[] = [];
let running: ChildProcess | null = null;
afterEach(async () => {
  running?.kill('SIGKILL');
  for (const database of opened.splice(0)) await database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The invented newsroom after its week, two claims merged, with a bundle open, a message not looked at and words not sent. */
async function aNewsroom(): Promise<TestWorld> {
  const world = await openWorld();
  await seedNewsroom(world, () => {});
  const [first, second] = await world.db
    .select()
    .from(claims)
    .where(eq(claims.id, claims.rootId))
    .orderBy(desc(claims.id));
  await mergeClaims(world, { claimId: first?.id ?? '', intoId: second?.id ?? '' });
  world.messenger.holdMedia('4411', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'image/jpeg');
  await say(world, { type: 'image', body: { image: { id: '4411', mime_type: 'image/jpeg' } } });
  await deliver(
    world,
    aMessage(world, { text: 'Is it true that the night ferry to Guincho stops for ever on Monday?' }),
  );
  await world.runDueJobs();
  await deliver(world, aMessage(world, { from: '15550100002', text: 'Are ten empty jars a new telephone?' }));
  const [asker] = await world.db.query.askers.findMany({ orderBy: (table) => desc(table.createdAt) });
  await queueWords(world, { askerId: asker?.id ?? '', key: 'test:owed', words: { kind: 'text', body: 'A line.' } });
  return world;
}

let world: TestWorld;
beforeAll(async () => {
  world = await aNewsroom();
}, 300_000);

describe.each(databaseLanes)('over a %s database', (lane) => {
  describe.skipIf(skipLane(lane))('', () => {
    test('a newsroom goes there and comes back with the same checksums, and what was owed is said once', async () => {
      for (const table of ['verdicts', 'claim_merges', 'cases', 'notices', 'media'])
        expect(await world.count(table), table).toBeGreaterThan(0);
      expect(await world.db.select().from(submissions).where(eq(submissions.state, 'open'))).toHaveLength(1);
      const there = await newDatabase(lane);
      const home = await newDatabase('embedded');
      opened.push(there, home);
      const media = [fakeMediaStore(), fakeMediaStore()] as const;
      const files = [newPath(), newPath(), newPath()] as const;

      const first = await exportBackup(world, { ...said, file: files[0] });
      await importBackup({ ...world, db: there.db, media: media[0] }, { file: files[0] });
      await there.jobs.close();
      await untilAlone(there.db);
      const second = await exportBackup({ ...world, db: there.db, media: media[0] }, { ...said, file: files[1] });
      await importBackup({ ...world, db: home.db, media: media[1] }, { file: files[1] });
      const third = await exportBackup({ ...world, db: home.db, media: media[1] }, { ...said, file: files[2] });
      expect([second.end.tables, second.end.media]).toEqual([first.end.tables, first.end.media]);
      expect([third.end.tables, third.end.media]).toEqual([first.end.tables, first.end.media]);
      expect(media[1].keys().sort()).toEqual(world.media.keys().sort());

      const moved = { ...world, db: home.db, jobs: home.jobs, media: media[1], messenger: fakeMessenger() };
      for (let minute = 0; minute < 2; minute++) {
        moved.clock.advance(minuteMs);
        await drain(moved, (name, payload) => answerJob(moved, name, payload));
      }
      const lines = moved.messenger.sent.filter((one) => one.words.kind === 'text' && one.words.body === 'A line.');
      expect(lines).toHaveLength(1);
      expect(await moved.db.select().from(outgoing).where(eq(outgoing.state, 'queued'))).toEqual([]);
      const undone = [eq(submissions.state, 'open'), eq(submissions.state, 'closed')];
      expect(
        await moved.db
          .select()
          .from(submissions)
          .where(or(...undone)),
      ).toEqual([]);
      expect(await moved.db.select().from(messages).where(eq(messages.state, 'new'))).toEqual([]);
    }, 120_000);

    test('an import killed half-way leaves nothing, and the next one brings all', async () => {
      const file = newPath();
      const { end } = await exportBackup(world, { ...said, file });
      const target = lane === 'postgres' ? await newPostgres() : null;
      const settings = { ...testSettings, dataDir: newPath(), databaseUrl: target?.url ?? null };
      for (let kill = 0; kill < 2; kill++) {
        running = importAsProcess(file, settings);
        await untilHalfWay(settings, kill);
        expect(running.exitCode).toBe(null);
        running.kill('SIGKILL');
        await new Promise((done) => running?.once('exit', done));
      }
      expect(existsSync(join(settings.dataDir, 'database'))).toBe(false);
      const whole = await importOrganisation(settings, { file, restore: false, onProgress: () => {} });
      expect(whole.done).toBe(true);
      expect(whole.found).toEqual(end.tables);
      const back = newPath();
      expect((await exportOrganisation(settings, { file: back, onProgress: () => {} })).end.tables).toEqual(end.tables);
      await target?.drop();
    }, 240_000);
  });
});

test('an embedded database that a service uses is not exported, and a folder without one is said', async () => {
  const settings = { ...testSettings, dataDir: newPath() };
  const options = { file: newPath(), onProgress: () => {} };
  await expect(exportOrganisation(settings, options)).rejects.toMatchObject({ code: 'backup.no-database' });
  const service = await openPglite({ folder: settings.dataDir });
  await expect(exportOrganisation(settings, options)).rejects.toThrow(/already uses this data folder. Stop it first/);
  await service.close();
  expect(existsSync(options.file)).toBe(false);
});

function importAsProcess(file: string, at: { dataDir: string; databaseUrl: string | null }): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'scripts/import.ts', '--backup', file], {
    env: {
      ...process.env,
      DATA_DIR: at.dataDir,
      DATABASE_URL: at.databaseUrl ?? '',
      DATA_KEY: testSettings.dataKey,
      MEILI_URL: '',
    },
    stdio: 'ignore',
  });
}

/** Until the import is under way: on Postgres until rows go in, embedded a while after its folder appears, ever later. */
async function untilHalfWay(at: { dataDir: string; databaseUrl: string | null }, nth: number): Promise<void> {
  const isInserting =
    at.databaseUrl === null ? () => existsSync(join(at.dataDir, 'importing')) : insertsOf(at.databaseUrl);
  const deadline = performance.now() + 60_000;
  while (!(await isInserting())) {
    if (performance.now() > deadline) throw new Error('The import did not begin within 60 s.');
    await pause(1);
  }
  if (at.databaseUrl === null) await pause(nth * 1_500);
}

function insertsOf(url: string): () => Promise<boolean> {
  const name = new URL(url).pathname.slice(1);
  return async () => {
    watching ??= postgres(postgresUrl ?? '', { max: 1 });
    const rows = await watching`
      select 1 from pg_stat_activity where datname = ${name} and xact_start is not null and query like 'insert into%'`;
    return rows.length > 0;
  };
}
let watching: ReturnType<typeof postgres> | null = null;
afterAll(() => watching?.end());
