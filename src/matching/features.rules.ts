import type { CheckDocument, TermCounts } from '../core/ports.ts';
import { familiesOf } from './families.rules.ts';
import { bestSentence, type MessageView } from './message-view.rules.ts';
import { idf } from './terms.rules.ts';
import { cosine, joinViews, type TextView, viewOf } from './text-view.rules.ts';

/** Names of the scorer's inputs, in the order of `features` in models/scorer.json. Append only. */
export const featureNames = [
  'wordFull',
  'wordClaim',
  'wordTitle',
  'charFull',
  'charClaim',
  'charTitle',
  'bm25',
  'vector',
  'sentenceWord',
  'sentenceChar',
  'claimFound',
  'claimFoundInSentence',
  'titleFound',
  'messageFound',
  'rarestShared',
  'secondShared',
  'sharedWords',
  'rarestMissing',
  'namesFound',
  'names',
  'numbersShared',
  'numbersMissing',
  'numbersExtra',
  'messageWords',
  'claimWords',
  'titleWords',
  'sentences',
  'sameLanguage',
  'sameScript',
  'messageEnglish',
  'documentEnglish',
  'nominated',
  'familySize',
  'rankWordFull',
  'rankCharFull',
  'rankCharClaim',
  'rankFused',
  'rankVector',
  'marginWordFull',
  'marginCharFull',
  'marginCharClaim',
  'marginBm25',
  'marginClaimFound',
  'marginFused',
  'marginVector',
  'fused',
  'bestFused',
  'closeRivals',
  'longestRun',
  'messageMass',
  'charClaimFound',
  'charClaimFoundInSentence',
  'sharedMass',
  'missingMass',
  'distinctFound',
  'distinctMissing',
  'marginCharFound',
  'secondMissing',
  'titleRarestMissing',
  'bigramsFound',
] as const;
export type FeatureName = (typeof featureNames)[number];
export type Features = Record<FeatureName, number>;

/** A candidate with its views: what features, guards and explanations read. */
export type CandidateView = {
  document: CheckDocument;
  claim: TextView;
  title: TextView;
  full: TextView;
  /** Place in the order of nomination, from 0. */
  nominated: number;
};

export type ScoredFeatures = { candidate: CandidateView; features: Features; family: number; sentence: number };

/** Views one candidate. */
export function candidateView(document: CheckDocument, nominated: number, counts: TermCounts): CandidateView {
  const claim = viewOf(document.claim, counts);
  const title = viewOf(document.title, counts);
  const full = joinViews(claim, title, counts);
  return { document, claim, title, full, nominated };
}

/** Features of every candidate of one message; those about rivals look at all of them together. */
export function featuresOf(
  message: MessageView,
  candidates: readonly CandidateView[],
  counts: TermCounts,
): ScoredFeatures[] {
  const rows = candidates.map((candidate) => ownFeatures(message, candidate, counts));
  const families = familiesOf(candidates.map(({ claim, document }) => ({ claim, language: document.language })));
  addRivals(
    rows.map((row) => row.features),
    families,
  );
  addDistinct(
    message,
    candidates,
    rows.map((row) => row.features),
    families,
  );
  return rows.map((row, i) => ({ ...row, candidate: candidates[i] as CandidateView, family: families[i] as number }));
}

function ownFeatures(
  message: MessageView,
  candidate: CandidateView,
  counts: TermCounts,
): { features: Features; sentence: number } {
  const { claim, title, full, document } = candidate;
  const aligned = bestSentence(message, claim);
  const shared: number[] = [];
  for (const [word, value] of full.telling) if (message.whole.telling.has(word)) shared.push(value);
  shared.sort((a, b) => b - a);
  const missing = missingFrom(claim, message.whole);
  const names = namesOf(document.claim);
  const namesFound = names.filter((name) => holds(message.whole, name)).length;
  const numbersShared = countShared(claim.numbers, message.whole.numbers);
  const wordFull = cosine(message.whole.word, full.word);
  const charFull = cosine(message.whole.characters, full.characters);
  const features: Features = {
    wordFull,
    wordClaim: cosine(message.whole.word, claim.word),
    wordTitle: cosine(message.whole.word, title.word),
    charFull,
    charClaim: cosine(message.whole.characters, claim.characters),
    charTitle: cosine(message.whole.characters, title.characters),
    bm25: bm25(message.whole, full, counts),
    vector: vectorCosine(message.vector, document.vector),
    sentenceWord: cosine(aligned.view.word, claim.word),
    sentenceChar: cosine(aligned.view.characters, claim.characters),
    claimFound: shareFound(claim, message.whole),
    claimFoundInSentence: shareFound(claim, aligned.view),
    titleFound: shareFound(title, message.whole),
    messageFound: shareFound(message.whole, full),
    rarestShared: shared[0] ?? 0,
    secondShared: shared[1] ?? 0,
    sharedWords: shared.length,
    rarestMissing: missing[0] ?? 0,
    namesFound: names.length === 0 ? -1 : namesFound / names.length,
    names: names.length,
    numbersShared,
    numbersMissing: claim.numbers.size - numbersShared,
    numbersExtra: countMissing(aligned.view.numbers, full.numbers),
    messageWords: Math.log1p(message.whole.words.length),
    claimWords: Math.log1p(claim.words.length),
    titleWords: Math.log1p(title.words.length),
    sentences: Math.log1p(message.sentences.length),
    sameLanguage:
      message.language === null || document.language === null
        ? 0.5
        : Number(primary(message.language) === primary(document.language)),
    sameScript: Number(message.whole.script === claim.script),
    messageEnglish: Number(message.language !== null && primary(message.language) === 'en'),
    documentEnglish: Number(document.language !== null && primary(document.language) === 'en'),
    nominated: candidate.nominated,
    fused: wordFull + 1.5 * charFull,
    longestRun: longestRun(message.whole.words, claim.words),
    messageMass: Math.log1p(message.whole.mass),
    charClaimFound: charactersFound(claim, message.whole),
    charClaimFoundInSentence: charactersFound(claim, aligned.view),
    sharedMass: shared.reduce((sum, value) => sum + value, 0),
    missingMass: missing.reduce((sum, value) => sum + value, 0),
    secondMissing: missing[1] ?? 0,
    titleRarestMissing: missingFrom(title, message.whole)[0] ?? 0,
    bigramsFound: pairsFound(claim.words, message.whole.words),
    ...noRivals,
  };
  return { features, sentence: aligned.index };
}

