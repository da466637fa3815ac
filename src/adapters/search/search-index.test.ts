import { describe, expect, test } from 'vitest';
import { searchIndexContract } from '../../../test/contracts/search-index.contract.ts';
import { openInProcessIndex } from './in-process.ts';
import { openMeilisearchIndex } from './meilisearch.ts';

searchIndexContract('the in-process engine', async () => openInProcessIndex());

const url = process.env.MEILI_URL;
let opened = 0;
if (url) {
  searchIndexContract('Meilisearch', async () => {
    opened += 1;
    return openMeilisearchIndex({
      url,
      apiKey: process.env.MEILI_API_KEY ?? null,
      index: `contract_${process.pid}_${opened}`,
      deadlineMs: 5000,
    });
  });
} else {
  describe('Meilisearch as a search index', () => {
    console.info('skipped: the Meilisearch contract needs a server; set MEILI_URL (and MEILI_API_KEY) to run it');
    test.skip('needs MEILI_URL', () => expect(url).toBeDefined());
  });
}

test('a Meilisearch that does not answer is reported as unavailable, with what to check', async () => {
  const index = openMeilisearchIndex({ url: 'http://127.0.0.1:9', apiKey: null, deadlineMs: 200 });
  await expect(index.load((async function* () {})())).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'search.unavailable',
  });
});
