import type { CheckDocument, Embedder, SearchIndex, TermCounts } from '../core/ports.ts';
import { type CandidateView, candidateView, featuresOf, type ScoredFeatures } from './features.rules.ts';
import { type MessageView, messageView, tellingSentences } from './message-view.rules.ts';

/** How a text becomes scored candidates, before anything is decided. */
export type Gathered = { message: MessageView; rows: ScoredFeatures[]; nominated: string[] };

/** Candidates asked of each list of the engine. */
const nominatedPerList = 50;
/** Candidates looked at closely. Source: the best 20 hold .82 of .86 that 50 hold (own measurement, 2026-11). */
const mostScored = 20;
/** Candidates added for each telling sentence of a long forward, and how many sentences. */
const perSentence = 4;
const mostSentences = 2;

type World = {
  search: SearchIndex;
  /** What idf is computed from: the index's own counts, settled for a small one. */
  terms: TermCounts;
  embedder: Embedder;
  /**
   * False: vectors nominate and are no features, because the scorer was fitted without vectors or with those of another
   * embedder, whose cosines mean something else. Left out: they are.
   */
  vectorsCount?: boolean;
  findDocuments(ids: readonly string[]): Promise<CheckDocument[]>;
};

/** Nominates candidates for a text and computes their features; reads only. */
export async function gather(world: World, input: { text: string; language: string | null }): Promise<Gathered> {
  const [vector = null] = await world.embedder.embed([input.text]);
  const message = messageView({ ...input, vector: world.vectorsCount === false ? null : vector }, world.terms);
  const nominated = await world.search.nominate({ ...input, vector, limit: nominatedPerList });
  const chosen = new Set(nominated.slice(0, mostScored));
  for (const text of tellingSentences(message, mostSentences)) {
    const more = await world.search.nominate({ text, language: input.language, vector: null, limit: perSentence });
    for (const id of more.slice(0, perSentence)) chosen.add(id);
  }
  const places = new Map([...chosen].map((id, place) => [id, place]));
  const documents = await world.findDocuments([...chosen]);
  const candidates: CandidateView[] = documents
    .map((document) => candidateView(document, places.get(document.id) ?? places.size, world.terms))
    .sort((a, b) => a.nominated - b.nominated);
  return { message, rows: featuresOf(message, candidates, world.terms), nominated };
}
