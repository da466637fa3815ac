import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phrasesOf } from '../conversation/words.ts';
import { botLanguages } from '../core/bot-languages.ts';
import { graphemes } from '../core/graphemes.ts';
import { ratings } from '../core/ratings.ts';
import { faultsIn, longestAnswer, longestOverButtons, repeats } from '../outbox/answer-lint.rules.ts';
import { type Answerable, answerBody, answerWords } from './answer.rules.ts';
import { lacksSource, linkTo, longestLink } from './source.rules.ts';

const check: Answerable = {
  id: 'fc_1',
  rating: 'false',
  claim: 'Boiled seaweed cures the Port Amara fever',
  title: 'Seaweed does not cure Port Amara fever.',
  summary: 'Two trials at the harbour hospital found no effect. Dr Lindiwe Okafor advises rest and water.',
  publisher: 'The Harbour Lamp',
  publishedAt: '2026-02-14',
  url: 'https://lamp.example/checks/seaweed',
  language: 'en',
};
const machine = { language: 'en', by: 'machine' } as const;
const of = (changed: Partial<Answerable>, saying: Partial<Parameters<typeof answerBody>[1]> = {}) =>
  answerBody({ ...check, ...changed }, { ...machine, ...saying }).body;

test('an answer says rating and truth first, then the claim, why, source, date, link, and that it is automatic', () => {
  expect(of({}).split('\n\n')).toEqual([
    '🛑 *False.* Seaweed does not cure Port Amara fever.',
    'The claim: “Boiled seaweed cures the Port Amara fever”',
    'Two trials at the harbour hospital found no effect. Dr Lindiwe Okafor advises rest and water.',
    'Source: The Harbour Lamp, February 14, 2026\nhttps://lamp.example/checks/seaweed',
    'This answer is automatic. Is it not right? Tap “Ask a person”.',
  ]);
});

test('an address with blanks is still one link', () => {
  expect(of({ url: 'https://lamp.example/no seaweed ' })).toContain('\nhttps://lamp.example/no%20seaweed\n');
});

test('an address too long for an answer is said in letters, and one that stays too long is no source', () => {
  const slug = 'समुद्री-शैवाल-और-बुखार?इलाज';
  const url = `https://lamp.example/${encodeURIComponent(slug)}/${'a'.repeat(60)}`;
  expect(url.length).toBeGreaterThan(longestLink);
  expect(of({ url })).toContain(`\nhttps://lamp.example/समुद्री-शैवाल-और-बुखार%3Fइलाज/${'a'.repeat(60)}\n`);
  expect(lacksSource({ url, publisher: check.publisher })).toBe(false);
  expect(lacksSource({ url: `${url}${'b'.repeat(longestLink)}`, publisher: check.publisher })).toBe(true);
  const torn = `https://lamp.example/%E0%A4${'c'.repeat(longestLink)}`;
  expect(linkTo(torn)).toBe(torn);
});

test('a notice says that a person checked, and a correction says first that it is one', () => {
  expect(of({}, { by: 'people' })).toMatch(/A person has checked it now\.$/);
  expect(of({}, { by: 'people' })).not.toContain('automatic');
  expect(of({}, { by: 'people', opener: 'Correction: it was not right.\nWe missed the tide.' })).toMatch(
    /^Correction: it was not right. We missed the tide.\n\n🛑 \*False/,
  );
});

test('a correction may name the claim in its note: what puts it right is heard, not refused', () => {
  const note = `Correction: ${check.claim}, we said, and were wrong.`;
  expect(faultsIn(answerWords(check, { language: 'en', by: 'people', opener: note, submissionId: 'sub_1' }))).toEqual(
    [],
  );
});

test('a headline that says the claim again is left out, and what the publisher says instead takes its place', () => {
  const body = of({ title: 'Did you hear? Boiled seaweed cures the Port Amara fever' });
  expect(body).toMatch(/^🛑 \*False\.\* Two trials at the harbour hospital found no effect\.\n\n/);
  expect(body.match(/cures the Port Amara fever/g)).toHaveLength(1);
});

test('a check with nothing but claim, rating and link says so, and is still an answer by the rules', () => {
  const bare = { ...check, title: '', summary: '', publishedAt: null };
  const words = answerWords(bare, { ...machine, submissionId: 'sub_1' });
  expect('body' in words && words.body.split('\n\n').slice(0, 4)).toEqual([
    '🛑 *False.* This is what The Harbour Lamp found.',
    'The claim: “Boiled seaweed cures the Port Amara fever”',
    'The link below says why.',
    'Source: The Harbour Lamp, no date given\nhttps://lamp.example/checks/seaweed',
  ]);
  expect(faultsIn(words)).toEqual([]);
});

