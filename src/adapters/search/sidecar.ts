import type { CheckDocument, TermCounts } from '../../core/ports.ts';
import { termHash } from '../../matching/terms.rules.ts';
import { hashCounts, languageCode } from './segment.ts';
import { type TermTable, termTable } from './term-table.ts';
import { signsOf, type VectorRows } from './vector-list.ts';

/** What is kept beside an engine that knows words only: term counts and vectors, in typed arrays. */
export type Sidecar = {
  word: TermTable;
  characters: TermTable;
  counts: TermCounts;
  documents(): number;
  has(id: string): boolean;
  /** Adds or replaces; `text` is the normalised text. */
  add(document: CheckDocument, text: string): void;
  /** Takes out by id; `text` is what was added under it, empty when unknown. Unknown ids are ignored. */
  remove(id: string, text: string): void;
  rows(): VectorRows;
  /** Where a document's vector stands in `rows`; undefined for an unknown id. */
  rowOf(id: string): number | undefined;
};

/** An empty one. */
export function openSidecar(): Sidecar {
  const word = termTable();
  const characters = termTable();
  const places = new Map<string, number>();
  let ids: string[] = [];
  let alive = new Uint8Array(1024);
  let languages = new Uint16Array(1024);
  let vectors = new Int8Array(0);
  let signs = new Int32Array(0);
  let dimension = 0;

  const count = (text: string, by: number) => {
    for (const hash of hashCounts('word', text).keys()) word.add(hash, by);
    for (const hash of hashCounts('characters', text).keys()) characters.add(hash, by);
  };
  const grow = () => {
    const size = Math.max(1024, ids.length * 2);
    alive = grown(alive, new Uint8Array(size));
    languages = grown(languages, new Uint16Array(size));
    vectors = grown(vectors, new Int8Array(size * dimension));
    signs = grown(signs, new Int32Array(size * Math.ceil(dimension / 32)));
  };
  return {
    word,
    characters,
    counts: {
      documents: () => places.size,
      holding: (kind, term) => (kind === 'word' ? word : characters).get(termHash(kind, term)),
    },
    documents: () => places.size,
    has: (id) => places.has(id),
    add(document, text) {
      const known = places.get(document.id);
      if (known === undefined) count(text, 1);
      if (document.vector && dimension === 0) {
        dimension = document.vector.length;
        grow();
      }
      const row = known ?? ids.push(document.id) - 1;
      if (row >= alive.length) grow();
      places.set(document.id, row);
      alive[row] = 1;
      languages[row] = languageCode(document.language);
      if (dimension === 0) return;
      const vector = document.vector?.length === dimension ? document.vector : new Int8Array(dimension);
      vectors.set(vector, row * dimension);
      signs.set(signsOf(vector, dimension), row * Math.ceil(dimension / 32));
    },
    remove(id, text) {
      const row = places.get(id);
      if (row === undefined) return;
      places.delete(id);
      alive[row] = 0;
      if (text !== '') count(text, -1);
      if (places.size === 0) ids = [];
    },
    rowOf: (id) => places.get(id),
    rows: () => ({ ids, alive, languages, vectors, dimension, signs }),
  };
}

function grown<
  T extends Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Int8Array<ArrayBuffer> | Int32Array<ArrayBuffer>,
>(from: T, into: T): T {
  into.set(from.subarray(0, Math.min(from.length, into.length)));
  return into;
}
