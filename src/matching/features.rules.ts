import type { CheckDocument, TermCounts } from '../core/ports.ts';
import {
  bm25,
  capitalsOf,
  charactersFound,
  countMissing,
  countShared,
  fullNamesOf,
  holds,
  longestRun,
  missingFrom,
  namesOf,
  pairsFound,
  shareFound,
  vectorCosine,
} from './compare.rules.ts';
import { contrastNames, contrastOf } from './contrast.rules.ts';
import { isDenialClaim } from './debunking.rules.ts';
import { familiesOf } from './families.rules.ts';
import { bestSentence, type MessageView, tellingPart } from './message-view.rules.ts';
import { addDistinct, addRivals, noRivals } from './rivals.rules.ts';
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
  ...contrastNames,
] as const;
export type FeatureName = (typeof featureNames)[number];
export type Features = Record<FeatureName, number>;

/** A candidate with its views: what features, guards and explanations read. */
export type CandidateView = {
  document: CheckDocument;
  claim: TextView;
  title: TextView;
  full: TextView;
  /** Words of the claim with a capital, normalised. */
  capitals: ReadonlySet<string>;
  /** Names of several words in the claim, each as its normalised words. */
  fullNames: readonly (readonly string[])[];
  /** Place in the order of nomination, from 0. */
  nominated: number;
};

export type ScoredFeatures = { candidate: CandidateView; features: Features; family: number; sentence: number };

/** Views one candidate. */
export function candidateView(document: CheckDocument, nominated: number, counts: TermCounts): CandidateView {
  const claim = viewOf(document.claim, counts);
  const title = viewOf(document.title, counts);
  const full = joinViews(claim, title, counts);
  return {
    document,
    claim,
    title,
    full,
    capitals: capitalsOf(document.claim),
    fullNames: fullNamesOf(document.claim),
    nominated,
  };
}

/** Features of every candidate of one message; those about rivals look at all of them together. */
export function featuresOf(
  message: MessageView,
  candidates: readonly CandidateView[],
  counts: TermCounts,
): ScoredFeatures[] {
  const rows = candidates.map((candidate) => pairFeatures(message, candidate, counts));
  const families = familiesOf(
    candidates.map(({ claim, document }) => ({ claim, language: document.language, family: document.family ?? null })),
  );
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

/** Features of one candidate alone, those about rivals as if it had none. `sentence` tells the claim, counted from 0. */
export function pairFeatures(
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
    ...contrastOf(
      {
        part: tellingPart(message, aligned.view, claim),
        sentence: aligned.view,
        whole: message.whole,
        text: message.text,
        capitals: message.capitals,
        fullNames: message.fullNames,
        language: primary(message.language ?? document.language ?? 'und'),
      },
      {
        claim,
        title,
        capitals: candidate.capitals,
        fullNames: candidate.fullNames,
        language: primary(document.language ?? message.language ?? 'und'),
        isDenial: isDenialClaim(document.claim),
      },
    ),
    ...noRivals,
  };
  return { features, sentence: aligned.index };
}

const primary = (tag: string): string => tag.toLowerCase().split('-', 1)[0] ?? '';
