import { makeSearchKey } from '../src/adapters/search/meilisearch-key.ts';
import { readSettings } from '../src/app/config.ts';
import { wordsOf } from '../src/core/errors.ts';

/**
 * `npm run search-key`: makes and prints the key for `MEILI_API_KEY`. `MEILI_MASTER_KEY` is the engine's own, which the
 * service itself never needs.
 */
try {
  const masterKey = process.env.MEILI_MASTER_KEY;
  const { meiliUrl: url, meiliIndex: index } = readSettings(process.env);
  if (!masterKey || url === null) throw new Error('Set MEILI_URL and MEILI_MASTER_KEY.');
  console.log(await makeSearchKey({ url, masterKey, index }));
  process.exit(0);
} catch (error) {
  console.error(wordsOf(error));
  process.exit(1);
}
