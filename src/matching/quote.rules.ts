import { type Direction, isolated, isolateRuns, withoutMarks } from '../core/direction.ts';

/**
 * Quoted words as one line that cannot change what stands around them: no marks of direction, no formatting of ours
 * (`*bold*`, `~struck~`, code), no quotation marks that would end the quotation, no line breaks.
 */
export const plainWords = (text: string): string =>
  withoutMarks(text)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[*~`]/g, '')
    .replace(/[“”«»]/g, "'")
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** The sentences of a text, as the language it is written in divides them. */
export function sentencesOf(text: string, language: string | null): string[] {
  const tongue = language ?? 'en';
  const segmenter = segmenters.get(tongue) ?? sentenceSegmenter(tongue);
  segmenters.set(tongue, segmenter);
  return [...segmenter.segment(text)].map((part) => part.segment.trim()).filter(Boolean);
}

const segmenters = new Map<string, Intl.Segmenter>();
/** Tags come from feeds: one that is no language is read as English. */
function sentenceSegmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
}

/** Words quoted in a text of that direction: those that begin in the other one stand isolated, in others their strangers do. */
export function quoted(words: string, around: Direction): { before: string; words: string; after: string } {
  if (around === 'rtl' && beginsRightToLeft(words)) return { before: '', words: isolateRuns(words, 'ar'), after: '' };
  const marked = isolated(words, around);
  return marked === words
    ? { before: '', words, after: '' }
    : { before: marked.slice(0, 1), words: marked.slice(1, -1), after: marked.slice(-1) };
}

/** As phones tell a paragraph's direction: by its first letter. */
const beginsRightToLeft = (text: string) =>
  /^[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u.test(text.match(/\p{L}/u)?.[0] ?? '');
