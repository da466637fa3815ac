import { sql } from 'drizzle-orm';
import { fromDrizzle, fromPglite, type PGliteLike, PgBoss } from 'pg-boss';
import { type JobName, jobNames } from '../core/job-names.ts';
import type { Jobs } from '../core/ports.ts';
import { currentTrace } from '../core/trace.ts';
import { within } from '../core/within.ts';

export type OpenJobs = Jobs & {
  boss: PgBoss;
  /** Worker id of each queue that this process works; filled by `work.ts`. */
  workers: Map<JobName, string>;
  /** Whether this process takes no more jobs; the one at hand is finished, the rest of a batch handed back. */
  isResting(): boolean;
  /** Takes no more jobs, and waits at most `ms` for those at hand. Jobs can still be sent. Safe to repeat. */
  rest(ms: number): Promise<void>;
  close(): Promise<void>;
};

/** Jobs that failed for good wait here until somebody looks: see `dead-jobs.view.ts`. */
export const deadQueue = 'dead';

/**
 * pg-boss over the database's own connection (embedded) or over a pool of its own (Postgres), with every queue made.
 * All queues are known before the first transaction: looking one up inside a transaction waits for ever on one connection.
 * A job whose process died misses its heartbeat and is tried again by another, within a minute (20 s, looked at every 15 s).
 * Retries: 8, first after 1 s, doubling to at most 5 min, so about 4 min in all; then the dead queue, kept for a year.
 */
export async function openJobs(
  source: { pglite: PGliteLike } | OnServer,
  options: { supervise: boolean; onError: (error: unknown) => void },
): Promise<OpenJobs> {
  const boss = new PgBoss({
    ...('url' in source
      ? { connectionString: source.url, max: 5, ...limitsOf(source) }
      : { db: fromPglite(source.pglite), backend: 'pglite' as const }),
    supervise: options.supervise,
    schedule: false,
    useListenNotify: !('url' in source && source.throughPooler),
    monitorVacuum: false,
    reindex: false,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    registerInstance: false,
  });
  boss.on('error', options.onError);
  await boss.start();
  const known = new Set((await boss.getQueues()).map((queue) => queue.name));
  if (!known.has(deadQueue)) await boss.createQueue(deadQueue, { retentionSeconds: 365 * 86_400, retryLimit: 0 });
  for (const name of jobNames) if (!known.has(name)) await boss.createQueue(name, queueOptions);
  await boss.getQueues();
  const workers = new Map<JobName, string>();
  let isResting = false;
  /** A worker polls twice a second at most; a short delay is worth a nudge when it is over. Nothing depends on it. */
  const nudge = (name: JobName, seconds: number) => {
    const worker = workers.get(name);
    if (worker && seconds < nudgeWithinSeconds) setTimeout(() => boss.notifyWorker(worker), seconds * 1000 + 5);
  };
  return {
    boss,
    workers,
    isResting: () => isResting,
    async rest(ms) {
      isResting = true;
      const over = Promise.all([...workers.keys()].map((name) => boss.offWork(name, { wait: true })));
      await within(ms, over).catch(() => {});
    },
    async send(db, name, payload, sendOptions) {
      const startAfter = sendOptions ? secondsUntil(sendOptions.runAt, sendOptions.now) : 0;
      await boss.send(name, toData(payload, sendOptions?.runAt), {
        db: fromDrizzle(db as never, sql),
        ...(sendOptions ? { startAfter } : {}),
      });
      if (startAfter > 0) nudge(name, startAfter);
    },
    async sendMany(db, name, payloads, sendOptions) {
      if (payloads.length === 0) return;
      await boss.insert(
        name,
        payloads.map((payload) => ({ data: toData(payload), ...sendOptions })),
        { db: fromDrizzle(db as never, sql) },
      );
    },
    retryDead: () => boss.redrive(deadQueue),
    close: () => boss.stop({ graceful: true, timeout: lastWaitMs, close: true }),
  };
}

/**
 * A Postgres, and how many seconds a statement waits there for a lock. Through a pooler by transaction there is no LISTEN,
 * so that jobs are found by looking every two seconds, and limits are those of the role. How long a statement may work is
 * not limited: clearing away a day's finished jobs may take its time.
 */
type OnServer = { url: string; throughPooler?: boolean; lockSeconds?: number };

const limitsOf = ({ throughPooler, lockSeconds }: OnServer) =>
  throughPooler || lockSeconds === undefined ? {} : { options: `-c lock_timeout=${lockSeconds}s` };

/** How long `close` waits for jobs at hand before it hands them back. Milliseconds; `rest` is the long wait before it. */
const lastWaitMs = 1_000;

/** Delays up to this are nudged. Seconds. Chosen 2026-11. */
const nudgeWithinSeconds = 5;

const queueOptions = {
  retryLimit: 8,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 300,
  heartbeatSeconds: 20,
  deleteAfterSeconds: 86_400,
  deadLetter: deadQueue,
  notify: true,
} as const;

/**
 * The due time travels in the payload too, so that a moved clock can find what is due by it (see `drain.ts`), and so does
 * the trace that the job follows from, where one is kept.
 */
function toData(payload: object, runAt?: Date): object {
  const trace = currentTrace();
  return { ...(trace ? { trace } : {}), ...(runAt ? { runAt: runAt.toISOString() } : {}), ...payload };
}

const secondsUntil = (runAt: Date, now: Date) => Math.max(0, (runAt.getTime() - now.getTime()) / 1000);
