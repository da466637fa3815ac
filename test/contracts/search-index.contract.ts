// NOTE: long because it is the one suite that every search engine passes.
import { describe, expect, test } from 'vitest';
import type { CheckDocument, SearchIndex } from '../../src/core/ports.ts';

/** Invented fact-checks about invented people and places. */
const checks: [id: string, language: string, claim: string, title?: string][] = [
  [
    'fc_lemon',
    'en',
    'Drinking hot lemon water every morning cures the river fever',
    'Lemon water does not cure river fever',
  ],
  ['fc_lemon2', 'en', 'Hot lemon water cures river fever, says Doctor Amara Okello', 'No cure in lemons'],
  ['fc_bridge', 'en', 'The Port Maren bridge will be closed for 90 days from Monday'],
  ['fc_bank', 'en', 'Banco Solara gives 500 solars to everyone who opens this link before midnight'],
  ['fc_ponte', 'pt', 'A ponte de Vila Serena desabou ontem durante a tempestade'],
  ['fc_agua', 'es', 'El agua de la ciudad de Ribalta está envenenada con mercurio'],
  ['fc_hindi', 'hi', 'सूर्यनगर के बाज़ार में नकली चावल बेचा जा रहा है'],
  ['fc_arabic', 'ar', 'إغلاق مدارس مدينة النور لمدة أسبوع بسبب العاصفة الرملية'],
  ['fc_thai', 'th', 'ดื่มน้ำมะพร้าวทุกวันช่วยรักษาโรคไข้แม่น้ำได้'],
  ['fc_swahili', 'sw', 'Serikali ya Bandari Mpya itagawa chakula bure kwa kila familia'],
];

export function aCheck(id: string, claim: string, more: Partial<CheckDocument> = {}): CheckDocument {
  const none = {
    title: '',
    summary: '',
    language: 'en',
    publisher: 'Port Maren Observer',
    rating: null,
    publishedAt: null,
    url: null,
    vector: null,
  };
  return { id, claim, externalId: id, ...none, ...more };
}

const everyCheck = () => checks.map(([id, language, claim, title = '']) => aCheck(id, claim, { language, title }));

/** What `reconcile` finds where these documents are all there are. */
export function reconcileWith(index: SearchIndex, documents: readonly CheckDocument[]) {
  async function* ids() {
    for await (const batch of inBatches(documents)) yield batch.map(({ id }) => id);
  }
  return index.reconcile(ids(), async (wanted) => documents.filter(({ id }) => wanted.includes(id)));
}

async function* inBatches(documents: readonly CheckDocument[], size = 3) {
  for (let from = 0; from < documents.length; from += size) yield documents.slice(from, from + size);
}

const hostile = [
  '',
  ' ',
  '-',
  '-lemon',
  '"',
  '"lemon water',
  'lemon" OR 1=1',
  '\\',
  '/',
  '*',
  '_',
  '%',
  'id = 1',
  '\u0000lemon',
  '\ud83d',
  'lemon \udc00 water',
  '🍋🍋🍋',
  '👨‍👩‍👧',
  '\u202elemon',
  'https://example.org/lemon?x=1',
  'a',
  'x'.repeat(4000),
  'lemon '.repeat(700),
  '{"q":"lemon"}',
  "'; drop table",
];

