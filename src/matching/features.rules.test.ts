import { describe, expect, test } from 'vitest';
import type { CheckDocument, TermCounts } from '../core/ports.ts';
import { namesOf } from './compare.rules.ts';
import { checkOf } from './evaluate/measure-changes.ts';
import { familiesOf } from './families.rules.ts';
import { candidateView, featureNames, featuresOf } from './features.rules.ts';
import { messageView, tellingSentences } from './message-view.rules.ts';
import { answerOf, type Ranked } from './rank.rules.ts';
import { joinViews, scriptOf, viewOf } from './text-view.rules.ts';

const common = new Set(['the', 'of', 'in', 'a', 'is', 'to', 'was']);
const counts: TermCounts = { documents: () => 10_000, holding: (_, term) => (common.has(term) ? 5000 : 3) };
const check = (id: string, claim: string, more: Partial<CheckDocument> = {}): CheckDocument => ({
  ...checkOf(id, claim),
  ...more,
});
const rowsFor = (text: string, documents: CheckDocument[]) =>
  featuresOf(
    messageView({ text, language: 'en', vector: null }, counts),
    documents.map((document, i) => candidateView(document, i, counts)),
    counts,
  );

const swans = check('swans', 'Golden swans were stolen from the lake of Ribalta by the mayor');
const swansAgain = check('swans2', 'The golden swans were stolen from the lake of Ribalta by the mayor', {
  title: 'No swans were stolen',
});
const bus = check('bus', 'The mayor of Ribalta sold the lake to a bus company', { language: 'pt' });

describe('features', () => {
  const [first, second, third] = rowsFor('They say golden swans were stolen from the lake of Ribalta by the mayor!', [
    swans,
    swansAgain,
    bus,
  ]);

  test('are finite numbers, one for every name', () => {
    for (const row of [first, second, third]) {
      for (const name of featureNames) expect(Number.isFinite(row?.features[name]), name).toBe(true);
    }
  });
  test('favour the claim that is told', () => {
    expect(first?.features.claimFound).toBeCloseTo(1);
    expect(first?.features.charFull).toBeGreaterThan(third?.features.charFull ?? 1);
    expect(first?.features.rankFused).toBe(0);
    expect(first?.features.distinctMissing).toBe(0);
    expect(third?.features.rarestMissing).toBeGreaterThan(0);
  });
  test('measure margins against other families only', () => {
    expect(first?.family).toBe(second?.family);
    expect(third?.family).not.toBe(first?.family);
    expect(first?.features.familySize).toBe(2);
    expect(second?.features.marginCharClaim).toBeGreaterThan(0);
    expect(third?.features.marginCharClaim).toBeLessThan(0);
  });
  test('see language and script', () =>
    expect([first?.features.sameLanguage, third?.features.sameLanguage]).toEqual([1, 0]));
  test('of no candidates are none', () => expect(rowsFor('anything', [])).toEqual([]));
});

test('claims with other numbers or a negation are other families', () => {
  const member = (claim: string) => ({ claim: viewOf(claim, counts), language: 'en' });
  const claim = 'Banco Solara gives 500 solars to everyone who opens the link before midnight';
  expect(
    familiesOf([
      member(claim),
      member(claim.replace('500', '900')),
      member(claim.replace('gives', 'never gives')),
      member(`${claim} today`),
    ]),
  ).toEqual([0, 1, 2, 0]);
});

test('a family is answered by its newest member, in the asker’s language first', () => {
  const [row] = rowsFor('golden swans', [swans]);
  if (!row) throw new Error('no row');
  const entry = (id: string, probability: number, language: string, publishedAt: string | null): Ranked => ({
    row: { ...row, family: 0, candidate: { ...row.candidate, document: check(id, 'x', { language, publishedAt }) } },
    raw: probability,
    probability,
  });
  const idOf = (entries: Ranked[]) =>
    answerOf(entries, 'pt').map(({ row, probability }) => [row.candidate.document.id, probability]);
  expect(idOf([entry('old', 0.9, 'en', '2024-01-01'), entry('new', 0.8, 'en', '2026-01-01')])).toEqual([['new', 0.9]]);
  expect(idOf([entry('new', 0.9, 'en', '2026-01-01'), entry('own', 0.8, 'pt', '2024-01-01')])).toEqual([['own', 0.9]]);
  const [bare, linked] = [entry('bare', 0.9, 'pt', '2026-01-01'), entry('linked', 0.8, 'en', '2024-01-01')];
  const { candidate } = bare.row;
  const without = {
    ...bare,
    row: { ...bare.row, candidate: { ...candidate, document: { ...candidate.document, url: null } } },
  };
  expect(idOf([without, linked])).toEqual([['linked', 0.9]]);
  expect(idOf([entry('sure', 0.9, 'en', null), entry('unsure', 0.2, 'pt', '2026-01-01')])).toEqual([['sure', 0.9]]);
});

test('names are words with a capital inside a sentence', () => {
  expect(namesOf('Golden swans of Ribalta met Doctor Okello')).toEqual(['ribalta', 'doctor', 'okello']);
  expect(namesOf('golden swans')).toEqual([]);
});

test('two texts joined look like one text', () => {
  const [joined, whole] = [
    joinViews(viewOf('golden swans', counts), viewOf('stolen swans', counts), counts),
    viewOf('golden swans stolen swans', counts),
  ];
  expect([...joined.word].sort()).toEqual([...whole.word].sort());
  expect(joined.words).toEqual(whole.words);
});

test('the script of a text is the one most letters are in', () => {
  const table = [
    ['lake', 'latin'],
    ['озеро', 'cyrillic'],
    ['बाज़ार', 'devanagari'],
    ['مدينة', 'arabic'],
    ['湖のそば', 'east-asian'],
    ['น้ำ', 'other'],
    ['123 !', 'none'],
  ];
  for (const [text, script] of table) expect(scriptOf(text ?? '')).toBe(script);
});

test('a long forward is also searched by its most telling sentences, a short one is not', () => {
  const filler = 'This is the part of the text in which a lot is said to a lot of people in the group.\n'.repeat(3);
  const long = messageView(
    { text: `${filler}Golden swans were stolen from Ribalta lake by mayor Okello.`, language: 'en', vector: null },
    counts,
  );
  expect(tellingSentences(long, 1)).toEqual(['golden swans were stolen from ribalta lake by mayor okello']);
  expect(
    tellingSentences(
      messageView({ text: 'Golden swans were stolen. Really?', language: 'en', vector: null }, counts),
      2,
    ),
  ).toEqual([]);
});
