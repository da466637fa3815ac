import { asLatin } from './letters.rules.ts';
import { scriptOf, skeleton } from './skeleton.rules.ts';

/** Consonants of a shingle: about three words, and few enough that one slip leaves most shingles whole. */
const shingleLength = 7;
/** Most numbers in a sketch. Two texts that share a half of their shingles share about twelve of these. */
export const sketchSize = 24;

/**
 * A text in at most 24 numbers (32 bits, signed), ascending: the smallest hashes of its runs of seven consonants. Texts
 * that differ by slips, cuts, order, script or added lines share many; unrelated ones share none. Empty for a text
 * with fewer than seven consonants, which only an equal one is a duplicate of. Broder's bottom-k sketch, 1997.
 */
export function sketchOf(normal: string): number[] {
  const plain = scriptOf(normal) === 'latin' ? asLatin(normal) : normal;
  const stream = plain.split(' ').map(skeleton).join('');
  const hashes = new Set<number>();
  for (let at = 0; at + shingleLength <= stream.length; at++) hashes.add(hash(stream, at));
  return [...hashes].sort((a, b) => a - b).slice(0, sketchSize);
}

/** FNV-1a with a final mix, signed 32 bits. */
function hash(text: string, at: number): number {
  let value = 0x811c9dc5;
  for (let i = at; i < at + shingleLength; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) | 0;
}
