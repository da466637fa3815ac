import { build } from '../src/app/build.ts';
import { readSettings } from '../src/app/config.ts';
import { openLog } from '../src/app/logger.ts';
import { wordsOf } from '../src/core/errors.ts';
import { loadSearchIndex } from '../src/fact-checks/load-search-index.ts';
import { reEmbed } from '../src/fact-checks/re-embed.ts';
import { openBar } from './bar.ts';

/**
 * `npm run reindex`: vectors of today's embedder for every fact-check, then the search index anew from the database.
 * A Meilisearch answers from the old index until the new one is whole. The index in process is rebuilt at each start,
 * so there only the vectors matter.
 */
try {
  const settings = readSettings(process.env);
  const world = await build(settings, { log: openLog(settings.logLevel) });
  const bar = openBar(null);
  const started = performance.now();
  const embedded = await reEmbed(world, { onProgress: (done) => bar.show(done, `${done} embedded anew`) });
  const indexed = await loadSearchIndex(world, (loaded) => bar.show(loaded, `${loaded} indexed`));
  bar.end();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${embedded} embedded anew, ${indexed} indexed in ${world.search.name}, in ${seconds} s.`);
  await world.close();
  process.exit(0);
} catch (error) {
  console.error(wordsOf(error));
  process.exit(1);
}
