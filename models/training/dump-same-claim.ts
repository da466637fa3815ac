/**
 * Writes what `models/same-claim.json` is fitted on, as JSON Lines: pairs of messages of the train splits that are near
 * each other, and whether both are about one fact-check. Texts are not written.
 * Usage: npx tsx models/training/dump-same-claim.ts --data DIR --out FILE
 */
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { readModelFiles } from '../../src/adapters/model-files.ts';
import { openEmbedder } from '../../src/adapters/embedder/open-embedder.ts';
import { openDataFolder } from '../../src/adapters/search/data-folder.ts';
import { openInProcessIndex } from '../../src/adapters/search/in-process.ts';
import { isNearDuplicate } from '../../src/claims/dedupe.rules.ts';
import { normalise } from '../../src/claims/normalise.rules.ts';
import { detectLanguage } from '../../src/core/language.ts';
import { Background } from '../../src/matching/background.rules.ts';
import { checkOf } from '../../src/matching/evaluate/measure-changes.ts';
import { parse } from '../../src/matching/evaluate/rows.rules.ts';
import { askedView, everydayCounts, sameClaimFeatures, sameClaimRow } from '../../src/matching/same-claim.rules.ts';

const { values } = parseArgs({ options: { data: { type: 'string' }, out: { type: 'string' } } });
if (!values.data || !values.out) throw new Error('Name the data folder and the file to write: --data DIR --out FILE');
const data = openDataFolder(values.data);
const modelsDir = process.env.MODELS_DIR ?? 'models';
const embedder = openEmbedder({ embedder: 'builtin', modelsDir });
const counts = everydayCounts(Background.parse(readModelFiles(modelsDir).background));
const out = createWriteStream(values.out);
out.write(`${JSON.stringify({ features: sameClaimFeatures })}\n`);
/** Others looked at for each message. */
const near = 12;
/** Messages taken of a set; posts that share their fact-check with another first, up to half. */
const most = 6000;

for (const set of ['checkthat2022-2a-en', 'checkthat2021-2a-ar-partial', 'claimnorm2025']) {
  const messages = await messagesOf(set);
  const normals = messages.map(({ text }) => normalise(text));
  const vectors = await embedder.embed(normals);
  const asked = messages.map(({ text }, i) => ({ text, language: languageOf(text), vector: vectors[i] ?? null }));
  const views = asked.map((one) => askedView(one, counts));
  const search = openInProcessIndex();
  await search.put(asked.map((one, i) => ({ ...checkOf(String(i), one.text), language: one.language })));
  const pairs = new Set<string>();
  for (const [i, one] of asked.entries())
    for (const id of await search.nominate({ ...one, limit: near })) if (Number(id) !== i) pairs.add(`${Math.min(i, Number(id))} ${Math.max(i, Number(id))}`);
  console.error(`${set}: ${messages.length} messages, ${pairs.size} pairs`);
  for (const pair of pairs) {
    const [i = 0, j = 0] = pair.split(' ').map(Number);
    const [a, b] = [messages[i], messages[j]];
    const [left, right] = [views[i], views[j]];
    if (!a || !b || !left || !right) continue;
    const row = sameClaimRow(left, right, counts);
    const isNear = isNearDuplicate({ text: a.text, normal: normals[i] ?? '' }, { text: b.text, normal: normals[j] ?? '' });
    out.write(`${JSON.stringify({ set, of: messages.length, i, j, checks: [a.check, b.check], near: isNear, x: sameClaimFeatures.map((name) => Number(row[name]?.toPrecision(6))) })}\n`);
  }
}
out.end();

function languageOf(text: string): string | null {
  const { language } = detectLanguage(text);
  return language === 'und' ? null : language;
}

async function messagesOf(set: string): Promise<{ text: string; check: string }[]> {
  const relevant = parse.qrels(await data.read(`${set}/qrels.train.tsv`));
  const all = parse.queries(await data.read(`${set}/queries.train.jsonl.gz`)).flatMap(({ id, text }) => {
    const [check] = [...(relevant.get(id) ?? [])].sort();
    return check ? [{ text, check }] : [];
  });
  const asked = new Map<string, number>();
  for (const { check } of all) asked.set(check, (asked.get(check) ?? 0) + 1);
  const shared = all.filter(({ check }) => (asked.get(check) ?? 0) > 1);
  if (all.length <= most) return all;
  const taken = shared.slice(0, most / 2);
  return [...taken, ...all.filter(({ check }) => asked.get(check) === 1).slice(0, most - taken.length)];
}
