import { pause } from '../support/service.ts';

/** What an open-loop load did: milliseconds per request from when it was due, and what failed, by reason. */
export type Offered = { latencyMs: number[]; failed: Map<string, number>; seconds: number; latestStartMs: number };

/**
 * Does `one(i)` at a steady rate whether or not earlier ones are back, as senders do who do not wait for each other.
 * Latency counts from the moment a request was due, so that a stalled service cannot hide its stall by slowing the
 * load. `one` throws an Error where it failed. Prints progress to standard error. Ends when all are back.
 */
export async function offer(options: {
  perSecond: number;
  seconds: number;
  one: (index: number) => Promise<unknown>;
}): Promise<Offered> {
  const total = Math.round(options.perSecond * options.seconds);
  const latencyMs: number[] = [];
  const failed = new Map<string, number>();
  const open = new Set<Promise<void>>();
  const started = performance.now();
  let latestStartMs = 0;
  let told = started;
  for (let index = 0; index < total; ) {
    const due = started + (index * 1000) / options.perSecond;
    const now = performance.now();
    if (now < due) {
      await pause(Math.min(due - now, 5));
      continue;
    }
    latestStartMs = Math.max(latestStartMs, now - due);
    const at = index++;
    const done = options
      .one(at)
      .then(() => void latencyMs.push(performance.now() - due))
      .catch((error) => {
        const why = error instanceof Error ? error.message : String(error);
        failed.set(why, (failed.get(why) ?? 0) + 1);
      })
      .finally(() => open.delete(done));
    open.add(done);
    if (now - told > 10_000) {
      told = now;
      console.error(
        `${index} of ${total} sent, ${open.size} not back, ${Math.round((total - index) / options.perSecond)} s left`,
      );
    }
  }
  await Promise.all(open);
  return { latencyMs, failed, seconds: (performance.now() - started) / 1000, latestStartMs };
}
