/**
 * Builds the embedded index over invented fact-checks and times it. Prints a table and the same figures as JSON.
 * Usage: npx tsx test/bench/search.bench.ts [--documents 138000] [--queries 500]
 */
import { parseArgs } from 'node:util';
import { openInProcessIndex } from '../../src/adapters/search/in-process.ts';
import type { CheckDocument } from '../../src/core/ports.ts';

const { values } = parseArgs({
  options: { documents: { type: 'string', default: '138000' }, queries: { type: 'string', default: '500' } },
});
const random = seeded(7);
const words = Array.from({ length: 60_000 }, () => syllables(1 + Math.floor(random() * 3)));

const before = memory();
const index = openInProcessIndex();
const started = performance.now();
let worstPauseMs = 0;
let last = performance.now();
const watch = setInterval(() => {
  worstPauseMs = Math.max(worstPauseMs, performance.now() - last);
  last = performance.now();
}, 5);
await index.load(batches(Number(values.documents), 500));
clearInterval(watch);
const loadSeconds = (performance.now() - started) / 1000;
const megabytes = memory() - before;

const took: number[] = [];
for (let i = 0; i < Number(values.queries); i++) {
  const text = sentence(i % 10 === 0 ? 400 : 5 + Math.floor(random() * 60));
  const at = performance.now();
  await index.nominate({ text, language: 'en', vector: vector(), limit: 50 });
  took.push(performance.now() - at);
}
const puts: number[] = [];
for (let i = 0; i < 200; i++) {
  const at = performance.now();
  await index.put([aCheck(`put:${i}`)]);
  puts.push(performance.now() - at);
}
const figures = {
  documents: await index.size(),
  loadSeconds: round(loadSeconds),
  worstPauseMs: round(worstPauseMs),
  megabytes: round(megabytes),
  nominateMs: { p50: round(at(took, 0.5)), p95: round(at(took, 0.95)), p99: round(at(took, 0.99)) },
  putMs: { p50: round(at(puts, 0.5)), p95: round(at(puts, 0.95)) },
};
console.table({ ...figures, nominateMs: JSON.stringify(figures.nominateMs), putMs: JSON.stringify(figures.putMs) });
console.log(JSON.stringify(figures));

async function* batches(documents: number, size: number) {
  for (let from = 0; from < documents; from += size) {
    yield Array.from({ length: Math.min(size, documents - from) }, (_, i) => aCheck(`bench:${from + i}`));
  }
}

function aCheck(id: string): CheckDocument {
  const signed = Int8Array.from(vector(), (value) => Math.round(value * 127));
  const empty = { summary: '', publisher: '', rating: null, publishedAt: null, url: null, externalId: id };
  return {
    id,
    claim: sentence(14),
    title: sentence(10),
    language: random() < 0.7 ? 'en' : 'pt',
    vector: signed,
    ...empty,
  };
}

/** Words as unevenly common as in a language: the rank-th with a share of about 1 / rank. */
function sentence(length: number): string {
  return Array.from({ length }, () => words[Math.floor(words.length ** random()) - 1] ?? 'the').join(' ');
}

function syllables(count: number): string {
  let word = '';
  for (let i = 0; i < count; i++) {
    word +=
      'bcdfghklmnprstvz'.charAt(Math.floor(random() * 16)) +
      'aeiou'.charAt(Math.floor(random() * 5)) +
      (random() < 0.3 ? 'n' : '');
  }
  return word;
}

function vector(): Float32Array {
  const values = Float32Array.from({ length: 192 }, () => random() - 0.5);
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return values.map((value) => value / length);
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
