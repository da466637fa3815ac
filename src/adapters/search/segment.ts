import { normalise } from '../../claims/normalise.rules.ts';
import type { CheckDocument } from '../../core/ports.ts';
import { eachTermHash, indexedText, type TermKind } from '../../matching/terms.rules.ts';
import { addTerms, mergePostings, type Postings, type PostingsDraft, postingsDraft, sealPostings } from './postings.ts';
import { signsOf } from './vector-list.ts';

/** Up to 16,384 documents whose postings never change; only `alive` does. Texts are not kept. */
export type Segment = {
  ids: string[];
  /** 0 once the document was taken out or replaced. */
  alive: Uint8Array;
  dead: number;
  /** Index into the languages of `languageCodes`. */
  languages: Uint16Array;
  word: Postings;
  characters: Postings;
  /** `ids.length` × `dimension` signed bytes; a document without a vector is all zeros. */
  vectors: Int8Array;
  dimension: number;
  /** Signs of the vectors' values, 32 to a number: what a first look at all of them reads. */
  signs: Int32Array;
};

/** A segment in the making. */
export type SegmentDraft = {
  ids: string[];
  languages: number[];
  word: PostingsDraft;
  characters: PostingsDraft;
  vectors: (Int8Array | null)[];
};

export const segmentDraft = (): SegmentDraft => ({
  ids: [],
  languages: [],
  word: postingsDraft(),
  characters: postingsDraft(),
  vectors: [],
});

const codes: string[] = [''];
/** A small number for a language tag's first part; 0 when unknown. Kept for the life of the process. */
export function languageCode(tag: string | null): number {
  const primary = (tag ?? '').toLowerCase().split('-', 1)[0] ?? '';
  const known = codes.indexOf(primary);
  return known >= 0 ? known : codes.push(primary) - 1;
}

/** Adds one document to a draft. */
export function addDocument(draft: SegmentDraft, document: CheckDocument): void {
  const slot = draft.ids.length;
  draft.ids.push(document.id);
  draft.languages.push(languageCode(document.language));
  const normal = normalise(indexedText(document));
  addTerms(draft.word, slot, hashCounts('word', normal));
  addTerms(draft.characters, slot, hashCounts('characters', normal));
  draft.vectors.push(document.vector);
}

/** Terms of a text as numbers, with their counts. */
export function hashCounts(kind: TermKind, normal: string): Map<number, number> {
  const counts = new Map<number, number>();
  eachTermHash(kind, normal, (hash) => counts.set(hash, (counts.get(hash) ?? 0) + 1));
  return counts;
}

/** Closes a draft. Norms are measured by the caller, who knows the counts. */
export function sealSegment(draft: SegmentDraft): Segment {
  const dimension = draft.vectors.find((vector) => vector !== null)?.length ?? 0;
  const vectors = new Int8Array(draft.ids.length * dimension);
  for (const [slot, vector] of draft.vectors.entries()) {
    if (vector && vector.length === dimension) vectors.set(vector, slot * dimension);
  }
  return {
    ids: draft.ids,
    alive: new Uint8Array(draft.ids.length).fill(1),
    dead: 0,
    languages: Uint16Array.from(draft.languages),
    word: sealPostings(draft.word),
    characters: sealPostings(draft.characters),
    vectors,
    dimension,
    signs: signsOf(vectors, dimension),
  };
}

/** One segment out of several, without their dead documents. */
export function mergeSegments(parts: readonly Segment[]): Segment {
  const ids: string[] = [];
  const languages: number[] = [];
  const dimension = Math.max(...parts.map((part) => part.dimension));
  const slots = parts.map((part) => {
    const places = new Int32Array(part.ids.length).fill(-1);
    for (const [slot, id] of part.ids.entries()) {
      if (part.alive[slot] !== 1) continue;
      places[slot] = ids.push(id) - 1;
      languages.push(part.languages[slot] as number);
    }
    return places;
  });
  const slotOf = (part: number, slot: number): number => slots[part]?.[slot] ?? -1;
  const vectors = new Int8Array(ids.length * dimension);
  for (const [p, part] of parts.entries()) {
    for (let slot = 0; slot < part.ids.length && part.dimension === dimension; slot++) {
      const place = slotOf(p, slot);
      if (place >= 0) vectors.set(part.vectors.subarray(slot * dimension, (slot + 1) * dimension), place * dimension);
    }
  }
  return {
    ids,
    alive: new Uint8Array(ids.length).fill(1),
    dead: 0,
    languages: Uint16Array.from(languages),
    word: mergePostings(
      parts.map((part) => part.word),
      slotOf,
    ),
    characters: mergePostings(
      parts.map((part) => part.characters),
      slotOf,
    ),
    vectors,
    dimension,
    signs: signsOf(vectors, dimension),
  };
}
