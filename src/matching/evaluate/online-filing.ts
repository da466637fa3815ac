import { differenceOf, type Wording } from '../../claims/dedupe.rules.ts';
import { chooseGroup, mostHolders, nominated } from '../../claims/nominate.rules.ts';
import { claimKeyText, normalise } from '../../claims/normalise.rules.ts';
import { sketchOf } from '../../claims/sketch.rules.ts';

/** A message made ready to be filed; `vector` of unit length, of the normalised text. */
export type Arrival = Wording & { key: string; sketch: readonly number[]; vector: Float32Array };

export const arrivalOf = (text: string, vector: Float32Array): Arrival => {
  const normal = normalise(text);
  return { text, normal, key: claimKeyText(text), sketch: sketchOf(normal), vector };
};

/** Groups by machine, near duplicates, and who was looked at for each message: pairs of places, the later first. */
export type Filed = { groups: string[]; links: [number, number][]; looked: [number, number][] };

/**
 * Files messages one after another as `claims/file-submission.ts` does, in memory: the equal text, else a near duplicate
 * among those that share most of the sketch, else among the nearest by vector. Returns one group name per message, and which
 * messages are near duplicates whatever their groups: what the background pass proposes to people where groups differ.
 */
export function fileInOrder(arrivals: readonly Arrival[]): Filed {
  const byKey = new Map<string, number>();
  const holders = new Map<number, number[]>();
  const claims: number[] = [];
  const groupOf = new Map<number, string>();
  const links: [number, number][] = [];
  const looked: [number, number][] = [];
  const groups = arrivals.map((arrival, i) => {
    const equal = byKey.get(arrival.key);
    if (equal !== undefined) return groupOf.get(equal) ?? '';
    const candidates = [...new Set([...bySketch(arrival, holders), ...byVector(arrival, arrivals, claims)])];
    for (const j of candidates) looked.push([i, j]);
    const differences = candidates.map((j) => ({
      groupId: groupOf.get(j) ?? '',
      difference: differenceOf(arrival, arrivals[j] as Arrival),
    }));
    for (const [at, { difference }] of differences.entries())
      if (difference === null) links.push([i, candidates[at] as number]);
    const group = chooseGroup(differences) ?? String(i);
    byKey.set(arrival.key, i);
    groupOf.set(i, group);
    claims.push(i);
    for (const number of arrival.sketch) {
      const known = holders.get(number) ?? [];
      if (known.length < mostHolders) holders.set(number, [...known, i]);
    }
    return group;
  });
  return { groups, links, looked };
}

function bySketch(arrival: Arrival, holders: ReadonlyMap<number, number[]>): number[] {
  const shared = new Map<number, number>();
  for (const number of arrival.sketch)
    for (const holder of holders.get(number) ?? []) shared.set(holder, (shared.get(holder) ?? 0) + 1);
  return [...shared]
    .sort((a, b) => b[1] - a[1])
    .slice(0, nominated.bySketch)
    .map(([j]) => j);
}

function byVector(arrival: Arrival, arrivals: readonly Arrival[], claims: readonly number[]): number[] {
  const nearest: { j: number; cosine: number }[] = [];
  for (const j of claims) {
    const cosine = dot(arrival.vector, (arrivals[j] as Arrival).vector);
    if (nearest.length === nominated.byVector && cosine <= (nearest.at(-1)?.cosine ?? 0)) continue;
    const at = nearest.findIndex((other) => other.cosine < cosine);
    nearest.splice(at < 0 ? nearest.length : at, 0, { j, cosine });
    if (nearest.length > nominated.byVector) nearest.pop();
  }
  return nearest.map(({ j }) => j);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
