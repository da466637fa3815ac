/**
 * Writes what the learned guard is fitted on, as JSON Lines: features of messages beside their own claims (y 1), of the
 * same messages turned by rule (`flips.ts`), and of pairs of the negation set. Texts are not written.
 * Usage: npx tsx models/training/dump-contrasts.ts --data DIR --out FILE [--vectors FILE]
 */
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { openEmbedder } from '../../src/adapters/embedder/open-embedder.ts';
import { openDataFolder } from '../../src/adapters/search/data-folder.ts';
import { openInProcessIndex } from '../../src/adapters/search/in-process.ts';
import { negates } from '../../src/claims/negation.rules.ts';
import { normalise, sentencesOf } from '../../src/claims/normalise.rules.ts';
import { detectLanguage } from '../../src/core/language.ts';
import type { CheckDocument } from '../../src/core/ports.ts';
import { openLibrary } from '../../src/matching/evaluate/library.ts';
import { checkOf } from '../../src/matching/evaluate/measure-changes.ts';
import { parse } from '../../src/matching/evaluate/rows.rules.ts';
import { candidateView, featureNames, pairFeatures } from '../../src/matching/features.rules.ts';
import { bestSentence, messageView } from '../../src/matching/message-view.rules.ts';
import { slotOf } from '../../src/matching/slot-words.rules.ts';
import { idf } from '../../src/matching/terms.rules.ts';
import { viewOf } from '../../src/matching/text-view.rules.ts';
import { chanceOf, flipsOf } from './flips.ts';
import { readVectors } from './vector-file.ts';

const { values } = parseArgs({ options: { data: { type: 'string' }, out: { type: 'string' }, vectors: { type: 'string' }, pairs: { type: 'string', default: '3000' } } });
if (!values.data || !values.out) throw new Error('Name the data folder and the file to write: --data DIR --out FILE');

const data = openDataFolder(values.data);
const embedder = openEmbedder({ embedder: 'builtin', modelsDir: process.env.MODELS_DIR ?? 'models' });
const progress = (line: string) => console.error(line);
const library = await openLibrary({ data, embedder, search: openInProcessIndex(), vectors: readVectors(values.vectors), progress }, { path: 'index-130k/factchecks.jsonl.gz' });
const { terms } = library.search;
const out = createWriteStream(values.out);
out.write(`${JSON.stringify({ features: featureNames })}\n`);
const chance = chanceOf(20261123);
/** Claims told again. */
const mostRetold = 4000;
/** Share of the claimnorm posts taken: they would outnumber everything else. */
const shareOfPosts = 0.5;
/** Share of a claim's words that a message must hold to be worth turning round: others are never answered. */
const leastFound = 0.3;

const prefixes: Record<string, string> = { 'checkthat2022-2a-en': 'ct2a', claimnorm2025: 'cn25', 'checkthat2021-2a-ar-partial': 'ct21ar' };
type Pair = { set: string; story: string; text: string; check: CheckDocument; language: string };
const pairs: Pair[] = [];
for (const message of parse.routed(await data.read('routing/messages.dev.jsonl.gz'))) {
  if (message.source.startsWith('meedan') || message.label !== 'match') continue;
  for (const check of await library.findDocuments(message.relevant.slice(0, 2))) pairs.push(pairOf('routing', message.id, message.text, check));
}
const aliases = new Map((await data.read('index-130k/aliases.tsv')).split('\n').map((line) => line.split('\t') as [string, string]));
for (const [set, prefix] of Object.entries(prefixes)) {
  const relevant = parse.qrels(await data.read(`${set}/qrels.train.tsv`));
  for (const query of parse.queries(await data.read(`${set}/queries.train.jsonl.gz`))) {
    if (set === 'claimnorm2025' && chance() > shareOfPosts) continue;
    const ids = [...(relevant.get(query.id) ?? [])].map((id) => `${prefix}:${id}`).map((id) => aliases.get(id) ?? id);
    for (const check of await library.findDocuments(ids.slice(0, 1))) pairs.push(pairOf(set, `${set}/${query.id}`, query.text, check));
  }
}
progress(`${pairs.length} pairs`);

function pairOf(set: string, story: string, text: string, check: CheckDocument): Pair {
  return { set, story: `${story}|${check.id}`, text, check, language: detectLanguage(text).language };
}

