import { describe, expect, test } from 'vitest';
import { normalise } from '../claims/normalise.rules.ts';
import type { TermCounts } from '../core/ports.ts';
import { namingWords } from './names.rules.ts';
import { type Ordinary, stemOf } from './ordinary.rules.ts';
import { viewOf } from './text-view.rules.ts';

/** A large index in which nothing is common. */
const counts: TermCounts = { documents: () => 10_000, holding: () => 1 };
const words = 'أغلق جسر النور القديم وزير المالية المالية قال اليوم पुल बंद कर दिया मंत्री ने आज के';
const stems = new Set(normalise(words).split(' ').map(stemOf));
const ordinary: Ordinary = { arabic: stems, devanagari: stems };
const namesIn = (text: string, language: string, guesses = false) => [
  ...namingWords({ text, view: viewOf(text, counts), language }, ordinary, guesses),
];

describe('names', () => {
  test.each([
    [
      'en',
      'Today the old bridge of Port Maren was closed and then opened by Ilse Varga',
      ['port', 'maren', 'ilse', 'varga'],
    ],
    ['en', 'Bridges are closed today', []],
    ['en', 'THE BRIDGE OF PORT MAREN IS CLOSED', []],
    ['en', 'the bridge in #Marrowgate is closed today', []],
    ['de', 'Die alte Brücke in Ribalta hatte gestern noch Jorun Peltier gesperrt', ['jorun', 'peltier']],
    ['hi', 'मंत्री ने पुल बंद कर दिया', []],
    ['hi', 'सूर्यनगर के पुल', ['सूर्यनगर']],
    ['ar', 'أغلق وزير المالية جسر النور', ['النور']],
    ['th', 'สะพานเก่าปิดแล้ว', []],
  ])('in %s: %s', (language, text, names) => expect(namesIn(text, language)).toEqual(names));
  test('are guessed by rarity where capitals say nothing', () => {
    expect(namesIn('jorun peltier closed it', 'en', true)).toContain('peltier');
  });
});
