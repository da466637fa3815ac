import { expect, test } from 'vitest';
import { missingIn, readSources, slugOf } from './verdict.rules.ts';

test('sources are read one to a line, with or without a name', () => {
  expect(readSources('Harbour office | https://harbour.example/notice\n\nhttps://lamp.example/a')).toEqual({
    sources: [
      { name: 'Harbour office', url: 'https://harbour.example/notice' },
      { name: 'lamp.example', url: 'https://lamp.example/a' },
    ],
    faults: [],
  });
});

test.each(['just words', 'A name | javascript:alert(1)', '| https://x.example'])(
  'a line that is no source comes back with what to do: %s',
  (line) => {
    const { sources, faults } = readSources(line);
    expect(sources).toEqual([]);
    expect(faults[0]).toContain('Write a name, a bar, and an address');
  },
);

test('a verdict without sources or explanation may not be published', () => {
  const words = { title: 'It is so.', summary: 'Because.', sources: [], explanation: ' ' };
  expect(missingIn(words)).toHaveLength(2);
  expect(missingIn({ ...words, explanation: 'Long.', sources: [{ name: 'a', url: 'https://a.example' }] })).toEqual([]);
});

test.each([
  ['Seaweed does not cure the fever.', 'ver_0000abcdef', 'seaweed-does-not-cure-the-fever-abcdef'],
  ['Não há vacina no sal', 'ver_0000abcdef', 'nao-ha-vacina-no-sal-abcdef'],
  ['नमक में टीका नहीं है', 'ver_0000abcdef', 'abcdef'],
])('the address of “%s” is readable and unique', (title, id, slug) => {
  expect(slugOf(title, id)).toBe(slug);
});
