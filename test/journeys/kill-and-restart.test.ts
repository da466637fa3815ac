import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { freePort, pause, type Service, startService, untilUp } from '../support/service.ts';

/** Messages sent, and how often the process is killed meanwhile. `KILL_MESSAGES=500` for the long run. */
const messageCount = Number(process.env.KILL_MESSAGES ?? 40);
const killCount = Number(process.env.KILL_TIMES ?? 2);

const rumours = [
  'Do not drink tap water in Port Amara tonight, the waterworks are adding fluorine crystals to it',
  'The night ferry to Guincho stops for ever next Monday because the captain sold the ship',
  'Everyone who brings ten empty jars to the town hall gets a new telephone until Friday',
];

let running: Service | null = null;
let folder: string | null = null;
afterEach(() => {
  running?.child.kill('SIGKILL');
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('killed at any moment and restarted, every message ends answered or in a case, and none is answered twice', async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-kill-'));
  const port = await freePort();
  running = await startService({ dataDir: folder, port, seed: 'none' });
  const { base } = running;
  const phones: string[] = [];
  for (let index = 0; index < messageCount; index++) {
    const phone = `1555${String(1_000_000 + index)}`;
    const body = {
      type: 'text',
      text: { body: `${rumours[index % rumours.length]} ${'abcdefgh'[index % 8]}` },
      context: { forwarded: true },
    };
    for (;;) {
      const sent = await fetch(`${base}/simulator/phones/${phone}/messages`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }).catch(() => null);
      if (sent?.ok) break;
      await untilUp(base);
    }
    phones.push(phone);
    if (killCount > 0 && (index + 1) % Math.ceil(messageCount / (killCount + 1)) === 0 && index + 1 < messageCount) {
      running.child.kill('SIGKILL');
      running = await startService({ dataDir: folder, port, seed: 'none' });
    }
  }
  const answers = await untilAllAnswered(base, phones);
  expect(answers.filter((count) => count !== 1)).toEqual([]);
}, 600_000);

/** Words that reached each phone, reactions left out, once all have some and no more come for a while. */
async function untilAllAnswered(base: string, phones: string[]): Promise<number[]> {
  const deadline = performance.now() + 400_000;
  let before = '';
  for (;;) {
    const counts = await Promise.all(phones.map((phone) => wordsTo(base, phone)));
    const now = counts.join();
    if ((counts.every((count) => count > 0) && now === before) || performance.now() > deadline) return counts;
    before = now;
    await pause(counts.every((count) => count > 0) ? 25_000 : 1_000);
  }
}

async function wordsTo(base: string, phone: string): Promise<number> {
  const read = async () =>
    (await (await fetch(`${base}/simulator/phones/${phone}/messages`)).json()) as { direction: string; kind: string }[];
  // A kept connection may be gone just when it is used again: reading twice does no harm.
  const transcript = await read().catch(read);
  return transcript.filter((one) => one.direction === 'out' && one.kind === 'message').length;
}
