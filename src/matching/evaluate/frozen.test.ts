import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readModelFiles } from '../../adapters/model-files.ts';
import { openDataFolder } from '../../adapters/search/data-folder.ts';
import { openInProcessIndex } from '../../adapters/search/in-process.ts';
import { openEmbedder } from '../../app/build.ts';
import { readSettings } from '../../app/config.ts';
import type { Bench } from './bench-world.ts';
import { measureOwnFlips, openOwn, readFlips } from './measure-flips.ts';
import { measureOwn, ownMessages, readOthers } from './measure-own.ts';

/** What no change may make worse: `least` for what should be high, `most` for what should be low. */
const Floors = z.object({
  floors: z.array(
    z.object({
      figure: z.string(),
      least: z.number().optional(),
      most: z.number().optional(),
      measured: z.number(),
      date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
      source: z.string().min(1),
    }),
  ),
});

/** One of so many pairs and claims is tried, of all in the index; coprime with the forms each slot is told in. */
const everyPair = 11;
const everyClaim = 3;

test('our own frozen messages are answered as well, and turned ones as seldom, as models/floors.json says', async () => {
  const none = { list: async () => [], read: async () => '' };
  const flips = openDataFolder('models/flips');
  const bench: Bench = {
    data: none,
    flips,
    embedder: openEmbedder(readSettings({})),
    models: readModelFiles('models'),
    openSearch: async () => openInProcessIndex(),
    milliseconds: () => 0,
    peakMemoryBytes: () => 0,
    progress: () => {},
    files: [],
    split: 'dev',
    vectors: new Map(),
  };
  const pairs = await readFlips(flips);
  const world = await openOwn(bench, pairs, []);
  const messages = ownMessages(pairs, world.checks, await readOthers(flips));
  const tried = messages.filter((message, i) => message.label !== 'match' || i % everyClaim === 0);
  const own = await measureOwn(bench, world, tried);
  const turned = await measureOwnFlips(
    bench,
    world,
    pairs.filter((_, i) => i % everyPair === 0),
  );
  const share = (label: string, decisions: readonly string[]) => {
    const of = own.decisions[label] ?? {};
    const all = Object.values(of).reduce((sum, n) => sum + n, 0);
    return decisions.reduce((sum, decision) => sum + (of[decision] ?? 0), 0) / Math.max(1, all);
  };
  const found: Record<string, number> = {
    coverage: own.policy.coverage,
    'wrong answers': own.policy.wrong,
    'small talk kept from people': share('nonclaim', ['chat']),
    'claims taken for small talk': share('match', ['chat']) + share('nomatch', ['chat']),
    ...Object.fromEntries(Object.entries(turned).map(([family, f]) => [`${family} answered`, f.answered / f.pairs])),
  };
  const { floors } = Floors.parse(JSON.parse(readFileSync('models/floors.json', 'utf8')));
  console.info(`frozen set: ${JSON.stringify(found)}`);
  expect(Object.keys(found).sort()).toEqual(floors.map((floor) => floor.figure).sort());
  const broken = floors.filter(({ figure, least, most }) => {
    const value = found[figure] ?? Number.NaN;
    return !(value >= (least ?? 0) && value <= (most ?? Number.POSITIVE_INFINITY));
  });
  expect(broken.map(({ figure }) => `${figure}: ${found[figure]}`)).toEqual([]);
}, 120_000);
