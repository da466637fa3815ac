import { sentencesOf } from '../claims/normalise.rules.ts';
import type { TermCounts } from '../core/ports.ts';
import { capitalsOf, fullNamesOf, shareFound } from './compare.rules.ts';
import { cosine, type TextView, viewOf } from './text-view.rules.ts';

/** A message as the scorer sees it: as a whole and by sentence. */
export type MessageView = {
  text: string;
  /** BCP 47 tag; null when unknown. */
  language: string | null;
  whole: TextView;
  sentences: readonly TextView[];
  vector: Float32Array | null;
  /** Words with a capital, normalised. */
  capitals: ReadonlySet<string>;
  /** Names of several words, each as its normalised words. */
  fullNames: readonly (readonly string[])[];
};

/** Sentences beyond this many are looked at only as part of the whole: a forward of 4,000 characters has about 60. */
const mostSentences = 40;
/** A forward longer than this many words is searched by its most telling sentences too. */
const longMessageWords = 40;

/** Views a message. */
export function messageView(
  input: { text: string; language: string | null; vector: Float32Array | null },
  counts: TermCounts,
): MessageView {
  const whole = viewOf(input.text, counts);
  const parts = sentencesOf(input.text).slice(0, mostSentences);
  const sentences = parts.map((part) => viewOf(part, counts)).filter((view) => view.words.length > 0);
  return {
    ...input,
    capitals: capitalsOf(input.text),
    fullNames: fullNamesOf(input.text),
    whole,
    sentences: sentences.length > 1 ? sentences : [whole],
  };
}

/** Sentences compared letter by letter, after words have chosen them. */
const comparedByLetters = 3;

/** The sentence that a claim is told in, as far as words and letters show; ties go to the first. */
export function bestSentence(message: MessageView, claim: TextView): { view: TextView; index: number } {
  if (message.sentences.length === 1) return { view: message.sentences[0] ?? message.whole, index: 0 };
  const likely = message.sentences
    .map((view, index) => ({ view, index, score: cosine(view.word, claim.word) }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, comparedByLetters)
    .map((part) => ({ ...part, score: part.score + 1.5 * cosine(part.view.characters, claim.characters) }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
  return likely[0] ?? { view: message.whole, index: 0 };
}

/** The few sentences of a long forward that tell most; none for a short message. Normalised texts. */
export function tellingSentences(message: MessageView, most: number): string[] {
  if (message.whole.words.length <= longMessageWords) return [];
  return message.sentences
    .filter((sentence) => sentence.words.length >= 5)
    .map((sentence) => ({ sentence, worth: sentence.mass / Math.sqrt(sentence.words.length + 8) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, most)
    .map(({ sentence }) => sentence.normal);
}

/** Share of what the message holds of a claim from which one sentence is taken to tell it all. */
const wholeShare = 0.85;

/** The sentence that tells a claim, or the whole message when other sentences tell the rest of it. */
export const tellingPart = (message: MessageView, aligned: TextView, claim: TextView): TextView =>
  shareFound(claim, aligned) >= wholeShare * shareFound(claim, message.whole) ? aligned : message.whole;
