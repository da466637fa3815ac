import { normalise } from '../../claims/normalise.rules.ts';
import type { CheckDocument } from '../../core/ports.ts';
import { type Bench, forEach, openChecks, openSet, repliesWith, type Tried, tryText } from './bench-world.ts';
import type { Library } from './library.ts';
import { averagePrecisionAt5, mean } from './metrics.rules.ts';
import { parse, type Query, standIn } from './rows.rules.ts';

type Counts = { pairs: number; answered: number; answeredOriginals: number };
export type FlipFigures = Counts & {
  /** Our own pairs only; `byMeans` tells negating words from opposites. */
  byLanguage?: Record<string, Counts>;
  byForm?: Record<string, Counts>;
  byMeans?: Record<string, Counts>;
};
export type EditFigures = Counts & { mapAt5: number; mapAt5Originals: number };

/** Pairs of one label taken of a very large file, spread evenly. */
const mostPairs = 2000;

/** Single negations: what counts as a flip among `queries.<family>` files; the others keep their meaning. */
const isFlipFamily = (family: string): boolean => family.endsWith('negation-baseline');

/** Families of `queries.<family>.jsonl.gz` that come with a `-orig` file, per folder. */
export function editFamilies(bench: Bench): { folder: string; family: string }[] {
  const has = new Set(bench.files);
  return bench.files.flatMap((file) => {
    const found = /^(.+)\/queries\.(.+)-orig\.jsonl\.gz$/.exec(file);
    if (!found) return [];
    const [, folder = '', family = ''] = found;
    return has.has(`${folder}/queries.${family}.jsonl.gz`) && has.has(`${folder}/qrels.${family}.tsv`)
      ? [{ folder, family }]
      : [];
  });
}

/** Measures every `queries.<family>` beside its `-orig`; the set whose fact-checks the answers name is indexed. */
export async function measureEdits(bench: Bench, libraries: Libraries, folders: readonly string[]) {
  const flips: Record<string, FlipFigures> = {};
  const edits: Record<string, EditFigures> = {};
  for (const { folder, family } of editFamilies(bench).filter((one) => folders.includes(one.folder))) {
    const relevant = parse.qrels(await bench.data.read(`${folder}/qrels.${family}.tsv`));
    const library = await libraries.holding([...relevant.values()].flatMap((ids) => [...ids]));
    if (!library) continue;
    const edited = parse.queries(await bench.data.read(`${folder}/queries.${family}.jsonl.gz`));
    const originals = parse.queries(await bench.data.read(`${folder}/queries.${family}-orig.jsonl.gz`));
    const now = await measureQueries(bench, library, `${family}`, edited, relevant);
    const before = await measureQueries(bench, library, `${family} originals`, originals, relevant);
    const figures = {
      pairs: now.count,
      mapAt5: now.map,
      mapAt5Originals: before.map,
      answered: now.answered,
      answeredOriginals: before.answered,
    };
    if (isFlipFamily(family))
      flips[family] = {
        pairs: figures.pairs,
        answered: figures.answered,
        answeredOriginals: figures.answeredOriginals,
      };
    else edits[family] = figures;
  }
  return { flips, edits };
}

async function measureQueries(
  bench: Bench,
  library: Library,
  name: string,
  queries: readonly Query[],
  relevant: Map<string, Set<string>>,
) {
  const maps: number[] = [];
  let answered = 0;
  await forEach(bench, name, queries, async (query) => {
    const right = relevant.get(query.id);
    if (!right) return;
    const tried = await tryText(bench, library, query.text);
    maps.push(averagePrecisionAt5(idsOf(tried), right));
    answered += Number(repliesWith(tried, await library.findDocuments([...right])));
  });
  return { count: maps.length, map: mean(maps), answered };
}

const idsOf = (tried: Tried): string[] => tried.ranked.map((entry) => entry.row.candidate.document.id);

/** Original and negated texts whose label says that the old fact-check no longer applies. */
export async function measureNegations(
  bench: Bench,
  libraries: Libraries,
  folder: string,
): Promise<Record<string, FlipFigures>> {
  const out: Record<string, FlipFigures> = {};
  for (const file of bench.files.filter((path) => path.startsWith(`${folder}/negation_edit_pairs`))) {
    const pairs = parse.pairs(await bench.data.read(file)).filter((pair) => pair.label === 'fact_check_does_not_apply');
    const originals = new Map<string, boolean>();
    const find = finderOf(await libraries.queries());
    const found = new Map(pairs.map((pair) => [pair.a, find(pair.a)]));
    const figures = { pairs: 0, answered: 0, answeredOriginals: 0 };
    await forEach(bench, 'negations', pairs, async (pair) => {
      const source = found.get(pair.a);
      if (!source) return;
      const { library, right } = await source();
      figures.pairs += 1;
      figures.answered += Number(repliesWith(await tryText(bench, library, pair.b), right));
      const before = originals.get(pair.a) ?? repliesWith(await tryText(bench, library, pair.a), right);
      originals.set(pair.a, before);
      figures.answeredOriginals += Number(before);
    });
    const name = /\/negation_edit_pairs(.*)\.jsonl\.gz$/.exec(file)?.[1]?.replace(/^[._-]/, '') || 'all';
    out[`negation-edit-${name}`] = figures;
  }
  return out;
}

