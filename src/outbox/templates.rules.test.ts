import { describe, expect, test } from 'vitest';
import { botLanguages } from '../core/bot-languages.ts';
import { checkComponents } from '../simulator/templates.rules.ts';
import { templateDifferences, templateLanguage, templateTexts } from './templates.rules.ts';

const approved = templateTexts.map((text) => ({ ...text, state: 'APPROVED', category: 'UTILITY' }));

describe('the template', () => {
  test.each(templateTexts)('in $language is one that the provider takes', ({ body, button }) => {
    expect(
      checkComponents([
        { type: 'BODY', text: body },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: button }] },
      ]),
    ).toBeNull();
    expect(button.length).toBeLessThanOrEqual(20);
  });

  test.each(botLanguages)('is there for somebody who speaks %s', (language) => {
    expect(templateLanguage(language, [])?.slice(0, 2)).toBe(language.slice(0, 2));
  });

  test.each<[string | null, typeof approved | [], string | null]>([
    ['pt', approved, 'pt_BR'],
    ['hi-Latn', approved, 'hi'],
    ['xx', approved, 'en'],
    [null, approved, 'en'],
    ['ha', [], 'ha'],
    ['fr', approved.map((one) => (one.language === 'fr' ? { ...one, state: 'PAUSED' } : one)), 'en'],
    ['fr', approved.map((one) => ({ ...one, category: 'MARKETING' })), null],
    ['fr', approved.filter(({ language }) => language === 'hi').map((one) => ({ ...one, state: 'PAUSED' })), 'fr'],
    ['hi', approved.filter(({ language }) => language === 'hi').map((one) => ({ ...one, state: 'PAUSED' })), 'en'],
    ['en', approved.filter(({ language }) => language === 'en').map((one) => ({ ...one, state: 'PAUSED' })), null],
    ['fr', approved.filter(({ language }) => language === 'hi'), 'fr'],
  ])('for somebody who speaks %s, of what the account has, is in %#', (asker, known, expected) => {
    expect(templateLanguage(asker, known)).toBe(expected);
  });

  test('is compared with the account language by language', () => {
    expect(templateDifferences(approved)).toEqual([]);
    const odd = approved.flatMap((one) => {
      if (one.language === 'ur') return [];
      if (one.language === 'tr') return [{ ...one, body: 'Merhaba.', state: 'REJECTED' }];
      return [one.language === 'id' ? { ...one, category: 'MARKETING', button: null } : one];
    });
    expect(templateDifferences(odd).map(({ language, words }) => `${language} ${words}`)).toEqual([
      'ur the account has none',
      'id has no button',
      'id is marketing, which costs more and may not reach everyone',
      'tr says something else',
      'tr is rejected',
    ]);
  });
});
