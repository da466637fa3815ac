import type { Meilisearch } from 'meilisearch';
import { MeilisearchApiError } from 'meilisearch';
import { unavailable } from '../../core/errors.ts';
import { pause } from '../../core/time.ts';
import { idOf, isOfToday, keyOf, type Stored, settings, slices, storedOf } from './meilisearch-documents.ts';
import { asked, done, openSender } from './meilisearch-tasks.ts';
import type { Sidecar } from './sidecar.ts';

/** Documents a payload: about 2 MB, taken in within seconds even by a busy engine. */
const perBatch = 2000;
/** How often a load asks whether a batch is in: a busy engine is not to be asked hundreds of times a second. */
const loadPollMs = 250;
/** How long a swap may take: it waits for what the engine is at. Milliseconds. */
const swapTimeoutMs = 300_000;
/** Documents a page when the engine is compared with the database, and keys of one deletion. */
const perPage = 2000;
/** An index in the making that is older belongs to a process that died. Milliseconds. */
const abandonedAfterMs = 6 * 60 * 60 * 1000;

/** Makes an index with today's settings when there is none. Safe to repeat. Throws Unavailable as `done` does. */
export async function ensureIndex(client: Meilisearch, uid: string): Promise<void> {
  if (!(await exists(client, uid))) await applySettings(client, uid);
}

/**
 * Makes the index hold what the sidecar holds. One made under today's version is repaired in place. For any other a new
 * one is built beside it and the two are swapped, so that questions are answered by a whole index throughout; what
 * other processes changed meanwhile is taken over. Safe to repeat; two at once do the work twice, and no harm.
 * `before` is what the engine held before the database was read for the sidecar: what is otherwise by now is newer than
 * the sidecar and left as it is. Without it nothing is taken out: the sidecar may not have heard of the newest.
 */
export async function fillIndex(
  client: Meilisearch,
  uid: string,
  whole: Sidecar,
  before: ReadonlyMap<string, string> | null,
): Promise<void> {
  await ensureIndex(client, uid);
  const held = await stampsOf(client, uid);
  if (isOurs(held)) return repair(client, uid, whole, { held, before });
  await sweep(client, uid);
  const next = `${uid}${nextMark}${Math.random().toString(36).slice(2, 10)}`;
  await applySettings(client, next);
  await repair(client, next, whole, { held: new Map(), before: null });
  const now = await stampsOf(client, uid);
  if (isOurs(now)) {
    await done(() => client.deleteIndex(next));
    return repair(client, uid, whole, { held: now, before });
  }
  await swap(client, uid, next);
  await takeOver(client, { from: next, to: uid, before: before ?? held });
  await done(() => client.deleteIndex(next));
}

/**
 * Puts one index in the place of the other, seen by what stands there then: a key that is bound to our indexes may ask
 * for a swap and may not see how its task ends (Meilisearch 1.50, tried 2026-11-23).
 */
async function swap(client: Meilisearch, uid: string, next: string): Promise<void> {
  await asked(() => client.swapIndexes([{ indexes: [uid, next], rename: false }]));
  for (let waited = 0; !isOurs(await stampsOf(client, uid, 1)); waited += loadPollMs) {
    if (waited > swapTimeoutMs)
      throw unavailable('search.refused', `The search engine did not put ${next} in the place of ${uid}.`, 5000);
    await pause(loadPollMs);
  }
}

/** Adds or replaces documents, by id and normalised text. Safe to repeat. */
export async function putAll(
  client: Meilisearch,
  uid: string,
  texts: Iterable<readonly [id: string, text: string]>,
  pollMs?: number,
): Promise<void> {
  const sender = openSender(pollMs);
  for (const batch of slices([...texts], perBatch)) {
    const stored = batch.map(([id, text]) => storedOf(id, text));
    await sender.send(() => client.index<Stored>(uid).addDocuments(stored, { primaryKey: 'key' }));
  }
  await sender.settle();
}

/** Takes documents out by id; unknown ids are ignored. */
export async function removeAll(client: Meilisearch, uid: string, ids: Iterable<string>): Promise<void> {
  const sender = openSender();
  for (const some of slices([...ids], perPage))
    await sender.send(() => client.index(uid).deleteDocuments(some.map(keyOf)));
  await sender.settle();
}

