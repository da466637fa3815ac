import { wordsOf } from '../core/errors.ts';
import type { JobName } from '../core/job-names.ts';
import { jobNames, jobPayloads } from '../core/job-names.ts';
import { breathe } from '../core/time.ts';
import { continueTrace } from '../core/trace.ts';
import type { OpenJobs } from './open-jobs.ts';

/** Answers one job. Throwing means: try again later, by the queue's retries. */
export type Answer = (name: JobName, payload: unknown) => Promise<void>;

/** The one job that asks for sub-second delays; the others are woken by NOTIFY and poll as a backstop only. */
const pollSeconds: Partial<Record<JobName, number>> = { 'close-submission': 0.5 };

/**
 * Jobs that compute for a tenth of a second each: a process that took twenty of them would keep them from another that
 * is idle. Source: forwards at 10/s over two workers, p95 1.4 to 1.5 s in three runs instead of 1.6 to 4.4 (2026-11-23).
 */
const fewAtATime: ReadonlySet<JobName> = new Set(['close-submission']);

type Settled = { id: string; status: 'completed' | 'failed'; output?: object };

/**
 * Jobs of a batch that run side by side, as those of several workers do: each waits for the database or the search engine
 * most of its time. One after the other a busy process decided 3 a second over Meilisearch, idle for a third of it, and
 * filed 5, because each of a job's ten ways to Postgres waits for whatever computes meanwhile (2026-11-23).
 */
const atOnce = 4;

/**
 * Which jobs of a batch go one after the other: each lane takes the next one that nobody has taken. Words to send wait for the provider most of the time: those go at once, and
 * only what goes to one asker keeps its order.
 */
function lanesOf<J extends { data: unknown }>(name: JobName, batch: readonly J[]): Iterable<J>[] {
  const all = batch.values();
  if (name !== 'send-words') return Array.from({ length: atOnce }, () => all);
  const lanes = new Map<string, J[]>();
  for (const job of batch) {
    const { askerId = '' } = (job.data ?? {}) as { askerId?: string };
    lanes.set(askerId, [...(lanes.get(askerId) ?? []), job]);
  }
  for (const lane of lanes.values()) lane.sort((a, b) => (wordsIn(a) < wordsIn(b) ? -1 : 1));
  return [...lanes.values()];
}

/** Ids made later sort later; a batch comes in no order. */
const wordsIn = (job: { data: unknown }) => String((job.data as { outgoingId?: string } | null)?.outgoingId);

/**
 * Works every queue in this process until `close`. Jobs of a batch run side by side, as `lanesOf` has it, and are settled
 * one by one, so a failing job never takes its neighbours along. Two workers may run at once: fetching locks rows.
 */
export async function workAll(jobs: OpenJobs, answer: Answer): Promise<void> {
  for (const name of jobNames) {
    const worker = await jobs.boss.work(
      name,
      {
        batchSize: fewAtATime.has(name) ? 5 : 20,
        burstWhenBatchFull: true,
        perJobResults: true,
        pollingIntervalSeconds: pollSeconds[name] ?? 2,
        notifyPollingIntervalSeconds: pollSeconds[name] ?? 2,
      },
      async (batch) => {
        const results: Settled[] = [];
        const work = async (lane: Iterable<(typeof batch)[number]>) => {
          for (const job of lane) {
            if (jobs.isResting()) break;
            results.push(await answerOne(name, job, answer));
            // The embedded database never waits for anything: without this, job after job would keep requests out.
            await breathe();
          }
        };
        await Promise.all(lanesOf(name, batch).map(work));
        const settled = new Set(results.map((one) => one.id));
        await handBack(
          jobs,
          batch.map((job) => job.id).filter((id) => !settled.has(id)),
        );
        return results;
      },
    );
    jobs.workers.set(name, worker);
  }
}

/**
 * Puts jobs that were fetched and not begun back in line, as if they had never been taken: no try is used up. For a
 * moment nobody can take them, so that this batch's own settling, which knows nothing of it, cannot meet another's.
 */
async function handBack(jobs: OpenJobs, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await jobs.boss.getDb().executeSql(
    `update pgboss.job set state = 'created', started_on = null, heartbeat_on = null, start_after = now() + interval '1 second'
     where id = any($1::uuid[]) and state = 'active'`,
    [ids],
  );
}

/** Answers what a job carries, as a part of the trace that it follows from. */
export function answerData(name: JobName, data: unknown, answer: Answer): Promise<void> {
  const { trace } = (data ?? {}) as { trace?: unknown };
  return continueTrace(trace, () => answer(name, jobPayloads[name].parse(data)));
}

/** Parses the payload and answers; a payload of an unknown shape fails, and ends in the dead queue where it is seen. */
async function answerOne(name: JobName, job: { id: string; data: unknown }, answer: Answer) {
  try {
    await answerData(name, job.data, answer);
    return { id: job.id, status: 'completed' as const };
  } catch (error) {
    return {
      id: job.id,
      status: 'failed' as const,
      // What a failed job says stands in the database, and on the operations page.
      output: { message: wordsOf(error) },
    };
  }
}
