import { expect, test } from 'vitest';
import { detectLanguage } from '../core/language.ts';
import { languageHeard, languageTyped } from './language.rules.ts';

test.each<[string, string | null, boolean, string, string | null]>([
  ['the first words', null, false, 'hola', 'es'],
  ['few words that may be of either', 'pt', false, 'hola', null],
  [
    'many words of another',
    'pt',
    false,
    'The harbour bridge will be closed for repairs until the end of next week',
    'en',
  ],
  ['a greeting in another script', 'pt', false, 'السلام عليكم', 'ar'],
  ['a greeting in a script that two share', 'ur', false, 'السلام عليكم', null],
  ['a Latin greeting of who writes Hindi', 'hi', false, 'hello', null],
  ['words after a choice', 'es', true, 'السلام عليكم', null],
  ['a number', null, false, '12', null],
])('%s, known %s (chosen %s): "%s" is heard as %s', (_, language, languageChosen, text, heard) => {
  expect(languageHeard({ language, languageChosen }, detectLanguage(text))).toBe(heard);
});

test.each([
  ['Gaskiya ne wannan?', 'ha'],
  ['Je, hii ni kweli?', 'sw'],
  ['kya yeh sach hai?', 'hi-Latn'],
  ['Bu doğru mu?', 'tr'],
  ['Is this true?', 'en'],
  ['The harbour bridge will be closed for repairs until the end of next week', 'en'],
])('%s is typed in %s', (text, language) => {
  expect(languageTyped(text).language).toBe(language);
});
