import type { Rating } from '../core/ratings.ts';
import { ratingPhrases } from './rating-words.rules.ts';

/** A rating as publishers give it: words, a number on a scale, or both. */
export type WorldRating = { words: string; value: number | null; best: number | null; worst: number | null };

/**
 * The house rating that a publisher's rating means; null when it fits none. Words decide before numbers, because scales
 * are often filled in by habit. On a scale (1 to 5 unless given): up to a fifth is false, from three quarters true,
 * misleading between.
 */
export function houseRating(given: WorldRating): Rating | null {
  return ratingOfWords(given.words) ?? ratingOfNumber(given);
}

type Entry = { rating: Rating; phrase: string; words: number };
const tiers = ratingPhrases.map(([rating, phrases]) => {
  const entries = phrases.split(',').map((phrase): Entry => {
    const plain = plainRating(phrase);
    return { rating, phrase: plain, words: plain.split(' ').length };
  });
  return entries.filter((entry) => entry.phrase !== '');
});
const exact = new Map<string, Rating>();
for (const entry of tiers.flat()) if (!exact.has(entry.phrase)) exact.set(entry.phrase, entry.rating);

/** Ratings longer than this are sentences about the claim: only what they open with is trusted. Words. */
const longestRating = 12;

function ratingOfWords(words: string): Rating | null {
  const plain = plainRating(words);
  if (plain === '') return null;
  // NOTE: "False. The video is old": the first sentence is the rating, the next ones explain it.
  const [sentence = ''] = words.trim().split(/[.!:;|–—।]/);
  const whole = exact.get(plain) ?? exact.get(plainRating(sentence));
  if (whole) return whole;
  const read = plain.split(' ').slice(0, longestRating).join(' ');
  for (const tier of tiers) {
    const found = tier.find((entry) => holds(read, entry.phrase));
    if (found) return found.rating;
  }
  return null;
}

/** Scripts that write without spaces are searched anywhere, all others by whole words. */
function holds(text: string, phrase: string): boolean {
  if (/[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(phrase)) {
    return phrase.length > 1 && text.includes(phrase);
  }
  return ` ${text} `.includes(` ${phrase} `);
}

function ratingOfNumber({ value, best, worst }: WorldRating): Rating | null {
  const low = worst ?? 1;
  const high = best ?? 5;
  if (value === null || high <= low || value < low || value > high) return null;
  const share = (value - low) / (high - low);
  if (share <= 0.2) return 'false';
  return share >= 0.75 ? 'true' : 'misleading';
}

function plainRating(words: string): string {
  return words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0640]/g, '')
    .normalize('NFC')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