/** Share of an original's words that a query must hold to be taken for it: addresses and names were cut from originals. */
const heldShare = 0.85;

/** Finds the query that a cleaned text was made from. */
function finderOf<T>(known: ReadonlyMap<string, T>): (text: string) => T | null {
  const sets = [...known].map(([text, value]) => ({ words: new Set(text.split(' ')), value }));
  return (text) => {
    const words = [...new Set(normalise(text).split(' '))];
    let best: { share: number; value: T | null } = { share: heldShare, value: known.get(normalise(text)) ?? null };
    if (best.value !== null || words.length < 4) return best.value;
    for (const { words: held, value } of sets) {
      const share = words.filter((word) => held.has(word)).length / words.length;
      if (share > best.share) best = { share, value };
    }
    return best.value;
  };
}

/** Tweets that contradict a claim, with the claim in the index as a fact-check; originals are those that repeat it. */
export async function measureContradictions(
  bench: Bench,
  folder: string,
  background: Library,
): Promise<Record<string, FlipFigures>> {
  const out: Record<string, FlipFigures> = {};
  for (const file of bench.files.filter((path) => path.startsWith(`${folder}/pairs`))) {
    const pairs = parse.pairs(await bench.data.read(file));
    if (!pairs.some((pair) => pair.label === 'contradiction')) continue;
    const claims = [...new Set(pairs.map((pair) => pair.b))];
    const checks = new Map(claims.map((claim, i) => [claim, checkOf(`flip:${i}`, claim)]));
    const library = await openChecks(bench, [...background.documents.values(), ...checks.values()]);
    const answered = async (label: string) => {
      const some = spread(
        pairs.filter((pair) => pair.label === label),
        mostPairs,
      );
      let count = 0;
      await forEach(bench, label, some, async (pair) => {
        count += Number(
          repliesWith(await tryText(bench, library, pair.a), [checks.get(pair.b) ?? checkOf('none', pair.b)]),
        );
      });
      return { pairs: some.length, count };
    };
    const [against, same] = [await answered('contradiction'), await answered('entailment')];
    out[`${folder}-contradiction`] = {
      pairs: against.pairs,
      answered: against.count,
      answeredOriginals: Math.round((same.count * against.pairs) / Math.max(1, same.pairs)),
    };
    await library.search.close();
  }
  return out;
}

const spread = <T>(items: readonly T[], most: number): T[] => {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(most, items.length) }, (_, i) => items[Math.floor(i * step)] as T);
};

/** An English fact-check made of a bare claim. */
export const checkOf = (id: string, claim: string): CheckDocument => ({
  id,
  claim,
  title: '',
  summary: '',
  language: 'en',
  publisher: standIn.publisher,
  rating: null,
  publishedAt: null,
  url: standIn.url,
  externalId: id,
  vector: null,
});

/** Indexes opened once and shared by the parts that look fact-checks up by what they hold. */
export type Libraries = {
  open(set: string): Promise<Library>;
  holding(ids: readonly string[]): Promise<Library | null>;
  /** Normalised texts of all `checkthat` queries, each with a way to its index and its right fact-checks. */
  queries(): Promise<Map<string, () => Promise<{ library: Library; right: CheckDocument[] }>>>;
};

/** Opens each set's index at its first use; the caller keeps them for one evaluation. */
export function openLibraries(bench: Bench): Libraries {
  const opened = new Map<string, Promise<Library>>();
  const open = (set: string) => {
    const known = opened.get(set) ?? openSet(bench, set);
    opened.set(set, known);
    return known;
  };
  const sets = bench.files
    .flatMap((file) => /^(checkthat[^/]*)\/factchecks\.jsonl\.gz$/.exec(file)?.[1] ?? [])
    .sort()
    .reverse();
  return {
    open,
    async holding(ids) {
      for (const set of sets) {
        const known = new Set(
          parse.checks(await bench.data.read(`${set}/factchecks.jsonl.gz`)).map((check) => check.id),
        );
        if (ids.every((id) => known.has(id))) return open(set);
      }
      return null;
    },
    async queries() {
      const found = new Map<string, () => Promise<{ library: Library; right: CheckDocument[] }>>();
      for (const set of sets) {
        for (const file of bench.files.filter((path) => path.startsWith(`${set}/queries.`))) {
          const qrels = file.replace('/queries.', '/qrels.').replace('.jsonl.gz', '.tsv');
          if (!bench.files.includes(qrels)) continue;
          const relevant = parse.qrels(await bench.data.read(qrels));
          for (const query of parse.queries(await bench.data.read(file))) {
            const right = [...(relevant.get(query.id) ?? [])];
            const text = normalise(query.text);
            if (found.has(text) || right.length === 0) continue;
            found.set(text, async () => {
              const library = await open(set);
              return { library, right: await library.findDocuments(right) };
            });
          }
        }
      }
      return found;
    },
  };
}
