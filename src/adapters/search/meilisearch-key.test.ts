import { Meilisearch } from 'meilisearch';
import { describe, expect, test } from 'vitest';
import { meiliUrl, mustSkip } from '../../../test/support/lanes.ts';
import { anIndexName } from '../../../test/support/search-of-lane.ts';
import type { CheckDocument } from '../../core/ports.ts';
import { openMeilisearchIndex } from './meilisearch.ts';
import { makeSearchKey } from './meilisearch-key.ts';

const masterKey = process.env.MEILI_MASTER_KEY ?? '';
const missing = meiliUrl && masterKey ? null : 'Set MEILI_URL and MEILI_MASTER_KEY of a Meilisearch with keys.';

const check: CheckDocument = {
  ...{ id: 'fc_1', claim: 'Purple pigeons were seen over the harbour', title: '', summary: '', language: 'en' },
  ...{ publisher: 'The Harbour Lamp', rating: null, publishedAt: null, url: null, externalId: '1', vector: null },
};
async function* one() {
  yield [check];
}

describe.skipIf(mustSkip('meilisearch keys', missing))('a key of least privilege', () => {
  test('fills, rebuilds, swaps and searches its own index, and is turned away from every other', async () => {
    const [mine, other] = [anIndexName(), anIndexName()];
    const at = { url: meiliUrl ?? '', masterKey, index: mine };
    const apiKey = await makeSearchKey(at);
    expect(await makeSearchKey(at)).toBe(apiKey);
    const heard: unknown[] = [];
    const index = openMeilisearchIndex({ ...at, apiKey, deadlineMs: 10_000, onChange: (why) => heard.push(why) });
    await index.load(one());
    const master = new Meilisearch({ host: at.url, apiKey: masterKey });
    await master
      .index(mine)
      .updateDocuments([{ key: 'fc_5f_1', stamp: 'older.1' }])
      .waitTask();
    await index.load(one());
    expect(await index.nominate({ text: 'purple pigeons harbour', language: null, vector: null, limit: 5 })).toEqual([
      'fc_1',
    ]);
    expect([await index.size(), heard]).toEqual([1, []]);
    await index.close();
    const stranger = openMeilisearchIndex({ ...at, apiKey, index: other });
    await expect(stranger.load(one())).rejects.toMatchObject({ code: 'search.key' });
    await master.index(mine).delete().waitTask();
    for (const key of (await master.getKeys({ limit: 1000 })).results)
      if (key.name === `plumbline ${mine}`) await master.deleteKey(key.uid);
  });
});
