import { tellingTerms } from './filters.rules.ts';
import { type Sidecar, wordMarks } from './sidecar.ts';
import { termWeights } from './term-lists.ts';
import { topList } from './top-list.ts';

/** Words looked for, and fact-checks found, when no engine helps. */
const mostTerms = 24;
const mostFound = 1000;
/** Rows between two pauses in which requests are answered: about a millisecond. */
const rowsAtOnce = 10_000;

/**
 * Rows of what a normalised text may be about, found without the engine: every text kept beside it is looked at for the
 * text's most telling words. For as long as an engine is away.
 */
export async function scanNotes(sidecar: Sidecar, normal: string): Promise<number[]> {
  const wanted = wantedWords(sidecar, normal);
  const best = topList<number>(mostFound);
  if (wanted.length === 0) return [];
  const weights = termWeights(wanted);
  const { ids, alive } = sidecar.rows();
  const marks = sidecar.marks();
  for (let from = 0; from < ids.length; from += rowsAtOnce) {
    for (let row = from; row < Math.min(from + rowsAtOnce, ids.length); row++) {
      if (alive[row] !== 1) continue;
      let atMost = 0;
      for (const { at, bit, weight } of wanted)
        if (((marks[(row * wordMarks) / 32 + at] as number) & bit) !== 0) atMost += weight;
      if (atMost <= best.floor()) continue;
      best.offer(Math.min(atMost, sidecar.sharedBy('word', row, weights)), row);
    }
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return best.take().map(({ item }) => item);
}

/** The most telling words and prefixes that are known, without the second of two that always come together. */
function wantedWords(sidecar: Sidecar, normal: string) {
  const wanted = new Map<string, { hash: number; at: number; bit: number; weight: number }>();
  for (const { hash, holding, weight, letters } of tellingTerms('word', normal, sidecar.counts)) {
    if (wanted.size === mostTerms) break;
    const bit = hash % wordMarks;
    if (holding > 0 && !wanted.has(letters)) wanted.set(letters, { hash, at: bit >>> 5, bit: 1 << (bit & 31), weight });
  }
  return [...wanted.values()];
}
