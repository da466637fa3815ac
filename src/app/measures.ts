import type { JobName } from '../core/job-names.ts';
import { type Metrics, openMetrics } from '../core/metrics.ts';
import type { Embedder, Log, Messenger, SearchIndex } from '../core/ports.ts';
import { inSpan } from '../core/trace.ts';

/** What a process counts of its own work, at its edges: requests, jobs, and the ports it calls. */
export type Measures = {
  metrics: Metrics;
  request(seen: { method: string; route: string; status: number; seconds: number }): void;
  /** One delivery at the provider's door, by what it was answered. */
  delivery(status: number): void;
  decision(made: { decision: string; language: string | null }): void;
  /** Runs a job and counts it; throws what it throws. */
  job<T>(name: JobName, work: () => Promise<T>): Promise<T>;
  /** Hears whether the search engine is left out. */
  searchDegraded(isOut: boolean): void;
  search(port: SearchIndex): SearchIndex;
  embedder(port: Embedder): Embedder;
  messenger(port: Messenger): Messenger;
  log(port: Log): Log;
};

const outcomes: Record<number, string> = { 200: 'kept', 401: 'wrong_signature', 413: 'too_large' };

/** Buckets of jobs, which may fetch and send. Seconds. */
const jobBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
/** Buckets of what happens many times a message. Seconds. */
const shortBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

/** Every measure of this process's own work, by name: the only place that names them. */
export function openMeasures(): Measures {
  const metrics = openMetrics();
  const deliveries = metrics.counter('plumbline_webhook_deliveries_total', 'Deliveries of the provider, by outcome');
  const requests = metrics.histogram(
    'plumbline_request_seconds',
    'Requests answered, by route as written, method and status',
  );
  const jobs = metrics.histogram('plumbline_job_seconds', 'Jobs run, by name and outcome', jobBounds);
  const running = metrics.gauge('plumbline_jobs_running', 'Jobs that this process runs now');
  const decisions = metrics.counter('plumbline_decisions_total', 'Decisions made, by kind and language');
  const sends = metrics.counter('plumbline_sends_total', 'Messages handed to the provider, by kind and outcome');
  const searches = metrics.histogram('plumbline_search_seconds', 'Searches for candidates', shortBounds);
  const degraded = metrics.gauge('plumbline_search_degraded', '1 while the search engine is left out, else 0');
  const embeds = metrics.histogram('plumbline_embed_seconds', 'Calls of the embedder, by outcome', shortBounds);
  const texts = metrics.counter('plumbline_embedded_texts_total', 'Texts turned into vectors');
  const lines = metrics.counter('plumbline_log_lines_total', 'Warnings and errors in the log');
  degraded.set(0);
  let active = 0;
  running.set(0);
  return {
    metrics,
    request: ({ method, route, status, seconds }) => requests.observe(seconds, { method, route, status: `${status}` }),
    delivery: (status) => deliveries.add({ outcome: outcomes[status] ?? 'failed' }),
    decision: ({ decision, language }) => decisions.add({ decision, language: language ?? 'und' }),
    job: async (name, work) => {
      running.set(++active);
      try {
        return await timed(work, (seconds, outcome) => jobs.observe(seconds, { job: name, outcome }));
      } finally {
        running.set(--active);
      }
    },
    searchDegraded: (isOut) => degraded.set(isOut ? 1 : 0),
    search: (port) => ({
      ...port,
      nominate: (query) =>
        inSpan('search', {}, () =>
          timed(
            () => port.nominate(query),
            (seconds) => searches.observe(seconds),
          ),
        ),
    }),
    embedder: (port) => ({
      ...port,
      embed: (asked) => {
        texts.add({}, asked.length);
        return inSpan('embed', { texts: asked.length }, () =>
          timed(
            () => port.embed(asked),
            (seconds, outcome) => embeds.observe(seconds, { outcome }),
          ),
        );
      },
    }),
    messenger: (port) => ({
      ...port,
      async send(message) {
        const result = await inSpan('send', { kind: message.words.kind }, () => port.send(message));
        sends.add({ kind: message.words.kind, outcome: result.outcome });
        return result;
      },
    }),
    log: (port) => ({
      info: (fields, line) => port.info(fields, line),
      warn(fields, line) {
        lines.add({ level: 'warn' });
        port.warn(fields, line);
      },
      error(fields, line) {
        lines.add({ level: 'error' });
        port.error(fields, line);
      },
    }),
  };
}

async function timed<T>(work: () => Promise<T>, tell: (seconds: number, outcome: 'done' | 'failed') => void) {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    const result = await work();
    tell(seconds(), 'done');
    return result;
  } catch (error) {
    tell(seconds(), 'failed');
    throw error;
  }
}
