import { Meilisearch } from 'meilisearch';
import { openInProcessIndex } from '../../src/adapters/search/in-process.ts';
import { openMeilisearchIndex } from '../../src/adapters/search/meilisearch.ts';
import type { CheckDocument, SearchIndex } from '../../src/core/ports.ts';
import { percentiles, round } from './figures.ts';
import { seeded } from './traffic.ts';

type Options = { engine: 'in-process' | 'meilisearch'; documents: number; queries: number; meiliUrl: string | null };

/**
 * Builds an index over invented fact-checks and searches it, one query at a time: every tenth is a long forward. With
 * Meilisearch the floor is a bare query, its first ten words for fifty hits, on an index of the same words with the
 * engine's own settings. Milliseconds; memory of this process in MB.
 */
export async function benchSearch({ engine, documents, queries, meiliUrl }: Options) {
  const invent = openInventor();
  const uid = `bench_${documents}`;
  const before = memory();
  const index = openEngine(engine, meiliUrl, uid);
  const watch = watchLoop();
  const started = performance.now();
  await index.load(invent.batches(documents, 500));
  const loadSeconds = round((performance.now() - started) / 1000);
  const worstPauseMs = watch.end();
  const megabytes = round(memory() - before);
  const texts = Array.from({ length: queries }, (_, i) => invent.sentence(i % 10 === 0 ? 400 : 5 + (i % 60)));
  const nominateMs: number[] = [];
  for (const text of texts) {
    const at = performance.now();
    await index.nominate({ text, language: 'en', vector: invent.vector(), limit: 50 });
    nominateMs.push(performance.now() - at);
  }
  const putMs: number[] = [];
  for (let i = 0; i < 50; i++) {
    const at = performance.now();
    await index.put([invent.check(`put:${i}`)]);
    putMs.push(performance.now() - at);
  }
  const bareMs = engine === 'meilisearch' ? await bareQueries(meiliUrl ?? '', documents, texts) : [];
  const figures = {
    engine,
    documents: await index.size(),
    loadSeconds,
    worstPauseMs,
    megabytes,
    searchMs: percentiles(nominateMs),
    ...(bareMs.length > 0 ? { bareEngineMs: percentiles(bareMs) } : {}),
    putMs: percentiles(putMs),
  };
  await index.close();
  if (engine === 'meilisearch') await new Meilisearch({ host: meiliUrl ?? '' }).deleteIndexIfExists(uid);
  return figures;
}

function openEngine(engine: Options['engine'], meiliUrl: string | null, uid: string): SearchIndex {
  if (engine === 'in-process') return openInProcessIndex();
  if (!meiliUrl) throw new Error('The bench of Meilisearch needs MEILI_URL: the address of a server it may use.');
  // A search that is given up after 400 ms would hide what the engine takes.
  return openMeilisearchIndex({ url: meiliUrl, apiKey: null, index: uid, deadlineMs: 30_000 });
}

async function bareQueries(url: string, documents: number, texts: readonly string[]): Promise<number[]> {
  const client = new Meilisearch({ host: url, requestInit: { headers: { 'Accept-Encoding': 'identity' } } });
  const uid = `bench_bare_${documents}`;
  const index = client.index(uid);
  const finished = async (task: ReturnType<typeof index.addDocuments>) => {
    const { status, error } = await task.waitTask({ timeout: 600_000 });
    if (status !== 'succeeded') throw new Error(`The bare index could not be filled: ${error?.message ?? status}.`);
  };
  try {
    await finished(client.createIndex(uid, { primaryKey: 'key' }));
    let key = 0;
    for await (const batch of openInventor().batches(documents, 10_000))
      await finished(index.addDocuments(batch.map(({ claim, title }) => ({ key: key++, text: `${claim} ${title}` }))));
    const took: number[] = [];
    let found = 0;
    for (const text of texts) {
      const at = performance.now();
      const { hits } = await index.search(bareQuery(text), { limit: 50, attributesToRetrieve: ['key'] });
      took.push(performance.now() - at);
      found += hits.length;
    }
    if (found === 0) throw new Error('The bare queries found nothing, so their time says nothing.');
    return took;
  } finally {
    await client.deleteIndexIfExists(uid);
  }
}

const bareQuery = (text: string): string => text.split(' ').slice(0, 10).join(' ');

/** Invented fact-checks, the same each time: words as unevenly common as in a language. */
export function openInventor() {
  const random = seeded(7);
  const words = Array.from({ length: 60_000 }, () => syllables(random, 1 + Math.floor(random() * 3)));
  const sentence = (length: number) =>
    Array.from({ length }, () => words[Math.floor(words.length ** random()) - 1] ?? 'the').join(' ');
  const vector = () => {
    const values = Float32Array.from({ length: 192 }, () => random() - 0.5);
    const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
    return values.map((value) => value / length);
  };
  const check = (id: string): CheckDocument => ({
    id,
    claim: sentence(14),
    title: sentence(10),
    language: random() < 0.7 ? 'en' : 'pt',
    vector: Int8Array.from(vector(), (value) => Math.round(value * 127)),
    summary: '',
    publisher: '',
    rating: null,
    publishedAt: null,
    url: null,
    externalId: id,
  });
  return {
    sentence,
    vector,
    check,
    async *batches(documents: number, size: number) {
      for (let from = 0; from < documents; from += size)
        yield Array.from({ length: Math.min(size, documents - from) }, (_, i) => check(`bench:${from + i}`));
    },
  };
}

function syllables(random: () => number, count: number): string {
  let word = '';
  for (let i = 0; i < count; i++)
    word +=
      'bcdfghklmnprstvz'.charAt(Math.floor(random() * 16)) +
      'aeiou'.charAt(Math.floor(random() * 5)) +
      (random() < 0.3 ? 'n' : '');
  return word;
}

/** The longest time in which nothing else could run. Milliseconds. */
function watchLoop() {
  let worst = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    worst = Math.max(worst, performance.now() - last);
    last = performance.now();
  }, 5);
  return {
    end() {
      clearInterval(timer);
      return round(worst);
    },
  };
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}
