/** Which way a language is written. */
export type Direction = 'ltr' | 'rtl';

/** The direction a language is written in, by BCP 47 tag; left to right when unknown. */
export const directionOf = (language: string | null): Direction =>
  /^(ar|fa|he|ur)\b/.test(language ?? '') && !/-Latn\b/.test(language ?? '') ? 'rtl' : 'ltr';

/** First strong isolate, and its end: what stands between is laid out by itself. Unicode Bidirectional Algorithm, UAX 9. */
export const isolateStart = '\u2068';
export const isolateEnd = '\u2069';

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/gu;

/**
 * The text without marks of direction of its own: quoted words may bring some along that nobody closes, and they would
 * turn all that follows.
 */
export const withoutMarks = (text: string): string =>
  text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');

/** Words put into a text of that direction: isolated when letters or numbers in them would tear it, else as they are. */
export function isolated(text: string, around: Direction): string {
  const plain = withoutMarks(text);
  const tears =
    around === 'rtl' ? /[\p{L}\p{N}]/u.test(plain.replace(rightToLeft, '')) : plain.search(rightToLeft) >= 0;
  return tears ? `${isolateStart}${plain}${isolateEnd}` : plain;
}

const stem = String.raw`[+#@]?[\p{sc=Latin}\d](?:[\p{sc=Latin}\p{M}\d.,:'’/&%@_+–-]*[\p{sc=Latin}\p{M}\d%])?`;
const word = String.raw`(?:https?:\/\/\S+|${stem})`;
const isolates = /(\u2068[^\u2069]*\u2069)/u;
const runs = new RegExp(`${word}(?: ${word})*`, 'gu');
/** A single plain number keeps its place by itself. */
const isPlainNumber = (run: string) => /^\d[\d.,:%]*$/u.test(run);

/**
 * The text with every run of Latin words, addresses and compound numbers ("10-20", "+44 20") isolated where it is
 * written from right to left; others as they are. A space stands before the end of an address, since some phones would
 * take the mark for a part of it. Safe to repeat: what is isolated stays as it is.
 */
export function isolateRuns(text: string, language: string | null): string {
  if (directionOf(language) === 'ltr') return text;
  const isolate = (run: string) =>
    isPlainNumber(run) ? run : `${isolateStart}${run}${/:\/\/\S*$/.test(run) ? ' ' : ''}${isolateEnd}`;
  return text
    .split(isolates)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(runs, isolate)))
    .join('');
}
