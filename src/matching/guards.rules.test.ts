import { describe, expect, test } from 'vitest';
import { readModelFiles } from '../adapters/model-files.ts';
import type { CheckDocument, TermCounts } from '../core/ports.ts';
import type { Rating } from '../core/ratings.ts';
import { checkOf } from './evaluate/measure-changes.ts';
import { candidateView, featuresOf, type ScoredFeatures } from './features.rules.ts';
import { pairVetoes, vetoesOf } from './guards.rules.ts';
import { messageView } from './message-view.rules.ts';
import { modelsOf } from './models.rules.ts';

/** A large index in which no word is common. */
const counts: TermCounts = {
  documents: () => 10_000,
  holding: (_, term) => (['the', 'is', 'of', 'a', 'to', 'in'].includes(term) ? 6000 : 5),
};

const check = (claim: string, more: Partial<CheckDocument> = {}): CheckDocument => ({
  ...checkOf('fc_a', claim),
  ...more,
});
const { guard } = modelsOf(readModelFiles('models'));
const messageOf = (text: string, language: string | null) => messageView({ text, language, vector: null }, counts);
function rowOf(
  text: string,
  claim: string,
  language: string | null,
  more: Partial<CheckDocument> = {},
): ScoredFeatures {
  const candidate = candidateView(check(claim, { language, ...more }), 0, counts);
  return featuresOf(messageOf(text, language), [candidate], counts)[0] as ScoredFeatures;
}
const vetoes = (text: string, claim: string, language: string | null = 'en', more: Partial<CheckDocument> = {}) =>
  pairVetoes(messageOf(text, language), rowOf(text, claim, language, more), guard);

const bridge = 'The old bridge of Port Maren will be closed from Monday because of repairs';

describe('a claim that is turned round', () => {
  const turned: [string, string, string][] = [
    ['en', 'The old bridge of Port Maren will not be closed from Monday because of repairs', bridge],
    ['en', "The old bridge of Port Maren won't be closed from Monday because of repairs", bridge],
    ['en', 'It is false that the old bridge of Port Maren will be closed from Monday', bridge],
    [
      'es',
      'El puente viejo de Ribalta no estará cerrado desde el lunes por obras',
      'El puente viejo de Ribalta estará cerrado desde el lunes por obras',
    ],
    [
      'pt',
      'A ponte velha de Vila Serena não vai fechar na segunda por causa de obras',
      'A ponte velha de Vila Serena vai fechar na segunda por causa de obras',
    ],
    [
      'fr',
      'Le vieux pont de Sérac ne sera pas fermé dès lundi à cause des travaux',
      'Le vieux pont de Sérac sera fermé dès lundi à cause des travaux',
    ],
    [
      'hi',
      'सूर्यनगर का पुराना पुल सोमवार से बंद नहीं रहेगा क्योंकि काम चल रहा है',
      'सूर्यनगर का पुराना पुल सोमवार से बंद रहेगा क्योंकि काम चल रहा है',
    ],
    [
      'ar',
      'لن يغلق جسر مدينة النور القديم يوم الاثنين بسبب أعمال الصيانة',
      'يغلق جسر مدينة النور القديم يوم الاثنين بسبب أعمال الصيانة',
    ],
    [
      'id',
      'Jembatan lama Kota Cahaya tidak ditutup mulai Senin karena ada perbaikan',
      'Jembatan lama Kota Cahaya ditutup mulai Senin karena ada perbaikan',
    ],
    [
      'sw',
      'Daraja la zamani la Bandari Mpya halitafungwa kamwe kuanzia Jumatatu kwa ukarabati',
      'Daraja la zamani la Bandari Mpya litafungwa kuanzia Jumatatu kwa ukarabati',
    ],
  ];
  test.each(turned)('is seen in %s: %s', (language, text, claim) =>
    expect(vetoes(text, claim, language)).toContain('negation-differs'),
  );
  test.each(turned)('is seen in %s the other way round: %s', (language, text, claim) =>
    expect(vetoes(claim, text, language)).toContain('negation-differs'),
  );
});

