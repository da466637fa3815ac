import { expect, test } from 'vitest';
import { botLanguageOf, botLanguages, phrasesOf } from './words.ts';

const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].length;
const buttons = ['ownName', 'choose', 'none', 'eraseYes', 'eraseNo', 'helpful', 'notMine', 'person'] as const;

test.each([...botLanguages])(
  'in %s every button fits the 20 characters that the provider allows, and the three differ',
  (language) => {
    const phrases = phrasesOf(language);
    for (const name of buttons) expect(graphemes(phrases[name]), `${name}: ${phrases[name]}`).toBeLessThanOrEqual(20);
    expect(new Set([phrases.helpful, phrases.notMine, phrases.person]).size).toBe(3);
  },
);

test.each([...botLanguages])('in %s nothing is shouted, and the help names every command', (language) => {
  const phrases = phrasesOf(language);
  expect(JSON.stringify(phrases)).not.toMatch(/[!¡]/);
  for (const command of ['LANGUAGE', 'STOP', 'START', 'DELETE MY DATA']) expect(phrases.help).toContain(command);
});

test.each([
  ['pt-BR', 'pt'],
  ['hi-Latn', 'hi'],
  ['sv', 'en'],
  [null, 'en'],
])('a message in %s is answered in %s', (tag, language) => {
  expect(botLanguageOf(tag)).toBe(language);
});