/** What every search engine must do, whatever its scores. `open` gives an empty one. */
export function searchIndexContract(name: string, open: () => Promise<SearchIndex>): void {
  const filled = async (): Promise<SearchIndex> => {
    const index = await open();
    await index.load(inBatches(everyCheck()));
    return index;
  };
  const ask = (
    index: SearchIndex,
    text: string,
    more: { language?: string; vector?: Float32Array; limit?: number } = {},
  ) => index.nominate({ text, language: more.language ?? null, vector: more.vector ?? null, limit: more.limit ?? 5 });

  describe(`${name} as a search index`, () => {
    test('an empty index nominates nothing and counts nothing', async () => {
      const index = await open();
      await index.load(inBatches([]));
      expect(await ask(index, 'lemon water')).toEqual([]);
      expect(await index.size()).toBe(0);
      expect(index.terms.documents()).toBe(0);
      await index.close();
    });

    test('an index that was never loaded nominates nothing, takes documents, and finds them', async () => {
      const index = await open();
      expect(await ask(index, 'lemon water')).toEqual([]);
      await index.put(everyCheck());
      expect(await ask(index, 'hot lemon water cures river fever')).toContain('fc_lemon');
      await index.remove(['fc_lemon']);
      expect(await ask(index, 'hot lemon water cures river fever')).not.toContain('fc_lemon');
      await index.close();
    });

    test('the fact-check that a message is about comes among the first', async () => {
      const index = await filled();
      const asked: [string, string][] = [
        ['Forwarded: pls share!! hot LEMON water cures river-fever 🍋🍋', 'fc_lemon'],
        ['is the bridge in port maren realy closed for ninety (90) days??', 'fc_bridge'],
        ['ponte de vila serena desabou', 'fc_ponte'],
        ['dicen que el agua de Ribalta esta envenenada', 'fc_agua'],
        ['सूर्यनगर बाज़ार में नकली चावल', 'fc_hindi'],
        ['هل صحيح أنه تم اغلاق مدارس مدينه النور', 'fc_arabic'],
        ['จริงไหม น้ำมะพร้าวรักษาโรคไข้แม่น้ำ', 'fc_thai'],
        ['chakula bure kwa kila familia bandari mpya', 'fc_swahili'],
      ];
      for (const [text, id] of asked) expect((await ask(index, text)).slice(0, 2), text).toContain(id);
      await index.close();
    });

    test('a forward of 4,000 characters still finds the claim in its middle', async () => {
      const index = await filled();
      const noise =
        'Good morning dear friends of the garden group, please read until the end and share with your family. '.repeat(
          19,
        );
      const text = `${noise}\nBanco Solara gives 500 solars to everyone who opens this link before midnight.\n${noise}`;
      expect(text.length).toBeGreaterThan(3900);
      expect(await ask(index, text)).toContain('fc_bank');
      await index.close();
    });

    test('no text breaks a search, and none is read as an instruction', async () => {
      const index = await filled();
      for (const text of hostile) {
        const found = await ask(index, text);
        expect(new Set(found).size, JSON.stringify(text.slice(0, 20))).toBe(found.length);
      }
      expect((await ask(index, '-lemon water')).slice(0, 2)).toContain('fc_lemon');
      expect((await ask(index, '"lemon water cures')).slice(0, 2)).toContain('fc_lemon');
      expect(await ask(index, '🍋🍋🍋')).toEqual([]);
      expect(await ask(index, '')).toEqual([]);
      await index.close();
    });

    test('never more than the limit from each list, and no repeats', async () => {
      const index = await filled();
      const vector = Float32Array.of(1, 0, 0, 0);
      const found = await ask(index, 'lemon water bridge bank', { limit: 2, vector });
      expect(found.length).toBeLessThanOrEqual(4);
      expect(new Set(found).size).toBe(found.length);
      await index.close();
    });

    test('putting twice changes nothing, and counts a document once', async () => {
      const index = await filled();
      const [first] = everyCheck();
      if (!first) throw new Error('no checks');
      await index.put([first, first]);
      await index.put([first]);
      expect(await index.size()).toBe(checks.length);
      expect(index.terms.documents()).toBe(checks.length);
      expect((await ask(index, 'hot lemon water river fever')).filter((id) => id === 'fc_lemon')).toHaveLength(1);
      await index.close();
    });

    test('what is put is found at once, and by its new words only after a change', async () => {
      const index = await filled();
      await index.put([aCheck('fc_new', 'Purple pigeons were seen over the harbour of Port Maren')]);
      expect((await ask(index, 'purple pigeons harbour'))[0]).toBe('fc_new');
      await index.put([aCheck('fc_new', 'Striped dolphins swam up the canal of Vila Serena')]);
      expect(await ask(index, 'purple pigeons')).not.toContain('fc_new');
      expect((await ask(index, 'striped dolphins canal'))[0]).toBe('fc_new');
      expect(await index.size()).toBe(checks.length + 1);
      await index.close();
    });

    test('what is taken out is gone, and its neighbours stay', async () => {
      const index = await filled();
      await index.remove(['fc_lemon', 'fc_unknown']);
      const found = await ask(index, 'hot lemon water river fever');
      expect(found).not.toContain('fc_lemon');
      expect(found).toContain('fc_lemon2');
      expect(await index.size()).toBe(checks.length - 1);
      expect(index.terms.documents()).toBe(checks.length - 1);
      await index.remove(['fc_lemon']);
      expect(await index.size()).toBe(checks.length - 1);
      await index.close();
    });

    test('loading again repairs: the missing come, the changed change, the stale go', async () => {
      const index = await filled();
      await index.remove(['fc_bridge']);
      await index.put([aCheck('fc_stale', 'Golden turtles cross the square at noon')]);
      const changed = everyCheck().map((check) =>
        check.id === 'fc_bank' ? { ...check, claim: 'Silver owls deliver parcels in Ribalta' } : check,
      );
      await index.load(inBatches(changed));
      expect(await ask(index, 'Port Maren bridge closed')).toContain('fc_bridge');
      expect(await ask(index, 'golden turtles square')).not.toContain('fc_stale');
      expect((await ask(index, 'silver owls parcels'))[0]).toBe('fc_bank');
      expect(await index.size()).toBe(checks.length);
      await index.close();
    });

    test('what another process put or took out is noted, and counted', async () => {
      const index = await filled();
      const [first] = everyCheck();
      if (!first) throw new Error('no checks');
      await index.follow({ documents: [first, aCheck('fc_new', 'Purple pigeons on parade')], gone: ['fc_bank'] });
      expect(index.terms.documents()).toBe(checks.length);
      expect(index.terms.holding('word', 'purple')).toBe(1);
      await index.follow({ documents: [], gone: ['fc_new', 'fc_unknown'] });
      expect(index.terms.documents()).toBe(checks.length - 1);
      await index.close();
    });

    test('held against every document, it gets what is missing, and tells what it knows beyond them', async () => {
      const index = await filled();
      expect(await reconcileWith(index, everyCheck())).toEqual({
        ...{ documents: checks.length, missing: 0, changed: 0, stale: [] },
      });
      await index.remove(['fc_bridge']);
      await index.put([aCheck('fc_stale', 'Golden turtles cross the square at noon')]);
      expect(await reconcileWith(index, everyCheck())).toEqual({
        ...{ documents: checks.length, missing: 1, changed: 0, stale: ['fc_stale'] },
      });
      expect(await ask(index, 'Port Maren bridge closed')).toContain('fc_bridge');
      expect(await ask(index, 'golden turtles square')).toContain('fc_stale');
      await index.close();
    });

    test('terms are counted per document, words, prefixes and characters alike', async () => {
      const index = await filled();
      expect(index.terms.holding('word', 'lemon')).toBe(2);
      expect(index.terms.holding('word', 'cure*')).toBeGreaterThanOrEqual(1);
      expect(index.terms.holding('characters', 'lemo')).toBe(2);
      expect(index.terms.holding('word', 'nowhere')).toBe(0);
      await index.close();
    });

    test('vectors bring candidates of other languages only', async () => {
      const index = await open();
      const near = (values: number[]) => ({ vector: Int8Array.from(values) });
      await index.load(
        inBatches([
          aCheck('fc_own', 'Alpha beta', { language: 'en', ...near([127, 0, 0, 0]) }),
          aCheck('fc_other', 'Gama delta', { language: 'pt', ...near([120, 40, 0, 0]) }),
          aCheck('fc_far', 'Epsilon zeta', { language: 'pt', ...near([-127, 0, 0, 0]) }),
          aCheck('fc_plain', 'Eta teta', { language: 'pt' }),
        ]),
      );
      const vector = Float32Array.of(1, 0, 0, 0);
      expect(await ask(index, 'unseen words', { language: 'en', vector })).toEqual(['fc_other']);
      expect(await ask(index, 'unseen words', { language: 'en', vector: new Float32Array(4) })).toEqual([]);
      await index.close();
    });
  });
}
