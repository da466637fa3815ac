import type { CheckDocument, Embedder, ModelFiles, SearchIndex } from '../../core/ports.ts';
import { judgeWeighed, type MatchResult, type Weighed, weighText } from '../match-text.ts';
import { type Library, libraryOf, openLibrary, type VectorCache } from './library.ts';
import { isRight } from './right.rules.ts';
import type { DataFolder } from './rows.rules.ts';

/** What the evaluation runs with: the production parts, a folder of data, and a clock in milliseconds. */
export type EvaluationNeeds = {
  data: DataFolder;
  /** Our own flip set: `models/flips`. */
  flips: DataFolder;
  embedder: Embedder;
  models: ModelFiles;
  openSearch(): Promise<SearchIndex>;
  milliseconds(): number;
  /** The most memory this process has held so far. Bytes. */
  peakMemoryBytes(): number;
  progress(line: string): void;
};

/** Needs, plus what is shared between parts of one evaluation. */
export type Bench = EvaluationNeeds & { files: readonly string[]; split: string; vectors: VectorCache };

/** One answered text. `tookMs` is the whole path, embedding included. */
export type Tried = Pick<Weighed, 'ranked' | 'nominated'> & { result: MatchResult; weighed: Weighed; tookMs: number };

/** Runs a text through the production path. The language is guessed, as for a first message. */
export async function tryText(bench: Bench, library: Library, text: string): Promise<Tried> {
  const started = bench.milliseconds();
  const weighed = await weighText(
    { search: library.search, embedder: bench.embedder, models: bench.models, findDocuments: library.findDocuments },
    { text, language: null },
  );
  const result = judgeWeighed(bench.models, weighed);
  const tookMs = bench.milliseconds() - started;
  return { result, weighed, ranked: weighed.ranked, nominated: weighed.nominated, tookMs };
}

/** Whether a text is answered automatically with one of these fact-checks or a duplicate of one. */
export function repliesWith(tried: Tried, right: readonly CheckDocument[]): boolean {
  const best = tried.result.candidates[0];
  return tried.result.decision === 'reply' && best !== undefined && isRight(best.document, right);
}

/** Opens the fact-checks of a set in an index of their own. */
export async function openSet(bench: Bench, set: string, without?: ReadonlySet<string>): Promise<Library> {
  bench.progress(`${set}: indexing`);
  const search = await bench.openSearch();
  return openLibrary({ ...bench, search }, { path: `${set}/factchecks.jsonl.gz`, ...(without ? { without } : {}) });
}

/** An index of given fact-checks. */
export const openChecks = async (bench: Bench, checks: readonly CheckDocument[]): Promise<Library> =>
  libraryOf({ ...bench, search: await bench.openSearch() }, checks);

/** Runs over items with a line of progress every 200, and how long the rest will take at that pace. */
export async function forEach<T>(
  bench: Bench,
  name: string,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const started = bench.milliseconds();
  for (const [i, item] of items.entries()) {
    await work(item);
    if (i % 200 !== 199) continue;
    const left = Math.ceil(((bench.milliseconds() - started) / (i + 1)) * (items.length - i - 1) * 1e-3);
    bench.progress(`${name}: ${i + 1} of ${items.length}, ${left} s left`);
  }
}
