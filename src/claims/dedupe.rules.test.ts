import { describe, expect, test } from 'vitest';
import { isNearDuplicate } from './dedupe.rules.ts';
import { normalise } from './normalise.rules.ts';

const base =
  'The ministry of Port Maren says that tap water will be switched off for 3 days from Monday because of repairs';
const near = (a: string, b: string, cosine?: number) => isNearDuplicate(normalise(a), normalise(b), cosine ?? null);

describe('a near duplicate', () => {
  const yes: [string, string][] = [
    ['a forward header and emoji', `Forwarded\n🚰 *${base}* 🚰`],
    ['a typo', base.replace('ministry', 'minstry')],
    ['two letters swapped', base.replace('repairs', 'reapirs')],
    ['a greeting in front', `Hello all. ${base}`],
    ['other case and marks', base.toUpperCase().replace(/ /g, '  ')],
  ];
  test.each(yes)('is a text with %s', (_, other) => expect(near(base, other)).toBe(true));

  const no: [string, string][] = [
    ['another number', base.replace('3 days', '5 days')],
    ['another place', base.replace('Port Maren', 'Vila Serena')],
    ['another thing', base.replace('tap water', 'electricity')],
    ['a negation', base.replace('will be', 'will not be')],
    [
      'another sentence of the same topic',
      'The ministry of Port Maren asks people to save water while pipes are repaired this week',
    ],
    [
      'a second claim behind it',
      `${base}. Also the mayor of Vila Serena was seen buying forty golden swans with public money last night`,
    ],
  ];
  test.each(no)('is not a text with %s', (_, other) => expect(near(base, other)).toBe(false));

  test('is the same in both directions', () => {
    for (const [, other] of [...yes, ...no]) expect(near(base, other)).toBe(near(other, base));
  });

  test('of few words is only an equal one', () => {
    expect(near('lemon water cures fever', 'lemon water cures fevers')).toBe(false);
    expect(near('Lemon water cures fever!', 'lemon water cures fever')).toBe(true);
  });

  test('is refused when the vectors are far apart', () => expect(near(base, `Hello all. ${base}`, 0.3)).toBe(false));

  test('is never an empty text', () => expect(near('🍋', '👍')).toBe(false));
});
