import { expect, test } from 'vitest';
import { verdicts } from '../../db/schema/publishing.ts';
import { staff } from '../../db/schema/staff.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { readClaimReviews } from '../fact-checks/claim-review.rules.ts';
import { saveFactCheck } from '../fact-checks/save-fact-check.ts';
import { siteRoutes } from './site.routes.tsx';

const bell = {
  source: 'ours',
  externalId: 'ver_bell',
  claim: 'The church bell of Saltquay rings "by itself" <every> night </script>',
  title: 'A motor rings the church bell of Saltquay.',
  summary: 'It was installed nine years ago and can be heard humming.',
  rating: 'false' as const,
  ratingWords: 'false',
  url: 'https://tipline.example/checks/bell',
  language: 'en',
  publisher: 'The Harbour Lamp',
  claimant: null,
  publishedOn: '2026-02-20',
  slug: 'bell',
};

async function publish(world: TestWorld, check: typeof bell = bell) {
  const { id } = await saveFactCheck(world, check);
  await world.runDueJobs();
  return id;
}

/** Two versions of a verdict, the second correcting the first. */
async function withVersions(world: TestWorld, factCheckId: string) {
  const at = new Date('2026-02-20T10:00:00Z');
  const corrected = new Date('2026-02-22T10:00:00Z');
  await world.db
    .insert(staff)
    .values({ id: 'stf_1', email: 'ines@harbour-lamp.example', name: 'Inês Falcão', role: 'editor', createdAt: at });
  const { claim, title, summary, rating, language } = bell;
  const same = {
    claimId: 'clm_1',
    claim,
    title,
    summary,
    rating,
    language,
    writtenBy: 'stf_1',
    publishedBy: 'stf_1',
    factCheckId,
  };
  const sources = [{ name: 'Parish accounts', url: 'https://parish.example/accounts' }];
  await world.db.insert(verdicts).values([
    { ...same, id: 'ver_1', state: 'superseded', explanation: 'Old words.', sources, publishedAt: at, updatedAt: at },
    {
      ...same,
      id: 'ver_2',
      version: 2,
      correctsId: 'ver_1',
      correctionNote: 'The motor is nine years old, not ten.',
      state: 'published',
      explanation: 'First paragraph.\n\nSecond paragraph.',
      sources,
      publishedAt: corrected,
      updatedAt: corrected,
    },
    {
      ...same,
      id: 'ver_3',
      version: 3,
      correctsId: 'ver_2',
      correctionNote: 'A draft nobody may see.',
      state: 'draft',
      explanation: 'Draft.',
      sources,
      publishedAt: null,
      updatedAt: corrected,
    },
  ]);
}

const get = async (world: TestWorld, path: string) => {
  const response = await siteRoutes(world).request(path);
  return { status: response.status, type: response.headers.get('content-type') ?? '', body: await response.text() };
};

test('an unknown or withdrawn fact-check has no page', async () => {
  const world = await openWorld();
  await publish(world);
  await saveFactCheck(world, { ...bell, state: 'withdrawn' });
  for (const slug of ['bell', 'no-such-check']) {
    const app = siteRoutes(world);
    app.onError((error, c) => c.text((error as { code?: string }).code ?? 'bug', 404));
    expect(await (await app.request(`/checks/${slug}`)).text()).toBe('check.unknown');
  }
});

test('a fact-check says what is true first, then the claim, explanation, sources, editor and corrections', async () => {
  const world = await openWorld();
  await withVersions(world, await publish(world));
  const { body } = await get(world, '/checks/bell');
  const order = [
    'False',
    '<h1>A motor rings',
    '<blockquote>',
    'First paragraph.',
    'Second paragraph.',
    'Parish accounts',
    'not ten',
    'Inês Falcão',
  ];
  const places = order.map((words) => body.indexOf(words, body.indexOf('<main')));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(Math.min(...places)).toBeGreaterThan(0);
  expect(body).toContain('22 February 2026');
  expect(body).not.toMatch(/A draft nobody|Old words/);
});

test('its ClaimReview can be read back and cannot end its script', async () => {
  const world = await openWorld();
  await withVersions(world, await publish(world));
  const { body } = await get(world, '/checks/bell');
  const json = body.match(/<script type="application\/ld\+json">(.*?)<\/script>/s)?.[1] ?? '';
  expect(readClaimReviews(JSON.parse(json))).toMatchObject([
    {
      check: {
        title: bell.title,
        rating: 'false',
        url: 'https://tipline.example/checks/bell',
        publisher: 'The Harbour Lamp',
        publishedOn: '2026-02-20',
      },
    },
  ]);
  expect(JSON.parse(json).dateModified).toBe('2026-02-22');
  expect(body).toContain('<link rel="canonical" href="https://tipline.example/checks/bell"');
});

