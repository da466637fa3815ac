import { expect, test } from 'vitest';
import { embedderContract } from '../../../test/contracts/embedder.contract.ts';
import { fakeEmbedder } from './fake.ts';
import { openTransformersEmbedder } from './transformers.ts';

const builtin = { modelsDir: 'models', folder: 'builtin', name: 'builtin', revision: 'test', dimension: 192 };
let opened: ReturnType<typeof openTransformersEmbedder> | null = null;

embedderContract('fake', () => fakeEmbedder());
embedderContract('transformers.js with the built-in model', () => {
  opened ??= openTransformersEmbedder(builtin);
  return opened;
});

test('a model that was not fetched is refused in words that say what to run', () => {
  expect(() => openTransformersEmbedder({ ...builtin, folder: 'no-such-model' })).toThrow(/npm run models/);
});

test('a model of another dimension than promised is refused', async () => {
  const embedder = openTransformersEmbedder({ ...builtin, dimension: 100 });
  await expect(embedder.embed(['a ferry'])).rejects.toMatchObject({ code: 'embedder.dimension' });
});

test('a bare address gives zeros, as it has no words', async () => {
  const [vector] = await openTransformersEmbedder(builtin).embed(['https://example.org/a-page']);
  expect(vector?.every((value) => value === 0)).toBe(true);
});
