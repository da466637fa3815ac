import type { Embedder } from '../../core/ports.ts';
import { hasLetters, unit } from './vectors.rules.ts';

/**
 * An embedder without a model: every word and every 4-gram of characters adds a fixed pseudo-random direction.
 * Texts that share words lie close, which is all that tests ask of it. Deterministic on every machine.
 */
export function fakeEmbedder(dimension = 192): Embedder {
  return {
    name: 'fake',
    revision: '1',
    dimension,
    embed: async (texts) => texts.map((text) => embedOne(text, dimension)),
  };
}

function embedOne(text: string, dimension: number): Float32Array {
  const sum = new Float64Array(dimension);
  if (!hasLetters(text)) return new Float32Array(dimension);
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  for (const word of words) {
    addDirection(sum, `w:${word}`, 1);
    const padded = `_${word}_`;
    for (let at = 0; at + 4 <= padded.length; at++) addDirection(sum, `g:${padded.slice(at, at + 4)}`, 0.3);
  }
  return unit(sum);
}

function addDirection(sum: Float64Array, feature: string, weight: number) {
  let state = fnv1a(feature);
  for (let d = 0; d < sum.length; d++) {
    state = xorshift(state);
    sum[d] = (sum[d] ?? 0) + weight * (state / 2 ** 31 - 1);
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0 || 1;
}

function xorshift(from: number): number {
  let state = from;
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return state >>> 0;
}
