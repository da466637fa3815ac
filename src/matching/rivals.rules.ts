import { holds } from './compare.rules.ts';
import type { CandidateView, Features } from './features.rules.ts';
import type { MessageView } from './message-view.rules.ts';

/** Features about rivals of a candidate that has none. */
export const noRivals = {
  familySize: 1,
  rankWordFull: 0,
  rankCharFull: 0,
  rankCharClaim: 0,
  rankFused: 0,
  rankVector: 0,
  marginWordFull: 0,
  marginCharFull: 0,
  marginCharClaim: 0,
  marginBm25: 0,
  marginClaimFound: 0,
  marginFused: 0,
  marginVector: 0,
  bestFused: 0,
  closeRivals: 0,
  distinctFound: 0,
  distinctMissing: 0,
  marginCharFound: 0,
};

/** Fills in ranks among all candidates and margins to the best of other families. */
export function addRivals(rows: Features[], families: readonly number[]): void {
  const sizes = new Map<number, number>();
  for (const family of families) sizes.set(family, (sizes.get(family) ?? 0) + 1);
  for (const [i, row] of rows.entries()) row.familySize = sizes.get(families[i] as number) ?? 1;
  const ranks = [
    ['rankWordFull', 'wordFull'],
    ['rankCharFull', 'charFull'],
    ['rankCharClaim', 'charClaim'],
    ['rankFused', 'fused'],
    ['rankVector', 'vector'],
  ] as const;
  for (const [rank, value] of ranks) {
    for (const row of rows) row[rank] = rows.reduce((better, other) => better + Number(other[value] > row[value]), 0);
  }
  const margins = [
    ['marginWordFull', 'wordFull'],
    ['marginCharFull', 'charFull'],
    ['marginCharClaim', 'charClaim'],
    ['marginBm25', 'bm25'],
    ['marginClaimFound', 'claimFound'],
    ['marginFused', 'fused'],
    ['marginVector', 'vector'],
    ['marginCharFound', 'charClaimFound'],
  ] as const;
  for (const [margin, value] of margins) {
    for (const [i, row] of rows.entries()) {
      let rival = 0;
      for (const [j, other] of rows.entries()) if (families[j] !== families[i]) rival = Math.max(rival, other[value]);
      row[margin] = row[value] - rival;
    }
  }
  const bestFused = Math.max(0, ...rows.map((row) => row.fused));
  for (const row of rows) {
    row.bestFused = bestFused;
    row.closeRivals = rows.reduce((close, other) => close + Number(other.fused > row.fused * 0.8), 0);
  }
}

/**
 * How far the words that tell a claim from the claims of its rivals stand in the message. Two rumours about one person
 * share most words; what is left decides which one was asked about.
 */
export function addDistinct(
  message: MessageView,
  candidates: readonly CandidateView[],
  rows: Features[],
  families: readonly number[],
): void {
  const holders = new Map<string, Set<number>>();
  for (const [i, { claim }] of candidates.entries()) {
    for (const word of claim.telling.keys())
      holders.set(word, (holders.get(word) ?? new Set()).add(families[i] as number));
  }
  const total = new Set(families).size;
  for (const [i, row] of rows.entries()) {
    let [mass, found, rarest] = [0, 0, 0];
    for (const [word, value] of candidates[i]?.claim.telling ?? []) {
      const distinct = value * (1 - ((holders.get(word)?.size ?? 1) - 1) / Math.max(1, total - 1));
      mass += distinct;
      if (holds(message.whole, word)) found += distinct;
      else rarest = Math.max(rarest, distinct);
    }
    row.distinctFound = mass === 0 ? 0 : found / mass;
    row.distinctMissing = rarest;
  }
}
