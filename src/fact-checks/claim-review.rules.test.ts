import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addressOf, clean, dayOf, readClaimReviews, tagOf } from './claim-review.rules.ts';
import { scriptSafeJson, writeClaimReview } from './write-claim-review.rules.ts';

const read = (name: string) =>
  readClaimReviews(
    JSON.parse(readFileSync(new URL(`../../test/fixtures/claim-review/${name}`, import.meta.url), 'utf8')),
  );

test('reads the one review of a page', () => {
  expect(read('single.json')).toEqual([
    {
      check: {
        givenId: null,
        claim: 'The ferry to Port Amara & Saltquay stops running on Sundays',
        title: 'The ferry to Port Amara still runs on Sundays.',
        summary: '',
        rating: 'false',
        ratingWords: 'False',
        url: 'https://harbour-lamp.example/checks/ferry-sunday',
        language: 'en',
        publisher: 'The Harbour Lamp',
        claimant: 'Teo Marsh',
        publishedOn: '2026-02-14',
      },
    },
  ]);
});

test('finds the review among the other nodes of a page graph', () => {
  expect(read('graph.json')).toMatchObject([
    {
      check: {
        givenId: 'https://lanterna.example/checagens/farol#review',
        rating: 'misleading',
        language: 'pt',
        publisher: 'Lanterna do Cais',
      },
    },
  ]);
});

test('reads a feed, refuses the item without a claim, and lets no other scheme than http through', () => {
  const readings = read('feed.json');
  expect(readings).toHaveLength(5);
  expect(readings[0]).toMatchObject({ check: { rating: 'false', publishedOn: '2025-11-30' } });
  expect(readings[1]).toEqual({ reason: 'claimReviewed is missing or empty.' });
  expect(readings[2]).toMatchObject({ check: { rating: 'true', ratingWords: '5' } });
  expect(readings[4]).toMatchObject({
    check: { givenId: 'tw-17', url: null, rating: 'false', language: 'hi', publisher: 'Tidewatch' },
  });
});

test("reads every review in an answer of Google's claims:search", () => {
  expect(read('google.json')).toMatchObject([
    {
      check: { rating: 'false', claimant: 'Teo Marsh', publisher: 'Tidewatch', title: 'No, lamps do not attract eels' },
    },
    { check: { rating: 'misleading', publisher: 'farola.example', language: 'es' } },
    { check: { rating: 'satire', claimant: null, publishedOn: null } },
  ]);
});

test('says what is wrong with documents that hold no review', () => {
  for (const document of [null, 7, 'text', {}, { '@type': 'NewsArticle' }]) {
    expect(readClaimReviews(document)).toMatchObject([{ reason: expect.stringMatching(/ClaimReview|object/) }]);
  }
});

describe('what we write', () => {
  const ours = {
    url: 'https://harbour-lamp.example/checks/eels',
    claim: 'Green lamps attract harbour eels </script><script>alert(1)</script>',
    title: 'Harbour eels do not follow lamps.',
    summary: 'Two years of counting found no more eels under green lamps.',
    rating: 'misleading' as const,
    language: 'en',
    claimant: null,
    publishedOn: '2026-02-01',
    modifiedOn: '2026-02-03',
    publisher: { name: 'The Harbour Lamp', url: 'https://harbour-lamp.example' },
    sources: [{ name: 'Saltquay fishery survey', url: 'https://survey.example/eels' }],
  };

  test('can be read back with the same meaning', () => {
    const { url, title, summary, rating, language, publishedOn } = ours;
    const [reading] = readClaimReviews(JSON.parse(scriptSafeJson(writeClaimReview(ours))));
    expect(reading).toMatchObject({
      check: { url, title, summary, rating, language, publishedOn, publisher: 'The Harbour Lamp' },
    });
  });

  test('cannot end the script element it stands in', () => {
    expect(scriptSafeJson(writeClaimReview(ours))).not.toMatch(/[<>&]/);
  });

  test('gives a number only where the scale has a place', () => {
    for (const rating of ['unproven', 'satire'] as const) {
      expect(writeClaimReview({ ...ours, rating }).reviewRating).not.toHaveProperty('ratingValue');
    }
    expect(writeClaimReview({ ...ours, rating: null })).not.toHaveProperty('reviewRating');
  });
});

test('small readers are strict', () => {
  expect([
    addressOf('javascript:x'),
    addressOf('http://'),
    addressOf('https://a.example/"x'),
    addressOf(['https://a.example']),
  ]).toEqual([null, null, null, 'https://a.example']);
  expect([dayOf('2026-13-01'), dayOf('2026-02-01T10:00'), dayOf('1 Feb'), dayOf(undefined)]).toEqual([
    null,
    '2026-02-01',
    null,
    null,
  ]);
  expect([tagOf('pt_BR'), tagOf('hi-latn'), tagOf('English'), tagOf(null), tagOf('SW')]).toEqual([
    'pt',
    'hi-Latn',
    null,
    null,
    'sw',
  ]);
  expect(clean(' a\n<p>b &quot;c&quot;</p>\u0000 ', 100)).toBe('a b "c"');
});

test('a review says where it stands too, once each, and not where it stands itself', () => {
  const url = 'https://lamp.example/en/squid';
  const [reading] = readClaimReviews({
    '@type': 'ClaimReview',
    claimReviewed: 'A giant squid has closed the old pier of Saltquay.',
    url,
    sameAs: [url, 'https://lamp.example/es/calamar', 'not an address'],
    workTranslation: [{ url: 'https://lamp.example/es/calamar' }, { '@id': 'https://lamp.example/pt/lula' }],
  });
  expect(reading).toMatchObject({
    check: { sameAs: ['https://lamp.example/es/calamar', 'https://lamp.example/pt/lula'] },
  });
});
