import { Worker } from 'node:worker_threads';
import { wordsOf } from '../../core/errors.ts';
import type { CheckDocument, SearchIndex } from '../../core/ports.ts';
import { termHash } from '../../matching/terms.rules.ts';
import type { Counted } from './in-process.ts';
import type { Answer, Asking, FromThread, Given, Operation } from './index-thread.ts';
import { countIn } from './term-table.ts';

/** What the thread may ask for while it works: the next page of what it is given, and documents by their ids. */
type Source = { pages?: AsyncIterator<unknown>; documentsOf?: (ids: readonly string[]) => Promise<CheckDocument[]> };
type Waiting = { source: Source; resolve: (value: never) => void; reject: (error: Error) => void };

/**
 * The embedded search engine in a thread of its own, so that searching and building hold up nobody else: of the 100 ms
 * that a forward over 138,365 fact-checks takes a process, 12 are spent here (2026-11-23). Term counts are read in memory
 * that both threads share. A fault of the thread itself ends the process, as any other that nobody handles: the index is
 * made anew at the next start.
 */
export function openIndexInThread(): SearchIndex {
  const worker = openThread();
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let counted: Counted | null = null;

  worker.on('message', (message: FromThread) => {
    const one = waiting.get(message.call);
    if (!one) return;
    if ('asking' in message)
      return void answer(one.source, message.asking).then((answer) =>
        worker.postMessage({ call: message.call, answer }),
      );
    counted = message.counted;
    waiting.delete(message.call);
    if (waiting.size === 0) worker.unref();
    if ('error' in message) one.reject(new Error(message.error));
    else one.resolve(message.value as never);
  });
  worker.on('error', (error) => {
    throw error;
  });
  worker.unref();

  const call = <R>(operation: Operation, given: Given = {}, source: Source = {}): Promise<R> =>
    new Promise<R>((resolve, reject) => {
      // While somebody waits for it the thread keeps the process alive.
      worker.ref();
      waiting.set(++calls, { source, resolve, reject });
      worker.postMessage({ call: calls, operation, given });
    });
  return {
    name: 'in-process',
    load: (batches) => call('load', {}, { pages: batches[Symbol.asyncIterator]() }),
    put: (documents) => call('put', { documents }),
    remove: (ids) => call('remove', { ids }),
    follow: ({ documents, gone }) => call('follow', { documents, ids: gone }),
    reconcile: (ids, documentsOf) => call('reconcile', {}, { pages: ids[Symbol.asyncIterator](), documentsOf }),
    nominate: (query) => call('nominate', { query }),
    terms: {
      documents: () => counted?.documents ?? 0,
      holding: (kind, term) => (counted ? countIn(counted[kind], termHash(kind, term)) : 0),
    },
    size: () => call('size'),
    async close() {
      await worker.terminate();
      for (const { reject } of waiting.values()) reject(new Error('The search index was closed.'));
      waiting.clear();
    },
  };
}

/** As built, a file beside this one; from source, TypeScript, which a thread must be taught to read. */
function openThread(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./index-thread.js', import.meta.url));
  const thread = JSON.stringify(new URL('./index-thread.ts', import.meta.url).href);
  const reading = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${thread}); });`;
  return new Worker(reading, { eval: true, execArgv: [] });
}

/** Answers what the thread asks for; a failure is told, and fails the call there. */
async function answer(source: Source, asking: Asking): Promise<Answer> {
  try {
    if (asking.want === 'documents') return { value: (await source.documentsOf?.(asking.ids)) ?? [] };
    if (asking.want === 'page') return { value: (await source.pages?.next()) ?? { done: true } };
    return { value: await source.pages?.return?.() };
  } catch (error) {
    return { error: wordsOf(error) };
  }
}
