import { describe, expect, test } from 'vitest';
import { align, sameWord } from './align.rules.ts';

const words = (text: string) => text.split(' ');
const laid = (claim: string, message: string) =>
  align(words(claim), words(message), new Map(words(claim).map((word) => [word, word.length > 3 ? 0.6 : 0.1])));

describe('a claim laid along a message', () => {
  test('finds one word standing in place of another', () => {
    const { pairs, blocks } = laid('the mayor of ribalta resigned on monday', 'the mayor of lagoa resigned on monday');
    expect(pairs).toHaveLength(6);
    expect(blocks).toContainEqual({ claim: ['ribalta'], message: ['lagoa'] });
  });

  test('keeps to the order of words and to the told part of a long message', () => {
    const { pairs } = laid(
      'golden swans were stolen',
      'listen everyone the golden swans of the lake were stolen last night',
    );
    expect(pairs.map(([, place]) => place)).toEqual([3, 4, 8, 9]);
  });

  test('tells what stands before the first and after the last shared word', () => {
    const { blocks } = laid('doctor okello says salt cures fever', 'minister banda says salt cures cough');
    expect(blocks[0]).toEqual({ claim: ['doctor', 'okello'], message: ['minister', 'banda'] });
    expect(blocks.at(-1)).toEqual({ claim: ['fever'], message: ['cough'] });
  });

  test('has no pairs when nothing is shared', () => {
    expect(laid('golden swans', 'blue herons')).toEqual({ pairs: [], blocks: [] });
  });
});

test.each([
  ['swan', 'swan', 1],
  ['vaccine', 'vaccines', 0.8],
  ['vaccine', 'vacine', 0.8],
  ['ribalta', 'ribatla', 0.8],
  ['ribalta', 'lagoa', 0],
  ['2026', '2025', 0],
  ['salt', 'malt', 0],
])('%s and %s are one word to %d', (a, b, alike) => {
  expect(sameWord(a, b)).toBe(alike);
});
