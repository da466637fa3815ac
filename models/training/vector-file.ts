import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { VectorCache } from '../../src/matching/evaluate/library.ts';

/** Vectors kept between runs by text; empty when there is no file. */
export function readVectors(path: string | undefined): VectorCache {
  if (!path || !existsSync(path)) return new Map();
  return new Map(JSON.parse(readFileSync(path, 'utf8')).map(([text, packed]: [string, string]) => [text, new Int8Array(Buffer.from(packed, 'base64'))]));
}

/** Keeps vectors for the next run. */
export function writeVectors(path: string, cache: VectorCache): void {
  writeFileSync(path, JSON.stringify([...cache].map(([text, vector]) => [text, Buffer.from(vector.buffer, vector.byteOffset, vector.length).toString('base64')])));
}
