import { Meilisearch } from 'meilisearch';
import { normalise } from '../../claims/normalise.rules.ts';
import { isRefusal } from '../../core/errors.ts';
import type { CheckDocument, SearchIndex } from '../../core/ports.ts';
import { termHash } from '../../matching/terms.rules.ts';
import { filtersFor } from './filters.rules.ts';
import { ensureIndex, fillIndex, isOurs, putAll, removeAll, stampsOf, textsOf } from './meilisearch-build.ts';
import { idOf, keyOf, stampOf, textOf } from './meilisearch-documents.ts';
import { findHits } from './meilisearch-find.ts';
import { openHealth } from './meilisearch-health.ts';
import { asked, isMissingIndex } from './meilisearch-tasks.ts';
import { orderHits } from './order-hits.ts';
import { scanNotes } from './scan-notes.ts';
import { openSidecar, type Sidecar } from './sidecar.ts';

export type MeilisearchOptions = {
  url: string;
  apiKey: string | null;
  /** Name of the index within the server. */
  index?: string;
  /** How long one search may take before it is answered without the engine. Milliseconds. */
  deadlineMs?: number;
  /** Hears why the engine is left out, and null when it helps again. */
  onChange?: (why: unknown) => void;
};

/**
 * Of a search, before it is answered without the engine. Milliseconds. Chosen 2026-11. Over 137,288 fact-checks an answer
 * took 113 ms, p95 245, on two cores at a load of six (Meilisearch 1.50; own measurement, 2026-11-23).
 */
const defaultDeadlineMs = 400;
/**
 * A compressed answer comes in pieces, and the last one waits 40 ms for the one before to be confirmed.
 * Source: 52 ms instead of 8 for 500 hits on loopback (Meilisearch 1.50, Node 20; own measurement, 2026-11-23).
 */
const plainAnswers = { headers: { 'Accept-Encoding': 'identity' } };
/** Fact-checks of other processes that one search takes note of. */
const mostLearned = 100;
/** Fact-checks whose lengths are worked out between two pauses of a load: some tens of milliseconds. */
const measuredAtOnce = 1000;

/**
 * A Meilisearch server as search engine. It finds by filters over terms; texts, term counts and vectors are kept beside
 * it in this process, filled by `load`, and its hits are put in order here as in the embedded index. What people wrote
 * is never sent: only the numbers of its terms are. What other processes put is taken note of when it is first found.
 *
 * An engine that is away or late is left out: what is kept here is looked through instead, and the engine gets what it
 * missed when it is back. `nominate` therefore never fails; `load`, `put` and `remove` throw Unavailable
 * `search.unavailable`, `search.key` or, for a failed task, `search.refused`.
 */
