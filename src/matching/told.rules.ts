import type { TextView } from './text-view.rules.ts';

/** The message's side of a comparison. */
export type Told = {
  /** The part of the message that tells the claim: a sentence, or all of it. */
  part: TextView;
  /** The one sentence most like the claim. */
  sentence: TextView;
  whole: TextView;
  /** The message as sent. */
  text: string;
  /** Words with a capital in the message, normalised. */
  capitals: ReadonlySet<string>;
  /** Names of several words, each as its normalised words. */
  fullNames: readonly (readonly string[])[];
  /** Two-letter code of its language, `und` when unknown. */
  language: string;
};

/** The claim's side. */
export type Checked = {
  claim: TextView;
  title: TextView;
  capitals: ReadonlySet<string>;
  fullNames: readonly (readonly string[])[];
  language: string;
  /** The claim is told as its own denial. */
  isDenial: boolean;
};

/** Words below this tellingness (relative idf, 0 to 1) say little about what a claim is about. */
export const commonWord = 0.3;

/** How telling the most telling of some words is; 0 for none. */
export const most = (words: readonly string[], view: TextView): number =>
  words.reduce((top, word) => Math.max(top, view.telling.get(word) ?? 0), 0);
