import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { freePort, pause, startService } from '../support/service.ts';

/**
 * Starts the service on a data folder and forwards texts to it through the simulator, one after the other, each from a
 * phone of its own. Measures from the forward to the first words that reach the phone. The pause of bundling (600 ms) is
 * part of it, because people wait through it. Returns milliseconds, and the service's memory in MiB.
 */
export async function benchForwards(options: { dataDir: string; texts: string[] }) {
  const service = await startService({ dataDir: options.dataDir, port: await freePort(), seed: 'none' });
  try {
    const times: number[] = [];
    const answered: Record<string, number> = {};
    for (const [index, text] of options.texts.entries()) {
      const phone = `1555${Date.now() % 1_000_000}${index}`.slice(0, 14);
      const started = performance.now();
      await forward(service.base, phone, text);
      const words = await firstWords(service.base, phone);
      times.push(performance.now() - started);
      answered[words] = (answered[words] ?? 0) + 1;
    }
    return { times, answered, memoryMiB: memoryOf(service.child.pid ?? 0) };
  } finally {
    await service.stop();
  }
}

/** Texts of a JSON Lines file (gzip or plain) with `text` in each row, the first `count`. */
export function readTexts(file: string, count: number): string[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .slice(0, count)
    .map((line) => (JSON.parse(line) as { text: string }).text);
}

async function forward(base: string, phone: string, text: string): Promise<void> {
  const body = JSON.stringify({ type: 'text', text: { body: text.slice(0, 4096) }, context: { forwarded: true } });
  const answer = await fetch(`${base}/simulator/phones/${phone}/messages`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  if (!answer.ok) throw new Error(`The simulator refused a forward: ${await answer.text()}`);
}

/** What kind of answer came first: buttons, list or text; `none` after 30 s. */
async function firstWords(base: string, phone: string): Promise<string> {
  for (const deadline = performance.now() + 30_000; performance.now() < deadline; await pause(15)) {
    const transcript = (await (await fetch(`${base}/simulator/phones/${phone}/messages`)).json()) as {
      direction: string;
      kind: string;
      payload: { interactive?: { type: string } };
    }[];
    const words = transcript.find((one) => one.direction === 'out' && one.kind === 'message');
    if (words) return words.payload.interactive?.type ?? 'text';
  }
  return 'none';
}

function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) => Math.round(Number(status.match(new RegExp(`${name}:\\s+(\\d+)`))?.[1] ?? 0) / 1024);
  return { now: read('VmRSS'), peak: read('VmHWM') };
}