/** Words that stand in place of others: names and rare words for a flip, common ones for a retelling. By language. */
const names = new Map<string, string[]>();
const plain = new Map<string, string[]>();
const rarest = idf(terms.documents(), 0);
const tellingOf = (word: string): number => idf(terms.documents(), terms.holding('word', normalise(word))) / rarest;
const isRare = (word: string): boolean => tellingOf(word) >= 0.6;
for (const { text, language } of pairs) {
  const words = text.match(/(?<![\p{L}\p{M}@#])[\p{L}\p{M}]{4,}/gu) ?? [];
  const rare = words.filter((word) => chance() < 0.4 && (slotOf(normalise(word)) !== null || /^\p{Lu}/u.test(word) || isRare(word)));
  names.set(language, [...(names.get(language) ?? []), ...rare]);
  plain.set(language, [...(plain.get(language) ?? []), ...words.filter((word) => /^\p{Ll}|^\p{Lo}/u.test(word) && !isRare(word) && chance() < 0.2)]);
}

/** First or last sentences of messages, by language: what stands around a claim. */
const strangers = new Map<string, string[]>();
for (const { text, language } of pairs) {
  const sentences = sentencesOf(text);
  if (sentences.length > 1) strangers.set(language, [...(strangers.get(language) ?? []), sentences[0] ?? '']);
}

function viewsOf(pair: Pair, text: string) {
  const message = messageView({ text, language: pair.language === 'und' ? null : pair.language, vector: null }, terms);
  return { message, candidate: candidateView(pair.check, 0, terms) };
}

function write(pair: Pair, text: string, kind: string, y: number) {
  const { message, candidate } = viewsOf(pair, text);
  const { features } = pairFeatures(message, candidate, terms);
  out.write(`${JSON.stringify({ set: pair.set, story: pair.story, language: pair.language, kind, y, x: featureNames.map((name) => Number(features[name].toPrecision(6))) })}\n`);
}

for (const [i, pair] of pairs.entries()) {
  const { message, candidate } = viewsOf(pair, pair.text);
  const { features } = pairFeatures(message, candidate, terms);
  if (features.claimFound < leastFound) continue;
  write(pair, pair.text, 'original', 1);
  const index = bestSentence(message, candidate.claim).index;
  const sentences = sentencesOf(pair.text).filter((part) => viewOf(part, terms).words.length > 0);
  const sentence = sentences.length > 1 ? (sentences[index] ?? pair.text) : pair.text;
  if (!pair.text.includes(sentence)) continue;
  const others = names.get(pair.language) ?? [];
  for (const flip of flipsOf({ text: pair.text, sentence, language: pair.language, claim: candidate.claim.telling, others }, chance)) write(pair, flip.text, flip.kind, 0);
  if (i % 500 === 499) progress(`${i + 1} of ${pairs.length}`);
}

/** Claims passed on nearly word for word, as forwards do, and the same turned round: one changed slot must be seen. */
const retold = new Map(pairs.filter(({ set }) => set !== 'routing' || chance() < 0.5).map((pair) => [pair.check.id, pair]));
let told = 0;
for (const pair of retold.values()) {
  if (told >= mostRetold || pair.check.claim.length < 30) continue;
  const language = detectLanguage(pair.check.claim).language;
  const checked: Pair = { ...pair, set: 'retold', story: `retold|${pair.check.id}`, language };
  const sentence = slipped(chance() < 0.85 || pair.check.title === '' ? pair.check.claim : pair.check.title, language);
  const text = wrapped(sentence, language);
  if (!text.includes(sentence)) continue;
  told += 1;
  write(checked, text, 'retold', 1);
  const { candidate } = viewsOf(checked, text);
  const others = names.get(language) ?? [];
  for (const flip of flipsOf({ text, sentence, language, claim: candidate.claim.telling, others }, chance)) write(checked, flip.text, flip.kind, 0);
}
progress(`${told} claims told again`);

/** A sentence as people retell it: a few common words other or fewer, the last part first, now and then without capitals. */
function slipped(sentence: string, language: string): string {
  const common = plain.get(language) ?? [];
  let words = sentence.replace(/[.\s]+$/u, '').split(/\s+/u);
  if (chance() < 0.45) {
    const commas = words.flatMap((word, i) => (/[,،;]$/u.test(word) && i > 0 && i < words.length - 2 ? [i + 1] : []));
    const at = commas[0] ?? 1 + Math.floor(chance() * (words.length - 1));
    words = [...words.slice(at), ...words.slice(0, at)];
  }
  const changed = words.flatMap((word) => {
    const isCommon = /^[\p{Ll}\p{Lo}]/u.test(word) && tellingOf(word) < 0.6 && slotOf(normalise(word)) === null && !negates([normalise(word)], language);
    if (isCommon && chance() < 0.12) return [];
    if (isCommon && chance() < 0.18 && common.length > 0) return [common[Math.floor(chance() * common.length)] ?? word];
    return chance() < 0.03 ? [] : [word];
  });
  const kept = changed.length >= 4 ? changed.join(' ') : sentence;
  return chance() < 0.12 ? kept.toLowerCase() : kept;
}

/** A sentence inside what else a forward says: sentences of other messages in the language. */
function wrapped(sentence: string, language: string): string {
  const around = strangers.get(language) ?? [];
  const some = () => around[Math.floor(chance() * around.length)] ?? '';
  const form = chance();
  if (form < 0.4) return sentence;
  if (form < 0.5) return `${sentence}?`;
  if (form < 0.6) return `${sentence} \u{1F631}\u{1F631}`;
  if (form < 0.8) return `${some()}\n${sentence}`;
  return `${some()} ${sentence}. ${some()}`;
}

/** Pairs of the negation set: one sentence as message, the other as checked claim. */
const known = parse.pairs(await data.read('negation-pairs/pairs.jsonl.gz'));
const taken: Record<string, number> = {};
for (const pair of [...known].sort(() => chance() - 0.5)) {
  const kind = pair.label;
  const y = kind === 'paraphrase' || kind === 'nli_entailment' ? 1 : kind === 'negated' || kind === 'nli_contradiction' ? 0 : -1;
  if (y < 0 || (taken[kind] ?? 0) >= Number(values.pairs)) continue;
  taken[kind] = (taken[kind] ?? 0) + 1;
  write({ set: 'negation-pairs', story: pair.a, text: pair.a, check: checkOf('pair', pair.b), language: 'en' }, pair.a, kind, y);
}
out.end();
