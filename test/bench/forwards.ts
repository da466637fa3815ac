import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { pause, type Service } from '../support/service.ts';
import { cpuMsOf, memoryOf, round } from './figures.ts';
import { offer } from './offer.ts';
import { startTipline, type Tipline } from './tipline.ts';

type Options = Tipline & {
  texts: string[];
  /** Forwards per second, whether or not earlier ones are answered; null: one after the other. */
  perSecond: number | null;
};

/**
 * Starts the service, and the simulator as a process of its own, as the provider is in life, and forwards texts through
 * it, each from a phone of its own. Measures from the forward to the first words that reach the phone, by the simulator's
 * clock. The pause of bundling (600 ms) is part of it, because people wait through it; a first forward is not counted.
 * Latencies in milliseconds; `none` counts phones that heard nothing within 30 s of the last forward; processor time of
 * the service's processes for each forward with all that follows, without the simulator, a database server or an engine;
 * memory of each process in MiB.
 */
export async function benchForwards(options: Options) {
  const { simulator, services, stop, quiet } = await startTipline(options);
  try {
    const pids = services.map((service) => service.child.pid ?? 0);
    const run = String(Date.now() % 1_000_000).padStart(6, '0');
    const phoneOf = (index: number) => `155${run}${String(index).padStart(5, '0')}`;
    const phones = options.texts.map((_, index) => phoneOf(index));
    // The model and the caches are warm in a service that has been up for a minute.
    await forward(simulator.base, phoneOf(99_999), 'Is the harbour closed from Monday, as they say?');
    await untilHeard(simulator.base, [phoneOf(99_999)]);
    const cpuMs = () => pids.reduce((sum, pid) => sum + cpuMsOf(pid), 0);
    const before = cpuMs();
    const one = (index: number) => forward(simulator.base, phoneOf(index), options.texts[index] ?? '');
    if (options.perSecond === null)
      for (const [index, phone] of phones.entries()) {
        await one(index);
        await untilHeard(simulator.base, [phone]);
      }
    else {
      const seconds = options.texts.length / options.perSecond;
      const { failed } = await offer({ perSecond: options.perSecond, seconds, one });
      if (failed.size > 0) throw new Error(`The simulator refused forwards: ${[...failed.keys()].join('; ')}`);
    }
    const heard = await untilHeard(simulator.base, phones);
    const cpuMsEach = round((cpuMs() - before) / options.texts.length);
    const logs = quiet({ people: phones, words: options.texts });
    return { ...summary(heard), cpuMsEach, memoryMiB: pids.map(memoryOf), logs };
  } finally {
    await stop();
  }
}

type Heard = { ms: number; kind: string } | null;

function summary(heard: readonly Heard[]) {
  const answered: Record<string, number> = {};
  for (const one of heard) answered[one?.kind ?? 'none'] = (answered[one?.kind ?? 'none'] ?? 0) + 1;
  return { times: heard.flatMap((one) => (one ? [one.ms] : [])), answered };
}

/** Texts of a JSON Lines file (gzip or plain) with `text` in each row, the first `count`, from the start again if needed. */
export function readTexts(file: string, count: number): string[] {
  const bytes = readFileSync(file);
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean);
  return Array.from(
    { length: count },
    (_, index) => (JSON.parse(lines[index % lines.length] ?? '{}') as { text: string }).text,
  );
}

async function forward(base: string, phone: string, text: string): Promise<void> {
  const body = JSON.stringify({ type: 'text', text: { body: text.slice(0, 4096) }, context: { forwarded: true } });
  const answer = await fetch(`${base}/simulator/phones/${phone}/messages`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  if (!answer.ok) throw new Error(`The simulator refused a forward: ${await answer.text()}`);
  await answer.text();
}

type Line = {
  direction: string;
  kind: string;
  at: string;
  payload: { interactive?: { type: string } };
};

/** What each phone heard first (buttons, list or text) and when; null where that is nothing within 30 s. */
async function untilHeard(base: Service['base'], phones: readonly string[]): Promise<Heard[]> {
  const heard = new Map<string, Heard>();
  for (const deadline = performance.now() + 30_000; performance.now() < deadline; await pause(25)) {
    for (const phone of phones) {
      if (heard.has(phone)) continue;
      const lines = (await (await fetch(`${base}/simulator/phones/${phone}/messages`)).json()) as Line[];
      const asked = lines.find((line) => line.direction === 'in');
      const words = lines.find((line) => line.direction === 'out' && line.kind === 'message');
      if (!asked || !words) break;
      const ms = new Date(words.at).getTime() - new Date(asked.at).getTime();
      heard.set(phone, { ms, kind: words.payload.interactive?.type ?? 'text' });
    }
    if (heard.size === phones.length) break;
  }
  return phones.map((phone) => heard.get(phone) ?? null);
}
