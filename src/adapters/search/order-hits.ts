import type { SearchQuery } from '../../core/ports.ts';
import { interleave, mergeLists, takeTurns } from '../../matching/merge-lists.rules.ts';
import { eachTermHash, idf, repeatWeight, type TermKind } from '../../matching/terms.rules.ts';
import { listDepth, listWeights, termShare } from './likeness.rules.ts';
import { hashCounts, languageCode } from './segment.ts';
import type { Sidecar } from './sidecar.ts';
import { topList } from './top-list.ts';
import { likenessOf, nearestElsewhere } from './vector-list.ts';

type ScoredId = { score: number; item: string };

/**
 * Puts the hits of an engine that only finds in the order of the embedded one: tf-idf likeness of words and of
 * character 4-grams and the likeness of vectors, merged, then the nearest vectors of other languages. Hits unknown to
 * the sidecar are left out.
 */
export function orderHits(sidecar: Sidecar, normal: string, hits: Iterable<string>, query: SearchQuery): string[] {
  const rows = new Map<string, number>();
  for (const id of hits) {
    const row = sidecar.rowOf(id);
    if (row !== undefined) rows.set(id, row);
  }
  const depth = Math.max(listDepth, query.limit);
  const word = likest(sidecar, 'word', normal, rows, depth);
  const characters = likest(sidecar, 'characters', normal, rows, depth);
  const vectors = likestVectors(sidecar, [...word, ...characters], query.vector);
  const ranked = mergeLists([
    { weight: listWeights.word, list: word },
    { weight: listWeights.characters, list: characters },
    { weight: listWeights.vectors, list: vectors },
  ]);
  const merged = takeTurns(ranked, [word, characters], query.limit);
  const own = query.language === null ? -1 : languageCode(query.language);
  const others = query.vector ? nearestElsewhere([sidecar.rows()], query.vector, own, query.limit) : [];
  return interleave(merged, others);
}

function likestVectors(sidecar: Sidecar, found: readonly ScoredId[], vector: Float32Array | null): ScoredId[] {
  if (!vector) return [];
  const [rows, like] = [sidecar.rows(), likenessOf(vector)];
  return [...new Set(found.map(({ item }) => item))].flatMap((item) => {
    const row = sidecar.rowOf(item);
    const score = row === undefined ? null : like(rows, row);
    return score === null ? [] : [{ item, score }];
  });
}

function likest(
  sidecar: Sidecar,
  kind: TermKind,
  normal: string,
  rows: ReadonlyMap<string, number>,
  limit: number,
): ScoredId[] {
  const { shares, placeOf } = wantedTerms(sidecar, kind, normal);
  const times = new Uint16Array(shares.length);
  const best = topList<string>(limit);
  let seen: number[] = [];
  const take = (hash: number) => {
    const place = placeOf(hash);
    if (place < 0) return;
    if (times[place] === 0) seen.push(place);
    times[place] = (times[place] as number) + 1;
  };
  for (const [id, row] of rows) {
    seen = [];
    eachTermHash(kind, sidecar.textOf(id) ?? '', take);
    let shared = 0;
    for (const place of seen) {
      shared += (shares[place] as number) * repeatWeight(times[place] as number);
      times[place] = 0;
    }
    if (shared > 0) best.offer(shared / (sidecar.normOf(kind, row) || 1), id);
  }
  return best.take();
}

/** What each known term of a text adds to a likeness, and where it stands in `shares`, by its number; −1 for others. */
function wantedTerms(sidecar: Sidecar, kind: TermKind, normal: string) {
  const counts = hashCounts(kind, normal);
  const documents = sidecar.documents();
  const shares = new Float64Array(counts.size);
  const size = 2 ** Math.ceil(Math.log2(counts.size * 4 + 4));
  const hashes = new Uint32Array(size);
  const places = new Int32Array(size).fill(-1);
  /** Where a number stands or would stand: open addressing, at most a quarter full. */
  const slotOf = (hash: number): number => {
    let slot = hash & (size - 1);
    while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (size - 1);
    return slot;
  };
  let known = 0;
  for (const [hash, times] of counts) {
    const holding = sidecar.holding(kind, hash);
    if (holding === 0) continue;
    const slot = slotOf(hash);
    hashes[slot] = hash;
    places[slot] = known;
    shares[known] = termShare(kind, idf(documents, holding)) * repeatWeight(times);
    known += 1;
  }
  return { shares, placeOf: (hash: number): number => places[slotOf(hash)] as number };
}
