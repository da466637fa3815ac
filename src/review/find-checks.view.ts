import type { Needs } from '../core/needs.ts';
import type { CheckDocument } from '../core/ports.ts';
import { findDocuments } from '../fact-checks/fact-checks.store.ts';

/** Fact-checks shown for one search. */
const shown = 8;

/** Fact-checks for a reviewer's words, in the engine's order; none for empty words. */
export async function findChecks(needs: Needs<'db' | 'search' | 'embedder'>, words: string): Promise<CheckDocument[]> {
  if (words.trim() === '') return [];
  const [vector = null] = await needs.embedder.embed([words]);
  const ids = (await needs.search.nominate({ text: words, language: null, vector, limit: shown })).slice(0, shown);
  const documents = await findDocuments(needs.db, ids);
  return ids.flatMap((id) => documents.find((document) => document.id === id) ?? []);
}
