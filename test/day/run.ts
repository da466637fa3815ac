import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentiles } from '../bench/figures.ts';
import { privateLines } from '../support/quiet.ts';
import { freePort, pause, startService } from '../support/service.ts';
import { fileOf } from './files.ts';
import { type Ledgers, readLedgers } from './ledgers.ts';
import { burstAtMs, type DayOptions, type Planned, planDay } from './plan.ts';

/** How long nothing may be under way before the day counts as over: a picture alone waits 20 s for its words. Milliseconds. */
const quietMs = 45_000;
/** How long that is waited for. Milliseconds. */
const mostWaitMs = 45 * 60_000;
/** Messages handed in at once at most; a phone's own messages always go one after the other. */
const atOnce = 24;

export type Day = {
  sent: number;
  /** How many of them were handed in again, because a connection broke before it was known whether they were taken. */
  repeated: number;
  /** What was lost, in words; empty when nothing was. */
  lost: string[];
  latencyMs: Record<string, { count: number } & ReturnType<typeof percentiles>>;
  bill: Ledgers['bill'];
  /** Where the service's own sum differs from the bill; null when the service keeps none. */
  billDifference: string[] | null;
  refused: Record<string, number>;
  /** Log lines with a number or words of a message in them. */
  leaks: number;
  tookMs: number;
};

const token = 'an-invented-token-of-a-day';

/**
 * Plays a day through a service of its own: embedded, in a folder that is thrown away, with the invented newsroom's
 * fact-checks. Every message arrives by a real webhook, every answer leaves by real HTTP. `faults` is what the provider does
 * wrong meanwhile.
 */
