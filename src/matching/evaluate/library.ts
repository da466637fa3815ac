import type { CheckDocument, Embedder, SearchIndex } from '../../core/ports.ts';
import type { DataFolder } from './rows.rules.ts';
import { parse } from './rows.rules.ts';

/** A set of fact-checks in an index, with their texts at hand. */
export type Library = {
  documents: ReadonlyMap<string, CheckDocument>;
  search: SearchIndex;
  findDocuments(ids: readonly string[]): Promise<CheckDocument[]>;
};

/** Documents a batch, as a server's load would hand them over. */
const batchSize = 500;

/** Vectors of claims already embedded, by text; saves embedding a fact-check again for each set that holds it. */
export type VectorCache = Map<string, Int8Array>;

/** Reads fact-checks, embeds their claims and loads them into the index. */
export async function openLibrary(
  world: {
    data: DataFolder;
    embedder: Embedder;
    search: SearchIndex;
    vectors: VectorCache;
    progress(line: string): void;
  },
  source: { path: string; without?: ReadonlySet<string> },
): Promise<Library> {
  const checks = parse.checks(await world.data.read(source.path)).filter((check) => !source.without?.has(check.id));
  return libraryOf(world, checks);
}

/** As `openLibrary`, for fact-checks at hand. */
export async function libraryOf(
  world: { embedder: Embedder; search: SearchIndex; vectors: VectorCache; progress(line: string): void },
  checks: readonly CheckDocument[],
): Promise<Library> {
  const documents = new Map<string, CheckDocument>();
  async function* batches() {
    for (let from = 0; from < checks.length; from += batchSize) {
      const batch = checks.slice(from, from + batchSize);
      for (const check of batch) {
        check.vector = await vectorFor(world, check.claim);
        documents.set(check.id, check);
      }
      if (from % 20_000 === 0 && from > 0) world.progress(`indexed ${from} of ${checks.length} fact-checks`);
      yield batch;
    }
  }
  await world.search.load(batches());
  return {
    documents,
    search: world.search,
    findDocuments: async (ids) => ids.flatMap((id) => documents.get(id) ?? []),
  };
}

async function vectorFor(world: { embedder: Embedder; vectors: VectorCache }, text: string): Promise<Int8Array> {
  const known = world.vectors.get(text);
  if (known) return known;
  const [vector] = await world.embedder.embed([text]);
  const made = Int8Array.from(vector ?? [], (value) => Math.round(Math.max(-1, Math.min(1, value)) * 127));
  world.vectors.set(text, made);
  return made;
}
