import { idf, repeatWeight } from '../../matching/terms.rules.ts';
import type { TermTable } from './term-table.ts';

/** Documents a segment may hold: what 14 bits of a posting can name. */
export const segmentCapacity = 1 << 14;
const slotMask = segmentCapacity - 1;

/** What a posting's two high bits say about repeats: once, twice, three times, four or more. */
const repeatWeights = Float64Array.of(1, repeatWeight(2), repeatWeight(3), repeatWeight(5));

/**
 * Which documents of a segment hold which term. `hashes` ascend; the postings of `hashes[i]` lie from `starts[i]` up
 * to `starts[i + 1]`, two bytes each: 14 bits of document slot, 2 bits of repeats. `norms` are per slot.
 */
export type Postings = { hashes: Uint32Array; starts: Uint32Array; entries: Uint16Array; norms: Float32Array };

/** Collects the terms of documents until a segment is sealed. */
export type PostingsDraft = { hashes: Uint32Array; entries: Uint16Array; length: number };

export const postingsDraft = (size = 1 << 12): PostingsDraft => ({
  hashes: new Uint32Array(size),
  entries: new Uint16Array(size),
  length: 0,
});

/** Adds one document's terms with their counts. */
export function addTerms(draft: PostingsDraft, slot: number, counts: ReadonlyMap<number, number>): void {
  if (draft.length + counts.size > draft.hashes.length) {
    const size = Math.max(draft.hashes.length * 2, draft.length + counts.size);
    const [hashes, entries] = [new Uint32Array(size), new Uint16Array(size)];
    hashes.set(draft.hashes.subarray(0, draft.length));
    entries.set(draft.entries.subarray(0, draft.length));
    draft.hashes = hashes;
    draft.entries = entries;
  }
  for (const [hash, times] of counts) {
    draft.hashes[draft.length] = hash;
    draft.entries[draft.length] = (Math.min(times, 4) - 1) * segmentCapacity + slot;
    draft.length += 1;
  }
}

/** Sorts a draft by term; within a term the order of arrival stays. Norms are zero until `measureNorms`. */
export function sealPostings(draft: PostingsDraft): Postings {
  const length = draft.length;
  let [fromHashes, fromEntries] = [draft.hashes, draft.entries];
  let [toHashes, toEntries] = [new Uint32Array(length), new Uint16Array(length)];
  for (let shift = 0; shift < 33; shift += 11) {
    const places = new Uint32Array(2049);
    for (let i = 0; i < length; i++) {
      const digit = ((fromHashes[i] as number) >>> shift) & 2047;
      places[digit + 1] = (places[digit + 1] as number) + 1;
    }
    for (let digit = 1; digit < 2049; digit++)
      places[digit] = (places[digit] as number) + (places[digit - 1] as number);
    for (let i = 0; i < length; i++) {
      const hash = fromHashes[i] as number;
      const digit = (hash >>> shift) & 2047;
      const place = places[digit] as number;
      places[digit] = place + 1;
      toHashes[place] = hash;
      toEntries[place] = fromEntries[i] as number;
    }
    const spare: [Uint32Array<ArrayBuffer>, Uint16Array<ArrayBuffer>] =
      shift === 0
        ? [new Uint32Array(length), new Uint16Array(length)]
        : [fromHashes as Uint32Array<ArrayBuffer>, fromEntries as Uint16Array<ArrayBuffer>];
    [fromHashes, fromEntries] = [toHashes, toEntries];
    [toHashes, toEntries] = spare;
  }
  return group(fromHashes.subarray(0, length), fromEntries.slice(0, length));
}

function group(sorted: Uint32Array, entries: Uint16Array): Postings {
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct += 1;
  const hashes = new Uint32Array(distinct);
  const starts = new Uint32Array(distinct + 1);
  let at = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i > 0 && sorted[i] === sorted[i - 1]) continue;
    hashes[at] = sorted[i] as number;
    starts[at] = i;
    at += 1;
  }
  starts[distinct] = sorted.length;
  return { hashes, starts, entries, norms: new Float32Array(0) };
}

/** Counts every posting of a segment into the table (`by` 1), or out of it (−1). */
export function countInto(table: TermTable, postings: Postings, by: 1 | -1): void {
  const { hashes, starts } = postings;
  for (let i = 0; i < hashes.length; i++) {
    table.add(hashes[i] as number, by * ((starts[i + 1] as number) - (starts[i] as number)));
  }
}

/** Length of each document's vector of log-tf · idf under today's counts, to a power: what makes a dot product a likeness. */
export function measureNorms(
  postings: Postings,
  slots: number,
  counts: { table: TermTable; documents: number },
  power: number,
): void {
  const squares = new Float64Array(slots);
  const { hashes, starts, entries } = postings;
  for (let i = 0; i < hashes.length; i++) {
    const weight = idf(counts.documents, counts.table.get(hashes[i] as number));
    for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) {
      const entry = entries[at] as number;
      const value = weight * (repeatWeights[entry >>> 14] as number);
      squares[entry & slotMask] = (squares[entry & slotMask] as number) + value * value;
    }
  }
  postings.norms = Float32Array.from(squares, (square) => (square > 0 ? square ** (-power / 2) : 0));
}

/** Where a term's postings start in a segment, or −1. */
export function findTerm(postings: Postings, hash: number): number {
  const { hashes } = postings;
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = hashes[middle] as number;
    if (found === hash) return middle;
    if (found < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Adds `weight` · log-tf · of one term to the score of every document that holds it. */
export function addScores(postings: Postings, index: number, weight: number, scores: Float32Array): void {
  const { starts, entries } = postings;
  const end = starts[index + 1] as number;
  for (let at = starts[index] as number; at < end; at++) {
    const entry = entries[at] as number;
    const slot = entry & slotMask;
    scores[slot] = (scores[slot] as number) + weight * (repeatWeights[entry >>> 14] as number);
  }
}

/** One segment's postings out of several, with documents renumbered by `slotOf` (−1 drops one). */
export function mergePostings(parts: readonly Postings[], slotOf: (part: number, slot: number) => number): Postings {
  const cursors = new Uint32Array(parts.length);
  const hashes: number[] = [];
  const starts: number[] = [];
  let total = 0;
  for (const part of parts) total += part.entries.length;
  const entries = new Uint16Array(total);
  let length = 0;
  for (;;) {
    let least = Number.POSITIVE_INFINITY;
    for (let p = 0; p < parts.length; p++) {
      const hash = parts[p]?.hashes[cursors[p] as number];
      if (hash !== undefined && hash < least) least = hash;
    }
    if (least === Number.POSITIVE_INFINITY) break;
    const before = length;
    for (const [p, part] of parts.entries()) {
      const at = cursors[p] as number;
      if (part.hashes[at] !== least) continue;
      cursors[p] = at + 1;
      for (let i = part.starts[at] as number; i < (part.starts[at + 1] as number); i++) {
        const entry = part.entries[i] as number;
        const slot = slotOf(p, entry & slotMask);
        if (slot < 0) continue;
        entries[length] = (entry & ~slotMask) | slot;
        length += 1;
      }
    }
    if (length > before) {
      hashes.push(least);
      starts.push(before);
    }
  }
  starts.push(length);
  return {
    hashes: Uint32Array.from(hashes),
    starts: Uint32Array.from(starts),
    entries: entries.slice(0, length),
    norms: new Float32Array(0),
  };
}
