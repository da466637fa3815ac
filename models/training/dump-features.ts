/**
 * Writes the scorer's inputs as JSON Lines, computed by the code that serves: one row per message and candidate.
 * Usage: npx tsx models/training/dump-features.ts --data DIR --out FILE [--embedder NAME] [--vectors FILE] [--sets routing,checkthat2022-2a-en]
 */
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { openEmbedder } from '../../src/adapters/embedder/open-embedder.ts';
import { readModelFiles } from '../../src/adapters/model-files.ts';
import { detectLanguage } from '../../src/core/language.ts';
import { openDataFolder } from '../../src/adapters/search/data-folder.ts';
import { openInProcessIndex } from '../../src/adapters/search/in-process.ts';
import { openLibrary } from '../../src/matching/evaluate/library.ts';
import { isRight } from '../../src/matching/evaluate/right.rules.ts';
import { parse } from '../../src/matching/evaluate/rows.rules.ts';
import { featureNames } from '../../src/matching/features.rules.ts';
import { ruleVetoes } from '../../src/matching/guards.rules.ts';
import { modelsOf } from '../../src/matching/models.rules.ts';
import { gather } from '../../src/matching/rank-text.ts';
import { readVectors, writeVectors } from './vector-file.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, out: { type: 'string' }, vectors: { type: 'string' }, sets: { type: 'string', default: 'routing' }, embedder: { type: 'string', default: 'builtin' } },
});
if (!values.data || !values.out) throw new Error('Name the data folder and the file to write: --data DIR --out FILE');

const data = openDataFolder(values.data);
const embedder = openEmbedder({ embedder: values.embedder, modelsDir: process.env.MODELS_DIR ?? 'models' });
const { ordinary } = modelsOf(readModelFiles(process.env.MODELS_DIR ?? 'models')).guard;
/** How ids of a set are written in the large index. Sets that are for measuring only are not here. */
const prefixes: Record<string, string> = { 'checkthat2022-2a-en': 'ct2a', claimnorm2025: 'cn25', 'checkthat2021-2a-ar-partial': 'ct21ar' };
const progress = (line: string) => console.error(line);
const vectors = readVectors(values.vectors);
const out = createWriteStream(values.out);
out.write(`${JSON.stringify({ features: featureNames, embedder: `${embedder.name}@${embedder.revision}` })}\n`);

const dropped = new Set((await data.read('routing/drop_ids.dev.txt')).split('\n').filter(Boolean));
const world = { data, embedder, search: openInProcessIndex(), vectors, progress };
const checks = await openLibrary(world, { path: 'index-130k/factchecks.jsonl.gz', without: dropped });
if (values.vectors) writeVectors(values.vectors, vectors);
for (const set of values.sets.split(',')) {
  progress(`set ${set}`);
  if (set === 'routing') await dumpRouting();
  else await dumpTrain(set);
}
out.end();

async function dumpRouting() {
  for (const message of parse.routed(await data.read('routing/messages.dev.jsonl.gz'))) await dumpMessage({ set: 'routing', ...message });
}

/** Official pairs of a train split; nobody judged the other candidates, so fit.py uses them with care. */
async function dumpTrain(set: string) {
  const prefix = prefixes[set];
  if (!prefix) throw new Error(`${set} has no rows that may be fitted on`);
  const aliases = new Map((await data.read('index-130k/aliases.tsv')).split('\n').map((line) => line.split('\t') as [string, string]));
  const relevant = parse.qrels(await data.read(`${set}/qrels.train.tsv`));
  for (const message of parse.queries(await data.read(`${set}/queries.train.jsonl.gz`))) {
    const right = [...(relevant.get(message.id) ?? [])].map((id) => `${prefix}:${id}`).map((id) => aliases.get(id) ?? id);
    if (right.length === 0 || !right.every((id) => checks.documents.has(id))) continue;
    await dumpMessage({ set, ...message, source: set, label: 'match', relevant: right, partial: [] });
  }
}

type Message = { set: string; id: string; text: string; source: string; label: string; relevant: string[]; partial: string[] };

async function dumpMessage(message: Message) {
  const language = detectLanguage(message.text).language;
  const { rows, message: view } = await gather({ ...checks, embedder, terms: checks.search.terms }, { text: message.text, language: language === 'und' ? null : language });
  const right = await checks.findDocuments(message.relevant);
  const { set, id, source, label } = message;
  for (const row of rows) {
    const { candidate, features, family } = row;
    const y = message.partial.includes(candidate.document.id) ? -1 : Number(isRight(candidate.document, right));
    const x = featureNames.map((name) => Number(features[name].toPrecision(6)));
    out.write(`${JSON.stringify({ set, id, source, label, language, relevant: message.relevant, check: candidate.document.id, family, y, veto: ruleVetoes(view, row, ordinary).join(' '), x })}\n`);
  }
  if (rows.length === 0) out.write(`${JSON.stringify({ set, id, source, label, language, relevant: message.relevant })}\n`);
}