const noRivals = {
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

function addRivals(rows: Features[], families: readonly number[]): void {
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
function addDistinct(
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

const primary = (tag: string): string => tag.toLowerCase().split('-', 1)[0] ?? '';

/** Whether a text holds a word, or another with the same first four letters. */
export const holds = (view: TextView, word: string): boolean =>
  view.telling.has(word) || (word.length > 4 && view.prefixes.has(word.slice(0, 4)));

/** Share of a text's telling words that another text holds; a word that only begins alike counts 0.6. */
export function shareFound(of: TextView, within: TextView): number {
  if (of.mass === 0) return 0;
  let found = 0;
  for (const [word, value] of of.telling) {
    if (within.telling.has(word)) found += value;
    else if (word.length > 4 && within.prefixes.has(word.slice(0, 4))) found += 0.6 * value;
  }
  return found / of.mass;
}

/** How telling the words are that one text has and another lacks, most telling first. */
function missingFrom(of: TextView, within: TextView): number[] {
  const missing: number[] = [];
  for (const [word, value] of of.telling) if (!holds(within, word)) missing.push(value);
  return missing.sort((a, b) => b - a);
}

/** Share of a text's character terms, by squared weight, that another text holds. */
function charactersFound(of: TextView, within: TextView): number {
  let found = 0;
  for (const [term, weight] of of.characters) if (within.characters.has(term)) found += weight * weight;
  return found;
}

/** Share of neighbouring word pairs of a claim that stand in the message too. */
function pairsFound(claim: readonly string[], message: readonly string[]): number {
  if (claim.length < 2) return 0;
  const pairs = new Set(message.slice(1).map((word, i) => `${message[i]} ${word}`));
  const own = claim.slice(1).map((word, i) => `${claim[i]} ${word}`);
  return own.filter((pair) => pairs.has(pair)).length / own.length;
}

/** BM25 of a document for a message whose words count once each; k1 1.2, b 0.75, 25 words taken as usual length. */
function bm25(message: TextView, document: TextView, counts: TermCounts): number {
  const documents = counts.documents();
  const length = 0.25 + (0.75 * document.words.length) / 25;
  const times = new Map<string, number>();
  for (const word of document.words) times.set(word, (times.get(word) ?? 0) + 1);
  let sum = 0;
  for (const [word, count] of times) {
    if (!message.telling.has(word)) continue;
    sum += (idf(documents, counts.holding('word', word)) * count * 2.2) / (count + 1.2 * length);
  }
  return documents === 0 ? 0 : (sum * 12) / idf(documents, 0);
}

function vectorCosine(message: Float32Array | null, document: Int8Array | null): number {
  if (!message || !document || message.length !== document.length) return 0;
  let sum = 0;
  let square = 0;
  for (let i = 0; i < document.length; i++) {
    const value = document[i] as number;
    sum += (message[i] as number) * value;
    square += value * value;
  }
  return square > 0 ? sum / Math.sqrt(square) : 0;
}

/** Words written with a capital inside a sentence, normalised enough to look up. */
export function namesOf(claim: string): string[] {
  const found = claim.matchAll(/(?<=[\p{Ll}\p{N},;:"'“‘(]\s?["'“‘(]?)(?<=[\s"'“‘(])\p{Lu}[\p{L}\p{M}]+/gu);
  return [
    ...new Set(
      [...found].map(([name]) =>
        name
          .toLowerCase()
          .normalize('NFKD')
          .replace(/[\u0300-\u036F]/gu, ''),
      ),
    ),
  ];
}

function longestRun(message: readonly string[], claim: readonly string[]): number {
  const places = new Map<string, number[]>();
  for (const [i, word] of message.entries()) places.set(word, [...(places.get(word) ?? []), i]);
  let best = 0;
  let ends = new Map<number, number>();
  for (const word of claim) {
    const next = new Map<number, number>();
    for (const place of places.get(word) ?? []) {
      const run = (ends.get(place - 1) ?? 0) + 1;
      next.set(place, run);
      best = Math.max(best, run);
    }
    ends = next;
  }
  return claim.length === 0 ? 0 : best / claim.length;
}

const countShared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((value) => b.has(value)).length;
const countMissing = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => a.size - countShared(a, b);
