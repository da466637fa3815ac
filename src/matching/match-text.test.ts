import { describe, expect, test } from 'vitest';
import { readModelFiles } from '../adapters/model-files.ts';
import { openInProcessIndex } from '../adapters/search/in-process.ts';
import type { CheckDocument, Embedder } from '../core/ports.ts';
import { matchText } from './match-text.ts';
import { modelsOf } from './models.rules.ts';
import { asShipped, type PolicyChoices, withChoices } from './policy.rules.ts';

/** No vectors: what is tested here rests on words. */
const embedder: Embedder = {
  name: 'none',
  revision: '1',
  dimension: 4,
  embed: async (texts) => texts.map(() => new Float32Array(4)),
};

const check = (id: string, claim: string, title: string, more: Partial<CheckDocument> = {}): CheckDocument => ({
  id,
  claim,
  title,
  summary: '',
  language: 'en',
  publisher: 'Port Maren Observer',
  rating: 'false',
  publishedAt: '2026-05-01',
  url: `https://lamp.example/${id}`,
  externalId: id,
  vector: null,
  ...more,
});

const checks = [
  check(
    'fc_bridge',
    'The old bridge of Port Maren will be closed for 90 days from Monday because of repairs',
    'Port Maren bridge stays open during repairs',
  ),
  check(
    'fc_bridge_new',
    'The old bridge of Port Maren will be closed for 90 days from Monday, because of repairs',
    'Bridge of Port Maren: still no closure',
    { publishedAt: '2026-09-01' },
  ),
  check(
    'fc_lemon',
    'Drinking hot lemon water every morning cures river fever within three days',
    'Lemon water does not cure river fever',
  ),
  check(
    'fc_bank',
    'Banco Solara gives 500 solars to everyone who opens the link before midnight',
    'Banco Solara gives nothing away',
  ),
  check(
    'fc_swans',
    'The mayor of Ribalta bought forty golden swans with money meant for the hospital',
    'No swans were bought',
  ),
  check(
    'fc_agua',
    'El agua de la ciudad de Ribalta está envenenada con mercurio desde marzo',
    'El agua de Ribalta es potable',
    { language: 'es' },
  ),
];

async function world(documents: readonly CheckDocument[] = checks) {
  const search = openInProcessIndex();
  await search.load(
    (async function* () {
      yield [...documents];
    })(),
  );
  const byId = new Map(documents.map((document) => [document.id, document]));
  return {
    search,
    embedder,
    models: readModelFiles('models'),
    findDocuments: async (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []),
  };
}
const ask = async (text: string, language: string | null = null) => matchText(await world(), { text, language });

describe('a text that is matched', () => {
  test('to a checked claim forwarded nearly as it was gets a reply from the newest of its family', async () => {
    const result = await ask(
      '*Forwarded* ⚠️ The old bridge of Port Maren will be closed for 90 days from Monday because of repairs!! Share',
    );
    expect(result).toMatchObject({ decision: 'reply', reason: 'certain', language: 'en' });
    expect(result.candidates[0]?.factCheckId).toBe('fc_bridge_new');
    expect(result.candidates.map((candidate) => candidate.factCheckId)).not.toContain('fc_bridge');
  });

  test('says why, with the words that spoke for it', async () => {
    const { candidates } = await ask(
      'Drinking hot lemon water every morning cures river fever within three days, my doctor says',
    );
    expect(candidates[0]?.why.find((why) => why.feature === 'shared-words')?.words).toContain('lemon');
    expect(candidates[0]?.probability).toBeGreaterThan(0.5);
  });

  const never: [string, string][] = [
    [
      'turns the claim round',
      'The old bridge of Port Maren will not be closed for 90 days from Monday because of repairs',
    ],
    ['has another number', 'Banco Solara gives 900 solars to everyone who opens the link before midnight'],
    [
      'debunks it itself',
      'Fact check: Drinking hot lemon water every morning cures river fever within three days is a hoax, stop sharing it',
    ],
    [
      'is about something else of the same place',
      'The mayor of Ribalta opened a new school for two hundred children near the old market square',
    ],
    [
      'is about nothing that was checked',
      'Can purple pigeons really carry letters across the eastern mountains in a single winter night?',
    ],
    ['has few words', 'bridge closed Maren'],
  ];
  test.each(never)('is not answered by a machine when it %s', async (_, text) => {
    expect((await ask(text)).decision).not.toBe('reply');
  });

  test('offers at most three, never one that says the opposite', async () => {
    const turned = await ask(
      'The old bridge of Port Maren will not be closed for 90 days from Monday because of repairs',
    );
    if (turned.decision === 'ask')
      expect(turned.candidates.map((candidate) => candidate.factCheckId)).not.toContain('fc_bridge_new');
    expect(turned.candidates.length).toBeLessThanOrEqual(5);
  });

  test('is never offered what could not be quoted with its source', async () => {
    const bare = checks.map((one) => ({ ...one, url: null }));
    const result = await matchText(await world(bare), {
      text: 'Banco Solara gives 900 solars to everyone who opens the link before midnight',
      language: 'en',
    });
    expect(result).toMatchObject({ decision: 'review', next: [] });
  });

  test('is a chat when it only greets', async () =>
    expect(await ask('hello')).toMatchObject({ decision: 'chat', reason: 'not-a-claim' }));

  test('goes to people when it has no words, or the index is empty', async () => {
    expect(await ask('🍋🍋')).toMatchObject({ decision: 'review' });
    const empty = await world([]);
    expect(
      await matchText(empty, { text: 'The harbour of Vila Serena is full of golden turtles', language: 'en' }),
    ).toMatchObject({ decision: 'review', reason: 'no-candidates', candidates: [] });
  });

  test('survives hostile texts', async () => {
    for (const text of ['', '\ud800', '-"', 'x'.repeat(4000), 'lemon '.repeat(700), '\u0000'])
      expect(['review', 'ask', 'chat']).toContain((await ask(text)).decision);
  });
});

