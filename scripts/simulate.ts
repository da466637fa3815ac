import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wordsOf } from '../src/core/errors.ts';
import { wordsIn } from '../src/simulator/choices.rules.ts';
import { playScenario } from '../src/simulator/play-scenario.ts';
import { scenarioShape } from '../src/simulator/scenario.rules.ts';
import { machineLine } from '../test/bench/figures.ts';
import { runDay } from '../test/day/run.ts';
import { textsOfSeed } from '../test/day/texts.ts';
import { freePort, pause, startService } from '../test/support/service.ts';
import { openBar } from './bar.ts';
import { readArguments } from './read-arguments.ts';

const usage = `Usage: npm run simulate -- SCENARIO.json [--at URL]
       npm run simulate -- day [--messages 10000] [--seed 1] [--minutes 30] [--faults JSON]
A scenario is played on the simulator at URL, or on one of its own; GET /simulator/scenario records one. The day is
generated, with a spike, and goes through a service of its own: what was lost, how long answers took, what they cost.`;
const { positionals, values } = readArguments(usage, {
  allowPositionals: true,
  options: {
    at: { type: 'string' },
    messages: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '30' },
    faults: { type: 'string', default: '{}' },
  },
});

const what = positionals[0];
if (!what) {
  console.error(usage);
  process.exit(1);
}
process.exit(what === 'day' ? await day() : await play(what));

/** What JSON says; where there is none the command ends, in words. */
function read(what: string, json: () => string): unknown {
  try {
    return JSON.parse(json());
  } catch (error) {
    console.error(`${what} cannot be read: ${wordsOf(error)}\n${usage}`);
    process.exit(1);
  }
}

/** Plays a scenario and prints what each phone said and heard. Answers 1 when an expectation was not met. */
async function play(file: string): Promise<number> {
  const parsed = scenarioShape.safeParse(read(file, () => readFileSync(file, 'utf8')));
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) console.error(`${file}: ${path.join('.')}: ${message}`);
    return 1;
  }
  const folder = values.at ? null : mkdtempSync(join(tmpdir(), 'plumbline-scenario-'));
  const own = folder ? await startService({ dataDir: folder, port: await freePort(), seed: 'demo' }) : null;
  try {
    const at = (values.at ?? own?.base ?? '').replace(/\/+$/, '');
    const world = { at, wait: pause, now: () => performance.now() };
    const played = await playScenario(parsed.data, world).catch((error) => wordsOf(error));
    if (typeof played === 'string') {
      console.error(`No simulator answers at ${at}: ${played}. Start one with npm start, or leave --at out.`);
      return 1;
    }
    const { unmet, transcripts } = played;
    for (const { phone, lines } of transcripts) {
      console.log(`\n${phone}`);
      for (const line of lines)
        console.log(
          `  ${line.direction === 'in' ? '→' : '←'} ${line.kind === 'message' ? '' : `[${line.kind}] `}${wordsIn(line) || `(${line.type})`}`,
        );
    }
    console.log(unmet.length === 0 ? `\n${parsed.data.name}: as expected.` : `\n${parsed.data.name}: NOT as expected.`);
    for (const words of unmet) console.log(`  ${words}`);
    return unmet.length > 0 ? 1 : 0;
  } finally {
    await own?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}

async function day(): Promise<number> {
  const count = Number(values.messages);
  const bar = openBar(count);
  const result = await runDay({
    texts: textsOfSeed(),
    count,
    seed: Number(values.seed),
    minutes: Number(values.minutes),
    faults: read('--faults', () => values.faults) as object,
    onProgress: bar.show,
  });
  bar.end();
  console.log(
    `${result.sent} messages in ${Math.round(result.tookMs / 1000)} s on ${machineLine()}, seed ${values.seed}`,
  );
  if (result.repeated > 0) console.log(`${result.repeated} were handed in again, their connection broke.`);
  console.log(
    result.lost.length === 0 ? 'Nothing lost: every message kept and worked, everybody heard something.' : 'LOST:',
  );
  for (const words of result.lost) console.log(`  ${words}`);
  console.log('From the last message of a submission to the first words about it, in ms:');
  for (const [decision, { count, p50, p95, p99 }] of Object.entries(result.latencyMs))
    console.log(`  ${decision.padEnd(28)} ${String(count).padStart(6)}   p50 ${p50}   p95 ${p95}   p99 ${p99}`);
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
