import { createReadStream, existsSync, statSync } from 'node:fs';
import { build } from '../src/app/build.ts';
import { readSettings } from '../src/app/config.ts';
import { openLog } from '../src/app/logger.ts';
import { machine } from '../src/core/actor.ts';
import { wordsOf } from '../src/core/errors.ts';
import type { SearchIndex } from '../src/core/ports.ts';
import { type ImportSummary, importFeed } from '../src/fact-checks/import-feed.ts';
import { type FeedFormat, feedFormats } from '../src/fact-checks/read-feed.ts';
import { startFamilies } from '../src/matching/find-families.ts';
import { openBar } from './bar.ts';
import { importBackupFile } from './import-backup.ts';
import { readArguments } from './read-arguments.ts';

/**
 * `npm run import -- FILE, URL or -`: takes fact-checks in. Exit code 1 when anything was refused.
 * `npm run import -- --backup FILE`: brings back what `npm run export` wrote.
 */
const usage = `Usage: npm run import -- FILE|URL|- [--format ${feedFormats.join('|')}] [--source NAME]
       npm run import -- --backup FILE [--restore]`;
const options = {
  format: { type: 'string', default: 'auto' },
  source: { type: 'string', default: 'imported' },
  backup: { type: 'string' },
  restore: { type: 'boolean', default: false },
} as const;

/** Refusals printed in full. */
const refusalsShown = 20;

async function openBytes(from: string): Promise<{ bytes: AsyncIterable<Uint8Array>; size: number | null }> {
  if (from === '-') return { bytes: process.stdin, size: null };
  if (!/^https?:\/\//.test(from) && !existsSync(from)) throw new Error(`There is no file ${from}.`);
  if (!/^https?:\/\//.test(from)) return { bytes: createReadStream(from), size: statSync(from).size };
  const response = await fetch(from, { headers: { accept: 'application/json, text/csv;q=0.9, */*;q=0.5' } });
  if (!response.ok || !response.body) throw new Error(`${from} answered ${response.status}.`);
  return {
    bytes: response.body as unknown as AsyncIterable<Uint8Array>,
    size: Number(response.headers.get('content-length')) || null,
  };
}

/** An index inside this process would be gone with it; the service fills its own from the database when it starts. */
const forgetful = (search: SearchIndex): SearchIndex =>
  search.name === 'in-process' ? { ...search, put: async () => {} } : search;

function print(summary: ImportSummary, seconds: number) {
  const { added, changed, same, refused, refusedCount } = summary;
  console.log(`${added} added, ${changed} changed, ${same} same, ${refusedCount} refused, in ${seconds.toFixed(1)} s.`);
  for (const { row, reason } of refused.slice(0, refusalsShown)) console.log(`  row ${row}: ${reason}`);
  if (refusedCount > refusalsShown) console.log(`  and ${refusedCount - refusalsShown} more.`);
}

try {
  const { positionals, values } = readArguments(usage, { allowPositionals: true, options });
  if (values.backup) {
    await importBackupFile(values.backup, values.restore);
    process.exit(0);
  }
  const [from] = positionals;
  if (!from || !feedFormats.includes(values.format as FeedFormat)) throw new Error(usage);
  const { bytes, size } = await openBytes(from);
  const settings = readSettings(process.env);
  const world = await build(settings, { log: openLog(settings.logLevel) });
  const started = performance.now();
  const bar = openBar(size);
  const needs = { ...world, search: forgetful(world.search), actor: machine('import') };
  const summary = await importFeed(needs, {
    bytes,
    format: values.format as FeedFormat,
    source: values.source,
    onProgress: (now) => bar.show(now.bytes, `${now.rows} rows`),
  }).finally(() => bar.end());
  print(summary, (performance.now() - started) / 1000);
  const waiting = await startFamilies(world);
  if (waiting > 0) console.log(`${waiting} are put with others of the same claim while the service runs.`);
  await world.close();
  process.exit(summary.refusedCount > 0 ? 1 : 0);
} catch (error) {
  console.error(wordsOf(error));
  process.exit(1);
}
