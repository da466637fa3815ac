import { differenceOf, isNearDuplicate } from '../../claims/dedupe.rules.ts';
import { saysOtherwise } from '../../claims/nominate.rules.ts';
import { normalise } from '../../claims/normalise.rules.ts';
import { detectLanguage } from '../../core/language.ts';
import { modelsOf } from '../models.rules.ts';
import { type AskedView, askedView, everydayCounts, sameClaimProbability } from '../same-claim.rules.ts';
import type { Bench } from './bench-world.ts';
import { dice, shuffled } from './dice.rules.ts';
import { clusterFigures } from './metrics.rules.ts';
import { type Arrival, arrivalOf, fileInOrder } from './online-filing.ts';
import { parse } from './rows.rules.ts';

export type DedupFigures = {
  pairs: number;
  recall: number;
  precision: number;
  /** Recall of each family of edits, and the share of each family of flips that was merged; only of made edits. */
  byFamily?: Record<string, number>;
  /** Precision when every text also comes in with its number, its name or its meaning turned; only of made edits. */
  amongFlips?: number;
};
export type ClusterFigures = ReturnType<typeof clusterFigures> & {
  /** What the machine merges by itself, without what it only shows together with another claim. */
  merged: ReturnType<typeof clusterFigures>;
  /** The same with equal normalised texts under two labels counted as one cluster: such labels contradict themselves. */
  relabelled: ReturnType<typeof clusterFigures>;
  /** Share of messages that stand with another set of messages when they arrive in another order; mean of five orders. */
  movedByOrder: number;
  /** The same once people have accepted every merge of near duplicates that the background pass proposes. */
  movedAfterProposals: number;
  /** Groups that the machine would propose to merge as near duplicates, and how many of those pairs are of one cluster. */
  proposed: { pairs: number; right: number };
};

