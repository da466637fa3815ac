import { type Bench, forEach, openSet, tryText } from './bench-world.ts';
import { averagePrecisionAt5, bootstrap95, mean, percentile, reciprocalRank, successAt } from './metrics.rules.ts';
import { parse } from './rows.rules.ts';

export type SetFigures = {
  split: string;
  /** The scorer was fitted on messages of this set and split, so the figures flatter it. */
  inSample: boolean;
  queries: number;
  factChecks: number;
  mapAt5: number;
  mrr: number;
  sAt1: number;
  sAt5: number;
  recallAt50: number;
  ci95: { mapAt5: [number, number]; mrr: [number, number] };
  byLanguage: Record<string, { queries: number; mapAt5: number; mrr: number }>;
  /** Of each query, in the same order, for paired comparison. Ids only. */
  perQuery: { ids: string[]; mapAt5: number[]; mrr: number[] };
  latencyMs: { p50: number; p95: number; p99: number };
};

/** Sets that have fact-checks of their own and queries with answers in this split. */
export function rankedSets(bench: Bench): string[] {
  const has = new Set(bench.files);
  const folders = [...new Set(bench.files.map((file) => file.split('/')[0] ?? ''))];
  return folders.filter((folder) =>
    ['factchecks.jsonl.gz', `queries.${bench.split}.jsonl.gz`, `qrels.${bench.split}.tsv`].every((file) =>
      has.has(`${folder}/${file}`),
    ),
  );
}

/** How well the right fact-check is ranked within one set. */
export async function measureSet(bench: Bench, set: string, fittedOn: readonly string[]): Promise<SetFigures> {
  const library = await openSet(bench, set);
  const relevantOf = parse.qrels(await bench.data.read(`${set}/qrels.${bench.split}.tsv`));
  const all = parse.queries(await bench.data.read(`${set}/queries.${bench.split}.jsonl.gz`));
  const queries = all.filter((query) => relevantOf.has(query.id));
  const rows: {
    id: string;
    language: string;
    map: number;
    rr: number;
    s1: number;
    s5: number;
    recall: number;
    took: number;
  }[] = [];
  await forEach(bench, set, queries, async (query) => {
    const tried = await tryText(bench, library, query.text);
    const scored = tried.ranked.map((entry) => entry.row.candidate.document.id);
    const ranked = [...new Set([...scored, ...tried.nominated])];
    const relevant = relevantOf.get(query.id) ?? new Set<string>();
    rows.push({
      id: query.id,
      language: query.lang ?? 'und',
      map: averagePrecisionAt5(ranked, relevant),
      rr: reciprocalRank(ranked, relevant),
      s1: successAt(1, ranked, relevant),
      s5: successAt(5, ranked, relevant),
      recall: successAt(50, ranked, relevant),
      took: tried.tookMs,
    });
  });
  await library.search.close();
  const took = rows.map((row) => row.took);
  const byLanguage: SetFigures['byLanguage'] = {};
  for (const language of [...new Set(rows.map((row) => row.language))].sort()) {
    const own = rows.filter((row) => row.language === language);
    byLanguage[language] = {
      queries: own.length,
      mapAt5: mean(own.map((row) => row.map)),
      mrr: mean(own.map((row) => row.rr)),
    };
  }
  return {
    split: bench.split,
    inSample: fittedOn.includes(`${set}:${bench.split}`),
    queries: rows.length,
    factChecks: library.documents.size,
    mapAt5: mean(rows.map((row) => row.map)),
    mrr: mean(rows.map((row) => row.rr)),
    sAt1: mean(rows.map((row) => row.s1)),
    sAt5: mean(rows.map((row) => row.s5)),
    recallAt50: mean(rows.map((row) => row.recall)),
    ci95: { mapAt5: bootstrap95(rows.map((row) => row.map)), mrr: bootstrap95(rows.map((row) => row.rr)) },
    byLanguage,
    perQuery: {
      ids: rows.map((row) => row.id),
      mapAt5: rows.map((row) => rounded(row.map)),
      mrr: rows.map((row) => rounded(row.rr)),
    },
    latencyMs: { p50: percentile(took, 0.5), p95: percentile(took, 0.95), p99: percentile(took, 0.99) },
  };
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
