import { describe, expect, test } from 'vitest';
import type { Embedder } from '../../src/core/ports.ts';

const texts = [
  'The ferry to Port Amara stops running on Sunday.',
  'O ferry para Porto Amara para no domingo.',
  'फेरी रविवार को बंद हो जाएगी।',
  'العبارة تتوقف يوم الأحد',
];

/** What every embedder must do; run by each adapter and by the fake. */
export function embedderContract(name: string, open: () => Embedder | Promise<Embedder>) {
  describe(`embedder contract: ${name}`, () => {
    test('gives one vector per text, in order, of the promised dimension and of length 1', async () => {
      const embedder = await open();
      const vectors = await embedder.embed(texts);
      expect(vectors).toHaveLength(texts.length);
      for (const vector of vectors) {
        expect(vector).toBeInstanceOf(Float32Array);
        expect(vector).toHaveLength(embedder.dimension);
        expect(lengthOf(vector)).toBeCloseTo(1, 4);
      }
    });

    test('gives exactly the same vector for the same text, alone or among others', async () => {
      const embedder = await open();
      const together = await embedder.embed(texts);
      const alone = await embedder.embed(texts.slice(2, 3));
      expect(alone[0]).toEqual(together[2]);
      expect(await embedder.embed([...texts].reverse())).toEqual([...together].reverse());
    });

    test('gives zeros for a text without letters and carries on', async () => {
      const embedder = await open();
      const [empty, emoji, words] = await embedder.embed(['', '🙏🙏 !!!', 'a ferry']);
      expect(lengthOf(empty ?? new Float32Array(1).fill(9))).toBe(0);
      expect(lengthOf(emoji ?? new Float32Array(1).fill(9))).toBe(0);
      expect(lengthOf(words ?? new Float32Array(1))).toBeCloseTo(1, 4);
    });

    test('puts a near copy closer than another subject', async () => {
      const embedder = await open();
      const [a, b, c] = await embedder.embed([
        'Drinking salt water cures the fever, says the hospital.',
        'The hospital says drinking salt water cures fever!!',
        'The town council has sold the lighthouse to a bank.',
      ]);
      if (!a || !b || !c) throw new Error('three vectors were asked for');
      expect(dot(a, b)).toBeGreaterThan(dot(a, c) + 0.1);
    });

    test('takes very long texts and no texts at all', async () => {
      const embedder = await open();
      const [long] = await embedder.embed(['a long forward about the harbour '.repeat(5_000)]);
      expect(lengthOf(long ?? new Float32Array(1))).toBeCloseTo(1, 4);
      expect(await embedder.embed([])).toEqual([]);
    });
  });
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, d) => sum + value * (b[d] ?? 0), 0);
const lengthOf = (vector: Float32Array) => Math.sqrt(dot(vector, vector));
