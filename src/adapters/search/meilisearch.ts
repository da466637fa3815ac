import { Meilisearch, type Settings } from 'meilisearch';
import { normalise } from '../../claims/normalise.rules.ts';
import type { CheckDocument, SearchIndex, SearchQuery } from '../../core/ports.ts';
import { interleave } from '../../matching/merge-lists.rules.ts';
import { indexedText, termHash } from '../../matching/terms.rules.ts';
import { asked, done, openSender } from './meilisearch-tasks.ts';
import { mergeByLikeness, type Rotation, rotations, stemsOf } from './rotations.rules.ts';
import { languageCode } from './segment.ts';
import { openSidecar, type Sidecar } from './sidecar.ts';
import { likenessOf, nearestElsewhere } from './vector-list.ts';

export type MeilisearchOptions = {
  url: string;
  apiKey: string | null;
  /** Name of the index within the server. */
  index?: string;
  /** How long one search may take before it counts as failed. Milliseconds. */
  deadlineMs?: number;
};

/** One document as the engine has it: text is normalised, so that it and the queries are split alike. */
type Stored = { key: string; id: string; text: string; stems: string; stamp: string };

/** Settings as code. Source: with these 138,000 documents take 14 s and 138 MB instead of 36 s and 436 MB (2026-11). */
const settings: Settings = {
  searchableAttributes: ['text', 'stems'],
  displayedAttributes: ['key', 'id', 'text', 'stamp'],
  filterableAttributes: ['key'],
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'exactness'],
  stopWords: [],
  proximityPrecision: 'byAttribute',
  prefixSearch: 'disabled',
  typoTolerance: { enabled: true, disableOnAttributes: ['stems'] },
};

/**
 * Queries of one search. Source: the hits of 16 hold .780 of what is right, of 24 .797, of 40 .821 (123 answerable
 * `routing` dev messages over 137,288 fact-checks); with 40, .848 of 1,224 is among the first 50, in process .862. Own
 * measurement, 2026-11-23.
 */
const queriesPerSearch = 40;
/** Documents a payload: about 300 kB, taken in within seconds even by a busy engine. */
const perBatch = 500;
/** How often a load asks whether a batch is in: a busy engine is not to be asked hundreds of times a second. */
const loadPollMs = 250;
/** Documents a page when the engine is compared with the database, and keys of one deletion. */
const perPage = 2000;

/**
 * A Meilisearch server as search engine. It finds words; term counts and vectors are kept beside it in this process,
 * filled by `load`, and its many hits are put in order here. What people wrote is never sent as a query: only
 * normalised words are. Throws Unavailable `search.unavailable` past the deadline, `search.refused` for a failed task.
 */
