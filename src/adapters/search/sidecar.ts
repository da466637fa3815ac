import type { CheckDocument, TermCounts } from '../../core/ports.ts';
import { idf, repeatWeight, type TermKind, termHash } from '../../matching/terms.rules.ts';
import { lengthPower } from './likeness.rules.ts';
import { hashCounts, languageCode } from './segment.ts';
import { type TermLists, type TermWeights, termLists } from './term-lists.ts';
import { type TermTable, termTable } from './term-table.ts';
import { signsOf, type VectorRows } from './vector-list.ts';

/** What is kept of a document: its normalised text beside what the engine and the vectors need. */
export type Noted = Pick<CheckDocument, 'id' | 'language' | 'vector'> & { text: string; stamp: string };

/**
 * What is kept beside an engine that only finds: normalised texts, their terms as numbers, term counts and vectors.
 * 137,288 fact-checks take 172 MB without vectors, 89 of them for the numbers (own measurement, 2026-11-23), and 216
 * bytes each for a vector of 192 dimensions.
 */
export type Sidecar = {
  counts: TermCounts;
  documents(): number;
  /** How many documents hold the term of this number. */
  holding(kind: TermKind, hash: number): number;
  ids(): Iterable<string>;
  /** The normalised text under an id; undefined when unknown. */
  textOf(id: string): string | undefined;
  /** What its words were stamped with; undefined when unknown. */
  stampOf(id: string): string | undefined;
  stampAt(row: number): string | undefined;
  /** Adds or replaces. */
  add(document: Noted): void;
  /** Takes out by id; unknown ids are ignored. */
  remove(id: string): void;
  /** What a document's share is divided by to become a likeness: its own length, to a power. 0 without terms. */
  normOf(kind: TermKind, row: number): number;
  /** Works `normOf` out beforehand, from one row up to another; false when there are no more rows. */
  measure(from: number, to: number): boolean;
  /** The sum of what its terms weigh. 0 for a row that was taken out. */
  sharedBy(kind: TermKind, row: number, weights: TermWeights): number;
  rows(): VectorRows;
  /** Which words and prefixes a document may hold, `wordMarks` bits a row: bit `hash % wordMarks` of each is set. */
  marks(): Int32Array;
  /** Where a document stands in `rows`; undefined for an unknown id. */
  rowOf(id: string): number | undefined;
};

/** Bits of a document's mark. About an eighth of them are set by the 35 words and prefixes of a claim with title. */
export const wordMarks = 256;
const marksPerRow = wordMarks / 32;

