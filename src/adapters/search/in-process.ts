import type { CheckDocument, SearchIndex } from '../../core/ports.ts';
import { termHash } from '../../matching/terms.rules.ts';
import { lengthPower } from './likeness.rules.ts';
import { nominate, type State } from './nominate.ts';
import { countInto, measureNorms } from './postings.ts';
import { addDocument, mergeSegments, type Segment, type SegmentDraft, sealSegment, segmentDraft } from './segment.ts';
import { type TermMemory, termTable } from './term-table.ts';

/** Documents a segment takes: small enough that closing one is a pause of about two tenths of a second. */
const segmentSize = 8192;

export type InProcessIndex = SearchIndex & { counted(): Counted };

/** What `terms` counts, readable in other threads. */
export type Counted = { documents: number; word: TermMemory; characters: TermMemory };

/**
 * The embedded search engine: words with prefixes and character 4-grams by tf-idf likeness, put in order with the help
 * of vectors, and the nearest vectors of documents in other languages, all in typed arrays of this process. Texts are not
 * kept. Each `put` is visible when it resolves.
 */
export function openInProcessIndex(): InProcessIndex {
  let state = emptyState();
  let late: Map<string, CheckDocument | null> | null = null;

  const put = async (documents: readonly CheckDocument[]): Promise<void> => {
    for (const document of documents) late?.set(document.id, document);
    putInto(state, documents);
  };
  const remove = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) {
      late?.set(id, null);
      takeOut(state, id);
    }
  };
  return {
    name: 'in-process',
    async load(batches) {
      const mine = new Map<string, CheckDocument | null>();
      late = mine;
      try {
        const fresh = await build(batches);
        putInto(
          fresh,
          [...mine.values()].filter((document) => document !== null),
        );
        for (const [id, document] of mine) if (document === null) takeOut(fresh, id);
        state = fresh;
      } finally {
        if (late === mine) late = null;
      }
    },
    put,
    remove,
    async follow({ documents, gone }) {
      await put(documents);
      await remove(gone);
    },
    async reconcile(ids, documentsOf) {
      const stale = new Set(state.places.keys());
      let [documents, missing] = [0, 0];
      for await (const page of ids) {
        const lacking = page.filter((id) => !state.places.has(id));
        for (const id of page) stale.delete(id);
        documents += page.length;
        missing += lacking.length;
        if (lacking.length > 0) await put(await documentsOf(lacking));
        await breathe();
      }
      // Texts are not kept: what has other words here is told by whoever changes it, and by the next load.
      return { documents, missing, changed: 0, stale: [...stale] };
    },
    nominate: async (query) => nominate(state, query),
    terms: {
      documents: () => state.places.size,
      holding: (kind, term) => state[kind].get(termHash(kind, term)),
    },
    counted: () => ({
      documents: state.places.size,
      word: state.word.memory(),
      characters: state.characters.memory(),
    }),
    size: async () => state.places.size,
    close: async () => {
      state = emptyState();
    },
  };
}

const emptyState = (): State => ({
  segments: [],
  places: new Map(),
  word: termTable(),
  characters: termTable(),
  measuredAt: 0,
});

/** Lets requests be answered between two pieces of a long load. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

async function build(batches: AsyncIterable<CheckDocument[]>): Promise<State> {
  const state = emptyState();
  let draft: SegmentDraft = segmentDraft();
  for await (const batch of batches) {
    for (const [i, document] of batch.entries()) {
      takeOut(state, document.id);
      const twin = draft.ids.indexOf(document.id, Math.max(0, draft.ids.length - batch.length));
      if (twin >= 0 || draft.ids.length === segmentSize) {
        addSegment(state, draft);
        takeOut(state, document.id);
        draft = segmentDraft();
      }
      addDocument(draft, document);
      if (i % 200 === 199) await breathe();
    }
    await breathe();
  }
  addSegment(state, draft);
  await breathe();
  for (const segment of state.segments) {
    measure(state, segment);
    await breathe();
  }
  state.measuredAt = state.places.size;
  return state;
}

function addSegment(state: State, draft: SegmentDraft): Segment | null {
  if (draft.ids.length === 0) return null;
  const segment = sealSegment(draft);
  enter(state, segment);
  return segment;
}

function enter(state: State, segment: Segment): void {
  state.segments.push(segment);
  for (const [slot, id] of segment.ids.entries()) {
    const before = state.places.get(id);
    if (before) kill(before);
    state.places.set(id, { segment, slot });
  }
  countInto(state.word, segment.word, 1);
  countInto(state.characters, segment.characters, 1);
}

function kill(place: { segment: Segment; slot: number }): void {
  place.segment.alive[place.slot] = 0;
  place.segment.dead += 1;
}

function takeOut(state: State, id: string): void {
  const place = state.places.get(id);
  if (!place) return;
  kill(place);
  state.places.delete(id);
}

function measure(state: State, segment: Segment): void {
  const documents = state.places.size;
  for (const kind of ['word', 'characters'] as const)
    measureNorms(segment[kind], segment.ids.length, { table: state[kind], documents }, lengthPower[kind]);
}

function putInto(state: State, documents: readonly CheckDocument[]): void {
  const latest = new Map(documents.map((document) => [document.id, document]));
  const all = [...latest.values()];
  for (let from = 0; from < all.length; from += segmentSize) {
    const draft = segmentDraft();
    for (const document of all.slice(from, from + segmentSize)) addDocument(draft, document);
    const segment = addSegment(state, draft);
    if (segment) measure(state, segment);
  }
  tidy(state);
}

/** Merges small segments so that their number stays logarithmic, and sheds the dead. */
function tidy(state: State): void {
  for (;;) {
    const alive = (segment: Segment) => segment.ids.length - segment.dead;
    const bySize = [...state.segments].sort((a, b) => alive(a) - alive(b));
    const [least, next] = bySize;
    const wasteful = state.segments.find((segment) => segment.dead * 3 > segment.ids.length);
    const twins = least && next && alive(least) * 2 >= alive(next) && alive(least) + alive(next) <= segmentSize;
    const parts = wasteful ? [wasteful] : twins ? [least, next] : [];
    if (parts.length === 0) break;
    for (const part of parts) {
      countInto(state.word, part.word, -1);
      countInto(state.characters, part.characters, -1);
    }
    state.segments = state.segments.filter((segment) => !parts.includes(segment));
    const merged = mergeSegments(parts);
    if (merged.ids.length === 0) continue;
    for (const id of merged.ids) state.places.delete(id);
    enter(state, merged);
    measure(state, merged);
  }
  if (state.places.size > state.measuredAt * 1.25 + 8) {
    for (const segment of state.segments) measure(state, segment);
    state.measuredAt = state.places.size;
  }
}