describe('the policy', () => {
  const under = async (text: string, choices: Partial<PolicyChoices>, documents = checks) => {
    const needs = await world(documents);
    // A low cut-off: what a policy does must not hang on the last fit of the scorer.
    const thresholds = { reply: { '*': 0.6 } };
    const policy = withChoices(modelsOf(needs.models).shipped, { ...asShipped, thresholds, ...choices });
    return matchText(needs, { text, language: 'en', policy });
  };
  const known = 'The old bridge of Port Maren will be closed for 90 days from Monday because of repairs!! Share';
  const counted = 'The old bridge of Port Maren will be closed for 120 days from Monday because of repairs, they say';

  test('makes a language ask, and leaves others as they are', async () => {
    expect(await under(known, { modes: { en: 'ask' } })).toMatchObject({ decision: 'ask', reason: 'language-asks' });
    expect(await under(known, { modes: { pt: 'ask' } })).toMatchObject({ decision: 'reply' });
  });

  test('a low offer leaves further candidates for "not what I asked": claims not shown, the likeliest first', async () => {
    const offer = { offer: { '*': 0 } };
    const answered = await under(known, { thresholds: { reply: { '*': 0.6 }, ...offer } });
    expect(answered.decision).toBe('reply');
    const next = answered.next.map((one) => one.factCheckId);
    expect(next).toHaveLength(3);
    expect(next).not.toContain(answered.candidates[0]?.factCheckId);
    const likely = answered.next.map((one) => one.probability);
    expect([...likely].sort((a, b) => b - a)).toEqual(likely);
    const asked = await under(known, { modes: { en: 'ask' }, thresholds: { reply: { '*': 0.6 }, ...offer } });
    const seen = asked.candidates.map((one) => one.factCheckId);
    expect(asked.next.length).toBeGreaterThan(0);
    expect(asked.next.filter((one) => seen.includes(one.factCheckId))).toEqual([]);
    expect((await under('Golden turtles swim in the harbour of Vila Serena', {})).next).toEqual([]);
  });

  test('switches a guard off, and only that one', async () => {
    expect(await under(counted, {})).toMatchObject({ reason: 'details-differ' });
    expect(await under(counted, { guardsOff: ['too-short'] })).toMatchObject({ reason: 'details-differ' });
    expect((await under(counted, { guardsOff: ['details-differ'] })).reason).not.toBe('details-differ');
  });

  test('lets a preferred publisher speak for a family before the newest, but not before the language', async () => {
    const preferred = checks.map((one) =>
      one.id === 'fc_bridge' ? { ...one, publisher: 'The Maren Lamp', language: 'en' } : one,
    );
    const best = async (publishers: string[], documents = preferred) =>
      (await under(known, { publishers }, documents)).candidates[0]?.factCheckId;
    expect(await best([])).toBe('fc_bridge_new');
    expect(await best(['the maren lamp'])).toBe('fc_bridge');
    const foreign = preferred.map((one) => (one.id === 'fc_bridge' ? { ...one, language: 'pt' } : one));
    expect(await best(['The Maren Lamp'], foreign)).toBe('fc_bridge_new');
  });
});

test('the same text gets the same answer', async () => {
  const text = 'dicen que el agua de Ribalta está envenenada con mercurio';
  expect(await ask(text)).toEqual(await ask(text));
});

test('broken model files are named', async () => {
  const broken = {
    ...(await world()),
    models: { scorer: {}, thresholds: {}, background: {}, smallTalk: {}, guard: {}, sameClaim: {} },
  };
  await expect(matchText(broken, { text: 'lemon water', language: 'en' })).rejects.toMatchObject({
    kind: 'invalid',
    code: 'models.scorer',
  });
});
