import type { TermCounts } from '../../core/ports.ts';
import { mergeLists, takeTurns } from '../../matching/merge-lists.rules.ts';
import { countTerms, idf, repeatWeight, type TermKind, termsOf, wordsOf } from '../../matching/terms.rules.ts';
import { lengthPower, listDepth, listWeights, termShare } from './likeness.rules.ts';

/** Words an engine reads of one query; it ignores more. Source: Meilisearch 1.50, confirmed 2026-11. */
const wordsPerQuery = 10;
/** What makes a word's first letters a word of their own that no text holds. */
const stemMark = 'qzx';

/** The first four letters of a normalised text's longer words, each marked as a stem: a field of its own in the engine. */
export const stemsOf = (normal: string): string[] => [
  ...new Set(wordsOf(normal).flatMap((word) => (word.length > 4 ? [stemOf(word.slice(0, 4))] : []))),
];

const stemOf = (letters: string): string => `${letters}${stemMark}`;

/** A query of words, and how many documents to ask for. */
export type Rotation = { words: string[]; limit: number };

/** A term held by at most so many documents is asked for all of them, whatever else they hold; others for fewer. */
const completeUpTo = 200;
const perCommonTerm = 50;

/**
 * A message as several short queries, for an engine that drops words from the end until something fits: each puts
 * another of the most telling known words or stems first. What follows is, in turn, the terms that tell most and those
 * that come next in order, so that a fact-check without the rarest ones is found by two middling ones. None when the
 * index knows no word.
 */
export function rotations(normal: string, counts: TermCounts, most: number): Rotation[] {
  const terms = tellingTerms(normal, counts);
  const words = terms.filter(({ term }) => !term.endsWith(stemMark));
  return terms.slice(0, most).map((first, i) => {
    const isRare = first.holding <= completeUpTo;
    const tail = isRare || i % 2 === 1 ? words : [...terms.slice(i + 1), ...terms.slice(0, i)];
    const seen = new Set([lettersOf(first.term)]);
    const rest = tail.filter(({ term }) => seen.size !== seen.add(lettersOf(term)).size);
    return {
      words: [first, ...rest].slice(0, wordsPerQuery).map(({ term }) => term),
      limit: isRare ? completeUpTo : perCommonTerm,
    };
  });
}

/** What a word and its stem have in common. */
const lettersOf = (term: string): string => term.slice(0, 4);

type Telling = { term: string; holding: number };

function tellingTerms(normal: string, counts: TermCounts): Telling[] {
  const documents = counts.documents();
  return [...countTerms(termsOf('word', normal))]
    .map(([term, times]) => ({ term, times, holding: counts.holding('word', term) }))
    .filter(({ holding }) => holding > 0)
    .map(({ term, times, holding }) => ({
      term: term.endsWith('*') ? stemOf(term.slice(0, -1)) : term,
      holding,
      weight: idf(documents, holding) * repeatWeight(times),
    }))
    .sort((a, b) => b.weight - a.weight);
}

/** A hit: id and normalised text. */
type Hit = readonly [id: string, text: string];

/**
 * Orders hits as the embedded engine would: tf-idf likeness of words and of character 4-grams, and `nearness` of
 * vectors (larger is nearer; null when a hit has none). At most `most`.
 */
export function mergeByLikeness(
  normal: string,
  hits: readonly Hit[],
  counts: TermCounts,
  { most, nearness }: { most: number; nearness(id: string): number | null },
): string[] {
  const word = likest('word', normal, hits, counts);
  const characters = likest('characters', normal, hits, counts);
  const found = new Set([...word, ...characters].map(({ item }) => item));
  const vectors = [...found].flatMap((item) => {
    const score = nearness(item);
    return score === null ? [] : [{ item, score }];
  });
  const merged = mergeLists([
    { weight: listWeights.word, list: word },
    { weight: listWeights.characters, list: characters },
    { weight: listWeights.vectors, list: vectors },
  ]);
  return takeTurns(merged, [word, characters], most);
}

function likest(
  kind: TermKind,
  normal: string,
  hits: readonly Hit[],
  counts: TermCounts,
): { item: string; score: number }[] {
  const documents = counts.documents();
  const known = new Map<string, number>();
  const idfOf = (term: string): number => {
    const before = known.get(term);
    if (before !== undefined) return before;
    const value = idf(documents, counts.holding(kind, term));
    known.set(term, value);
    return value;
  };
  const wanted = new Map<string, number>();
  for (const [term, times] of countTerms(termsOf(kind, normal))) {
    const telling = idfOf(term);
    if (telling > 0) wanted.set(term, (termShare(kind, telling) / telling) * repeatWeight(times));
  }
  return hits
    .map(([item, text]) => {
      let [shared, square] = [0, 0];
      for (const [term, times] of countTerms(termsOf(kind, text))) {
        const weight = idfOf(term) * repeatWeight(times);
        shared += weight * (wanted.get(term) ?? 0);
        square += weight * weight;
      }
      return { item, score: square > 0 ? shared / square ** (lengthPower[kind] / 2) : 0 };
    })
    .sort((a, b) => b.score - a.score || (a.item < b.item ? -1 : 1))
    .slice(0, listDepth);
}