export function openMeilisearchIndex(options: MeilisearchOptions): SearchIndex {
  const config = { host: options.url, ...(options.apiKey ? { apiKey: options.apiKey } : {}) };
  const uid = options.index ?? 'fact_checks';
  const quick = new Meilisearch({ ...config, timeout: options.deadlineMs ?? 1500 });
  const index = new Meilisearch({ ...config, timeout: 60_000 }).index<Stored>(uid);
  let sidecar = openSidecar();
  let late: Map<string, CheckDocument | null> | null = null;

  let preparing: Promise<unknown> | null = null;
  /** Settings come before anything else, once a process; a server that was away is asked again. */
  const prepare = async (): Promise<void> => {
    preparing ??= done(() => index.updateSettings(settings)).catch((error) => {
      preparing = null;
      throw error;
    });
    await preparing;
  };

  const put = async (documents: readonly CheckDocument[]): Promise<void> => {
    await prepare();
    for (const document of documents) late?.set(document.id, document);
    const latest = [...new Map(documents.map((document) => [document.id, document])).values()];
    await forget(latest.map((document) => document.id));
    const stored = latest.map(storedOf);
    const sender = openSender();
    for (const batch of slices(stored, perBatch)) await sender.send(() => addTo(batch));
    await sender.settle();
    for (const [i, document] of latest.entries()) sidecar.add(document, stored[i]?.text ?? '');
  };
  const addTo = (batch: Stored[]) => index.addDocuments(batch, { primaryKey: 'key' });
  /** Takes the old words of documents out of the counts; only the engine still knows them. */
  const forget = async (ids: readonly string[]): Promise<void> => {
    const known = ids.filter((id) => sidecar.has(id));
    for (const batch of slices(known, 500)) {
      const filter = `key IN [${batch.map((id) => JSON.stringify(keyOf(id))).join(', ')}]`;
      const found = await asked(() => index.getDocuments({ filter, limit: batch.length, fields: ['id', 'text'] }));
      for (const document of found.results) sidecar.remove(document.id, document.text);
    }
    for (const id of known) sidecar.remove(id, '');
  };
  return {
    name: 'meilisearch',
    async load(batches) {
      await prepare();
      const mine = new Map<string, CheckDocument | null>();
      late = mine;
      try {
        const fresh = openSidecar();
        const stamps = await stampsOf();
        const sender = openSender(loadPollMs);
        let missing: Stored[] = [];
        for await (const batch of batches) {
          missing.push(...lacking(batch, stamps, fresh, mine));
          while (missing.length >= perBatch) {
            const full = missing.slice(0, perBatch);
            missing = missing.slice(perBatch);
            await sender.send(() => addTo(full));
          }
        }
        if (missing.length > 0) await sender.send(() => addTo(missing));
        const stale = [...stamps.keys()].filter((key) => !mine.has(idOf(key)));
        for (const keys of slices(stale, perPage)) await sender.send(() => index.deleteDocuments(keys));
        await sender.settle();
        await sendAgain(mine);
        for (const [id, document] of mine) {
          fresh.remove(id, '');
          if (document) fresh.add(document, storedOf(document).text);
        }
        sidecar = fresh;
      } finally {
        if (late === mine) late = null;
      }
    },
    put,
    async remove(ids) {
      for (const id of ids) late?.set(id, null);
      if (ids.length === 0) return;
      await prepare();
      await forget(ids);
      await done(() => index.deleteDocuments(ids.map(keyOf)));
    },
    nominate: async (query) => {
      await prepare();
      return nominate(quick, uid, sidecar, query);
    },
    terms: {
      documents: () => sidecar.documents(),
      holding: (kind, term) => sidecar[kind].get(termHash(kind, term)),
    },
    size: async () => (await asked(() => index.getStats())).numberOfDocuments,
    close: async () => {},
  };

  /** What changed during a load goes last, so that a batch handed over twice never brings old words back. */
  async function sendAgain(changed: ReadonlyMap<string, CheckDocument | null>): Promise<void> {
    const sender = openSender();
    const documents = [...changed.values()].filter((document) => document !== null);
    const gone = [...changed].flatMap(([id, document]) => (document ? [] : [keyOf(id)]));
    for (const batch of slices(documents.map(storedOf), perBatch)) await sender.send(() => addTo(batch));
    for (const keys of slices(gone, perPage)) await sender.send(() => index.deleteDocuments(keys));
    await sender.settle();
  }

  /** What the engine holds: key to stamp. */
  async function stampsOf(): Promise<Map<string, string>> {
    const stamps = new Map<string, string>();
    for (let offset = 0; ; offset += perPage) {
      const page = await asked(() => index.getDocuments({ offset, limit: perPage, fields: ['key', 'stamp'] }));
      for (const { key, stamp } of page.results) stamps.set(key, stamp);
      if (page.results.length < perPage) return stamps;
    }
  }

  /** Documents that the engine lacks or has with other words; those changed meanwhile are already on their way. */
  function lacking(
    batch: readonly CheckDocument[],
    stamps: Map<string, string>,
    fresh: Sidecar,
    changed: ReadonlyMap<string, unknown>,
  ): Stored[] {
    return batch.flatMap((document) => {
      const stored = storedOf(document);
      const isSame = changed.has(document.id) || stamps.get(stored.key) === stored.stamp;
      stamps.delete(stored.key);
      fresh.add(document, stored.text);
      return isSame ? [] : [stored];
    });
  }
}

async function nominate(client: Meilisearch, uid: string, sidecar: Sidecar, query: SearchQuery): Promise<string[]> {
  const normal = normalise(query.text);
  const queries = rotations(normal, sidecar.counts, queriesPerSearch);
  const answer = queries.length === 0 ? null : asked(() => client.multiSearch({ queries: queries.map(oneOf) }));
  const own = query.language === null ? -1 : languageCode(query.language);
  const others = query.vector ? nearestElsewhere([sidecar.rows()], query.vector, own, query.limit) : [];
  const hits = new Map<string, string>();
  for (const result of (await answer)?.results ?? [])
    for (const hit of result.hits as Stored[]) hits.set(hit.id, hit.text);
  const alive = [...hits].filter(([id]) => sidecar.has(id));
  const nearness = nearnessOf(sidecar, query.vector);
  return interleave(mergeByLikeness(normal, alive, sidecar.counts, { most: query.limit, nearness }), others);

  function oneOf({ words, limit }: Rotation) {
    const retrieved = { limit, attributesToRetrieve: ['id', 'text'] };
    return { indexUid: uid, q: words.join(' '), matchingStrategy: 'last' as const, ...retrieved };
  }
}

function nearnessOf(sidecar: Sidecar, vector: Float32Array | null): (id: string) => number | null {
  if (!vector) return () => null;
  const [rows, like] = [sidecar.rows(), likenessOf(vector)];
  return (id) => {
    const row = sidecar.rowOf(id);
    return row === undefined ? null : like(rows, row);
  };
}

function storedOf(document: CheckDocument): Stored {
  const text = normalise(indexedText(document));
  return {
    key: keyOf(document.id),
    id: document.id,
    text,
    stems: stemsOf(text).join(' '),
    stamp: `2-${text.length}-${termHash('word', text)}-${termHash('characters', text)}`,
  };
}

/** Any id in the letters the engine allows; `_` opens and closes a code, so two ids never meet. */
const keyOf = (id: string): string =>
  id.replace(/[^A-Za-z0-9-]/gu, (letter) => `_${(letter.codePointAt(0) ?? 0).toString(16)}_`);
const idOf = (key: string): string =>
  key.replace(/_([0-9a-f]+)_/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));

const slices = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
