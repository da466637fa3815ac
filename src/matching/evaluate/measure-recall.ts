import type { CheckDocument } from '../../core/ports.ts';
import { type Bench, forEach, type Tried } from './bench-world.ts';
import type { Library } from './library.ts';
import { mean } from './metrics.rules.ts';
import { isRight } from './right.rules.ts';
import type { Routed } from './rows.rules.ts';

/** Share of answerable messages whose right fact-check, or a duplicate of it, is among the first so many candidates. */
export type RecallFigures = { messages: number; recallAt10: number; recallAt20: number; recallAt50: number };
export type CandidateFigures = RecallFigures & {
  engine: string;
  /** As `recallAt50`, but only the very fact-check that was judged right counts. */
  strictAt50: number;
  /** Among those that were scored: the best of the list and those of single sentences. */
  scored: number;
  bySource: Record<string, RecallFigures>;
  byLanguage: Record<string, RecallFigures>;
  /** Each list of the engine asked for alone: words and characters, and vectors of other languages. */
  byList: Record<'lexical' | 'vectors', RecallFigures>;
};

/** Where the first right candidate stands, from 0; null when there is none. `asked` is the language the engine was told. */
type Place = number | null;
export type Found = { source: string; language: string; asked: string; place: Place; strict: Place; scored: boolean };

const mostLooked = 50;

/** Finds the right fact-check among the candidates of an answerable message. */
export async function placesOf(library: Library, message: Routed, tried: Tried): Promise<Found> {
  const right = await library.findDocuments(message.relevant);
  const ids = new Set(message.relevant);
  return {
    source: message.source,
    language: message.lang ?? 'und',
    asked: tried.weighed.language,
    place: await placeOf(library, right, tried.nominated),
    strict: placeIn(tried.nominated.slice(0, mostLooked), (id) => ids.has(id)),
    scored: tried.ranked.some((entry) => isRight(entry.row.candidate.document, right)),
  };
}

/** How often the right fact-check is nominated, in all and by each list of the engine alone. */
export async function measureRecall(
  bench: Bench,
  library: Library,
  input: { messages: readonly Routed[]; found: readonly Found[] },
): Promise<CandidateFigures> {
  const { found } = input;
  const lists: Record<'lexical' | 'vectors', Place[]> = { lexical: [], vectors: [] };
  const asked = input.messages.map((message, i) => ({ message, language: found[i]?.asked ?? 'und' }));
  await forEach(bench, 'recall per list', asked, async ({ message, language }) => {
    const right = await library.findDocuments(message.relevant);
    const [vector = null] = await bench.embedder.embed([message.text]);
    const ask = { language: language === 'und' ? null : language, limit: mostLooked };
    const lexical = await library.search.nominate({ ...ask, text: message.text, vector: null });
    const vectors = await library.search.nominate({ ...ask, text: '', vector });
    lists.lexical.push(await placeOf(library, right, lexical));
    lists.vectors.push(await placeOf(library, right, vectors));
  });
  const grouped = (key: (one: Found) => string) =>
    Object.fromEntries(
      [...new Set(found.map(key))]
        .sort()
        .map((name) => [name, recallOf(found.filter((one) => key(one) === name).map((one) => one.place))]),
    );
  return {
    engine: library.search.name,
    ...recallOf(found.map((one) => one.place)),
    strictAt50: recallOf(found.map((one) => one.strict)).recallAt50,
    scored: mean(found.map((one) => Number(one.scored))),
    bySource: grouped((one) => one.source),
    byLanguage: grouped((one) => one.language),
    byList: { lexical: recallOf(lists.lexical), vectors: recallOf(lists.vectors) },
  };
}

async function placeOf(library: Library, right: readonly CheckDocument[], ids: readonly string[]): Promise<Place> {
  const known = new Set(right.map((document) => document.id));
  const exact = placeIn(ids.slice(0, mostLooked), (id) => known.has(id));
  const documents = await library.findDocuments(ids.slice(0, exact ?? mostLooked));
  const near = placeIn(documents, (document) => isRight(document, right));
  return near ?? exact;
}

function placeIn<T>(items: readonly T[], holds: (item: T) => boolean): Place {
  const place = items.findIndex(holds);
  return place < 0 ? null : place;
}

function recallOf(places: readonly Place[]): RecallFigures {
  const at = (most: number) => mean(places.map((place) => Number(place !== null && place < most)));
  return { messages: places.length, recallAt10: at(10), recallAt20: at(20), recallAt50: at(mostLooked) };
}