/** Pairs of texts labelled 1 (one story) and 0 (two): how many of each are taken for near duplicates. */
export async function measureDedup(bench: Bench, folders: readonly string[]): Promise<Record<string, DedupFigures>> {
  const out: Record<string, DedupFigures> = {};
  for (const folder of folders) {
    for (const file of bench.files.filter((path) => isPairFile(path, folder, bench.split))) {
      const pairs = parse.pairs(await bench.data.read(file));
      if (!pairs.every((pair) => pair.label === '0' || pair.label === '1')) continue;
      const counts = { hit: 0, same: 0, wrong: 0 };
      for (const pair of pairs) {
        const merged = isNearDuplicate(wordingOf(pair.a), wordingOf(pair.b));
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

const wordingOf = (text: string) => ({ text, normal: normalise(text) });

const isPairFile = (path: string, folder: string, split: string): boolean =>
  path === `${folder}/pairs.${split}.jsonl.gz` || path.startsWith(`${folder}/dedup_pairs`);

/**
 * Messages in order of arrival, as in production: each joins the claim of a near duplicate, and is shown together with the
 * likeliest other claim that may be the same. Clusters are those that reviewers see, labelled, or the messages about one
 * fact-check. No verdict reaches a claim by being shown with another: a person merges the two first.
 */
export async function measureClusters(
  bench: Bench,
  folders: readonly string[],
): Promise<Record<string, ClusterFigures>> {
  const out: Record<string, ClusterFigures> = {};
  for (const folder of folders) {
    const rows = await clustersOf(bench, folder);
    if (rows.length === 0) continue;
    const vectors = await bench.embedder.embed(rows.map((row) => normalise(row.text)));
    const arrivals = rows.map((row, i) => arrivalOf(row.text, vectors[i] as Float32Array));
    const { groups: found, links, looked } = fileInOrder(arrivals);
    const shown = linked(found, likeliest(bench, arrivals, looked));
    const truth = rows.map((row) => row.cluster);
    const relabelled = withEqualTextsOne(arrivals, truth);
    out[folder] = {
      ...clusterFigures(shown, truth),
      merged: clusterFigures(found, truth),
      relabelled: clusterFigures(shown, relabelled),
      ...movedByOrder(arrivals, found, links),
      proposed: proposedOf(found, links, relabelled),
    };
  }
  return out;
}

/** Each message with the likeliest of those looked at that may be one claim with it, if any is likely enough. */
function likeliest(bench: Bench, arrivals: readonly Arrival[], looked: readonly [number, number][]) {
  const { background, sameClaim } = modelsOf(bench.models);
  const counts = everydayCounts(background);
  const views = arrivals.map(({ text, vector }) => {
    const { language } = detectLanguage(text);
    return askedView({ text, language: language === 'und' ? null : language, vector }, counts);
  });
  const best = new Map<number, { other: number; probability: number }>();
  for (const [i, j] of looked) {
    const difference = differenceOf(arrivals[i] as Arrival, arrivals[j] as Arrival);
    if (difference === null || saysOtherwise(difference)) continue;
    const probability = sameClaimProbability(sameClaim, views[i] as AskedView, views[j] as AskedView, counts);
    if (probability < sameClaim.likely || probability <= (best.get(i)?.probability ?? 0)) continue;
    best.set(i, { other: j, probability });
  }
  return [...best].map(([i, { other }]): [number, number] => [i, other]);
}

async function clustersOf(bench: Bench, folder: string): Promise<{ text: string; cluster: string }[]> {
  const file = `${folder}/clusters.${bench.split}.jsonl.gz`;
  if (bench.files.includes(file)) return parse.clustered(await bench.data.read(file));
  const [queries, qrels] = [`${folder}/queries.${bench.split}.jsonl.gz`, `${folder}/qrels.${bench.split}.tsv`];
  if (!folder.startsWith('checkthat2022-2a') || !bench.files.includes(queries) || !bench.files.includes(qrels))
    return [];
  const relevant = parse.qrels(await bench.data.read(qrels));
  return parse.queries(await bench.data.read(queries)).flatMap((query) => {
    const [check] = [...(relevant.get(query.id) ?? [])].sort();
    return check ? [{ text: query.text, cluster: check }] : [];
  });
}

/** Cluster names, with clusters that hold the same normalised text made one. */
function withEqualTextsOne(arrivals: readonly Arrival[], truth: readonly string[]): string[] {
  const into = new Map<string, string>();
  const nameOf = (name: string): string => {
    const next = into.get(name);
    return next === undefined || next === name ? name : nameOf(next);
  };
  const firstWith = new Map<string, string>();
  for (const [i, { normal }] of arrivals.entries()) {
    const name = truth[i] ?? '';
    const first = firstWith.get(normal);
    if (first === undefined) firstWith.set(normal, name);
    else if (normal !== '') into.set(nameOf(name), nameOf(first));
  }
  return truth.map(nameOf);
}

function movedByOrder(arrivals: readonly Arrival[], found: readonly string[], links: readonly [number, number][]) {
  const before = [companions(found), companions(linked(found, links))];
  const moved = [0, 0];
  for (let order = 0; order < 5; order++) {
    const places = shuffled([...arrivals.keys()], dice(order));
    const filed = fileInOrder(places.map((i) => arrivals[i] as Arrival));
    const again: string[] = [];
    for (const [at, i] of places.entries()) again[i] = filed.groups[at] ?? '';
    const placed = filed.links.map(([a, b]): [number, number] => [places[a] ?? 0, places[b] ?? 0]);
    for (const [which, groups] of [again, linked(again, placed)].entries()) {
      const after = companions(groups);
      moved[which] = (moved[which] ?? 0) + after.filter((with_, i) => with_ !== before[which]?.[i]).length;
    }
  }
  const share = (count: number | undefined) => (count ?? 0) / (5 * Math.max(1, arrivals.length));
  return { movedByOrder: share(moved[0]), movedAfterProposals: share(moved[1]) };
}

/** Groups with those made one that hold two near duplicates. */
function linked(groups: readonly string[], links: readonly [number, number][]): string[] {
  const into = new Map<string, string>();
  const nameOf = (name: string): string => {
    const next = into.get(name);
    return next === undefined || next === name ? name : nameOf(next);
  };
  for (const [a, b] of links) into.set(nameOf(groups[a] ?? ''), nameOf(groups[b] ?? ''));
  return groups.map(nameOf);
}

function proposedOf(groups: readonly string[], links: readonly [number, number][], truth: readonly string[]) {
  const pairs = new Map<string, boolean>();
  for (const [a, b] of links) {
    const key = [groups[a], groups[b]].sort().join(' ');
    if (groups[a] !== groups[b]) pairs.set(key, (pairs.get(key) ?? false) || truth[a] === truth[b]);
  }
  return { pairs: pairs.size, right: [...pairs.values()].filter(Boolean).length };
}

/** For each message who it stands with, as one string. */
function companions(groups: readonly string[]): string[] {
  const members = new Map<string, number[]>();
  for (const [i, group] of groups.entries()) members.set(group, [...(members.get(group) ?? []), i]);
  return groups.map((group) => (members.get(group) ?? []).join(','));
}
