import type { SearchQuery } from '../../core/ports.ts';
import { interleave, mergeLists, takeTurns } from '../../matching/merge-lists.rules.ts';
import type { TermKind } from '../../matching/terms.rules.ts';
import { listDepth, listWeights } from './likeness.rules.ts';
import { queryTerms } from './query-terms.ts';
import { languageCode } from './segment.ts';
import type { Sidecar } from './sidecar.ts';
import { termWeights } from './term-lists.ts';
import { topList } from './top-list.ts';
import { likenessOf, nearestElsewhere } from './vector-list.ts';

type ScoredId = { score: number; item: string };

/**
 * Puts the hits of an engine that only finds in the order of the embedded one: tf-idf likeness of words and of
 * character 4-grams and the likeness of vectors, merged, then the nearest vectors of other languages. Hits are rows of
 * the sidecar, each once.
 */
export function orderHits(sidecar: Sidecar, normal: string, rows: readonly number[], query: SearchQuery): string[] {
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

function likest(sidecar: Sidecar, kind: TermKind, normal: string, rows: readonly number[], limit: number): ScoredId[] {
  const documents = sidecar.documents();
  const holding = (hash: number) => sidecar.holding(kind, hash);
  const weights = termWeights(queryTerms(kind, normal, { documents, holding }));
  const best = topList<string>(limit);
  const { ids } = sidecar.rows();
  for (const row of rows) {
    const shared = sidecar.sharedBy(kind, row, weights);
    if (shared > 0) best.offer(shared / (sidecar.normOf(kind, row) || 1), ids[row] as string);
  }
  return best.take();
}
