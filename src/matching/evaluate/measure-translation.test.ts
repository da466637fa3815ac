import { expect, test } from 'vitest';
import type { Embedder } from '../../core/ports.ts';
import { measureTranslation } from './measure-translation.ts';

const file = 'parallel/ntrex.multi.jsonl.gz';
const rows = ['the ferry', 'a lighthouse', 'no harbour'].map((en, n) => ({ n, en, es: `${en} (es)`, ko: `${n}` }));
const data = {
  list: async () => [file],
  read: async () =>
    `${[{ n: 9, en: 'only in training', es: 'x' }, ...rows].map((row) => JSON.stringify(row)).join('\n')}\n`,
};
const seen: string[] = [];
/** Knows Spanish by heart and nothing of Korean. */
const embedder: Embedder = {
  name: 'by heart',
  revision: '1',
  dimension: 4,
  embed: async (texts) =>
    texts.map((text) => {
      seen.push(text);
      const at = rows.findIndex((row) => text.startsWith(row.en));
      return Float32Array.from({ length: 4 }, (_, d) => Number(d === (at < 0 ? 3 : at)));
    }),
};

test('what is found is counted both ways and by language', async () => {
  const { ntrex } = await measureTranslation({ data, files: [file], embedder }, ['parallel']);
  expect(ntrex).toMatchObject({ sentences: 4, languages: { es: 1 } });
  // Nothing known of Korean: all alike, so the first is taken for all, one in three right each way.
  expect(ntrex?.languages.ko).toBeCloseTo(1 / 3);
  expect(ntrex?.mean).toBeCloseTo(2 / 3);
  expect(seen).toContain('no harbour (es)');
});

test('without the data there is nothing to measure', async () => {
  expect(await measureTranslation({ data, files: [], embedder }, ['parallel'])).toEqual({});
  expect(await measureTranslation({ data, files: [file], embedder }, ['routing'])).toEqual({});
});

test('pairs of several languages are lined up by their place, equal sentences once', async () => {
  const pairs = [...rows, ...rows].flatMap(({ en, es }) => [
    { a: en, lang_a: 'en' },
    { a: es, lang_a: 'es' },
  ]);
  const read = async () => pairs.map((pair) => JSON.stringify(pair)).join('\n');
  const captions = 'stsb-multi/pairs.test.jsonl.gz';
  const found = await measureTranslation({ data: { ...data, read }, files: [captions], embedder }, ['stsb-multi']);
  expect(found).toEqual({ 'stsb-multi': { sentences: 3, languages: { es: 1 }, mean: 1 } });
});