/** An empty one. */
export function openSidecar(): Sidecar {
  const tables: Record<TermKind, TermTable> = { word: termTable(), characters: termTable() };
  const lists: Record<TermKind, TermLists> = { word: termLists(), characters: termLists() };
  const places = new Map<string, number>();
  let ids: string[] = [];
  let texts: string[] = [];
  let stamps: string[] = [];
  let norms: Record<TermKind, Float32Array<ArrayBuffer>> = noNorms(1024);
  /** Documents when norms were last forgotten: the counts they rest on change little by little. */
  let measuredAt = 0;
  let alive = new Uint8Array(1024);
  let languages = new Uint16Array(1024);
  let vectors = new Int8Array(0);
  let signs = new Int32Array(0);
  let dimension = 0;
  let marks = new Int32Array(1024 * marksPerRow);

  const forget = (row: number) => {
    for (const kind of kinds) {
      lists[kind].each(row, (hash) => tables[kind].add(hash, -1));
      lists[kind].drop(row);
    }
  };
  const mark = (row: number, bit: number) => {
    const at = row * marksPerRow + (bit >>> 5);
    marks[at] = (marks[at] as number) | (1 << (bit & 31));
  };
  const grow = () => {
    const size = Math.max(1024, ids.length * 2);
    alive = grown(alive, new Uint8Array(size));
    languages = grown(languages, new Uint16Array(size));
    norms = {
      word: grown(norms.word, new Float32Array(size)),
      characters: grown(norms.characters, new Float32Array(size)),
    };
    marks = grown(marks, new Int32Array(size * marksPerRow));
    vectors = grown(vectors, new Int8Array(size * dimension));
    signs = grown(signs, new Int32Array(size * Math.ceil(dimension / 32)));
  };
  const normOf = (kind: TermKind, row: number): number => {
    const before = norms[kind][row] ?? 0;
    if (before > 0) return before;
    let square = 0;
    lists[kind].each(row, (hash, times) => {
      square += (idf(places.size, tables[kind].get(hash)) * repeatWeight(times)) ** 2;
    });
    const norm = square ** (lengthPower[kind] / 2);
    norms[kind][row] = norm;
    return norm;
  };
  return {
    counts: {
      documents: () => places.size,
      holding: (kind, term) => tables[kind].get(termHash(kind, term)),
    },
    documents: () => places.size,
    holding: (kind, hash) => tables[kind].get(hash),
    ids: () => places.keys(),
    textOf(id) {
      const row = places.get(id);
      return row === undefined ? undefined : texts[row];
    },
    stampAt: (row) => stamps[row],
    stampOf(id) {
      const row = places.get(id);
      return row === undefined ? undefined : stamps[row];
    },
    add({ id, text, stamp, language, vector }) {
      const known = places.get(id);
      if (known !== undefined) forget(known);
      if (vector && dimension === 0) {
        dimension = vector.length;
        grow();
      }
      const row = known ?? ids.push(id) - 1;
      texts[row] = text;
      stamps[row] = stamp;
      if (row >= alive.length) grow();
      places.set(id, row);
      alive[row] = 1;
      languages[row] = languageCode(language);
      marks.fill(0, row * marksPerRow, (row + 1) * marksPerRow);
      for (const kind of kinds) {
        const counts = hashCounts(kind, text);
        lists[kind].set(row, counts);
        for (const hash of counts.keys()) tables[kind].add(hash, 1);
        if (kind === 'word') for (const hash of counts.keys()) mark(row, hash % wordMarks);
      }
      norms.word[row] = 0;
      norms.characters[row] = 0;
      if (places.size > measuredAt * 1.25 + 8) {
        norms = noNorms(alive.length);
        measuredAt = places.size;
      }
      if (dimension === 0) return;
      const values = vector?.length === dimension ? vector : new Int8Array(dimension);
      vectors.set(values, row * dimension);
      signs.set(signsOf(values, dimension), row * Math.ceil(dimension / 32));
    },
    remove(id) {
      const row = places.get(id);
      if (row === undefined) return;
      forget(row);
      places.delete(id);
      alive[row] = 0;
      texts[row] = '';
      if (places.size === 0) [ids, texts, stamps] = [[], [], []];
    },
    normOf,
    measure(from, to) {
      for (let row = from; row < Math.min(to, ids.length); row++)
        for (const kind of kinds) if (alive[row] === 1) normOf(kind, row);
      return to < ids.length;
    },
    sharedBy: (kind, row, weights) => lists[kind].sum(row, weights),
    marks: () => marks,
    rowOf: (id) => places.get(id),
    rows: () => ({ ids, alive, languages, vectors, dimension, signs }),
  };
}

const kinds = ['word', 'characters'] as const;

const noNorms = (size: number): Record<TermKind, Float32Array<ArrayBuffer>> => ({
  word: new Float32Array(size),
  characters: new Float32Array(size),
});

function grown<
  T extends
    | Uint8Array<ArrayBuffer>
    | Uint16Array<ArrayBuffer>
    | Int8Array<ArrayBuffer>
    | Int32Array<ArrayBuffer>
    | Float32Array<ArrayBuffer>,
>(from: T, into: T): T {
  into.set(from.subarray(0, Math.min(from.length, into.length)));
  return into;
}
