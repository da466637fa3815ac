import { Meilisearch } from 'meilisearch';
import { describe, expect, test } from 'vitest';
import { mustSkip } from '../../../test/support/lanes.ts';
import { openMeilisearchIndex } from './meilisearch.ts';
import { probeMeilisearch } from './meilisearch-probe.ts';

const url = process.env.MEILI_URL ?? '';
const apiKey = process.env.MEILI_API_KEY || null;

test('a server that is not there is told in words', async () => {
  await expect(probeMeilisearch({ url: 'http://127.0.0.1:1', apiKey: null })).rejects.toMatchObject({
    code: 'search.unavailable',
    message: expect.stringContaining('Check MEILI_URL'),
  });
});

describe.skipIf(mustSkip('meilisearch', url === '' ? 'Set MEILI_URL (and MEILI_API_KEY).' : null))('a server', () => {
  test('says what it holds and under which settings, and an index that is not there holds nothing', async () => {
    const index = `probe_${process.pid}`;
    expect(await probeMeilisearch({ url, apiKey, index })).toMatchObject({ documents: 0, sampled: 0 });
    const search = openMeilisearchIndex({ url, apiKey, index });
    const client = new Meilisearch({ host: url, ...(apiKey ? { apiKey } : {}) });
    try {
      const common = { summary: '', language: 'en', publisher: 'The Harbour Lamp', rating: null, publishedAt: null };
      const document = { ...common, id: 'chk_1', claim: 'The pier is closed', title: 'It is open', url: null };
      await search.load(
        (async function* () {
          yield [{ ...document, externalId: '1', vector: null }];
        })(),
      );
      await client
        .index(index)
        .addDocuments([{ key: 'old', id: 'old', stamp: 'of-long-ago.1' }])
        .waitTask();
      expect(await probeMeilisearch({ url, apiKey, index })).toEqual({
        version: expect.stringMatching(/^\d+\./),
        documents: 2,
        sampled: 2,
        sampledOfToday: 1,
        isIndexing: false,
      });
    } finally {
      await search.close();
      await client.deleteIndex(index).waitTask();
    }
  });
});
