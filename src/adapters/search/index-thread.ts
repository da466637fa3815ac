import { parentPort } from 'node:worker_threads';
import { wordsOf } from '../../core/errors.ts';
import type { CheckDocument, SearchQuery } from '../../core/ports.ts';
import { type Counted, openInProcessIndex } from './in-process.ts';

/** The thread that `in-thread.ts` opens: an embedded index that answers calls, several at a time. */
export type Operation = 'load' | 'put' | 'remove' | 'follow' | 'reconcile' | 'nominate' | 'size';
export type Given = { documents?: readonly CheckDocument[]; ids?: readonly string[]; query?: SearchQuery };
/** What a call needs while it works: the next page, documents, or to have the pages closed. */
export type Asking = { want: 'page' } | { want: 'documents'; ids: readonly string[] } | { want: 'end' };
export type Answer = { value: unknown } | { error: string };
export type FromThread = { call: number } & (
  | { asking: Asking }
  | { value: unknown; counted: Counted }
  | { error: string; counted: Counted }
);
type ToThread = { call: number } & ({ operation: Operation; given: Given } | { answer: Answer });

const port = parentPort;
if (!port) throw new Error('This is a thread of the search index, and is opened by in-thread.ts.');
const index = openInProcessIndex();
/** Who waits for an answer, by call: a call asks for one thing at a time. */
const asked = new Map<number, (answer: Answer) => void>();

port.on('message', (message: ToThread) => {
  if ('answer' in message) return asked.get(message.call)?.(message.answer);
  void work(message.call, message.operation, message.given).then(
    (value) => tell({ call: message.call, value, counted: index.counted() }),
    (error: unknown) => tell({ call: message.call, error: wordsOf(error), counted: index.counted() }),
  );
});

const tell = (message: FromThread) => port.postMessage(message);

async function work(call: number, operation: Operation, { documents = [], ids = [], query }: Given): Promise<unknown> {
  switch (operation) {
    case 'load':
      return index.load(pages<CheckDocument[]>(call));
    case 'put':
      return index.put(documents);
    case 'remove':
      return index.remove(ids);
    case 'follow':
      return index.follow({ documents, gone: ids });
    case 'reconcile':
      return index.reconcile(pages<string[]>(call), (ids) => ask(call, { want: 'documents', ids }));
    case 'nominate':
      return query && index.nominate(query);
    case 'size':
      return index.size();
  }
}

function ask<R>(call: number, asking: Asking): Promise<R> {
  return new Promise((resolve, reject) => {
    asked.set(call, (answer) => {
      asked.delete(call);
      if ('error' in answer) reject(new Error(answer.error));
      else resolve(answer.value as R);
    });
    tell({ call, asking });
  });
}

async function* pages<T>(call: number): AsyncGenerator<T> {
  try {
    for (;;) {
      const page = await ask<IteratorResult<T>>(call, { want: 'page' });
      if (page.done) return;
      yield page.value;
    }
  } finally {
    await ask(call, { want: 'end' });
  }
}