export function openMeilisearchIndex(options: MeilisearchOptions): SearchIndex {
  const config = {
    host: options.url,
    requestInit: plainAnswers,
    ...(options.apiKey ? { apiKey: options.apiKey } : {}),
  };
  const uid = options.index ?? 'fact_checks';
  const quick = new Meilisearch({ ...config, timeout: options.deadlineMs ?? defaultDeadlineMs });
  const client = new Meilisearch({ ...config, timeout: 60_000 });
  const health = openHealth(() => performance.now(), options.onChange ?? (() => {}));
  let sidecar = openSidecar();
  let late: Map<string, CheckDocument | null> | null = null;
  /** Whether the engine is known not to hold all that is kept here. */
  let isLacking = false;
  let filling: Promise<void> | null = null;
  /** Ids that the engine did not take, to be put or taken out when it is back. */
  const owed = new Set<string>();

  const settle = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) owed.add(id);
    await ensureIndex(client, uid);
    await putAll(
      client,
      uid,
      ids.flatMap((id) => textWithId(sidecar, id)),
    );
    await removeAll(
      client,
      uid,
      ids.filter((id) => sidecar.textOf(id) === undefined),
    );
    for (const id of ids) owed.delete(id);
  };
  /** Gives the engine what it lacks, beside everything else; one failure, and it rests. */
  const catchUp = (): void => {
    if (filling || (!isLacking && owed.size === 0)) return;
    const work = async () => {
      if (isLacking) await fillIndex(client, uid, sidecar, null);
      isLacking = false;
      await settle([...owed]);
    };
    filling = work()
      .catch((error) => {
        if (isRefusal(error) && error.code === 'search.refused') owed.clear();
        health.failed(error);
      })
      .finally(() => {
        filling = null;
      });
  };
  const find = async (normal: string): Promise<number[]> => {
    if (health.isResting()) return scanNotes(sidecar, normal);
    if (isLacking) catchUp();
    if (isLacking) return scanNotes(sidecar, normal);
    try {
      const found = await hitsOf(quick, uid, sidecar, normal);
      health.answered();
      catchUp();
      return found;
    } catch (error) {
      health.failed(error);
      if (isMissingIndex(error)) isLacking = true;
      return scanNotes(sidecar, normal);
    }
  };
  return {
    name: 'meilisearch',
    async load(batches) {
      const mine = new Map<string, CheckDocument | null>();
      late = mine;
      try {
        const before = await stampsOf(client, uid).catch(() => null);
        const fresh = openSidecar();
        for await (const batch of batches) {
          for (const document of batch) note(fresh, document);
          await breathe();
        }
        for (const [id, document] of mine) {
          if (document) note(fresh, document);
          else fresh.remove(id);
        }
        for (let row = 0; fresh.measure(row, row + measuredAtOnce); row += measuredAtOnce) await breathe();
        // Until the first load is done the engine is not relied on; through later ones it answers as before.
        isLacking ||= sidecar.documents() === 0;
        sidecar = fresh;
        const work = fillIndex(client, uid, fresh, before);
        filling = work.catch(() => {
          isLacking = true;
        });
        await work.finally(() => {
          filling = null;
        });
        isLacking = false;
        // What changed while the engine was filled goes last: an old batch never brings old words back.
        await settle([...mine.keys()]);
        health.answered();
      } finally {
        if (late === mine) late = null;
      }
    },
    async put(documents) {
      if (documents.length === 0) return;
      for (const document of documents) late?.set(document.id, document);
      for (const document of documents) note(sidecar, document);
      await settle([...new Set(documents.map((document) => document.id))]);
    },
    async remove(ids) {
      if (ids.length === 0) return;
      for (const id of ids) late?.set(id, null);
      for (const id of ids) sidecar.remove(id);
      await settle([...new Set(ids)]);
    },
    async follow({ documents, gone }) {
      for (const document of documents) {
        late?.set(document.id, document);
        note(sidecar, document);
      }
      for (const id of gone) {
        late?.set(id, null);
        sidecar.remove(id);
      }
    },
    async reconcile(ids, documentsOf) {
      await ensureIndex(client, uid);
      const stamps = await stampsOf(client, uid);
      // Two versions of this program side by side: which one the index is made for is for their loads to settle.
      if (!isOurs(stamps)) return { documents: stamps.size, missing: 0, changed: 0, stale: [] };
      const stale = new Map([...stamps.keys()].map((key) => [key, idOf(key)]));
      let [documents, missing, changed] = [0, 0, 0];
      for await (const page of ids) {
        const wrong = (await documentsOf(page)).filter((document) => {
          const key = keyOf(document.id);
          stale.delete(key);
          const held = stamps.get(key);
          if (held === undefined) missing += 1;
          else if (held !== stampOf(textOf(document))) changed += 1;
          else return false;
          return true;
        });
        documents += page.length;
        for (const document of wrong) note(sidecar, document);
        if (wrong.length > 0) await settle(wrong.map(({ id }) => id));
        await breathe();
      }
      return { documents, missing, changed, stale: [...stale.values()] };
    },
    async nominate(query) {
      const normal = normalise(query.text);
      return orderHits(sidecar, normal, normal === '' ? [] : await find(normal), query);
    },
    terms: {
      documents: () => sidecar.documents(),
      holding: (kind, term) => sidecar.holding(kind, termHash(kind, term)),
    },
    size: async () => (await asked(() => client.index(uid).getStats())).numberOfDocuments,
    async close() {
      await filling;
    },
  };

  /** Rows of what the engine finds; what other processes put is taken note of. */
  async function hitsOf(client: Meilisearch, uid: string, sidecar: Sidecar, normal: string): Promise<number[]> {
    const hits = await findHits(client, uid, filtersFor(normal, sidecar.counts));
    const rows: number[] = [];
    const strange: string[] = [];
    for (const { id, stamp } of hits) {
      const row = sidecar.rowOf(id);
      const isKnown = row !== undefined && (sidecar.stampAt(row) === stamp || owed.has(id));
      if (isKnown) rows.push(row);
      else if (!owed.has(id)) strange.push(id);
    }
    if (strange.length > 0) await learn(client, uid, sidecar, strange.slice(0, mostLearned));
    return [...rows, ...strange.flatMap((id) => sidecar.rowOf(id) ?? [])];
  }
}

function note(into: Sidecar, document: CheckDocument): void {
  const text = textOf(document);
  into.add({ ...document, text, stamp: stampOf(text) });
}

/** Lets requests be answered between two pieces of a long load. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

function textWithId(sidecar: Sidecar, id: string): [id: string, text: string][] {
  const text = sidecar.textOf(id);
  return text === undefined ? [] : [[id, text]];
}

/** Takes note of fact-checks that other processes put; their vectors come with the next load. */
async function learn(client: Meilisearch, uid: string, sidecar: Sidecar, ids: readonly string[]): Promise<void> {
  const before = new Map(ids.map((id) => [id, sidecar.textOf(id)]));
  for (const [id, text] of await textsOf(client, uid, ids))
    if (sidecar.textOf(id) === before.get(id))
      sidecar.add({ id, text, stamp: stampOf(text), language: null, vector: null });
}
