import { expect, test } from 'vitest';
import { readModelFiles } from '../adapters/model-files.ts';
import { openInProcessIndex } from '../adapters/search/in-process.ts';
import type { CheckDocument, Embedder } from '../core/ports.ts';
import { weighText } from './match-text.ts';
import { fittedWith } from './models.rules.ts';

/** Every text means the same to it. */
const embedder = (name: string, revision = '1'): Embedder => ({
  name,
  revision,
  dimension: 4,
  embed: async (texts) => texts.map(() => Float32Array.of(1, 0, 0, 0)),
});
const document: CheckDocument = {
  id: 'fc_ferry',
  claim: 'A balsa de Ribalta deixa de circular no domingo',
  title: '',
  summary: '',
  language: 'pt',
  publisher: 'Port Maren Observer',
  rating: 'false',
  publishedAt: '2026-05-01',
  url: null,
  externalId: 'ferry',
  vector: Int8Array.of(127, 0, 0, 0),
  family: null,
};

async function weigh(embedder: Embedder, provenance: Record<string, unknown>) {
  const search = openInProcessIndex();
  await search.put([document]);
  const shipped = readModelFiles('models');
  const models = { ...shipped, scorer: { ...(shipped.scorer as object), provenance } };
  const findDocuments = async () => [document];
  const text = 'The ferry stops running at the end of the week';
  return weighText({ search, embedder, models, findDocuments }, { text, language: 'en' });
}

test('an embedder that the scorer was not fitted with nominates, and its cosines count as missing', async () => {
  const { ranked, nominated } = await weigh(embedder('tide'), { embedder: 'builtin@1' });
  expect(nominated).toEqual(['fc_ferry']);
  expect(ranked[0]?.row.features.vector).toBe(0);
});

test('the one it was fitted with counts, by name and revision', async () => {
  const { ranked } = await weigh(embedder('tide'), { embedder: 'tide@1' });
  expect(ranked[0]?.row.features.vector).toBeCloseTo(1);
  const later = await weigh(embedder('tide', '2'), { embedder: 'tide@1' });
  expect(later.ranked[0]?.row.features.vector).toBe(0);
});

test.each([
  [{}, 'builtin', true],
  [{}, 'tide', false],
  [{ embedder: 'tide' }, 'tide', true],
  [{ embedder: 'tide@9' }, 'tide', false],
])('fitted as %j, whether %s counts is %s', (provenance, name, counts) => {
  expect(fittedWith({ provenance }, embedder(name))).toBe(counts);
});
