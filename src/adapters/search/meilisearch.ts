import { type EnqueuedTaskPromise, Meilisearch, type Settings } from 'meilisearch';
import { normalise } from '../../claims/normalise.rules.ts';
import { isRefusal, unavailable, wordsOf } from '../../core/errors.ts';
import type { CheckDocument, SearchIndex, SearchQuery } from '../../core/ports.ts';
import { interleave } from '../../matching/merge-lists.rules.ts';
import { indexedText, termHash } from '../../matching/terms.rules.ts';
import { mergeByWords, rotations } from './rotations.rules.ts';
import { languageCode } from './segment.ts';
import { openSidecar, type Sidecar } from './sidecar.ts';
import { nearestElsewhere } from './vector-list.ts';

export type MeilisearchOptions = {
  url: string;
  apiKey: string | null;
  /** Name of the index within the server. */
  index?: string;
  /** How long one search may take before it counts as failed. Milliseconds. */
  deadlineMs?: number;
};

/** One document as the engine has it: text is normalised, so that it and the queries are split alike. */
type Stored = { key: string; id: string; text: string; stamp: string };

/** Settings as code. Source: with these 138,000 documents take 14 s and 138 MB instead of 36 s and 436 MB (2026-11). */
const settings: Settings = {
  searchableAttributes: ['text'],
  displayedAttributes: ['key', 'id', 'text', 'stamp'],
  filterableAttributes: ['key'],
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'exactness'],
  stopWords: [],
  proximityPrecision: 'byAttribute',
  prefixSearch: 'disabled',
  typoTolerance: { enabled: true },
};

/** Queries of one search, and documents asked of each. Source: 16 find .85 of what a full scan finds, 12 find .80. */
const queriesPerSearch = 16;
const perQuery = 50;
/** Documents a payload, and a page when the engine is compared with the database. */
const perBatch = 2000;
const taskTimeoutMs = 300_000;
const retryAfterMs = 5000;

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
    for (const batch of slices(latest, perBatch)) {
      await done(() => index.addDocuments(batch.map(storedOf), { primaryKey: 'key' }));
      for (const document of batch) sidecar.add(document, storedOf(document).text);
    }
  };
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
        const repairs: EnqueuedTaskPromise[] = [];
        let missing: Stored[] = [];
        const send = () => {
          if (missing.length > 0) repairs.push(index.addDocuments(missing, { primaryKey: 'key' }));
          missing = [];
        };
        for await (const batch of batches) {
          missing.push(...lacking(batch, stamps, fresh, mine));
          if (missing.length >= perBatch) send();
        }
        send();
        for (const repair of repairs) await done(() => repair);
        const stale = [...stamps.keys()].filter((key) => !mine.has(idOf(key)) || mine.get(idOf(key)) === null);
        for (const keys of slices(stale, perBatch)) await done(() => index.deleteDocuments(keys));
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

  /** What the engine holds: key to stamp. */
  async function stampsOf(): Promise<Map<string, string>> {
    const stamps = new Map<string, string>();
    for (let offset = 0; ; offset += perBatch) {
      const page = await asked(() => index.getDocuments({ offset, limit: perBatch, fields: ['key', 'stamp'] }));
      for (const { key, stamp } of page.results) stamps.set(key, stamp);
      if (page.results.length < perBatch) return stamps;
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
  const own = query.language === null ? -1 : languageCode(query.language);
  const others = query.vector ? nearestElsewhere([sidecar.rows()], query.vector, own, query.limit) : [];
  const normal = normalise(query.text);
  const queries = rotations(normal, sidecar.counts, queriesPerSearch);
  if (queries.length === 0) return others;
  const found = await asked(() =>
    client.multiSearch({
      queries: queries.map((words) => ({
        indexUid: uid,
        q: words.join(' '),
        matchingStrategy: 'last' as const,
        limit: perQuery,
        attributesToRetrieve: ['id', 'text'],
      })),
    }),
  );
  const hits = new Map<string, string>();
  for (const result of found.results) for (const hit of result.hits as Stored[]) hits.set(hit.id, hit.text);
  const alive = [...hits].filter(([id]) => sidecar.has(id));
  return interleave(mergeByWords(normal, alive, sidecar.counts).slice(0, query.limit), others);
}

function storedOf(document: CheckDocument): Stored {
  const text = normalise(indexedText(document));
  return {
    key: keyOf(document.id),
    id: document.id,
    text,
    stamp: `${text.length}-${termHash('word', text)}-${termHash('characters', text)}`,
  };
}

/** Any id in the letters the engine allows; `_` opens and closes a code, so two ids never meet. */
const keyOf = (id: string): string =>
  id.replace(/[^A-Za-z0-9-]/gu, (letter) => `_${(letter.codePointAt(0) ?? 0).toString(16)}_`);
const idOf = (key: string): string =>
  key.replace(/_([0-9a-f]+)_/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));

const slices = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (isRefusal(cause)) throw cause;
    throw unavailable(
      'search.unavailable',
      `The search engine does not answer: ${wordsOf(cause)}. Check MEILI_URL and MEILI_API_KEY.`,
      retryAfterMs,
      cause,
    );
  }
}

/** Waits for a change to be visible. NOTE: `waitTask` resolves for failed tasks too. */
async function done(start: () => EnqueuedTaskPromise): Promise<void> {
  const task = await asked(() => start().waitTask({ timeout: taskTimeoutMs, interval: 25 }));
  if (task.status !== 'succeeded') {
    throw unavailable(
      'search.refused',
      `The search engine refused a change: ${task.error?.message ?? task.status}.`,
      retryAfterMs,
    );
  }
}
