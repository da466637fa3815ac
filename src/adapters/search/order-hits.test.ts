import { expect, test } from 'vitest';
import { normalise } from '../../claims/normalise.rules.ts';
import type { CheckDocument } from '../../core/ports.ts';
import { indexedText } from '../../matching/terms.rules.ts';
import { openInProcessIndex } from './in-process.ts';
import { orderHits } from './order-hits.ts';
import { scanNotes } from './scan-notes.ts';
import { openSidecar, type Sidecar } from './sidecar.ts';

/** Invented fact-checks: every combination of who, what and where, so that many are near each other. */
const who = ['The mayor of Port Maren', 'Doctor Amara Okello', 'A baker in Ribalta', 'The river authority'];
const what = ['hides purple pigeons', 'sells lemon water as a cure', 'closes the old bridge', 'hands out free rice'];
const where = ['near the harbour', 'behind the lighthouse', 'in Vila Serena', 'at the night market', 'on the ferry'];

const documents: CheckDocument[] = who.flatMap((a, i) =>
  what.flatMap((b, j) =>
    where.map((c, k) => ({
      id: `fc_${i}${j}${k}`,
      externalId: '',
      claim: `${a} ${b} ${c}`,
      title: (i + j + k) % 3 === 0 ? `No, nobody ${b}` : '',
      summary: '',
      language: k % 2 === 0 ? 'en' : 'pt',
      publisher: 'Port Maren Observer',
      rating: null,
      publishedAt: null,
      url: null,
      vector: Int8Array.of(40 * i - 60, 30 * j - 40, 20 * k - 40, 7),
    })),
  ),
);

const messages = [
  'is it true the mayor of port maren hides purple pigeons behind the lighthouse??',
  'lemon water cure, says dr okello',
  'brigde closed in vila serena',
  'a baker a baker a baker rice',
];

const allRows = (sidecar: Sidecar) => [...sidecar.ids()].flatMap((id) => sidecar.rowOf(id) ?? []);

async function bothEngines() {
  const index = openInProcessIndex();
  await index.put(documents);
  const sidecar = openSidecar();
  for (const document of documents) sidecar.add({ ...document, text: normalise(indexedText(document)), stamp: '' });
  return { index, sidecar };
}

test('hits are put in the order of the embedded index', async () => {
  const { index, sidecar } = await bothEngines();
  for (const text of messages) {
    for (const vector of [null, Float32Array.of(0.5, 0.5, -0.5, 0.5)]) {
      const query = { text, language: 'en', vector, limit: 10 };
      const ordered = orderHits(sidecar, normalise(text), allRows(sidecar), query);
      expect(ordered, text).toEqual(await index.nominate(query));
    }
  }
});

test('order stays that of the embedded index when fact-checks are replaced and taken out', async () => {
  const { index, sidecar } = await bothEngines();
  const [first, second, third] = documents;
  if (!first || !second || !third) throw new Error('no documents');
  const changed = { ...first, claim: 'Silver owls deliver parcels on the ferry' };
  await index.put([changed]);
  sidecar.add({ ...changed, text: normalise(indexedText(changed)), stamp: '' });
  for (const { id } of [second, third]) sidecar.remove(id);
  await index.remove([second.id, third.id]);
  const query = { text: 'silver owls on the ferry', language: 'en', vector: null, limit: 5 };
  const ordered = orderHits(sidecar, normalise(query.text), allRows(sidecar), query);
  expect(ordered[0]).toBe(first.id);
  expect(ordered).toEqual(expect.not.arrayContaining([second.id, third.id]));
  expect(sidecar.textOf(second.id)).toBeUndefined();
});

test('without an engine, what is kept is looked through for the most telling words', async () => {
  const { sidecar } = await bothEngines();
  for (const text of messages.slice(0, 2)) {
    const query = { text, language: null, vector: null, limit: 3 };
    const normal = normalise(text);
    const all = orderHits(sidecar, normal, allRows(sidecar), query);
    expect(orderHits(sidecar, normal, await scanNotes(sidecar, normal), query)[0]).toBe(all[0]);
  }
  expect(await scanNotes(sidecar, 'unheard')).toEqual([]);
});
