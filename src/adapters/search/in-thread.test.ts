import { expect, test } from 'vitest';
import { aCheck } from '../../../test/contracts/search-index.contract.ts';
import type { CheckDocument } from '../../core/ports.ts';
import { openIndexInThread } from './in-thread.ts';

const bridge = aCheck('fc_1', 'The old bridge of Marrow is closed to lorries');
const query = { text: 'Is the bridge of Marrow closed?', language: 'en', vector: null, limit: 5 };

test('a load whose documents cannot be read fails here, and what was loaded before stays', async () => {
  const index = openIndexInThread();
  await index.put([bridge]);
  async function* broken(): AsyncGenerator<CheckDocument[]> {
    yield [aCheck('fc_2', 'Tap water in Dunmere cures colds')];
    throw new Error('The database went away.');
  }
  await expect(index.load(broken())).rejects.toThrow('The database went away.');
  expect(await index.nominate(query)).toEqual(['fc_1']);
  expect(index.terms.documents()).toBe(1);
  await index.close();
});

test('pages are read one at a time, and closed when the thread is through with them', async () => {
  const index = openIndexInThread();
  const seen: string[] = [];
  async function* pages(): AsyncGenerator<CheckDocument[]> {
    try {
      for (const id of ['fc_1', 'fc_2']) {
        seen.push(id);
        yield [aCheck(id, `The bridge of Marrow is closed, says ${id}`)];
      }
    } finally {
      seen.push('closed');
    }
  }
  await index.load(pages());
  expect(seen).toEqual(['fc_1', 'fc_2', 'closed']);
  expect(index.terms.holding('word', 'bridge')).toBe(2);
  await index.close();
});

test('a search that is under way when the index is closed is refused, and waits for nothing', async () => {
  const index = openIndexInThread();
  const asked = index.nominate(query);
  const [refused] = await Promise.all([asked.catch((error: Error) => error.message), index.close()]);
  expect(refused).toBe('The search index was closed.');
});
