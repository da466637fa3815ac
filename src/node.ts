import { build } from './app/build.ts';
import { readSettings } from './app/config.ts';
import { endQuietly } from './app/end-quietly.ts';
import { openLog } from './app/logger.ts';
import { seedIfEmpty } from './app/seed.ts';
import { start } from './app/start.ts';
import { wordsOf } from './core/errors.ts';

/** When a process that was told to stop leaves whatever is left. Milliseconds; who told it may kill it after 10 s. */
const lastMs = 9_500;

/** Door one: Node. Reads the environment, builds the world, starts what the role says, stops cleanly on a signal. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const began = performance.now();
  const world = await build(settings, { log: openLog(settings.logLevel) });
  const signIns = await seedIfEmpty(world, (line) => console.log(line));
  const running = await start(world);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (settings.role === 'worker') console.log(`Plumbline's worker is ready after ${seconds} s.`);
  else console.log(welcome(settings.publicUrl, signIns, seconds, settings.whatsappProvider === 'simulator'));
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    console.log(`\n${signal}: finishing what runs, then stopping.`);
    // What is not over by then was handed back, or is done again by another: nothing is lost by leaving.
    setTimeout(() => process.exit(0), lastMs).unref();
    await running.close().catch((error) => console.error(wordsOf(error)));
    process.exit(0);
  };
  process.on('SIGINT', () => void stop('Ctrl-C'));
  process.on('SIGTERM', () => void stop('SIGTERM'));
}

function welcome(
  url: string,
  signIns: { name: string; role: string; url: string }[],
  seconds: string,
  simulated: boolean,
): string {
  return [
    '',
    `Plumbline is ready after ${seconds} s.`,
    '',
    ...(simulated ? [`  The phone        ${url}/simulator`] : []),
    `  The public site  ${url}/`,
    `  The desk         ${url}/desk`,
    ...signIns.map((one) => `    sign in as ${one.name} (${one.role}), once:\n    ${one.url}`),
    '',
    'Ctrl-C stops it; starting again goes on where it was. Start over with: npm run reset',
  ].join('\n');
}

endQuietly();
main().catch((error) => {
  console.error(wordsOf(error));
  process.exit(1);
});
