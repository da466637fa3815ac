import { expect, test } from 'vitest';
import { readModelFiles } from '../../adapters/model-files.ts';
import { openInProcessIndex } from '../../adapters/search/in-process.ts';
import { evaluate } from './evaluate.ts';
import { checkOf } from './measure-changes.ts';
import { reportOf } from './report.rules.ts';
import { isRight } from './right.rules.ts';
import { parse } from './rows.rules.ts';

const lines = (...rows: unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n');
const bridge = 'The old bridge of Port Maren will be closed for 90 days from Monday because of repairs';
const lemon = 'Drinking hot lemon water every morning cures river fever within three days';
const checks = lines(
  { id: 'b', claim: bridge, lang: 'en' },
  { id: 'l', claim: lemon, lang: 'en' },
  { id: 'w', claim: 'Golden swans were stolen in Ribalta', lang: 'en' },
);

/** A folder of data in memory, about invented places. */
const files: Record<string, string> = {
  'tweets/factchecks.jsonl.gz': checks,
  'tweets/queries.dev.jsonl.gz': lines(
    { id: 'q1', text: `hey! ${bridge}`, lang: 'en' },
    { id: 'q2', text: `${lemon} wow`, lang: 'en' },
  ),
  'tweets/qrels.dev.tsv': 'q1\tb\nq2\tl\n',
  'index-130k/factchecks.jsonl.gz': checks,
  'routing/drop_ids.dev.txt': 'w\n',
  'routing/messages.dev.jsonl.gz': lines(
    { id: 'm1', text: `${bridge} pls share`, lang: 'en', source: 's', label: 'match', relevant: ['b'] },
    {
      id: 'm2',
      text: 'Golden swans were stolen in Ribalta by the mayor of the town',
      lang: 'en',
      source: 's',
      label: 'nomatch',
    },
    { id: 'm3', text: 'hello', lang: 'en', source: 's', label: 'nonclaim' },
  ),
  'tips/dedup_pairs.jsonl.gz': lines(
    { a: bridge, b: `Forwarded\n${bridge}`, label: 1 },
    { a: bridge, b: lemon, label: 0 },
  ),
  'forwards/clusters.dev.jsonl.gz': lines(
    { cluster: '1', text: bridge },
    { cluster: '1', text: `*${bridge}*` },
    { cluster: '2', text: lemon },
  ),
};

test('every set is measured for whatever files it has', async () => {
  const figures = await evaluate(
    {
      flips: { list: async () => [], read: async () => '' },
      data: { list: async () => Object.keys(files), read: async (path) => files[path] ?? '' },
      embedder: {
        name: 'none',
        revision: '1',
        dimension: 4,
        embed: async (texts) => texts.map(() => Float32Array.of(1, 0, 0, 0)),
      },
      models: readModelFiles('models'),
      openSearch: async () => openInProcessIndex(),
      milliseconds: () => 0,
      peakMemoryBytes: () => 0,
      progress: () => {},
    },
    { sets: null, split: 'dev' },
  );
  expect(figures.sets.tweets).toMatchObject({ queries: 2, factChecks: 3, mapAt5: 1, mrr: 1, sAt1: 1, recallAt50: 1 });
  expect(figures.routing).toMatchObject({ messages: 3, answerable: 1, unanswerable: 1, nonclaim: 1, inSample: true });
  expect(figures.routing?.policy.wrong).toBe(0);
  expect(figures.routing?.decisions.nonclaim).toEqual({ chat: 1 });
  expect(figures.dedup.tips).toEqual({ pairs: 2, recall: 1, precision: 1 });
  expect(figures.clusters.forwards).toMatchObject({ messages: 3, pairPrecision: 1 });
  expect(figures.clusters.forwards?.b3.f1).toBe(1);
  expect(reportOf(figures)).toContain('| tweets dev | 2 | 3 | 1.000');
});

test('a check counts as right when it is the right one told again, with the same numbers', () => {
  const right = [checkOf('b', bridge)];
  expect(isRight(checkOf('b', 'other words'), right)).toBe(true);
  expect(isRight(checkOf('x', `${bridge}.`), right)).toBe(true);
  expect(isRight(checkOf('x', `People write that ${bridge.toLowerCase()}`), right)).toBe(true);
  expect(isRight(checkOf('x', bridge.replace('90', '30')), right)).toBe(false);
  expect(isRight(checkOf('x', lemon), right)).toBe(false);
});

test('dates of publishers become days, and what is no date becomes none', () => {
  const dates = parse.checks(
    lines(
      { id: '1', claim: 'x', published: '26 May 2015' },
      { id: '2', claim: 'x', published: '2019-10-04T19:45:08+01:00' },
      { id: '3', claim: 'x', published: 'soon' },
    ),
  );
  expect(dates.map((check) => check.publishedAt?.slice(0, 7) ?? null)).toEqual(['2015-05', '2019-10', null]);
});
