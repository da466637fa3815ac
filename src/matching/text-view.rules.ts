import { normalise } from '../claims/normalise.rules.ts';
import type { TermCounts } from '../core/ports.ts';
import { idf, repeatWeight, type TermKind, termsOf, wordsOf } from './terms.rules.ts';

/** A text's terms of one kind, weighted log-tf · idf and scaled to length 1. */
export type TermVector = ReadonlyMap<string, number>;

/** A text as the scorer sees it. Computed once a text; every comparison reads from here. */
export type TextView = {
  normal: string;
  words: readonly string[];
  /** Each different word with its idf relative to the rarest possible word, 0 to 1. */
  telling: ReadonlyMap<string, number>;
  /** First four letters of every word longer than that. */
  prefixes: ReadonlySet<string>;
  /** Sum of `telling`. */
  mass: number;
  word: TermVector;
  characters: TermVector;
  /** Numbers as written, thousands separators gone. */
  numbers: ReadonlySet<string>;
  script: Script;
  /** Terms with repeats and idf, before scaling. */
  bags: { word: Bag; characters: Bag };
};

type Bag = ReadonlyMap<string, { times: number; idf: number }>;

/** The letters most of a text is written in; `none` when it has no letters. */
export type Script = 'latin' | 'arabic' | 'devanagari' | 'cyrillic' | 'east-asian' | 'other' | 'none';

/** Views a text, against counts of the index that the candidates came from. */
export function viewOf(text: string, counts: TermCounts): TextView {
  return viewOfNormal(normalise(text), counts);
}

/** As `viewOf`, for a text that is normalised already. */
export function viewOfNormal(normal: string, counts: TermCounts): TextView {
  return build(normal, bagOf('word', normal, counts), bagOf('characters', normal, counts), counts);
}

/** Two texts seen as one, one after the other, without reading either again. */
export function joinViews(a: TextView, b: TextView, counts: TermCounts): TextView {
  if (b.words.length === 0) return a;
  if (a.words.length === 0) return b;
  return build(
    `${a.normal} ${b.normal}`,
    joinBags(a.bags.word, b.bags.word),
    joinBags(a.bags.characters, b.bags.characters),
    counts,
  );
}

function build(normal: string, word: Bag, characters: Bag, counts: TermCounts): TextView {
  const words = wordsOf(normal);
  const rarest = idf(counts.documents(), 0) || 1;
  const telling = new Map<string, number>();
  const prefixes = new Set<string>();
  let mass = 0;
  for (const term of words) {
    if (telling.has(term)) continue;
    const value = (word.get(term)?.idf ?? 0) / rarest;
    telling.set(term, value);
    mass += value;
    if (term.length > 4) prefixes.add(term.slice(0, 4));
  }
  return {
    normal,
    words,
    telling,
    prefixes,
    mass,
    word: vectorOf(word),
    characters: vectorOf(characters),
    numbers: new Set(words.filter((term) => /^\d+(?:\.\d+)?$/.test(term))),
    script: scriptOf(normal),
    bags: { word, characters },
  };
}

/** Inner product of two unit vectors, 0 to 1. */
export function cosine(a: TermVector, b: TermVector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of few) {
    const other = many.get(term);
    if (other !== undefined) sum += weight * other;
  }
  return sum;
}

/** Which letters most of a text is written in. */
export function scriptOf(text: string): Script {
  const counts: Record<Script, number> = {
    latin: 0,
    arabic: 0,
    devanagari: 0,
    cyrillic: 0,
    'east-asian': 0,
    other: 0,
    none: 0,
  };
  for (let i = 0; i < text.length; i++) counts[scriptOfUnit(text.charCodeAt(i))] += 1;
  counts.none = 0;
  const order: Script[] = ['latin', 'arabic', 'devanagari', 'cyrillic', 'east-asian', 'other'];
  return order.reduce<Script>((best, script) => (counts[script] > counts[best] ? script : best), 'none');
}

function scriptOfUnit(unit: number): Script {
  if (unit < 0x41) return 'none';
  if (unit < 0x250) return 'latin';
  if (unit < 0x370) return 'none';
  if (unit >= 0x400 && unit < 0x530) return 'cyrillic';
  if ((unit >= 0x600 && unit < 0x700) || (unit >= 0x750 && unit < 0x780) || (unit >= 0x8a0 && unit < 0x900))
    return 'arabic';
  if (unit >= 0x900 && unit < 0x980) return 'devanagari';
  if ((unit >= 0x3040 && unit < 0xa000) || (unit >= 0xac00 && unit < 0xd7b0) || (unit >= 0x1100 && unit < 0x1200))
    return 'east-asian';
  if (unit >= 0x1e00 && unit < 0x1f00) return 'latin';
  return 'other';
}

function bagOf(kind: TermKind, normal: string, counts: TermCounts): Bag {
  const documents = counts.documents();
  const bag = new Map<string, { times: number; idf: number }>();
  for (const term of termsOf(kind, normal)) {
    const known = bag.get(term);
    if (known) known.times += 1;
    else bag.set(term, { times: 1, idf: idf(documents, counts.holding(kind, term)) });
  }
  return bag;
}

function joinBags(a: Bag, b: Bag): Bag {
  const joined = new Map(a);
  for (const [term, { times, idf }] of b) joined.set(term, { times: times + (a.get(term)?.times ?? 0), idf });
  return joined;
}

function vectorOf(bag: Bag): TermVector {
  const weights = new Map<string, number>();
  let squares = 0;
  for (const [term, { times, idf }] of bag) {
    const weight = times === 1 ? idf : idf * repeatWeight(times);
    weights.set(term, weight);
    squares += weight * weight;
  }
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (const [term, weight] of weights) weights.set(term, weight * scale);
  return weights;
}
