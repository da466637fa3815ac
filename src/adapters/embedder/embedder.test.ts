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

test('the built-in model finds what another language says, and a name in another script', async () => {
  const english = [
    'The hospital in Tarnofel has run out of medicine',
    'President Marenko will visit the school on Monday',
    'The government closes all banks for two days',
    'Garlic water cures the fever in one night',
  ];
  const others = [
    [
      'El hospital de Tarnofel se quedó sin medicinas',
      'مستشفى تارنوفيل بلا دواء',
      'В больнице Тарнофеля закончились лекарства',
    ],
    [
      'राष्ट्रपति मारेंको सोमवार को स्कूल जाएंगे',
      '마렌코 대통령이 월요일에 학교를 방문한다',
      'マレンコ大統領が月曜日に学校を訪問する',
    ],
    [
      'Serikali inafunga benki zote kwa siku mbili',
      '政府关闭所有银行两天',
      'Pemerintah menutup semua bank selama dua hari',
    ],
    [
      'A água de alho cura a febre numa noite',
      'لہسن کا پانی ایک رات میں بخار ٹھیک کر دیتا ہے',
      "L'eau à l'ail guérit la fièvre en une nuit",
    ],
  ];
  const embedder = openTransformersEmbedder(builtin);
  const wanted = await embedder.embed(english);
  for (const [at, texts] of others.entries()) {
    for (const vector of await embedder.embed(texts)) {
      const scores = wanted.map((one) => one.reduce((sum, value, d) => sum + value * (vector[d] ?? 0), 0));
      expect(scores.indexOf(Math.max(...scores))).toBe(at);
    }
  }
});
