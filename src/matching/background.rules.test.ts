import { expect, test } from 'vitest';
import type { TermCounts } from '../core/ports.ts';
import { Background, settledCounts } from './background.rules.ts';
import { idf } from './terms.rules.ts';

const background = Background.parse({ word: { the: 40_000 }, characters: {} });
const index = (documents: number, holding: number): TermCounts => ({
  documents: () => documents,
  holding: () => holding,
});

test('in a small index a common word tells little and a rare one much', () => {
  const counts = settledCounts(index(40, 1), background);
  const telling = (term: string) => idf(counts.documents(), counts.holding('word', term));
  expect(counts.documents()).toBe(100_000);
  expect(telling('the')).toBeLessThan(1);
  expect(telling('fluorine')).toBeGreaterThan(10);
});

test('a large index is left as it is', () => {
  const counts = index(138_000, 7);
  expect(settledCounts(counts, background)).toBe(counts);
});
