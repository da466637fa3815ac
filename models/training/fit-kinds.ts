import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { normalise } from '../../src/claims/normalise.rules.ts';
import { kindBuckets, kindTerms, textKinds, type TextKind } from '../../src/matching/small-talk.rules.ts';

/**
 * Fits the small classifier of what a text is: softmax regression over hashed words and character 4-grams. Not claims:
 * chatterbot-corpus and CLINC150 (small talk, questions, requests), `kinds-own.tsv` (spam and personal matters, invented).
 * Claims: news sentences of NTREX-128, TICO-19, captions and news of STSb-multi-mt, and `models/flips` (invented). Writes `models/small-talk.json`.
 * `--leave FILE`: texts left out of the fit, one JSON string a line. `--folds 5`: no file, but the confusion out of fold.
 * Command: npx tsx models/training/fit-kinds.ts DIR [--leave FILE] [--folds 5] [--out models/small-talk.json]
 */
const text = { type: 'string' } as const;
const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { leave: text, folds: text, out: text } });
const folder = positionals[0] ?? '.';
const left = new Set(options.leave ? readFileSync(options.leave, 'utf8').split('\n').filter(Boolean).map((line) => normalise(JSON.parse(line) as string)) : []);

type Example = { terms: number[]; kind: number; weight: number };
const rounds = 10;
const step = 0.5;
const kinds = textKinds.length;
const kindOfLabel: Record<string, TextKind> = {
  greeting: 'greeting', thanks: 'thanks', smalltalk: 'chat', affirm: 'chat', deny: 'chat',
  bot_question: 'request', off_topic_request: 'request', off_topic_question: 'question',
};

const languages = ['en', 'es', 'pt', 'fr', 'hi', 'ar', 'id', 'sw', 'fa', 'ja', 'it', 'uk', 'zh', 'ko', 'nl', 'bn', 'tr', 'de', 'he', 'sv', 'ru', 'mr', 'ta', 'yo', 'ur', 'th', 'te'];
const news = ['parallel/ntrex.multi.jsonl.gz', 'parallel/tico19.multi.jsonl.gz'].flatMap((set) =>
  read(set).flatMap((row) => languages.flatMap((language) => (typeof row[language] === 'string' ? [{ language, text: row[language] }] : []))),
);

let seed = 7;
const random = () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};
/** Halves of long sentences too: what people type is short, and shortness must not be the whole difference. */
const shorter = (long: string): string => long.split(' ').slice(0, 4 + Math.floor(random() * 9)).join(' ');

const examples: Example[] = [];
const add = (sent: string, kind: TextKind, weight: number) => {
  const normal = normalise(sent);
  if (normal !== '' && !left.has(normal)) examples.push({ terms: kindTerms(normal), kind: textKinds.indexOf(kind), weight });
};
for (const row of read('smalltalk/messages.jsonl.gz')) add(String(row['text']), kindOfLabel[String(row['label'])] ?? 'chat', 1);
for (const line of readFileSync(new URL('kinds-own.tsv', import.meta.url), 'utf8').split('\n').filter(Boolean)) {
  const [kind = 'spam', , sent = ''] = line.split('\t');
  add(sent, kind as TextKind, 12);
}
for (const name of readdirSync(new URL('../flips/', import.meta.url)).filter((file) => file.endsWith('.txt'))) {
  const lines = readFileSync(new URL(`../flips/${name}`, import.meta.url), 'utf8').split('\n');
  const asks = lines.filter((line) => line.startsWith('ask: ')).map((line) => line.slice(5));
  for (const line of lines.filter((line) => /^(?:claim|told): /.test(line))) {
    const sent = line.replace(/^\w+: /, '').replace(/\[\w+ ([^|\]]*)(?:\|[^\]]*)?\]/g, '$1').replace(/\[\w+\]/g, '').replace(/\s+/g, ' ');
    add(sent, 'claim', 2);
    add(shorter(sent), 'claim', 2);
    if (asks.length > 0) add((asks[Math.floor(random() * asks.length)] ?? '{}').replace('{}', shorter(sent)), 'claim', 2);
  }
}
for (const { language, text } of news) if (random() < (language === 'en' ? 1 : 0.12)) add(shorter(text), 'claim', 1.5);
for (const row of read('stsb-multi/pairs.train.jsonl.gz')) if (random() < 0.25) add(String(row['a']), 'claim', 1);
for (let i = examples.length - 1; i > 0; i--) {
  const j = Math.floor(random() * (i + 1));
  [examples[i], examples[j]] = [examples[j] as Example, examples[i] as Example];
}

