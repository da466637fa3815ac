import { isNearDuplicate } from '../../claims/dedupe.rules.ts';
import { normalise } from '../../claims/normalise.rules.ts';
import type { Bench } from './bench-world.ts';
import { clusterFigures } from './metrics.rules.ts';
import { parse } from './rows.rules.ts';

export type DedupFigures = { pairs: number; recall: number; precision: number };
export type ClusterFigures = ReturnType<typeof clusterFigures>;

/** Nearest earlier texts that production compares a new one with. */
const nearest = 20;

/** Pairs of texts labelled 1 (one story) and 0 (two): how many of each are taken for near duplicates. */
export async function measureDedup(bench: Bench, folders: readonly string[]): Promise<Record<string, DedupFigures>> {
  const out: Record<string, DedupFigures> = {};
  for (const folder of folders) {
    for (const file of bench.files.filter((path) => isPairFile(path, folder, bench.split))) {
      const pairs = parse.pairs(await bench.data.read(file));
      if (!pairs.every((pair) => pair.label === '0' || pair.label === '1')) continue;
      const vectors = await embedAll(
        bench,
        pairs.flatMap((pair) => [normalise(pair.a), normalise(pair.b)]),
      );
      const counts = { hit: 0, same: 0, wrong: 0 };
      for (const [i, pair] of pairs.entries()) {
        const merged = isNearDuplicate(normalise(pair.a), normalise(pair.b), dot(vectors[2 * i], vectors[2 * i + 1]));
        counts.same += Number(pair.label === '1');
        counts.hit += Number(merged && pair.label === '1');
        counts.wrong += Number(merged && pair.label === '0');
      }
      const merged = counts.hit + counts.wrong;
      out[folder] = {
        pairs: pairs.length,
        recall: counts.hit / Math.max(1, counts.same),
        precision: merged === 0 ? 1 : counts.hit / merged,
      };
    }
  }
  return out;
}

const isPairFile = (path: string, folder: string, split: string): boolean =>
  path === `${folder}/pairs.${split}.jsonl.gz` || path.startsWith(`${folder}/dedup_pairs`);

/** Messages in order of arrival, each joining the claim of a near duplicate among its nearest, as in production. */
export async function measureClusters(
  bench: Bench,
  folders: readonly string[],
): Promise<Record<string, ClusterFigures>> {
  const out: Record<string, ClusterFigures> = {};
  for (const folder of folders) {
    const file = `${folder}/clusters.${bench.split}.jsonl.gz`;
    if (!bench.files.includes(file)) continue;
    const rows = parse.clustered(await bench.data.read(file));
    const normal = rows.map((row) => normalise(row.text));
    const vectors = await embedAll(bench, normal);
    const found: string[] = [];
    for (const [i, text] of normal.entries()) {
      const near = found
        .map((_, j) => ({ j, cosine: normal[j] === text ? 2 : dot(vectors[i], vectors[j]) }))
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, nearest)
        .find(({ j, cosine }) => isNearDuplicate(text, normal[j] ?? '', Math.min(1, cosine)));
      found.push(near ? (found[near.j] ?? String(i)) : String(i));
    }
    out[folder] = clusterFigures(
      found,
      rows.map((row) => row.cluster),
    );
  }
  return out;
}

async function embedAll(bench: Bench, texts: readonly string[]): Promise<Float32Array[]> {
  bench.progress(`embedding ${texts.length} texts`);
  return bench.embedder.embed(texts);
}

function dot(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (!a || !b) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
