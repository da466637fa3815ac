import type { CheckDocument } from '../../core/ports.ts';
import { type Bench, forEach, openChecks, repliesWith, tryText } from './bench-world.ts';
import { type FlipPair, flipFamilies, flipPairs } from './flips.rules.ts';
import type { Library } from './library.ts';
import { checkOf, type FlipFigures } from './measure-changes.ts';
import type { DataFolder } from './rows.rules.ts';

/** Our own pairs, all languages: the files `<language>.txt` of a folder. */
export async function readFlips(folder: DataFolder): Promise<FlipPair[]> {
  const files = (await folder.list()).filter((file) => /^[a-z]{2}\.txt$/.test(file));
  const pairs: FlipPair[] = [];
  for (const file of files) pairs.push(...flipPairs(file.slice(0, 2), await folder.read(file)));
  return pairs;
}

/** The invented claims as fact-checks that found them false, by claim. */
export function checksOf(pairs: readonly FlipPair[]): Map<string, CheckDocument> {
  const checks = new Map<string, CheckDocument>();
  for (const { claim, lang } of pairs)
    if (!checks.has(claim))
      checks.set(claim, { ...checkOf(`own:${checks.size}`, claim), language: lang, rating: 'false' });
  return checks;
}

/** Our own claims as fact-checks, by claim, in an index together with others. */
export type OwnLibrary = { checks: ReadonlyMap<string, CheckDocument>; library: Library };

/** Opens an index of the claims of all pairs and of `background`. */
export async function openOwn(
  bench: Bench,
  pairs: readonly FlipPair[],
  background: readonly CheckDocument[],
): Promise<OwnLibrary> {
  const checks = checksOf(pairs);
  return { checks, library: await openChecks(bench, [...background, ...checks.values()]) };
}

/**
 * Our own pairs over an index that holds their claims: per family, how many messages are answered with the
 * claim's fact-check as they were and after the flip. Negations are also told apart by how they are made.
 */
export async function measureOwnFlips(
  bench: Bench,
  { checks, library }: OwnLibrary,
  pairs: readonly FlipPair[],
): Promise<Record<string, FlipFigures>> {
  const known = new Map<string, boolean>();
  const answered = async (text: string, claim: string): Promise<boolean> => {
    const key = `${claim}\n${text}`;
    const right = checks.get(claim);
    const found = known.get(key) ?? repliesWith(await tryText(bench, library, text), right ? [right] : []);
    known.set(key, found);
    return found;
  };
  const tried: { pair: FlipPair; before: boolean; after: boolean }[] = [];
  await forEach(bench, 'own flips', pairs, async (pair) => {
    const before = await answered(pair.original, pair.claim);
    tried.push({ pair, before, after: await answered(pair.flipped, pair.claim) });
  });
  const figuresOf = (rows: typeof tried): FlipFigures => ({
    pairs: rows.length,
    answered: rows.filter((row) => row.after).length,
    answeredOriginals: rows.filter((row) => row.before).length,
  });
  const grouped = (rows: typeof tried, key: (pair: FlipPair) => string | null) => {
    const names = [...new Set(rows.flatMap((row) => key(row.pair) ?? []))].sort();
    return Object.fromEntries(names.map((name) => [name, figuresOf(rows.filter((row) => key(row.pair) === name))]));
  };
  return Object.fromEntries(
    flipFamilies.map((family) => {
      const rows = tried.filter((row) => row.pair.family === family);
      const byLanguage = grouped(rows, (pair) => pair.lang);
      const byForm = grouped(rows, (pair) => pair.form);
      const byMeans = family === 'negation' ? { byMeans: grouped(rows, (pair) => pair.by) } : {};
      return [`own-${family}`, { ...figuresOf(rows), byLanguage, byForm, ...byMeans }];
    }),
  );
}
