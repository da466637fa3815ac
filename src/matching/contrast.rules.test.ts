import { describe, expect, test } from 'vitest';
import type { TermCounts } from '../core/ports.ts';
import { capitalsOf, fullNamesOf } from './compare.rules.ts';
import { type Contrast, contrastOf } from './contrast.rules.ts';
import { isDenialClaim } from './debunking.rules.ts';
import { viewOf } from './text-view.rules.ts';

const common = [
  'the',
  'is',
  'of',
  'a',
  'to',
  'in',
  'on',
  'and',
  'will',
  'be',
  'not',
  'no',
  'it',
  'that',
  'de',
  'la',
  'el',
];
const counts: TermCounts = {
  documents: () => 10_000,
  holding: (_, term) => (common.includes(term) ? 6000 : 5),
};

function contrast(text: string, claim: string, language = 'en'): Contrast {
  const part = viewOf(text, counts);
  return contrastOf(
    { part, sentence: part, whole: part, text, capitals: capitalsOf(text), fullNames: fullNamesOf(text), language },
    {
      claim: viewOf(claim, counts),
      title: viewOf('', counts),
      capitals: capitalsOf(claim),
      fullNames: fullNamesOf(claim),
      language,
      isDenial: isDenialClaim(claim),
    },
  );
}

const bridge = 'Mayor Banda will close the old bridge of Ribalta on Monday for 40 days';

describe('what sets a message against a claim', () => {
  test('is nothing when they are the same', () => {
    const same = contrast(bridge, bridge);
    expect(same).toMatchObject({ inOrder: 1, swaps: 0, slotMissing: 0, cueUnpaired: 0, opposites: 0, nameMissing: 0 });
  });

  const changed: [string, string, Partial<Contrast>][] = [
    ['another person', bridge.replace('Banda', 'Okello'), { swapNames: 2, tightSwap: expect.any(Number) as number }],
    ['another number', bridge.replace('40', '14'), { swapNumbers: 2, numberConflict: 1 }],
    ['another weekday', bridge.replace('Monday', 'Friday'), { swapDates: 2, dateConflict: 1 }],
    ['the opposite verb', bridge.replace('close', 'open'), { opposites: 1, oppositesInPlace: 1 }],
    ['a negation', bridge.replace('will', 'will not'), { cuesInSpan: 1, cueUnpaired: 1, cueInPlace: 1, cueParity: 1 }],
    ['a denial before it', `It is not true that ${bridge}`, { cueUnpaired: 1, cueInSentence: 1 }],
  ];
  test.each(changed)('shows %s', (_, text, shown) => {
    expect(contrast(text, bridge)).toMatchObject(shown);
  });

  test('counts countries in any language', () => {
    const found = contrast('Peru cierra la frontera con Chile', 'Perú cierra la frontera con Brasil', 'es');
    expect(found).toMatchObject({ countryConflict: 1, swapCountries: 2 });
  });

  test('a question and a word for false are told', () => {
    expect(contrast(`${bridge}?`, bridge).asks).toBe(1);
    expect(contrast(`Hoax: ${bridge}`, bridge).debunkCue).toBe(1);
  });

  test('a claim told as its own denial is not taken for a negated one', () => {
    expect(contrast('The bridge fell', 'No, the bridge did not fall')).toMatchObject({
      cuesInClaim: 0,
      denialClaim: 1,
    });
  });
});