type Fitted = { weights: Float64Array; biases: Float64Array };

function fit(from: readonly Example[]): Fitted {
  const weights = new Float64Array(kindBuckets * kinds);
  const biases = new Float64Array(kinds);
  for (let round = 0; round < rounds; round++) {
    const rate = step / (1 + round);
    for (const { terms, kind, weight } of from) {
      const scale = 1 / Math.sqrt(terms.length);
      const shares = sharesOf({ weights, biases }, terms);
      for (let k = 0; k < kinds; k++) {
        const error = (Number(k === kind) - (shares[k] ?? 0)) * weight * rate * scale;
        biases[k] = (biases[k] ?? 0) + error * 0.1;
        for (const term of terms) weights[term * kinds + k] = (weights[term * kinds + k] ?? 0) + error;
      }
    }
  }
  return { weights, biases };
}

function sharesOf({ weights, biases }: Fitted, terms: readonly number[]): number[] {
  const scale = 1 / Math.sqrt(terms.length);
  const sums = Array.from(biases);
  for (const term of terms) for (let k = 0; k < kinds; k++) sums[k] = (sums[k] ?? 0) + (weights[term * kinds + k] ?? 0);
  const high = Math.max(...sums.map((sum) => sum * scale));
  const powers = sums.map((sum) => Math.exp(sum * scale - high));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / all);
}

const folds = Number(options.folds ?? 0);
if (folds > 1) {
  const confusion = textKinds.map(() => textKinds.map(() => 0));
  for (let fold = 0; fold < folds; fold++) {
    const fitted = fit(examples.filter((_, i) => i % folds !== fold));
    for (const { terms, kind } of examples.filter((_, i) => i % folds === fold)) {
      const shares = sharesOf(fitted, terms);
      const row = confusion[kind];
      const best = shares.indexOf(Math.max(...shares));
      if (row) row[best] = (row[best] ?? 0) + 1;
    }
  }
  console.log(`| is \\ said | ${textKinds.join(' | ')} |`);
  for (const [k, row] of confusion.entries()) console.log(`| ${textKinds[k]} | ${row.join(' | ')} |`);
} else {
  const { weights, biases } = fit(examples);
  const most = weights.reduce((high, weight) => Math.max(high, Math.abs(weight)), 0);
  const whole = Int8Array.from(weights, (weight) => Math.round((weight / most) * 127));
  const file = {
    sources: 'chatterbot-corpus (BSD-3-Clause), CLINC150 (CC BY 3.0); NTREX-128 (CC BY-SA 4.0), TICO-19 (CC0), STSb-multi-mt (CC BY-SA); kinds-own.tsv and flips (ours)',
    date: '2026-11-23',
    command: 'npx tsx models/training/fit-kinds.ts DIR',
    threshold: {
      value: 0.9,
      unit: 'probability that it is no claim, texts of at most 10 words',
      dataSet: 'routing dev, its small talk left out of the fit',
      date: '2026-11-23',
      precision: null,
      recall: null,
      command: 'npx tsx models/training/fit-kinds.ts DIR --leave FILE; see models/README.md, "What is it?"',
    },
    examples: examples.length,
    kinds: textKinds,
    biases: Array.from(biases),
    scale: most / 127,
    weights: Buffer.from(whole.buffer).toString('base64'),
  };
  writeFileSync(options.out ?? 'models/small-talk.json', `${JSON.stringify(file)}\n`);
  console.log(`${examples.length} examples`);
}

function read(name: string): Record<string, unknown>[] {
  const lines = gunzipSync(readFileSync(join(folder, name))).toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
