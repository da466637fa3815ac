import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Gauge, Metrics } from '../core/metrics.ts';
import type { Needs } from '../core/needs.ts';
import { everyNow, within } from '../core/within.ts';
import { type Load, readLoad } from '../operations/load.view.ts';

export type Scrape = ReturnType<typeof openScrape>;

/** How old what is read from the database may be, so that many collectors cost as much as one. Milliseconds. */
const freshMs = 5_000;
/** How long the database may take before a collector is answered without it. Milliseconds. */
const patienceMs = 2_000;

/**
 * The text of all measures of this process, with what waits in the database added. Answers without the latter, and
 * with `plumbline_database_up 0`, when the database does not answer in time. `close` ends the watch of the event loop.
 */
export function openScrape(needs: Needs<'db' | 'clock' | 'search'> & { measures: { metrics: Metrics } }) {
  const { metrics } = needs.measures;
  const process = watchProcess(metrics);
  const showLoad = loadGauges(metrics, needs);
  const isUp = metrics.gauge('plumbline_database_up', '1 while the database answers, else 0');
  const ping = metrics.gauge('plumbline_database_ping_seconds', 'One empty query, the wait for a connection included');
  const documents = metrics.gauge('plumbline_search_documents', 'Fact-checks in the search index of this process');
  const load = everyNow(
    freshMs,
    () => performance.now(),
    () => readLoad(needs.db),
  );
  return {
    async text(): Promise<string> {
      process.show();
      documents.set(needs.search.terms.documents());
      const read = await within(patienceMs, load()).catch(() => null);
      isUp.set(read ? 1 : 0);
      if (read) ping.set(read.pingSeconds);
      else ping.clear();
      showLoad(read);
      return metrics.text();
    },
    close: process.close,
  };
}

function loadGauges(metrics: Metrics, { clock }: Needs<'clock'>) {
  const due = metrics.gauge('plumbline_jobs_due', 'Jobs that are due and not begun, by name');
  const oldest = metrics.gauge('plumbline_jobs_oldest_seconds', 'How long the oldest of them has been due, by name');
  const dead = metrics.gauge('plumbline_jobs_dead', 'Jobs that failed for good and wait for a person');
  const words = metrics.gauge('plumbline_outgoing', 'Words that are not on a phone yet, or never will be, by state');
  const cases = metrics.gauge('plumbline_cases', 'Cases that are not closed, by state');
  const oldestCase = metrics.gauge('plumbline_cases_oldest_seconds', 'How long the oldest of them has been open');
  const repairs = metrics.gauge(
    'plumbline_search_repairs',
    'Fact-checks that the last hourly look at the search index had to put right, by what was wrong',
  );
  const looked = metrics.gauge('plumbline_search_reconciled_seconds', 'How long ago that look was');
  const connections = metrics.gauge('plumbline_database_connections', 'Connections of our role, by what they do');
  const all: Gauge[] = [due, oldest, dead, words, cases, oldestCase, connections, repairs, looked];
  return (load: Load | null) => {
    for (const gauge of all) gauge.clear();
    if (!load) return;
    dead.set(load.dead);
    if (load.reconciled) {
      looked.set(load.reconciled.secondsAgo);
      for (const wrong of ['missing', 'changed', 'stale'] as const) repairs.set(load.reconciled[wrong], { wrong });
    }
    for (const { name, count, oldestSeconds } of load.due) {
      due.set(count, { job: name });
      oldest.set(oldestSeconds, { job: name });
    }
    for (const { state, count } of load.outgoing) words.set(count, { state });
    for (const { state, count } of load.connections) connections.set(count, { state });
    for (const { state, count, oldestOpenedAt } of load.cases) {
      cases.set(count, { state });
      if (oldestOpenedAt)
        oldestCase.set(Math.max(0, (clock.now().getTime() - oldestOpenedAt.getTime()) / 1000), { state });
    }
  };
}

/** Memory, processor time and the event loop. The last counts anew after each look. */
function watchProcess(metrics: Metrics) {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const loop = metrics.gauge(
    'plumbline_event_loop_delay_seconds',
    'How late the event loop was since the last look, by quantile',
  );
  const resident = metrics.gauge('process_resident_memory_bytes', 'Memory that this process holds');
  const heap = metrics.gauge('nodejs_heap_size_used_bytes', 'Memory of JavaScript objects');
  const external = metrics.gauge('nodejs_external_memory_bytes', 'Memory of buffers and WebAssembly');
  const cpu = metrics.counter('process_cpu_seconds_total', 'Processor time since the start, user and system');
  const begun = metrics.gauge('process_start_time_seconds', 'When this process started, since 1970');
  let spent = 0;
  return {
    show() {
      const memory = process.memoryUsage();
      resident.set(memory.rss);
      heap.set(memory.heapUsed);
      external.set(memory.external + memory.arrayBuffers);
      const { user, system } = process.cpuUsage();
      cpu.add({}, (user + system) / 1e6 - spent);
      spent = (user + system) / 1e6;
      begun.set(Math.round(performance.timeOrigin / 1000));
      for (const quantile of [0.5, 0.9, 0.99])
        loop.set(secondsOf(delay.percentile(quantile * 100)), { quantile: String(quantile) });
      loop.set(secondsOf(delay.max), { quantile: '1' });
      delay.reset();
    },
    close: () => void delay.disable(),
  };
}

/** Nanoseconds, empty when nothing was seen, to seconds. */
const secondsOf = (nanoseconds: number) => (Number.isFinite(nanoseconds) ? nanoseconds / 1e9 : 0);
