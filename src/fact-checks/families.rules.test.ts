import { describe, expect, test } from 'vitest';
import { aloneOf, type FamilyLink, familiesByLinks, linkOf, saidTheSame, translationsAmong } from './families.rules.ts';

const same = (a: string, b: string) => linkOf(a, b, 'same-claim');
const together = (a: string, b: string) => linkOf(a, b, 'together');
const ids = ['a', 'b', 'c', 'd'];

describe('families', () => {
  const table: [string, FamilyLink[], string][] = [
    ['are each their own without links', [], 'a b c d'],
    ['are named by their smallest member', [same('d', 'b')], 'a b c b'],
    ['hang together by chains', [same('d', 'c'), same('c', 'b'), same('b', 'a')], 'a a a a'],
    ['take translations in', [linkOf('a', 'c', 'translation')], 'a b a d'],
    ['lose one that stands alone', [same('a', 'b'), same('a', 'c'), aloneOf('c')], 'a a c d'],
    ['fall apart where the one between stands alone', [same('a', 'b'), same('b', 'c'), aloneOf('b')], 'a b c d'],
    [
      'take one that stands alone when an editor puts it there',
      [same('a', 'b'), aloneOf('b'), together('b', 'd')],
      'a b c b',
    ],
    ['are joined by an editor', [same('a', 'b'), same('c', 'd'), together('b', 'd')], 'a a a a'],
  ];
  test.each(table)('%s', (_, links, expected) => {
    expect([...familiesByLinks(ids, links).values()].join(' ')).toBe(expected);
  });

  test('are the same whatever the order of links and ids', () => {
    const links = [same('d', 'c'), same('b', 'a'), together('d', 'a'), aloneOf('c')];
    const one = familiesByLinks(ids, links);
    const other = familiesByLinks([...ids].reverse(), [...links].reverse());
    for (const id of ids) expect(other.get(id)).toBe(one.get(id));
  });
});

describe('one address', () => {
  const check = (id: string, language: string | null, url: string | null = 'https://lamp.example/1') => ({
    id,
    url,
    language,
  });
  const table: [string, ReturnType<typeof check>[], number][] = [
    ['in two languages is a translation', [check('a', 'en'), check('b', 'sw')], 1],
    ['in three languages links two to the first', [check('c', 'pt'), check('a', 'en'), check('b', 'sw')], 2],
    ['twice in one language holds two claims', [check('a', 'en'), check('b', 'en')], 0],
    ['with several claims says nothing', [check('a', 'en'), check('b', 'en'), check('c', 'sw')], 0],
    ['without a language says nothing', [check('a', 'en'), check('b', null)], 0],
    ['that is missing says nothing', [check('a', 'en', null), check('b', 'sw', null)], 0],
  ];
  test.each(table)('%s', (_, checks, links) => {
    expect(translationsAmong(checks)).toHaveLength(links);
    expect(translationsAmong([...checks].reverse())).toEqual(translationsAmong(checks));
  });
});

describe('what publishers say is the same', () => {
  const at = (id: string, url: string) => ({ id, url, language: 'en' });
  const said = [{ factCheckId: 'a', from: 'https://a.example', url: 'https://b.example' }];
  const table: [string, ReturnType<typeof at>[], number][] = [
    ['links the two', [at('a', 'https://a.example'), at('b', 'https://b.example')], 1],
    ['says nothing while the other is not there', [at('a', 'https://a.example')], 0],
    [
      'says nothing of a page with two claims',
      [at('a', 'https://a.example'), at('b', 'https://b.example'), at('c', 'https://b.example')],
      0,
    ],
    [
      'says nothing from a page with two claims',
      [at('a', 'https://a.example'), at('d', 'https://a.example'), at('b', 'https://b.example')],
      0,
    ],
  ];
  test.each(table)('%s', (_, checks, links) => {
    expect(saidTheSame(said, checks)).toHaveLength(links);
  });
});
