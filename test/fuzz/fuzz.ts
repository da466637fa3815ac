import { createHash } from 'node:crypto';
import { webhookMaxBytes } from '../../src/inbox/webhook.routes.ts';
import type { Receiving } from '../support/receiving.ts';
import { type Mutant, mutate } from './mutate.ts';
import { readableIn } from './readable.ts';

/** Bodies delivered at once and checked together. */
const chunkSize = 256;
/** Kept messages of each chunk that are also worked into a conversation. */
const steppedOfChunk = 12;

export type FuzzOptions = {
  samples: readonly unknown[];
  /** Our numbers; messages to others are none of ours. */
  numbers: ReadonlySet<string>;
  count: number;
  seed: number;
  onProgress?: (done: number, words: string) => void;
  /** Told of each failure as soon as it is found. */
  onFailure?: (failure: string) => void;
};

export type FuzzResult = { bodies: number; messages: number; statuses: number; stepped: number; failures: string[] };

/**
 * Delivers mutated bodies through the real route. For each: the answer is 200 (413 above 4 MB), the bytes are kept, every
 * readable message and status in it is kept, nothing is logged as an error, and working messages on throws nothing.
 * Body number i follows from `seed + i` alone, so that a failure is repeated with that seed and a count of 1.
 */
export async function fuzz(receiving: Receiving, options: FuzzOptions): Promise<FuzzResult> {
  const result: FuzzResult = { bodies: 0, messages: 0, statuses: 0, stepped: 0, failures: [] };
  const samples = options.samples as Parameters<typeof mutate>[0];
  for (let from = 0; from < options.count && result.failures.length < 10; from += chunkSize) {
    const size = Math.min(chunkSize, options.count - from);
    const mutants = Array.from({ length: size }, (_, index) => mutate(samples, options.seed + from + index));
    const found = await check(receiving, mutants, options.numbers);
    const failures = found.wrong.length > 0 ? await blame(receiving, mutants, found.wrong, options) : [];
    for (const failure of failures) options.onFailure?.(failure);
    result.failures.push(...failures);
    result.bodies += size;
    result.messages += found.messages;
    result.statuses += found.statuses;
    result.stepped += found.stepped;
    options.onProgress?.(result.bodies, `${result.bodies} bodies, ${result.failures.length} failures`);
  }
  return result;
}

/** Delivers bodies into an empty database; answers what is wrong, in words, and what was there to be kept. */
async function check(receiving: Receiving, mutants: readonly Mutant[], numbers: ReadonlySet<string>) {
  await receiving.clear();
  const wrong: string[] = [];
  const wanted = { messages: new Set<string>(), statuses: new Set<string>(), digests: new Set<string>() };
  await Promise.all(
    mutants.map(async ({ bytes }) => {
      const isTooLarge = bytes.length > webhookMaxBytes;
      const status = await receiving.deliver(bytes).catch((error) => String(error));
      if (status !== (isTooLarge ? 413 : 200)) wrong.push(`answered ${status}`);
      if (isTooLarge) return;
      wanted.digests.add(createHash('sha256').update(bytes).digest('hex'));
      const readable = readableIn(bytes, numbers);
      for (const id of readable.messages) wanted.messages.add(id);
      for (const id of readable.statuses) wanted.statuses.add(id);
    }),
  );
  wrong.push(...receiving.faults().map((fault) => `logged "${fault}"`));
  const kept = await receiving.keys();
  for (const part of ['digests', 'messages', 'statuses'] as const) {
    const lost = [...wanted[part]].filter((key) => !kept[part].has(key));
    const invented = [...kept[part]].filter((key) => !wanted[part].has(key));
    if (lost.length > 0) wrong.push(`${lost.length} ${part} lost, such as ${JSON.stringify(lost[0]?.slice(0, 80))}`);
    if (invented.length > 0)
      wrong.push(`${invented.length} ${part} nobody could read, such as ${JSON.stringify(invented[0]?.slice(0, 80))}`);
  }
  const stepped = Math.min(steppedOfChunk, wanted.messages.size);
  wrong.push(...(await receiving.step(steppedOfChunk)).map((thrown) => `working it on threw ${thrown.slice(0, 200)}`));
  return { wrong, messages: wanted.messages.size, statuses: wanted.statuses.size, stepped };
}

/** Finds which bodies of a chunk fail alone, and with how few steps; or says that only together they do. */
async function blame(
  receiving: Receiving,
  mutants: readonly Mutant[],
  wrong: readonly string[],
  { samples, numbers }: FuzzOptions,
): Promise<string[]> {
  const found: string[] = [];
  for (const mutant of mutants) {
    const alone = await check(receiving, [mutant], numbers);
    if (alone.wrong.length === 0) continue;
    const without = new Set<number>();
    for (const step of [0, 1, 2, 3, 17]) {
      const smaller = mutate(samples as Parameters<typeof mutate>[0], mutant.seed, new Set([...without, step]));
      if ((await check(receiving, [smaller], numbers)).wrong.length > 0) without.add(step);
    }
    const smallest = mutate(samples as Parameters<typeof mutate>[0], mutant.seed, without);
    found.push(`--mutate 1 --seed ${mutant.seed}: ${alone.wrong.join('; ')} (${smallest.did.join(', ')})`);
    if (found.length >= 3) break;
  }
  const last = mutants.at(-1)?.seed;
  return found.length > 0 ? found : [`seeds ${mutants[0]?.seed} to ${last}, only together: ${wrong.join('; ')}`];
}
