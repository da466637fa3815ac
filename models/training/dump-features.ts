/**
 * Writes the scorer's inputs as JSON Lines, computed by the code that serves: one row per message and candidate.
 * Usage: npx tsx models/training/dump-features.ts --data DIR --out FILE [--vectors FILE] [--sets routing,checkthat2022-2a-en]
 */
import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openTransformersEmbedder } from '../../src/adapters/embedder/transformers.ts';
import { openDataFolder } from '../../src/adapters/search/data-folder.ts';
import { openInProcessIndex } from '../../src/adapters/search/in-process.ts';
import { openLibrary, type Library, type VectorCache } from '../../src/matching/evaluate/library.ts';
import { isRight } from '../../src/matching/evaluate/right.rules.ts';
import { parse } from '../../src/matching/evaluate/rows.rules.ts';
import { featureNames } from '../../src/matching/features.rules.ts';
import { pairVetoes } from '../../src/matching/guards.rules.ts';
import { gather } from '../../src/matching/rank-text.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, out: { type: 'string' }, vectors: { type: 'string' }, sets: { type: 'string', default: 'routing' } },
});
if (!values.data || !values.out) throw new Error('Name the data folder and the file to write: --data DIR --out FILE');

const data = openDataFolder(values.data);
const embedder = openTransformersEmbedder({ modelsDir: 'models', folder: 'builtin', name: 'builtin', revision: 'training', dimension: 192 });
const progress = (line: string) => console.error(line);
const vectors = values.vectors ? readVectors(values.vectors) : new Map();
const out = createWriteStream(values.out);
out.write(`${JSON.stringify({ features: featureNames })}\n`);

for (const set of values.sets.split(',')) {
  progress(`set ${set}`);
  const world = { data, embedder, search: openInProcessIndex(), vectors, progress };
  if (set === 'routing') await dumpRouting(world);
  else await dumpTrain(world, set);
}
out.end();
if (values.vectors) writeVectors(values.vectors, vectors);

type World = Parameters<typeof openLibrary>[0];

async function dumpRouting(world: World) {
  const dropped = new Set((await data.read('routing/drop_ids.dev.txt')).split('\n').filter(Boolean));
  const library = await openLibrary(world, { path: 'index-130k/factchecks.jsonl.gz', without: dropped });
  for (const message of parse.routed(await data.read('routing/messages.dev.jsonl.gz'))) {
    await dumpMessage(library, { set: 'routing', ...message, language: message.lang ?? null });
  }
}

async function dumpTrain(world: World, set: string) {
  const library = await openLibrary(world, { path: `${set}/factchecks.jsonl.gz` });
  const relevant = parse.qrels(await data.read(`${set}/qrels.train.tsv`));
  for (const message of parse.queries(await data.read(`${set}/queries.train.jsonl.gz`))) {
    const right = [...(relevant.get(message.id) ?? [])];
    await dumpMessage(library, { set, ...message, source: set, label: 'match', relevant: right, partial: [], language: message.lang ?? null });
  }
}

type Message = { set: string; id: string; text: string; source: string; label: string; relevant: string[]; partial: string[]; language: string | null };

async function dumpMessage(library: Library, message: Message) {
  const { rows, message: view } = await gather({ ...library, embedder }, message);
  const right = await library.findDocuments(message.relevant);
  const { set, id, source, label, language } = message;
  for (const { candidate, features, family } of rows) {
    const y = message.partial.includes(candidate.document.id) ? -1 : Number(isRight(candidate.document, right));
    const x = featureNames.map((name) => Number(features[name].toPrecision(6)));
    out.write(`${JSON.stringify({ set, id, source, label, language, relevant: message.relevant, check: candidate.document.id, family, y, veto: pairVetoes(view, candidate).join(' '), x })}\n`);
  }
  if (rows.length === 0) out.write(`${JSON.stringify({ set, id, source, label, language, relevant: message.relevant })}\n`);
}

function readVectors(path: string): VectorCache {
  if (!existsSync(path)) return new Map();
  return new Map(JSON.parse(readFileSync(path, 'utf8')).map(([text, packed]: [string, string]) => [text, new Int8Array(Buffer.from(packed, 'base64'))]));
}

function writeVectors(path: string, cache: VectorCache) {
  writeFileSync(path, JSON.stringify([...cache].map(([text, vector]) => [text, Buffer.from(vector.buffer, vector.byteOffset, vector.length).toString('base64')])));
}