describe('a negation that turns nothing round', () => {
  test('stands in another sentence', () => {
    expect(vetoes(`Please do not ignore this.\n${bridge}.\nI cannot believe it`, bridge)).toEqual([]);
  });
  test('stands in both', () => {
    expect(
      vetoes(
        'people say no bus will cross the old bridge of Port Maren',
        'No bus will cross the old bridge of Port Maren',
      ),
    ).toEqual([]);
  });
  test('stands in a headline that denies what people say', () => {
    expect(vetoes(bridge, 'No, the old bridge of Port Maren will not be closed from Monday')).toEqual([]);
    expect(vetoes(bridge, `False claim: ${bridge}`)).toEqual([]);
  });
});

describe('numbers', () => {
  const claim = 'Banco Solara gives 500 solars to everyone who opens the link';
  test('that differ are seen', () =>
    expect(vetoes('Banco Solara gives 900 solars to everyone who opens the link now', claim)).toContain(
      'details-differ',
    ));
  test('that agree, or are only left out or added, pass', () => {
    expect(vetoes('Banco Solara gives 500 solars to everyone who opens the link, 3 days left', claim)).toEqual([]);
    expect(vetoes('Banco Solara gives solars to everyone who opens the link right now', claim)).toEqual([]);
  });
});

describe('a text of few words', () => {
  test('is not answered alone', () => expect(vetoes('old bridge Maren closed', bridge)).toContain('too-short'));
  test('passes when it is the claim itself', () =>
    expect(vetoes('Golden swans were stolen in Ribalta', 'Golden swans were stolen in Ribalta')).toEqual([]));
});

describe('a message that debunks', () => {
  test('is not answered as if it claimed', () =>
    expect(vetoes(`FACT CHECK: ${bridge} - this is a hoax, stop sharing`, bridge)).toContain('already-debunking'));
  test('is still answered when it asks', () =>
    expect(vetoes(`${bridge}. Is this fake news or true?`, bridge)).not.toContain('already-debunking'));
});

test('a language that is not known is not answered alone', () => {
  expect(vetoes(bridge, bridge, 'und')).toContain('language-unknown');
  expect(vetoes('12 34 56', bridge)).toContain('language-unknown');
});

test('two likely candidates whose ratings disagree go to people', () => {
  const message = messageView({ text: bridge, language: 'en', vector: null }, counts);
  const judged = (rating: Rating | null, probability: number) => ({
    row: rowOf(bridge, bridge, 'en', { rating }),
    probability,
  });
  expect(vetoesOf(message, [judged('false', 0.95), judged('true', 0.9)], guard)).toEqual(['ratings-conflict']);
  expect(vetoesOf(message, [judged('false', 0.95), judged('misleading', 0.9)], guard)).toEqual([]);
  expect(vetoesOf(message, [judged('false', 0.95), judged('true', 0.3)], guard)).toEqual([]);
  expect(vetoesOf(message, [judged(null, 0.95), judged('true', 0.9)], guard)).toEqual([]);
  expect(vetoesOf(message, [], guard)).toEqual([]);
});

test('a claim that one fact-check finds true and another wrong goes to people, though both count as one', () => {
  const message = messageView({ text: bridge, language: 'en', vector: null }, counts);
  const judged = (rating: Rating | null, probability: number) => ({
    row: rowOf(bridge, bridge, 'en', { rating }),
    probability,
  });
  const best = judged('true', 0.95);
  const withFellow = (rating: Rating | null, probability: number) =>
    vetoesOf(message, [best], guard, [best, judged(rating, probability)]);
  expect(withFellow('false', 0.9)).toEqual(['ratings-conflict']);
  expect(withFellow('unproven', 0.9)).toEqual([]);
  expect(withFellow('true', 0.9)).toEqual([]);
  expect(withFellow('false', 0.6)).toEqual([]);
});
