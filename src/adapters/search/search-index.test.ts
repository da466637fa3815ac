import { Meilisearch } from 'meilisearch';
import { afterAll, describe, expect, test } from 'vitest';
import { searchIndexContract } from '../../../test/contracts/search-index.contract.ts';
import { openInProcessIndex } from './in-process.ts';
import { openIndexInThread } from './in-thread.ts';
import { openMeilisearchIndex } from './meilisearch.ts';

searchIndexContract('the in-process engine', async () => openInProcessIndex());
searchIndexContract('the in-process engine in a thread', async () => openIndexInThread());

const url = process.env.MEILI_URL;
const apiKey = process.env.MEILI_API_KEY || null;
let opened = 0;
if (url) {
  const nameOf = (i: number) => `contract_${process.pid}_${i}`;
  searchIndexContract('Meilisearch', async () => {
    opened += 1;
    return openMeilisearchIndex({
      url,
      apiKey,
      index: nameOf(opened),
      deadlineMs: 5000,
    });
  });
  afterAll(async () => {
    const client = new Meilisearch({ host: url, ...(apiKey ? { apiKey } : {}) });
    for (let i = 1; i <= opened; i++) await client.deleteIndex(nameOf(i)).waitTask();
  });
} else {
  describe('Meilisearch as a search index', () => {
    console.info('skipped: the Meilisearch contract needs a server; set MEILI_URL (and MEILI_API_KEY) to run it');
    test.skip('needs MEILI_URL', () => expect(url).toBeDefined());
  });
}