/** Texts by id, as the engine has them; ids it does not have are left out. */
export async function textsOf(
  client: Meilisearch,
  uid: string,
  ids: readonly string[],
): Promise<[id: string, text: string][]> {
  const texts: [string, string][] = [];
  for (const some of slices(ids, 500)) {
    const filter = `key IN [${some.map((id) => JSON.stringify(keyOf(id))).join(', ')}]`;
    const asking = { filter, limit: some.length, fields: ['id', 'text'] as ('id' | 'text')[] };
    const found = await asked(() => client.index<Stored>(uid).getDocuments(asking));
    for (const { id, text } of found.results) texts.push([id, text]);
  }
  return texts;
}

/** What marks the name of an index in the making. */
const nextMark = '_next_';

/** Whether documents were made under today's version: most of them, for one that was not is simply replaced. */
export function isOurs(stamps: ReadonlyMap<string, string>): boolean {
  return [...stamps.values()].filter(isOfToday).length * 2 >= stamps.size;
}

/** Settings first, so that nothing is indexed twice. Safe to repeat. */
const applySettings = (client: Meilisearch, uid: string): Promise<void> =>
  done(() => client.index(uid).updateSettings(settings));

async function repair(
  client: Meilisearch,
  uid: string,
  whole: Sidecar,
  { held, before }: { held: ReadonlyMap<string, string>; before: ReadonlyMap<string, string> | null },
): Promise<void> {
  const isNewer = (key: string) => before !== null && before.get(key) !== held.get(key);
  const stale = new Set(before === null ? [] : [...held.keys()].filter((key) => !isNewer(key)));
  const lacking: [string, string][] = [];
  for (const id of whole.ids()) {
    const key = keyOf(id);
    stale.delete(key);
    if (held.get(key) !== whole.stampOf(id) && !isNewer(key)) lacking.push([id, whole.textOf(id) ?? '']);
  }
  await putAll(client, uid, lacking, loadPollMs);
  await removeAll(client, uid, [...stale].map(idOf));
}

/** What changed in the index that was swapped out, since its stamps were read, is changed in the new one too. */
async function takeOver(
  client: Meilisearch,
  { from, to, before }: { from: string; to: string; before: ReadonlyMap<string, string> },
): Promise<void> {
  const after = await stampsOf(client, from);
  const changed = [...after].filter(([key, stamp]) => before.get(key) !== stamp).map(([key]) => idOf(key));
  const gone = [...before.keys()].filter((key) => !after.has(key)).map(idOf);
  if (changed.length > 0) await putAll(client, to, await textsOf(client, from, changed));
  if (gone.length > 0) await removeAll(client, to, gone);
}

/** What the engine holds, or holds in its first pages: key to stamp. */
export async function stampsOf(client: Meilisearch, uid: string, pages = Infinity): Promise<Map<string, string>> {
  const stamps = new Map<string, string>();
  for (let offset = 0; offset < pages * perPage; offset += perPage) {
    const asking = { offset, limit: perPage, fields: ['key', 'stamp'] as ('key' | 'stamp')[] };
    const page = await asked(() => client.index<Stored>(uid).getDocuments(asking));
    for (const { key, stamp } of page.results) stamps.set(key, stamp);
    if (page.results.length < perPage) break;
  }
  return stamps;
}

async function exists(client: Meilisearch, uid: string): Promise<boolean> {
  return asked(async () => {
    try {
      await client.getRawIndex(uid);
      return true;
    } catch (error) {
      if (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found') return false;
      throw error;
    }
  });
}

/** Deletes what processes that died left half made. */
async function sweep(client: Meilisearch, uid: string): Promise<void> {
  const { results } = await asked(() => client.getRawIndexes({ limit: 1000 }));
  for (const index of results) {
    const age = Date.now() - new Date(index.createdAt).getTime();
    if (index.uid.startsWith(`${uid}${nextMark}`) && age > abandonedAfterMs)
      await done(() => client.deleteIndex(index.uid));
  }
}
