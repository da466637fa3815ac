import { machineLine } from '../test/bench/figures.ts';
import { runDay } from '../test/day/run.ts';
import { textsOfSeed } from '../test/day/texts.ts';
import { openBar } from './bar.ts';
import { readArguments } from './read-arguments.ts';

const usage = `Usage: npm run simulate -- day [--messages 10000] [--seed 1] [--minutes 30] [--faults JSON]
The day: a generated day with a spike through a service of its own, with what was lost, how long answers took and what they cost.`;
const { positionals, values } = readArguments(usage, {
  allowPositionals: true,
  options: {
    messages: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '30' },
    faults: { type: 'string', default: '{}' },
  },
});

if (positionals[0] !== 'day') {
  console.error(usage);
  process.exit(1);
}
process.exit(await day());

async function day(): Promise<number> {
  const count = Number(values.messages);
  const bar = openBar(count);
  const result = await runDay({
    texts: textsOfSeed(),
    count,
    seed: Number(values.seed),
    minutes: Number(values.minutes),
    faults: JSON.parse(values.faults) as object,
    onProgress: bar.show,
  });
  bar.end();
  console.log(
    `${result.sent} messages in ${Math.round(result.tookMs / 1000)} s on ${machineLine()}, seed ${values.seed}`,
  );
  console.log(
    result.lost.length === 0 ? 'Nothing lost: every message kept and worked, everybody heard something.' : 'LOST:',
  );
  for (const words of result.lost) console.log(`  ${words}`);
  console.log('From the last message of a submission to the first words about it, in ms:');
  for (const [decision, { count, p50, p95, p99 }] of Object.entries(result.latencyMs))
    console.log(`  ${decision.padEnd(20)} ${String(count).padStart(6)}   p50 ${p50}   p95 ${p95}   p99 ${p99}`);
  console.log(`Refused by the provider, by code: ${JSON.stringify(result.refused)}`);
  for (const line of result.bill.lines)
    console.log(
      `  ${line.category}, ${line.type}, ${line.country}: ${line.count}, $${(line.microUsd / 1e6).toFixed(4)}`,
    );
  console.log(`The provider's bill: $${(result.bill.totalMicroUsd / 1e6).toFixed(4)}`);
  const { billDifference } = result;
  if (billDifference === null) console.log('The service keeps no costs to compare it with.');
  else console.log(billDifference.length === 0 ? "The service's own sum is equal." : "The service's own sum DIFFERS:");
  for (const words of billDifference ?? []) console.log(`  ${words}`);
  console.log(`Log lines with a number, the token or words of a message: ${result.leaks}`);
  console.log(JSON.stringify({ ...result, bill: result.bill.totalMicroUsd }));
  return result.lost.length + (billDifference?.length ?? 0) + result.leaks > 0 ? 1 : 0;
}
