import { tellingTerms } from './filters.rules.ts';
import { type Sidecar, wordMarks } from './sidecar.ts';
import { topList } from './top-list.ts';

/** Words looked for, and fact-checks found, when no engine helps. */
const mostTerms = 24;
const mostFound = 1000;
/** Rows between two pauses in which requests are answered: about a millisecond. */
const rowsAtOnce = 10_000;

/**
 * Ids of what a normalised text may be about, found without the engine: every text kept beside it is looked at for the
 * text's most telling words. For as long as an engine is away.
 */
export async function scanNotes(sidecar: Sidecar, normal: string): Promise<string[]> {
  const wanted = wantedWords(sidecar, normal);
  const best = topList<string>(mostFound);
  if (wanted.length === 0) return [];
  const { ids, alive } = sidecar.rows();
  const marks = sidecar.marks();
  for (let from = 0; from < ids.length; from += rowsAtOnce) {
    for (let row = from; row < Math.min(from + rowsAtOnce, ids.length); row++) {
      if (alive[row] !== 1) continue;
      const id = ids[row] as string;
      let score = 0;
      for (const { word, at, bit, weight } of wanted) {
        if (((marks[(row * wordMarks) / 32 + at] as number) & bit) === 0) continue;
        if (sidecar.textOf(id)?.includes(word)) score += weight;
      }
      if (score > best.floor()) best.offer(score, id);
    }
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return best.take().map(({ item }) => item);
}

/** The most telling words and prefixes that are known, without the second of two that always come together. */
function wantedWords(sidecar: Sidecar, normal: string) {
  const wanted = new Map<string, { word: string; at: number; bit: number; weight: number }>();
  for (const { hash, holding, weight, letters, term } of tellingTerms('word', normal, sidecar.counts)) {
    if (wanted.size === mostTerms) break;
    const bit = hash % wordMarks;
    const word = term.endsWith('*') ? term.slice(0, -1) : term;
    if (holding > 0 && !wanted.has(letters)) wanted.set(letters, { word, at: bit >>> 5, bit: 1 << (bit & 31), weight });
  }
  return [...wanted.values()];
}
