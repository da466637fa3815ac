import { expect, test } from 'vitest';
import type { TermCounts } from '../../core/ports.ts';
import { mergeByWords, rotations } from './rotations.rules.ts';

const holding: Record<string, number> = { golden: 5, swans: 2, stolen: 20, the: 900, lake: 50 };
const counts: TermCounts = { documents: () => 1000, holding: (_, term) => holding[term] ?? 0 };

test('each query puts another telling word first, and unknown words are never sent', () => {
  expect(rotations('the golden swans stolen qqq', counts, 3)).toEqual([
    ['swans', 'golden', 'stolen', 'the'],
    ['golden', 'swans', 'stolen', 'the'],
    ['stolen', 'swans', 'golden', 'the'],
  ]);
  expect(rotations('qqq zzz', counts, 3)).toEqual([]);
  expect(rotations('', counts, 3)).toEqual([]);
});

test('no query holds more words than an engine reads', () => {
  const many = Array.from({ length: 40 }, (_, i) => `word${i}`);
  const queries = rotations(many.join(' '), { documents: () => 1000, holding: () => 3 }, 16);
  expect(queries).toHaveLength(16);
  for (const words of queries) expect(words.length).toBeLessThanOrEqual(10);
});

test('hits are ordered by the rare words they share, not by length', () => {
  const hits: [string, string][] = [
    ['long', `golden swans ${'lake '.repeat(80)}`.trim()],
    ['common', 'the lake'],
    ['right', 'golden swans stolen'],
  ];
  expect(mergeByWords('the golden swans were stolen', hits, counts)).toEqual(['right', 'long', 'common']);
});
