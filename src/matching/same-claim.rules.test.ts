import { describe, expect, test } from 'vitest';
import { readModelFiles } from '../adapters/model-files.ts';
import { modelsOf } from './models.rules.ts';
import { askedView, everydayCounts, sameClaimProbability, sameClaimRow } from './same-claim.rules.ts';

const { background, sameClaim } = modelsOf(readModelFiles('models'));
const counts = everydayCounts(background);
const view = (text: string, vector: Float32Array | null = null) => askedView({ text, language: 'en', vector }, counts);
const probability = (a: string, b: string) => sameClaimProbability(sameClaim, view(a), view(b), counts);

const told = 'Mayor Ortolan of Saltquay sold the town fountain to a cement works for one euro';
const retold = 'cement works gets the Saltquay fountain for a single euro, sold by Ortolan the mayor, unbelievable!!';

describe('two messages', () => {
  test('that tell one thing in other words are likely one claim', () => {
    expect(probability(told, retold)).toBeGreaterThanOrEqual(sameClaim.likely);
  });

  test.each([
    ['of one place and another matter', 'A second bakery opens in Saltquay and hands out free bread until Sunday'],
    ['of nothing in common', 'Drinking hot pineapple water cures a cold within one night, says a nurse'],
  ])('%s are not', (_, other) => {
    expect(probability(told, other)).toBeLessThan(sameClaim.likely / 2);
  });

  test('are as likely one claim whichever comes first', () => {
    expect(probability(told, retold)).toBe(probability(retold, told));
  });

  test('without vectors, or with those of two embedders, are compared by words alone', () => {
    const row = (a: Float32Array | null, b: Float32Array | null) =>
      sameClaimRow(view(told, a), view(retold, b), counts);
    expect(row(null, new Float32Array([1])).vector).toBe(0);
    expect(row(new Float32Array([1, 0]), new Float32Array([1])).vector).toBe(0);
    expect(row(new Float32Array([0.6, 0.8]), new Float32Array([0.6, 0.8])).vector).toBeCloseTo(1);
  });
});
