import { describe, expect, test } from 'vitest';
import type { TermCounts } from '../../core/ports.ts';
import { termHash, termsOf } from '../../matching/terms.rules.ts';
import { filtersFor, storedTerms, termCode } from './filters.rules.ts';

const codeOf = (word: string) => termCode(termHash('word', word));

/** Counts as they stand over these texts. */
function countsOf(texts: readonly string[]): TermCounts {
  return {
    documents: () => texts.length,
    holding: (kind, term) => texts.filter((text) => termsOf(kind, text).includes(term)).length,
  };
}

/** Reads a filter as the engine does: `terms IN […]`, AND, OR and brackets. */
function passes(filter: string, terms: ReadonlySet<string>): boolean {
  const plain = filter
    .replace(/terms IN \[([a-z, ]*)\]/g, (_, codes: string) =>
      String(codes.split(', ').some((code) => terms.has(code))),
    )
    .replaceAll('AND', '&&')
    .replaceAll('OR', '||');
  expect(plain).toMatch(/^[truefals&|() ]+$/);
  return new Function(`return ${plain}`)() as boolean;
}

/** Ten thousand invented texts: one rare word, one of a hundred middling ones, and many common ones. */
const texts = Array.from(
  { length: 10_000 },
  (_, i) => `rare${i} mid${String.fromCharCode(97 + (i % 26))}${i % 97} common${i % 7} everyday${i % 3} ever`,
);
const counts: TermCounts = {
  documents: () => texts.length,
  holding: (kind, term) =>
    kind === 'characters' ? 500 : term.startsWith('rare') ? 1 : term.startsWith('mid') ? 4 : 2000,
};

describe('filters of a message', () => {
  test('say nothing of what people wrote', () => {
    const filters = filtersFor('rare17 midb17 common3 everyday2', counts);
    expect(filters.length).toBeGreaterThan(0);
    for (const { filter } of filters) expect(filter).toMatch(/^[()ANDORI [\],a-z]+$/);
    for (const { filter } of filters) expect(filter).not.toMatch(/rare|common|every/);
  });

  test('find a text by one rare word, and by three common ones', () => {
    const found = (asked: string, text: string) =>
      filtersFor(asked, counts).some(({ filter }) => passes(filter, new Set(storedTerms(text))));
    expect(found('rare17 and nothing else', texts[17] ?? '')).toBe(true);
    expect(found('common3 everyday2 ever other words', texts[17] ?? '')).toBe(true);
    expect(found('zeppelin quagga ostrich', texts[17] ?? '')).toBe(false);
  });

  test('ask for a word that no known fact-check holds, for another process may just have put one', () => {
    const filters = filtersFor('zeppelin', countsOf(['lemon water', 'harbour bridge']));
    expect(filters[0]?.filter).toContain(codeOf('zeppelin'));
  });

  test('ask for such words by themselves, so that what others find never crowds out the newest', () => {
    const filters = filtersFor('zeppelin bridge', countsOf(['lemon water', 'harbour bridge']));
    const word = filters.filter(({ filter }) => filter.includes(codeOf('zeppelin')));
    expect(word).toHaveLength(1);
    expect(word[0]?.filter).not.toContain(codeOf('bridge'));
    expect(filters.some(({ filter }) => filter.includes(codeOf('bridge')))).toBe(true);
  });

  test('are none for an empty text or an empty index', () => {
    expect(filtersFor('', counts)).toEqual([]);
    expect(filtersFor('lemon', countsOf([]))).toEqual([]);
  });

  test('stay few and short for a forward of four thousand characters', () => {
    const forward = Array.from({ length: 700 }, (_, i) => `word${i}`).join(' ');
    const filters = filtersFor(forward, counts);
    expect(filters.length).toBeLessThanOrEqual(5);
    for (const { filter } of filters) expect(filter.length).toBeLessThan(20_000);
  });
});

test('a filter for two or three of many passes exactly those that hold so many', () => {
  const words = ['alpha', 'beta', 'gama', 'delta', 'zeta'];
  const common: TermCounts = { documents: () => 1_000_000, holding: () => 2100 };
  const filters = filtersFor(words.join(' '), common).map(({ filter }) => filter);
  const [two = '', three = ''] = filters;
  for (let held = 0; held < 2 ** words.length; held++) {
    const some = words.filter((_, i) => held & (1 << i));
    const terms = new Set(some.map(codeOf));
    expect(passes(two, terms), some.join(' ')).toBe(some.length >= 2);
    expect(passes(three, terms), some.join(' ')).toBe(some.length >= 3);
  }
});

test('a code is seven letters, and another for another term', () => {
  expect(codeOf('lemon')).toMatch(/^[a-z]{7}$/);
  expect(codeOf('lemon')).not.toBe(codeOf('lemons'));
  expect(termCode(0xffffffff)).toMatch(/^[a-z]{7}$/);
});
