import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { botLanguageOf, botLanguages } from '../core/bot-languages.ts';
import { directionOf } from '../core/direction.ts';
import { graphemes } from '../core/graphemes.ts';
import { faultsIn } from '../outbox/answer-lint.rules.ts';
import { mostCharacters, type Phrases, placeholders } from './words/phrases.ts';
import { filled, phrasesOf, writtenIn } from './words.ts';

const all = botLanguages.map((language) => [language] as const);
const names = Object.keys(writtenIn('en')) as (keyof Phrases)[];

/** What is wrong with the words of a language, as `name: fault`; empty when nothing is. */
function faultsOf(phrases: Phrases, language: string): string[] {
  return names.flatMap((name) => {
    const texts = typeof phrases[name] === 'string' ? [phrases[name]] : Object.values(phrases[name] ?? {});
    if (texts.length === 0) return [`${name}: missing`];
    return texts.flatMap((text) => [
      ...(text.trim() === '' || text !== text.trim() ? [`${name}: empty, or with blanks around`] : []),
      ...(graphemes(text) > (mostCharacters[name] ?? 1_000) ? [`${name}: too long`] : []),
      ...messageFaults(text, placeholders[name] ?? [], language).map((fault) => `${name}: ${fault}`),
    ]);
  });
}

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

function messageFaults(text: string, expected: readonly string[], language: string): string[] {
  if (!text.includes('{')) return expected.length > 0 ? ['a placeholder is missing'] : [];
  const parts = new IntlMessageFormat(text, language).getAst();
  const found = parts.flatMap((part) => ('value' in part && part.type !== 0 ? [String(part.value)] : []));
  const forms = parts.flatMap((part) => formsOf(part));
  const wanted = formsFor(language);
  return [
    ...(found.sort().join() === [...expected].sort().join() ? [] : [`placeholders ${found.join()}`]),
    ...(forms.length === 0 ? [] : wanted.filter((form) => !forms.includes(form)).map((form) => `no form ${form}`)),
  ];
}

const formsOf = (part: Part): string[] => ('options' in part ? Object.keys(part.options) : []);

/** The plural forms a language has for whole numbers that occur here, and `other`, which every message has. */
function formsFor(language: string): string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set([...Array.from({ length: 200 }, (_, n) => rules.select(n)), 'other'])];
}

test.each(all)(
  'in %s nothing is missing, empty or too long, and placeholders and plural forms are all there',
  (language) => {
    expect(faultsOf(writtenIn(language), language)).toEqual([]);
  },
);

test('a phrase that is missing, empty, too long, or lacks a placeholder or a plural form is found', () => {
  const { thanks: _, ...without } = writtenIn('en');
  const broken = {
    ...without,
    greeting: '',
    person: 'Ask a person who knows all about it',
    automatic: 'Automatic.',
    statusMore: '{count, plural, other {and # more}}',
    slowed: '{seconds, plural, one {# second} other {# seconds}}',
  } as unknown as Phrases;
  expect(faultsOf(broken, 'en')).toEqual([
    'greeting: empty, or with blanks around',
    'thanks: missing',
    'person: too long',
    'automatic: a placeholder is missing',
    'statusMore: no form one',
    'slowed: placeholders seconds',
  ]);
});

test.each(all)('in %s every button fits 20 of whatever unit the provider counts, and the three differ', (language) => {
  const phrases = phrasesOf(language);
  for (const [name, most] of Object.entries(mostCharacters).filter(([, most]) => most <= 24))
    expect(String(phrases[name as keyof Phrases]).length, name).toBeLessThanOrEqual(most);
  expect(new Set([phrases.helpful, phrases.notMine, phrases.person]).size).toBe(3);
});

test.each(all)('in %s nothing is shouted, and the help names every command', (language) => {
  const phrases = phrasesOf(language);
  expect(JSON.stringify(phrases)).not.toMatch(/[!¡]/);
  for (const command of ['LANGUAGE', 'STATUS', 'STOP', 'START', 'DELETE MY DATA'])
    expect(phrases.help).toContain(command);
});

test.each(all)('in %s no two ratings are said with the same word, and no two phrases are the same', (language) => {
  const { rating, ...others } = phrasesOf(language);
  expect(new Set(Object.values(rating)).size).toBe(5);
  expect(new Set(Object.values(others)).size).toBe(Object.values(others).length);
});

test.each([
  ['ar', [1, 2, 3, 11, 100], ['رسالة واحدة', 'رسالتين', '3 رسائل', '11 رسالة', '100 رسالة']],
  ['en', [1, 2], ['1 of your messages', '2 of your messages']],
  ['sw', [1, 8], ['ujumbe wako 1', 'jumbe zako 8']],
])('in %s a number takes the form that belongs to it', (language, counts, words) => {
  for (const [index, count] of counts.entries())
    expect(filled(language, 'reviewingMany', { count })).toContain(words[index]);
});

test.each(all)(
  'in %s every text may be sent as it stands: none is empty, torn, or reads like a verdict',
  (language) => {
    const { rating: _, ...texts } = phrasesOf(language);
    const counts = { count: 3, minutes: 3 };
    const said = [
      ...Object.values(texts),
      ...(['reviewingMany', 'statusList', 'statusMore', 'slowed'] as const).map((name) =>
        filled(language, name, counts),
      ),
    ];
    expect(said.flatMap((body) => faultsIn({ kind: 'text', body }))).toEqual([]);
  },
);

test.each(all.filter(([language]) => directionOf(language) === 'rtl'))(
  'in %s the Latin words of a command stand isolated, so that no line is torn',
  (language) => {
    const { help, stopped } = phrasesOf(language);
    expect(help).toContain('\u2068DELETE MY DATA\u2069');
    expect(stopped).toContain('\u2068START\u2069');
    expect(help.replaceAll(/\u2068[^\u2069]*\u2069/g, '')).not.toMatch(/\p{sc=Latin}/u);
  },
);

test.each([
  ['pt-BR', 'pt'],
  ['hi-Latn', 'hi-Latn'],
  ['hi-IN', 'hi'],
  ['sv', 'en'],
  [null, 'en'],
])('a message in %s is answered in %s', (tag, language) => {
  expect(botLanguageOf(tag)).toBe(language);
});
