import { desc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { submissions } from '../../db/schema/conversation.ts';
import { factChecks } from '../../db/schema/fact-checks.ts';
import { openDataFolder } from '../../src/adapters/search/data-folder.ts';
import { openInProcessIndex } from '../../src/adapters/search/in-process.ts';
import { createApp } from '../../src/app/create-app.ts';
import { findDocuments } from '../../src/fact-checks/fact-checks.store.ts';
import { loadSearchIndex } from '../../src/fact-checks/load-search-index.ts';
import { saveFactCheck } from '../../src/fact-checks/save-fact-check.ts';
import { type Bench, openChecks, tryText } from '../../src/matching/evaluate/bench-world.ts';
import { readFlips } from '../../src/matching/evaluate/measure-flips.ts';
import { openWorld, type TestWorld } from '../support/open-world.ts';
import { say } from '../support/whatsapp.ts';

/** A decision as three paths can tell it: by the API, to an asker, and to the evaluation. */
type Told = { decision: string; reason: string; candidates: [id: string, probability: number][] };

const rounded = (candidates: readonly { factCheckId: string; probability: number }[]): Told['candidates'] =>
  candidates.map(({ factCheckId, probability }) => [factCheckId, Math.round(probability * 1e6) / 1e6]);

async function asApi(world: TestWorld, text: string): Promise<Told> {
  const answer = await createApp(world, {
    assets: {},
    simulator: null,
    ready: async () => ({ missing: [], degraded: [] }),
  }).request('/api/v1/match', {
    method: 'POST',
    body: JSON.stringify({ text }),
    headers: { authorization: 'Bearer test-api-key', 'content-type': 'application/json' },
  });
  const { decision, reason, candidates } = (await answer.json()) as Told & { candidates: never };
  return { decision, reason, candidates: rounded(candidates) };
}

async function asAsker(world: TestWorld, from: string, text: string): Promise<Told> {
  await say(world, { from, text, forwarded: true });
  const [row] = await world.db.select().from(submissions).orderBy(desc(submissions.id)).limit(1);
  const candidates = row?.candidates as Parameters<typeof rounded>[0];
  return { decision: row?.decision ?? '', reason: row?.reason ?? '', candidates: rounded(candidates) };
}

const saveCheck = (world: TestWorld, check: { claim: string; language: string; i: number }) =>
  saveFactCheck(world, {
    source: 'lamp',
    externalId: `lamp-${check.i}`,
    ratingWords: 'false',
    url: `https://lamp.example/checks/${check.i}`,
    publisher: 'The Harbour Lamp',
    claimant: null,
    publishedOn: '2026-02-01',
    slug: null,
    state: 'live',
    claim: check.claim,
    title: `No proof: ${check.claim.slice(0, 60)}`,
    summary: '',
    rating: 'false',
    language: check.language,
  });

/** What the evaluation says, over an index that it loads by itself from the same fact-checks, as a start of the service does. */
async function evaluated(world: TestWorld): Promise<(text: string) => Promise<Told>> {
  const rows = await world.db.select({ id: factChecks.id }).from(factChecks).orderBy(factChecks.id);
  const documents = await findDocuments(
    world.db,
    rows.map((row) => row.id),
  );
  const none = { list: async () => [], read: async () => '' };
  const bench: Bench = {
    data: none,
    flips: none,
    embedder: world.embedder,
    models: world.models,
    openSearch: async () => openInProcessIndex(),
    milliseconds: () => 0,
    peakMemoryBytes: () => 0,
    progress: () => {},
    files: [],
    split: 'dev',
    vectors: new Map(),
  };
  const library = await openChecks(bench, documents);
  return async (text) => {
    const { decision, reason, candidates } = (await tryText(bench, library, text)).result;
    return { decision, reason, candidates: rounded(candidates) };
  };
}

test('what is measured is what is done: evaluation, API and conversation decide alike', async () => {
  const world = await openWorld();
  const pairs = await readFlips(openDataFolder('models/flips'));
  const claims = [...new Map(pairs.map((pair) => [pair.claim, pair.lang]))].filter((_, i) => i % 12 === 0);
  for (const [i, [claim, language]] of claims.entries()) await saveCheck(world, { claim, language, i });
  await world.runDueJobs();
  await loadSearchIndex(world);
  const evaluate = await evaluated(world);
  const told = new Map(claims);
  const known = pairs.filter((pair) => told.has(pair.claim));
  const texts = known.flatMap((pair, i) => (i % 23 === 0 ? [pair.original, pair.flipped] : []));
  expect(texts.length).toBeGreaterThanOrEqual(12);
  const decisions = new Set<string>();
  for (const [i, text] of texts.entries()) {
    const expected = await evaluate(text);
    decisions.add(expected.decision);
    expect(await asApi(world, text)).toEqual(expected);
    if (i % 3 === 0) expect(await asAsker(world, String(15550200000 + i), text)).toEqual(expected);
  }
  expect(decisions.has('reply') && decisions.size > 1).toBe(true);
}, 120_000);