test('a page in a language written from right to left says so', async () => {
  const world = await openWorld();
  await publish(world, { ...bell, language: 'ar', title: 'محرك يدق جرس الكنيسة كل ليلة.' });
  const { body } = await get(world, '/checks/bell');
  expect(body).toContain('<html lang="ar" dir="rtl">');
  expect(body).toContain('غير صحيح');
});

test('the front page lists ours, latest first, thirty at a time, and nobody else’s', async () => {
  const world = await openWorld();
  for (let at = 10; at < 42; at++) {
    const day = `2026-01-${String(Math.min(31, at)).padStart(2, '0')}`;
    await saveFactCheck(world, {
      ...bell,
      externalId: `ver_${at}`,
      slug: `check-${at}`,
      title: `Title number ${at}.`,
      publishedOn: day,
    });
  }
  await saveFactCheck(world, {
    ...bell,
    source: 'imported',
    externalId: 'x',
    slug: null,
    title: 'From another publisher.',
  });
  const first = (await get(world, '/')).body;
  expect(first.match(/Title number \d+/g)?.slice(0, 2)).toEqual(['Title number 41', 'Title number 40']);
  expect(first.match(/Title number/g)).toHaveLength(30);
  expect(first).not.toContain('another publisher');
  const older = first.match(/href="(\/\?after=[^"]+)"/)?.[1] ?? '';
  const second = (await get(world, older)).body;
  expect(second.match(/Title number \d+/g)).toEqual(['Title number 11', 'Title number 10']);
});

test('an empty front page says what will stand there', async () => {
  expect((await get(await openWorld(), '/')).body).toContain('Nothing is published yet');
});

test('feed and sitemap are well-formed and name our pages', async () => {
  const world = await openWorld();
  await publish(world);
  const feed = await get(world, '/feed.xml');
  expect(feed.type).toContain('application/rss+xml');
  expect(feed.body).toContain('<link>https://tipline.example/checks/bell</link>');
  expect(feed.body).toContain('Fri, 20 Feb 2026 00:00:00 GMT');
  expect(feed.body).not.toContain('<every>');
  const map = await get(world, '/sitemap.xml');
  expect(map.body.match(/<loc>[^<]+/g)).toEqual([
    '<loc>https://tipline.example/',
    '<loc>https://tipline.example/checks/bell',
  ]);
});

test("a search answers in Google's shape, which our own reader understands", async () => {
  const world = await openWorld();
  await publish(world);
  const { body, status } = await get(world, '/v1alpha1/claims:search?query=church%20bell%20of%20Saltquay');
  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual({
    claims: [
      {
        text: bell.claim,
        claimReview: [
          {
            publisher: { name: 'The Harbour Lamp', site: 'tipline.example' },
            url: bell.url,
            title: bell.title,
            reviewDate: '2026-02-20T00:00:00Z',
            textualRating: 'false',
            languageCode: 'en',
          },
        ],
      },
    ],
  });
  expect(readClaimReviews(JSON.parse(body))).toMatchObject([{ check: { rating: 'false' } }]);
});

test('a search is paged, filtered by language, and refused without a query', async () => {
  const world = await openWorld();
  for (const at of [1, 2, 3]) await publish(world, { ...bell, externalId: `ver_${at}`, slug: `bell-${at}` });
  const first = JSON.parse((await get(world, '/v1alpha1/claims:search?query=church+bell&pageSize=2')).body);
  expect(first.claims).toHaveLength(2);
  const rest = JSON.parse(
    (await get(world, `/v1alpha1/claims:search?query=church+bell&pageSize=2&pageToken=${first.nextPageToken}`)).body,
  );
  expect(rest.claims).toHaveLength(1);
  expect(rest).not.toHaveProperty('nextPageToken');
  expect(JSON.parse((await get(world, '/v1alpha1/claims:search?query=church+bell&languageCode=pt')).body)).toEqual({
    claims: [],
  });
  const refused = await get(world, '/v1alpha1/claims:search');
  expect([refused.status, JSON.parse(refused.body).error.status]).toEqual([400, 'INVALID_ARGUMENT']);
});