export async function runDay(
  options: DayOptions & { faults: object; quietMs?: number; onProgress: (done: number, words: string) => void },
): Promise<Day> {
  const plan = planDay(options);
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-day-'));
  const began = performance.now();
  let log = '';
  const service = await startService({
    dataDir: folder,
    port: await freePort(),
    seed: 'demo',
    env: { LOG_LEVEL: 'info', WHATSAPP_ACCESS_TOKEN: token },
    onLog: (text) => {
      log += text;
    },
  });
  try {
    const { base } = service;
    await put(base, '/simulator/faults', { perSecond: 1000, ...options.faults });
    const before = await countsOf(base);
    const burstAt = new Date(Date.now() + burstAtMs(options.minutes));
    const repeated = await play(base, plan, options.onProgress);
    await untilQuiet(base, options.quietMs ?? quietMs, (words) => options.onProgress(plan.length, words));
    const after = await countsOf(base);
    const taken = after.received - before.received;
    const phones = [...new Set(plan.map(({ phone }) => phone))];
    const lost = [
      ...(taken >= plan.length && taken <= plan.length + repeated ? [] : [`${plan.length} messages became ${taken}.`]),
      ...(await unheard(base, phones)),
    ];
    const bill = await read<Ledgers['bill']>(`${base}/simulator/bill`);
    await service.stop();
    const kept = await readLedgers(folder, bill, burstAt);
    return {
      sent: plan.length,
      repeated,
      lost: [...lost, ...kept.lost(after.received)],
      latencyMs: Object.fromEntries(
        [...kept.latencies]
          .sort()
          .map(([decision, times]) => [decision, { count: times.length, ...percentiles(times) }]),
      ),
      bill,
      billDifference: kept.billDifference,
      refused: after.refused,
      leaks: privateLines(log, {
        people: plan.map(({ phone }) => phone),
        words: plan.map(({ text }) => text),
        secrets: [token],
      }).length,
      tookMs: performance.now() - began,
    };
  } finally {
    await service.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Hands in every message at its time, those of one phone in order. What comes late is handed in as soon as there is room.
 * Answers how many were handed in again, because a connection broke before it was known whether they were taken.
 */
async function play(base: string, plan: readonly Planned[], onProgress: (done: number, words: string) => void) {
  const start = performance.now();
  const files = new Map<number, Promise<string>>();
  const lanes = new Map<string, Promise<void>>();
  const running = new Set<Promise<void>>();
  let done = 0;
  let repeated = 0;
  const sayAtLast = async (one: Planned) => {
    for (let tries = 1; ; tries++) {
      try {
        return await say(base, one, files);
      } catch (error) {
        if (tries === 5) throw error;
        repeated++;
        await pause(1000 * tries);
      }
    }
  };
  for (const one of plan) {
    const early = one.at - (performance.now() - start);
    if (early > 0) await pause(early);
    while (running.size >= atOnce) await Promise.race(running);
    const run = (lanes.get(one.phone) ?? Promise.resolve())
      .then(() => sayAtLast(one))
      .then(() => void done++)
      .finally(() => running.delete(run));
    lanes.set(one.phone, run);
    running.add(run);
    onProgress(done, `${done} of ${plan.length} sent`);
  }
  await Promise.all(running);
  return repeated;
}

async function say(base: string, one: Planned, files: Map<number, Promise<string>>): Promise<void> {
  const context =
    one.forwarded === 'no'
      ? {}
      : { context: { [one.forwarded === 'often' ? 'frequently_forwarded' : 'forwarded']: true } };
  const body = one.file === null ? { text: { body: one.text } } : { [one.kind]: await mediumOf(base, one, files) };
  const message = { type: one.kind, ...body, ...context, profileName: one.name };
  const answer = await post(`${base}/simulator/phones/${one.phone}/messages`, JSON.stringify(message));
  if (!answer.ok) throw new Error(`The simulator refused a message: ${answer.status}`);
  await answer.text();
}

/** The medium of a message, handed in once however often it is passed on. */
async function mediumOf(base: string, { file, kind, text }: Planned, files: Map<number, Promise<string>>) {
  const number = file ?? 0;
  const kept =
    files.get(number) ??
    (async () => {
      const form = new FormData();
      form.set('file', fileOf(kind, number));
      const answer = await fetch(`${base}/simulator/phones/15550100000/media`, { method: 'POST', body: form });
      return ((await answer.json()) as { id: string }).id;
    })();
  files.set(number, kept);
  kept.catch(() => files.delete(number));
  return { id: await kept, ...(kind === 'audio' ? { voice: true } : text ? { caption: text } : {}) };
}

type Counts = { received: number; accepted: number; owed: number; refused: Record<string, number> };
const countsOf = (base: string) => read<Counts>(`${base}/simulator/counts`);

/** Reads an address. A kept connection may be gone just when it is used again, so that it is tried three times. */
async function read<T>(url: string): Promise<T> {
  const once = async () => (await (await fetch(url)).json()) as T;
  return once()
    .catch(() => pause(1000).then(once))
    .catch(() => pause(5000).then(once));
}

async function untilQuiet(base: string, quietMs: number, tell: (words: string) => void): Promise<void> {
  let before = '';
  let since = performance.now();
  for (const start = performance.now(); performance.now() - start < mostWaitMs; await pause(1000)) {
    const { accepted, owed } = await countsOf(base);
    const now = `${accepted} ${owed}`;
    if (now !== before) since = performance.now();
    before = now;
    tell(`${accepted} answers accepted, ${owed} webhooks owed`);
    if (owed === 0 && performance.now() - since > quietMs) return;
  }
}

type Line = { direction: string; status: string | null };

/** Phones that asked and heard nothing, not even a reaction, and messages that the service never took. */
async function unheard(base: string, phones: readonly string[]): Promise<string[]> {
  let [silent, untaken] = [0, 0];
  for (const phone of phones) {
    const lines = await read<Line[]>(`${base}/simulator/phones/${phone}/messages`);
    untaken += lines.filter(({ direction, status }) => direction === 'in' && status === 'sent').length;
    if (!lines.some(({ direction }) => direction === 'out')) silent++;
  }
  return [
    ...(untaken > 0 ? [`${untaken} messages were never taken by the service.`] : []),
    ...(silent > 0 ? [`${silent} people heard nothing at all.`] : []),
  ];
}

const post = (url: string, body: string) =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
const put = (base: string, path: string, body: object) =>
  fetch(`${base}${path}`, { method: 'PUT', body: JSON.stringify(body) });
