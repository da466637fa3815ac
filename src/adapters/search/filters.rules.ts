import type { TermCounts } from '../../core/ports.ts';
import { countTerms, idf, repeatWeight, type TermKind, termHash, termsOf } from '../../matching/terms.rules.ts';
import { termShare } from './likeness.rules.ts';

/** The attribute of a stored document that holds its terms, each as `termCode` has it. */
export const termsAttribute = 'terms';

/**
 * One character term in so many is stored and asked for. Source: over 137,288 fact-checks such filters, worked out over
 * our own postings, reach as much of what is right with one in 4 as with all (.852 and .850 of 1,055 answerable `routing`
 * dev messages without WhatsApp tips; in process .860), and all would add 1.4 GB to the index of Meilisearch 1.50 (own
 * measurement, 2026-11-23).
 */
const charactersKept = 4;

/** What to ask an engine that filters by terms and ranks nothing: a filter, and the most documents to take. */
export type TermFilter = { filter: string; limit: number };

/**
 * How documents are chosen: those that hold any of a text's rarest terms, `rare` documents in all, then those that hold
 * `of` of the terms that tell most of the rest, as many as are expected to bring in `expected` documents by chance.
 * Source: 1,224 answerable `routing` dev messages over 137,288 fact-checks, what is right among the first 50: .859 with
 * the figures below, .858 with 1,000 rare ones, .859 with a third more of everything; in process .862. Chosen on what such
 * filters reach of 1,055 of them over our own postings, WhatsApp tips left out (Meilisearch 1.50; own measurement, 2026-11-23).
 */
type Part = { of: number; most: number; expected: number; limit: number };
const plans: Record<TermKind, { rare: number; parts: readonly Part[] }> = {
  word: {
    rare: 2000,
    parts: [
      { of: 2, most: 24, expected: 200, limit: 500 },
      { of: 3, most: 24, expected: 100, limit: 500 },
    ],
  },
  characters: { rare: 500, parts: [{ of: 3, most: 16, expected: 30, limit: 500 }] },
};

/** The most documents that one filter asks for. */
export const mostHits = Math.max(
  ...Object.values(plans).flatMap(({ rare, parts }) => [rare, ...parts.map((part) => part.limit)]),
);

/** The terms of a normalised text that a document is stored under: codes, each once. */
export function storedTerms(normal: string): string[] {
  const codes = new Set<string>();
  for (const kind of ['word', 'characters'] as const)
    for (const term of termsOf(kind, normal)) {
      const hash = termHash(kind, term);
      if (isKept(kind, hash)) codes.add(termCode(hash));
    }
  return [...codes];
}

/** A term's number as seven letters: what an engine is told, whatever people wrote. */
export function termCode(hash: number): string {
  let code = '';
  for (let left = hash, i = 0; i < 7; i++, left = Math.floor(left / 26)) code += String.fromCharCode(97 + (left % 26));
  return code;
}

const isKept = (kind: TermKind, hash: number): boolean => kind === 'word' || hash % charactersKept === 0;

/**
 * Terms of one kind that no known fact-check holds and that are asked for all the same, and what they may bring in: another
 * process may just have put one. By themselves, because an engine leaves out the newest where a filter finds too many.
 */
const mostUnknown = 100;

/**
 * The filters that find what a normalised text may be about, most promising first; a document may be found by several.
 * None for an empty text or over an empty index.
 */
export function filtersFor(normal: string, counts: TermCounts): TermFilter[] {
  const documents = counts.documents();
  if (documents === 0) return [];
  return (['word', 'characters'] as const).flatMap((kind) => {
    const { rare, parts } = plans[kind];
    const filters: TermFilter[] = [];
    const rest: Telling[] = [];
    const rarest: Telling[] = [];
    let left = rare;
    const [unknown, known] = byKnown(tellingTerms(kind, normal, counts));
    if (unknown.length > 0) filters.push({ filter: holdsAny(unknown.slice(0, mostUnknown)), limit: mostUnknown });
    for (const term of known) {
      const fits = term.holding <= left;
      if (fits) left -= term.holding;
      (fits ? rarest : rest).push(term);
    }
    if (rarest.length > 0) filters.push({ filter: holdsAny(rarest), limit: rare });
    for (const part of parts) {
      const filter = holdsAtLeast(part.of, chosenFor(part, rest, documents));
      if (filter !== null) filters.push({ filter, limit: part.limit });
    }
    return filters;
  });
}

function byKnown(terms: readonly Telling[]): [unknown: Telling[], known: Telling[]] {
  return [terms.filter((term) => term.holding === 0), terms.filter((term) => term.holding > 0)];
}

/** A term of a text. `weight` is what it adds to a likeness; `letters` is what a word and its prefix have in common. */
export type Telling = { term: string; hash: number; holding: number; weight: number; letters: string };

/** The terms of a text that documents are stored under, most telling first. */
export function tellingTerms(kind: TermKind, normal: string, counts: TermCounts): Telling[] {
  const documents = counts.documents();
  return [...countTerms(termsOf(kind, normal))]
    .flatMap(([term, times]) => {
      const hash = termHash(kind, term);
      if (!isKept(kind, hash)) return [];
      const holding = counts.holding(kind, term);
      const weight = termShare(kind, idf(documents, holding)) * repeatWeight(times);
      return [{ term, hash, holding, weight, letters: kind === 'word' ? term.slice(0, 4) : term }];
    })
    .sort((a, b) => b.weight - a.weight);
}

/**
 * The most telling terms of which a document may hold `of`: as many as bring in at most `expected` documents if terms
 * fell together by chance. Of a word and its prefix only one counts, for they always come together.
 */
function chosenFor({ of, most, expected }: Part, terms: readonly Telling[], documents: number): Telling[] {
  const chosen: Telling[] = [];
  const seen = new Set<string>();
  /** Of the sets of `size` chosen terms, the sum of the chances that a document holds them all. */
  let chances = Array.from({ length: of + 1 }, (_, size): number => (size === 0 ? 1 : 0));
  for (const term of terms) {
    if (chosen.length === most) break;
    if (seen.has(term.letters)) continue;
    const share = term.holding / documents;
    const next = chances.map((chance, size) => chance + (size > 0 ? (chances[size - 1] ?? 0) * share : 0));
    if ((next[of] ?? 0) * documents > expected) continue;
    chances = next;
    chosen.push(term);
    seen.add(term.letters);
  }
  return chosen;
}

const holdsAny = (terms: readonly Telling[]): string =>
  `${termsAttribute} IN [${terms.map(({ hash }) => termCode(hash)).join(', ')}]`;

/** A filter for documents that hold at least so many of the terms; null when there are fewer terms. */
function holdsAtLeast(least: number, terms: readonly Telling[]): string | null {
  if (terms.length < least) return null;
  if (least === 1) return holdsAny(terms);
  const half = terms.length >> 1;
  const [left, right] = [terms.slice(0, half), terms.slice(half)];
  const ways: string[] = [];
  for (let fromLeft = 0; fromLeft <= least; fromLeft++) {
    const parts = [
      ...(fromLeft > 0 ? [holdsAtLeast(fromLeft, left)] : []),
      ...(fromLeft < least ? [holdsAtLeast(least - fromLeft, right)] : []),
    ];
    if (!parts.includes(null)) ways.push(`(${parts.join(' AND ')})`);
  }
  return ways.length === 1 ? (ways[0] ?? null) : `(${ways.join(' OR ')})`;
}
