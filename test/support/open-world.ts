import { asc, eq, sql } from 'drizzle-orm';
import { entries } from '../../db/schema/ledger.ts';
import { fakeEmbedder } from '../../src/adapters/embedder/fake.ts';
import { fakeMediaStore } from '../../src/adapters/media-store/fake.ts';
import { fakeMessenger } from '../../src/adapters/messenger/fake.ts';
import { readModelFiles } from '../../src/adapters/model-files.ts';
import { answerJob } from '../../src/app/run-jobs.ts';
import type { Actor, Role } from '../../src/core/actor.ts';
import { machine } from '../../src/core/actor.ts';
import type { World } from '../../src/core/needs.ts';
import type { Settings } from '../../src/core/settings.ts';
import { movableClock } from '../../src/core/time.ts';
import { openVault } from '../../src/core/vault.ts';
import { drain } from '../../src/jobs/drain.ts';
import type { OpenJobs } from '../../src/jobs/open-jobs.ts';
import { keptLog } from './fake-ports.ts';
import { databaseOf, type Lane } from './lanes.ts';
import { newSearch } from './search-of-lane.ts';
import { emptyDatabase } from './shared-database.ts';

/** Settings of a test deployment. Secrets are invented. */
export const testSettings: Settings = {
  profile: 'embedded',
  host: '127.0.0.1',
  port: 0,
  publicUrl: 'https://tipline.example',
  publisherName: 'The Harbour Lamp',
  dataDir: '.data',
  seed: 'none',
  databaseUrl: null,
  databasePool: 10,
  databasePooler: 'none',
  databaseStatementSeconds: 30,
  databaseLockSeconds: 10,
  meiliUrl: null,
  meiliApiKey: null,
  meiliIndex: 'fact_checks',
  role: 'all',
  embedder: 'builtin',
  embedderUrl: null,
  embedderModel: null,
  embedderApiKey: null,
  embedderDimension: null,
  modelsDir: 'models',
  whatsappProvider: 'simulator',
  whatsappGraphUrl: 'http://127.0.0.1:0/simulator/graph',
  whatsappGraphVersion: 'v26.0',
  whatsappPhoneNumberId: '100000000000001',
  whatsappDisplayNumber: null,
  whatsappBusinessAccountId: '200000000000001',
  whatsappAccessToken: 'test-token',
  whatsappAppSecret: 'test-app-secret',
  whatsappVerifyToken: 'test-verify-token',
  whatsappTemplate: 'check_ready',
  unsureSendSeconds: 20,
  sendsPerSecond: 0,
  budgetUsd: 0,
  retainDeliveriesDays: 90,
  retainMessagesDays: 0,
  apiKey: 'test-api-key',
  sessionSecret: 'test-session-secret',
  dataKey: 'test-data-key-of-enough-length',
  metricsToken: null,
  mediaS3Url: null,
  mediaS3Region: 'us-east-1',
  mediaS3KeyId: null,
  mediaS3Secret: null,
  tracesUrl: null,
  workerPort: null,
  drainSeconds: 0,
  logLevel: 'silent',
};

/** Noon of an invented Monday: where every test's clock starts. */
export const testStart = new Date('2026-03-02T12:00:00.000Z');

/**
 * A whole world for a test: a real database (emptied) and a real search engine, embedded unless another lane is asked
 * for, real jobs, fakes at the other ports, a clock that stands still. `runDueJobs` answers what is due by that clock.
 */
export async function openWorld(lane: Lane = 'embedded') {
  const { db, jobs } = await emptyDatabase(databaseOf(lane));
  const clock = movableClock(testStart);
  const log = keptLog();
  const messenger = fakeMessenger();
  const world = {
    db,
    jobs,
    clock,
    log,
    messenger,
    actor: machine('test') as Actor,
    vault: await openVault(testSettings.dataKey),
    search: await newSearch(lane),
    embedder: fakeEmbedder(192),
    media: fakeMediaStore(),
    models: readModelFiles('models'),
    settings: testSettings,
  } satisfies World & { jobs: OpenJobs };
  return {
    ...world,
    /** The same world, acting as a member of staff. */
    as: (name: string, role: Role = 'editor') => ({ ...world, actor: staffActor(name, role) }),
    /** Answers every job that is due by the world's clock, and what follows from it. Returns how many. */
    runDueJobs: () => drain(world, (name, payload) => answerJob(world, name, payload)),
    /** What was done to a thing, as `who did`, oldest first. */
    didTo: async (thing: string) => {
      const rows = await db.select().from(entries).where(eq(entries.thing, thing)).orderBy(asc(entries.id));
      return rows.map((entry) => `${entry.actorName} ${entry.did}`);
    },
    /** How many rows a table holds. */
    count: async (table: string) => {
      const result = await db.execute(sql`select count(*)::int as n from ${sql.identifier(table)}`);
      const rows = Array.isArray(result) ? result : result.rows;
      return (rows[0] as { n: number }).n;
    },
  };
}

export type TestWorld = Awaited<ReturnType<typeof openWorld>>;

const staffActor = (name: string, role: Role): Actor => ({ kind: 'staff', id: `stf_${name}`, name, role });
