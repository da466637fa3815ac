import { expect, test } from 'vitest';
import type { TermCounts } from '../../core/ports.ts';
import { mergeByLikeness, rotations } from './rotations.rules.ts';

const holding: Record<string, number> = { golden: 5, swans: 2, stolen: 20, the: 900, lake: 50 };
const counts: TermCounts = { documents: () => 1000, holding: (_, term) => holding[term] ?? 0 };

test('each query puts another telling word first, and unknown words are never sent', () => {
  expect(rotations('the golden swans stolen qqq', counts, 3).map(({ words }) => words)).toEqual([
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
  for (const { words } of queries) expect(words.length).toBeLessThanOrEqual(10);
});

test('hits are ordered by the rare words they share, not by length', () => {
  const hits: [string, string][] = [
    ['long', `golden swans ${'lake '.repeat(80)}`.trim()],
    ['common', 'the lake'],
    ['right', 'golden swans stolen'],
  ];
  expect(mergeByLikeness('the golden swans were stolen', hits, counts, { most: 5, nearness: () => null })).toEqual([
    'right',
    'long',
    'common',
  ]);
});

test('a common term is followed by the next in order, so that two middling ones meet', () => {
  const holding = new Map(Array.from({ length: 8 }, (_, i) => [`${'abcdefgh'[i]}word`, 300 + i]));
  const common: TermCounts = { documents: () => 9000, holding: (_, term) => holding.get(term) ?? 0 };
  const [, , third] = rotations([...holding.keys()].join(' '), common, 8);
  expect(third?.words.slice(0, 3)).toEqual(['cword', 'dword', 'eword']);
});

test('all documents of a rare term are asked for, and few of a common one', () => {
  const limits = rotations('the swans', { ...counts, documents: () => 9000 }, 2).map(({ limit }) => limit);
  expect(limits[0]).toBeGreaterThan(limits[1] ?? 0);
});

test('vectors put the nearer of two equally worded hits first', () => {
  const hits: [string, string][] = [
    ['far', 'golden swans stolen'],
    ['near', 'golden swans stolen'],
  ];
  const nearness = (id: string) => (id === 'near' ? 2 : 1);
  expect(mergeByLikeness('golden swans', hits, counts, { most: 5, nearness })[0]).toBe('near');
});
