import { modelsOf } from '../models.rules.ts';
import type { Bench, EvaluationNeeds } from './bench-world.ts';
import {
  type EditFigures,
  type FlipFigures,
  measureContradictions,
  measureEdits,
  measureNegations,
  openLibraries,
} from './measure-changes.ts';
import { type ClusterFigures, type DedupFigures, measureClusters, measureDedup } from './measure-dedup.ts';
import { measureOwnFlips, openOwn, readFlips } from './measure-flips.ts';
import { type KindFigures, measureKinds } from './measure-kinds.ts';
import { type LanguageFigures, measureLanguage } from './measure-language.ts';
import { measureMadeEdits } from './measure-made-edits.ts';
import { measureOwn, ownMessages, readOthers } from './measure-own.ts';
import { measureRouting, openRoutingLibrary } from './measure-routing.ts';
import { measureSet, rankedSets, type SetFigures } from './measure-sets.ts';
import { measureTranslation, type TranslationFigures } from './measure-translation.ts';
import type { RoutingFigures } from './routing-figures.rules.ts';

export type Figures = {
  embedder: string;
  scorer: string;
  sets: Record<string, SetFigures>;
  routing: Awaited<ReturnType<typeof measureRouting>> | null;
  flips: Record<string, FlipFigures>;
  edits: Record<string, EditFigures>;
  dedup: Record<string, DedupFigures>;
  clusters: Record<string, ClusterFigures>;
  kinds: KindFigures;
  language: LanguageFigures;
  translation: Record<string, TranslationFigures>;
  /** Routing in small: our own messages over our own claims; null when not asked for. */
  own: RoutingFigures | null;
  /** The most the process had held when routing over the large index was done, and at the end. */
  memory: { peakBytesOfRouting: number | null; peakBytes: number };
};

/** The name under which our own flips are asked for, and the fact-checks among which flips are measured. */
const ownSet = 'own';
const backgroundSet = 'checkthat2022-2a-en';

/** Too large or too noisy to be measured unless named. */
const onlyWhenNamed = new Set([
  'factcheck-tweet-en',
  'vo2020-politifact',
  'checkthat2020-t2',
  'checkthat2021-2a-en',
  'index-130k',
]);

/**
 * Measures the production path over a folder of data sets: each set for whatever files it has.
 * `sets` names the ones to measure; null means all but the largest. Our own flips (`own`) need no data; with
 * `checkthat2022-2a-en` they are measured among its fact-checks. Reads only.
 */
export async function evaluate(
  needs: EvaluationNeeds,
  input: { sets: readonly string[] | null; split: string },
): Promise<Figures> {
  const files = await needs.data.list();
  const bench: Bench = { ...needs, files, split: input.split, vectors: new Map() };
  const folders = [...new Set(files.map((file) => file.split('/')[0] ?? ''))];
  const wanted = folders.filter((folder) => (input.sets ? input.sets.includes(folder) : !onlyWhenNamed.has(folder)));
  const { scorer } = modelsOf(needs.models);
  const fittedOn = Array.isArray(scorer.provenance.fittedOn) ? scorer.provenance.fittedOn.map(String) : [];

  const sets: Figures['sets'] = {};
  for (const set of rankedSets(bench).filter((set) => wanted.includes(set)))
    sets[set] = await measureSet(bench, set, fittedOn);

  let routing: Figures['routing'] = null;
  let peakBytesOfRouting: number | null = null;
  if (wanted.includes('routing') && files.includes(`routing/messages.${input.split}.jsonl.gz`)) {
    const library = await openRoutingLibrary(bench);
    routing = await measureRouting(bench, library, fittedOn);
    await library.search.close();
    peakBytesOfRouting = needs.peakMemoryBytes();
  }
  const libraries = openLibraries(bench);
  const changed = await measureEdits(bench, libraries, wanted);
  const flips = { ...changed.flips };
  let own: RoutingFigures | null = null;
  for (const folder of wanted) Object.assign(flips, await measureNegations(bench, libraries, folder));
  const contradicting = wanted.filter((folder) => folder.startsWith('claim-entailment'));
  for (const folder of contradicting)
    Object.assign(flips, await measureContradictions(bench, folder, await libraries.open(backgroundSet)));
  if (input.sets === null || input.sets.includes(ownSet)) {
    const hasBackground = wanted.includes(backgroundSet) || input.sets?.includes(backgroundSet);
    const background = hasBackground ? (await libraries.open(backgroundSet)).documents : new Map();
    const pairs = await readFlips(needs.flips);
    const alone = await openOwn(bench, pairs, []);
    own = await measureOwn(bench, alone, ownMessages(pairs, alone.checks, await readOthers(needs.flips)));
    const world = hasBackground ? await openOwn(bench, pairs, [...background.values()]) : alone;
    Object.assign(flips, await measureOwnFlips(bench, world, pairs));
    for (const { library } of new Set([alone, world])) await library.search.close();
  }

  return {
    embedder: `${needs.embedder.name}@${needs.embedder.revision}`,
    scorer: scorer.version,
    sets,
    routing,
    flips,
    edits: changed.edits,
    dedup: { ...(await measureDedup(bench, wanted)), ...(await measureMadeEdits(bench, wanted)) },
    clusters: await measureClusters(bench, wanted),
    kinds: await measureKinds(bench, wanted),
    language: await measureLanguage(bench, wanted),
    translation: await measureTranslation(bench, wanted),
    own,
    memory: { peakBytesOfRouting, peakBytes: needs.peakMemoryBytes() },
  };
}
