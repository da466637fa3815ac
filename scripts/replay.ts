import { build } from '../src/app/build.ts';
import { readSettings } from '../src/app/config.ts';
import { openLog } from '../src/app/logger.ts';
import { wordsOf } from '../src/core/errors.ts';
import { replayDeliveries } from '../src/inbox/replay-deliveries.ts';
import { readArguments } from './read-arguments.ts';

/**
 * `npm run replay -- [--since 2026-11-01]`: reads stored webhooks again with today's code and shows what it would read
 * otherwise. Changes nothing. Exit code 1 when something differs.
 */
const usage = 'Usage: npm run replay -- [--since 2026-11-01]';
const { values } = readArguments(usage, { options: { since: { type: 'string' } } });
const since = new Date(values.since ?? 0);
if (Number.isNaN(since.getTime())) {
  console.error(`"${values.since}" is no date. ${usage}`);
  process.exit(2);
}
try {
  const world = await build(readSettings(process.env), { log: openLog('silent') });
  const { deliveries, messages, differences } = await replayDeliveries(world, {
    since,
    onProgress: (so) => process.stderr.write(`\r${so.deliveries} deliveries read`),
  });
  process.stderr.write('\n');
  for (const { deliveryId, wamid, what } of differences.slice(0, 200))
    console.log(`${deliveryId}  ${wamid ?? '-'}  ${what}`);
  if (differences.length > 200) console.log(`… and ${differences.length - 200} more`);
  console.log(`${deliveries} deliveries, ${messages} messages, ${differences.length} differences.`);
  await world.close();
  process.exit(differences.length === 0 ? 0 : 1);
} catch (error) {
  console.error(wordsOf(error));
  process.exit(2);
}
