import { describe, expect, test } from 'vitest';
import { consonantsOf } from './consonants.rules.ts';
import { withSounds } from './sounds.rules.ts';

describe('consonants of a name', () => {
  test.each([
    ['Marenko', 'Маренко', 'मारेन्को', 'مارينكو', 'マレンコ', '마렌코', 'MLN'],
    ['Tarnofent', 'Тарнофент', 'टारनोफेंट', 'تارنوفنت', 'タルノフェント', '타르노펜트', 'TLMBNT'],
    ['Brumbel', 'Брумбель', 'ब्रुंबेल', 'برومبل', 'ブルンベル', '브룸벨', 'BLMBL'],
  ])('of %s are the same in six scripts', (latin, cyrillic, devanagari, arabic, katakana, hangul, wanted) => {
    for (const word of [latin, cyrillic, devanagari, arabic, katakana, hangul])
      expect([word, consonantsOf(word)]).toEqual([word, wanted]);
  });

  test('read Greek, Hebrew, Tamil and Ethiopic letters too', () => {
    expect(['Καλντερα', 'קלדרה', 'கல்தர', 'ቀልደራ'].map(consonantsOf)).toEqual(['KLNTL', 'KLTL', 'KLTL', 'KLTL']);
  });

  test('leave out accents, and say nothing of scripts they do not know', () => {
    expect(consonantsOf('Łódźko')).toBe(consonantsOf('Lodzko'));
    expect(consonantsOf('天気予報')).toBe('');
  });
});

const shown = (text: string) =>
  withSounds(text)
    .replace(/[\uE000-\uF8FF]/g, '*')
    .replace(/\s+/g, ' ')
    .trim();
const tokens = (text: string) => withSounds(text).match(/[\uE000-\uF8FF]/g) ?? [];

describe('a text with sounds', () => {
  test('keeps its words, each followed by how it sounds', () => {
    expect(shown('The ferry to Brumbel')).toBe('The ferry to Brumbel * *');
    expect(shown('')).toBe('');
  });

  test('gives a name the same tokens in another script, also with a case ending or a particle', () => {
    expect(tokens('브룸벨은')).toEqual(tokens('Brumbel'));
    expect(tokens('Брумбелем')[0]).toBe(tokens('Brumbel')[0]);
    expect(tokens('والبرومبل')).toEqual(tokens('Brumbel'));
  });

  test('splits an Arabic article off, but leaves short words whole', () => {
    expect(shown('والميناء').split(' ').slice(0, 2)).toEqual(['وال', 'ميناء']);
    expect(shown('الى')).toBe('الى');
  });

  test.each(['١٩٧٨', '۱۹۷۸', '१९७८', '১৯৭৮', '๑๙๗๘', '１９７８'])('reads %s as 1978, with the same token', (number) => {
    expect(withSounds(number)).toBe(withSounds('1978'));
    expect(shown(number)).toBe('1978 *');
  });

  test('finds the name in katakana between other characters', () => {
    expect(tokens('昨日ブルンベル港で')).toEqual(tokens('Brumbel'));
  });

  test('drops addresses, and token characters that a sender wrote', () => {
    expect(shown('see https://example.org/a1978 now')).toBe('see now');
    expect(withSounds('\uE123 a')).not.toContain('\uE123');
  });
});