test('a check without a rating we know is said to be checked, and none is made up', () => {
  expect(of({ rating: null })).toMatch(/^🔎 \*Checked\.\* Seaweed does not/);
});

test('a check in another language than the answer says which', () => {
  expect(of({ language: 'pt-BR' })).toContain('\nThe check is in Portuguese.\n');
  expect(of({ language: 'hi' }, { language: 'hi-Latn' })).not.toContain('Yeh jaanch');
});

test.each([
  ['hi', '🛑 *ग़लत।* '],
  ['bn', '🛑 *মিথ্যা।* '],
  ['ur', '🛑 *غلط۔* '],
  ['tr', '🛑 *Yanlış.* '],
])('in %s the verdict ends with the full stop of that language', (language, opening) => {
  expect(of({}, { language }).startsWith(opening)).toBe(true);
});

test('in Arabic a quotation in Latin letters stands isolated and the link alone on its line', () => {
  const lines = of({}, { language: 'ar' }).split('\n');
  expect(lines[0]).toBe('🛑 *غير صحيح.* \u2068Seaweed does not cure Port Amara fever.\u2069');
  expect(lines).toContain('https://lamp.example/checks/seaweed');
  expect(lines.at(-1)).toBe('هذه إجابة آلية. أليست صحيحة؟ اضغط «اسأل شخصًا».');
});

test('in Arabic a name and an address amid Arabic reasons stand isolated', () => {
  const body = of(
    { language: 'ar', summary: 'قال Dr Lindiwe Okafor إنه لا أثر له. التفاصيل https://lamp.example/a هنا.' },
    { language: 'ar' },
  );
  expect(body).toContain('قال \u2068Dr Lindiwe Okafor\u2069 إنه');
  expect(body).toContain('\u2068https://lamp.example/a \u2069 هنا');
});

test('an answer carries its three buttons with the submission they are about', () => {
  const words = answerWords(check, { ...machine, submissionId: 'sub_7' });
  expect(words.kind === 'buttons' && words.buttons.map((button) => button.id)).toEqual([
    'helpful:sub_7',
    'not-mine:sub_7',
    'person:sub_7',
  ]);
});

/** Words people write and phones break on: emoji of many parts, marks upon marks, both directions, and their marks. */
const bits = fc.constantFrom(
  ...[
    'word ',
    'a longer word. ',
    'ملح ',
    'نص. ',
    'नमक ',
    'লবণ। ',
    'ẹ́ ',
    'é̂̃',
    '👩‍👩‍👧‍👦',
    '🇵🇹',
    '👍🏽 ',
    '“',
    '”',
    '*',
    '\n',
  ],
  ...['\u202e', '\u2068', '\u200f', '12-14 ', 'https://x.example/a ', '{person}', "'", '，', 'ﷺ ', '\u0301', '\ud83d'],
);
const anyText = fc.array(bits, { maxLength: 300 }).map((parts) => parts.join(''));
const withLetters = fc.tuple(fc.constantFrom('Salt ', 'ملح ', 'नमक ', 'Tuz '), anyText).map((parts) => parts.join(''));
const anyCheck: fc.Arbitrary<Answerable> = fc.record({
  id: fc.constant('fc_1'),
  rating: fc.constantFrom(...ratings, null),
  claim: withLetters,
  title: fc.oneof(anyText, withLetters, fc.constant('')),
  summary: fc.oneof(anyText, withLetters, fc.constant('')),
  publisher: withLetters,
  publishedAt: fc.constantFrom('2026-02-14', null, 'someday'),
  url: fc.integer({ min: 21, max: longestLink }).map((length) => 'https://lamp.example/'.padEnd(length, 'a')),
  language: fc.constantFrom('en', 'ar', 'hi', 'pt-BR', 'not a tag', null),
});

test.each([...botLanguages])('in %s every check makes an answer that keeps all the rules, first or not', (language) => {
  fc.assert(
    fc.property(anyCheck, fc.constantFrom('machine', 'people'), fc.option(anyText), (any, by, note) => {
      // Nobody publishes under the name of a claim; the linter would take it for the claim said twice.
      fc.pre(!repeats(any.publisher, any.claim));
      const { correction, privacy } = phrasesOf(language);
      const opener = by === 'people' && note !== null ? { opener: `${correction} ${note}` } : {};
      const words = answerWords(any, { language, by, submissionId: 'sub_1', ...opener } as const);
      expect(faultsIn(words)).toEqual([]);
      const body = 'body' in words ? words.body : '';
      expect(graphemes(body)).toBeLessThanOrEqual(longestAnswer);
      expect(`${body}\n\n${privacy}`.length).toBeLessThanOrEqual(longestOverButtons);
    }),
    { numRuns: 150 },
  );
});
