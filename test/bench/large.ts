import { Agent } from 'node:http';
import { pause } from '../support/service.ts';
import { signed } from '../support/sign.ts';
import { post } from './post.ts';
import { deliveryOf, type Forward, forwardAt } from './traffic.ts';

/** Messages in one large delivery, and its bytes at most. Source: Meta, up to 1,000 updates and 3 MB, read 2026-11. */
export const largeMessages = 1_000;
const largeBytes = 3 * 1024 * 1024;
/** What a message weighs beside its text, by measure: envelope, ids, and the contact that comes with it. Bytes. */
const envelopeBytes = 420;

/** The `index`-th large delivery of a run: 1,000 messages of as many people, just below 3 MB. */
export function largeDelivery(index: number, run: string, phoneNumberId: string): string {
  const units = Math.floor(largeBytes / largeMessages) - envelopeBytes;
  const forwards = Array.from({ length: largeMessages }, (_, at): Forward => {
    const forward = forwardAt(index * largeMessages + at, run);
    return { ...forward, text: `${forward.text} `.repeat(Math.ceil(units / forward.text.length)).slice(0, units) };
  });
  const body = deliveryOf(forwards, phoneNumberId);
  if (body.length > largeBytes) throw new Error(`A large delivery of ${body.length} bytes is larger than 3 MB.`);
  return body;
}

type Door = { url: string; appSecret: string; phoneNumberId: string };
/** Milliseconds to the answer of each that was answered 200, and how many were not. */
export type LargeTimes = { ms: number[]; refused: number };

/** Sends large deliveries from the `first` on: `count` of them, `atOnce` at a time, with a pause behind each time (milliseconds). */
export async function loadLarge(
  door: Door,
  {
    run,
    first,
    count,
    atOnce,
    pauseMs,
  }: { run: string; first: number; count: number; atOnce: number; pauseMs: number },
): Promise<LargeTimes> {
  const agent = new Agent({ keepAlive: true });
  const times: LargeTimes = { ms: [], refused: 0 };
  const one = async (index: number) => {
    const body = largeDelivery(index, run, door.phoneNumberId);
    const signature = await signed(body, door.appSecret);
    const began = performance.now();
    const status = await post(agent, door.url, body, signature);
    if (status === 200) times.ms.push(performance.now() - began);
    else times.refused++;
  };
  try {
    for (let index = 0; index < count; index += atOnce) {
      await Promise.all(Array.from({ length: Math.min(atOnce, count - index) }, (_, at) => one(first + index + at)));
      await pause(pauseMs);
    }
    return times;
  } finally {
    agent.destroy();
  }
}
