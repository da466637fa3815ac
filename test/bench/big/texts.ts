import { createHash } from 'node:crypto';
import { claimKeyText, normalise } from '../../../src/claims/normalise.rules.ts';
import { sketchOf } from '../../../src/claims/sketch.rules.ts';

/** A number from 0 to 1, the same ones in every run of one seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type InventedClaim = { text: string; normal: string; key: string; sketch: number[]; vector: Float32Array };
export type Invented = ReturnType<typeof openTexts>;

const wordCount = 60_000;
const dimension = 192;
/** Pleas and greetings that forwards share: what makes some numbers of a sketch common. */
const phraseCount = 300;

/**
 * Invented messages of 8 to 45 invented words, as unevenly common as words of a language are; a third open or end with a
 * phrase that others share. `seed` chooses the words, `messagesSeed` what is said with them. Vectors are the weighted sum of a direction per word, so that texts that share words are near.
 */
export function openTexts(seed: number, messagesSeed = seed) {
  let random = seeded(seed);
  const words = Array.from({ length: wordCount }, () => syllables(random, 1 + Math.floor(random() * 3)));
  const directions = new Map<string, Float32Array>();
  const someWords = (length: number) =>
    Array.from({ length }, () => words[Math.floor(wordCount ** random()) - 1] ?? 'and');
  const phrases = Array.from({ length: phraseCount }, () => someWords(5 + Math.floor(random() * 6)).join(' '));
  const directionOf = (word: string): Float32Array => {
    const known = directions.get(word);
    if (known) return known;
    const of = seeded(createHash('md5').update(word).digest().readUInt32LE(0));
    const made = Float32Array.from({ length: dimension }, () => of() - 0.5);
    directions.set(word, made);
    return made;
  };
  const counts = new Map(words.map((word, rank) => [word, Math.log(2 + rank)]));
  random = seeded(messagesSeed ^ 0x5bd1e995);
  return {
    random: () => random(),
    /** A text of its own. */
    text(): string {
      const body = someWords(8 + Math.floor(random() ** 2 * 37)).join(' ');
      const phrase = () => phrases[Math.floor(phraseCount ** random()) - 1] ?? '';
      const chance = random();
      return chance < 0.17 ? `${phrase()} ${body}` : chance < 0.34 ? `${body} ${phrase()}` : body;
    },
    /** The text as it comes back after a few hands: a word lost or added, a slip, or a plea put before it. */
    edited(text: string): string {
      const parts = text.split(' ');
      const at = Math.floor(random() * parts.length);
      const chance = random();
      if (chance < 0.3) parts.splice(at, 1);
      else if (chance < 0.6) parts.splice(at, 0, ...someWords(1));
      else if (chance < 0.8) parts[at] = `${parts[at] ?? ''}e`;
      else parts.unshift(...someWords(3));
      return parts.join(' ');
    },
    /** All that is stored of a text: as `claims` works it out, but for the vector. */
    claimOf(text: string): InventedClaim {
      const normal = normalise(text);
      const sum = new Float32Array(dimension);
      for (const word of normal.split(' ')) {
        const weight = counts.get(word) ?? 5;
        const direction = directionOf(word);
        for (let d = 0; d < dimension; d++) sum[d] = (sum[d] ?? 0) + weight * (direction[d] ?? 0);
      }
      const length = Math.hypot(...sum) || 1;
      const key = createHash('sha256').update(claimKeyText(text)).digest('hex');
      return { text, normal, key, sketch: sketchOf(normal), vector: sum.map((value) => value / length) };
    },
  };
}

function syllables(random: () => number, count: number): string {
  let word = '';
  for (let i = 0; i < count; i++) {
    word +=
      'bcdfghklmnprstvz'.charAt(Math.floor(random() * 16)) +
      'aeiou'.charAt(Math.floor(random() * 5)) +
      (random() < 0.3 ? 'n' : '');
  }
  return word;
}
