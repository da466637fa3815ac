import { statSync } from 'node:fs';
import { exportOrganisation } from '../src/app/backup.ts';
import { readSettings } from '../src/app/config.ts';
import { wordsOf } from '../src/core/errors.ts';
import { openBar } from './bar.ts';
import { readArguments } from './read-arguments.ts';

/** `npm run export -- FILE`: everything the organisation owns, in one file that `npm run import -- --backup` reads. */
const usage = 'Usage: npm run export -- FILE';
try {
  const [file, ...more] = readArguments(usage, { allowPositionals: true }).positionals;
  if (!file || more.length > 0) throw new Error(usage);
  const bar = openBar(null);
  const { header, end } = await exportOrganisation(readSettings(process.env), {
    file,
    onProgress: (rows, table) => bar.show(rows, `${table}: ${rows} rows`),
  }).finally(() => bar.end());
  const width = Math.max(...Object.keys(end.tables).map((name) => name.length));
  for (const [name, sum] of Object.entries(end.tables))
    console.log(`${name.padEnd(width)}  ${String(sum.rows).padStart(9)}  ${sum.sha256.slice(0, 16)}`);
  console.log(`${'media'.padEnd(width)}  ${String(end.media.rows).padStart(9)}  ${end.media.sha256.slice(0, 16)}`);
  if (end.media.missing > 0) console.log(`${end.media.missing} pictures or sounds are not in the media store.`);
  console.log(`${file}: ${(statSync(file).size / 1e6).toFixed(1)} MB. Message texts in it are readable: keep it safe.`);
  if (header.running)
    console.log('Others were connected meanwhile. To move to another database, stop the service and export again.');
  process.exit(0);
} catch (error) {
  console.error(wordsOf(error));
  process.exit(1);
}
