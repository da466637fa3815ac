import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differences, expectShape, type Kept } from '../src/inbox/payload-check.rules.ts';
import { parseWebhook } from '../src/inbox/webhook.rules.ts';
import { fuzz } from '../test/fuzz/fuzz.ts';
import { accountIn, numbersIn, openReceiving } from '../test/support/receiving.ts';
import { openBar } from './bar.ts';
import { readArguments } from './read-arguments.ts';

const usage =
  'Usage: npm run check-payloads -- DIR [--mutate N] [--seed N]\n' +
  'DIR holds webhook bodies and a manifest.jsonl; --mutate delivers N bodies that are wrong in ways that follow from the seed.';
const { positionals, values } = readArguments(usage, {
  allowPositionals: true,
  options: { mutate: { type: 'string' }, seed: { type: 'string' } },
});
const folder = positionals[0] ?? '';
const manifest = join(folder, 'manifest.jsonl');
if (!folder || !existsSync(manifest)) {
  console.error(usage);
  process.exit(2);
}
const payloads = readFileSync(manifest, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { file: string; expect?: unknown })
  .filter((row) => row.expect !== undefined)
  .map((row) => ({
    file: row.file,
    expected: expectShape.parse(row.expect),
    body: new Uint8Array(readFileSync(join(folder, row.file))),
  }));
const bodies = payloads.map(({ body }) => body);
const numbers = numbersIn(bodies);
const receiving = await openReceiving(numbers, accountIn(bodies));
const { clear, kept } = receiving;
const faults = values.mutate ? await mutated(Number(values.mutate)) : await asTheyAre();
await receiving.close();
process.exit(faults === 0 ? 0 : 1);

/** Mutated bodies: no crash, no 5xx, nothing lost. Answers the number of failures. */
async function mutated(count: number): Promise<number> {
  const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
  const samples = payloads.flatMap(({ body }) => {
    try {
      return [JSON.parse(new TextDecoder().decode(body))];
    } catch {
      return [];
    }
  });
  const bar = openBar(count);
  const began = performance.now();
  const onFailure = (failure: string) => console.log(`FAILS ${failure}`);
  const given = { samples, numbers: new Set(numbers), count, seed };
  const result = await fuzz(receiving, { ...given, onProgress: bar.show, onFailure });
  bar.end();
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${result.bodies} bodies from ${samples.length} samples, seed ${seed}, ${seconds.toFixed(0)} s: ${result.messages} messages and ` +
      `${result.statuses} statuses to keep, ${result.stepped} worked on; ${result.failures.length} failures.`,
  );
  return result.failures.length;
}

async function deliver(body: Uint8Array): Promise<void> {
  const status = await receiving.deliver(body);
  if (status !== 200) throw new Error(`A delivery was answered ${status}.`);
}

/** Every body alone, then all of them together, twice more and shuffled. Answers the number of differences. */
async function asTheyAre(): Promise<number> {
  let faults = 0;
  const report = (name: string, found: readonly string[]) => {
    faults += found.length;
    console.log(`${found.length === 0 ? 'same  ' : 'DIFFERS'} ${name}`);
    for (const each of found) console.log(`        ${each}`);
  };
  for (const { file, expected, body } of payloads) {
    await clear();
    await deliver(body);
    report(file, differences(expected, parseWebhook(body).counts, await kept()));
  }
  const shuffled = () =>
    payloads
      .map(({ body }) => ({ body, at: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0 }))
      .sort((a, b) => a.at - b.at);
  await clear();
  for (const { body } of payloads) await deliver(body);
  const once = await kept();
  for (const { body } of [...shuffled(), ...shuffled()]) await deliver(body);
  const again = await kept();
  report(
    'all delivered twice more, shuffled',
    JSON.stringify(once) === JSON.stringify(again) ? [] : [`${JSON.stringify(once)} became ${JSON.stringify(again)}`],
  );
  await clear();
  await Promise.all(shuffled().map(({ body }) => deliver(body)));
  const other = await kept();
  const core = ({ messages, statuses, changes }: Kept) => JSON.stringify({ messages, statuses, changes });
  report(
    'all delivered at once in another order',
    core(once) === core(other) ? [] : [`${core(once)} became ${core(other)}`],
  );
  const counts = `${once.messages} messages, ${once.statuses} statuses, ${once.changes} other changes`;
  console.log(`\n${payloads.length} bodies, ${counts}; ${faults} differences.`);
  return faults;
}
