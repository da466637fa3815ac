import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { normalise } from '../../src/claims/normalise.rules.ts';
import { kindBuckets, kindTerms } from '../../src/matching/small-talk.rules.ts';

/**
 * Fits the small classifier that tells small talk from what may be a claim: logistic regression over hashed words and
 * character 4-grams. Small talk: chatterbot-corpus and CLINC150. The other side: news sentences of NTREX-128, TICO-19,
 * captions and news of STSb-multi-mt. Writes `models/small-talk.json`.
 * Command: npx tsx models/training/fit-kinds.ts DIR [FILE of texts to leave out, one JSON string a line]
 */
const [folder = '.', leaveOut] = process.argv.slice(2);
const left = new Set(leaveOut ? readFileSync(leaveOut, 'utf8').split('\n').filter(Boolean).map((line) => normalise(JSON.parse(line) as string)) : []);

type Example = { terms: number[]; chat: boolean; weight: number };
const rounds = 12;
const step = 0.5;
const shrink = 2e-6;

const chat = read('smalltalk/messages.jsonl.gz').map((row) => String(row['text']));
const languages = ['en', 'es', 'pt', 'fr', 'hi', 'ar', 'id', 'sw', 'fa', 'ja', 'it', 'uk', 'zh', 'ko', 'nl', 'bn', 'tr', 'de', 'he', 'sv', 'ru', 'mr', 'ta', 'yo', 'ur', 'th', 'te'];
const news = ['parallel/ntrex.multi.jsonl.gz', 'parallel/tico19.multi.jsonl.gz'].flatMap((set) =>
  read(set).flatMap((row) => languages.flatMap((language) => (typeof row[language] === 'string' ? [{ language, text: row[language] }] : []))),
);
const captions = read('stsb-multi/pairs.train.jsonl.gz').map((row) => ({ language: String(row['lang_a']), text: String(row['a']) }));

/** Halves of long sentences too: what people type is short, and shortness must not be the whole difference. */
const shorter = (text: string): string => text.split(' ').slice(0, 4 + Math.floor(random() * 9)).join(' ');
let seed = 7;
const random = () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

const examples: Example[] = [];
const add = (text: string, isChat: boolean, weight: number) => {
  const normal = normalise(text);
  if (normal !== '' && !left.has(normal)) examples.push({ terms: kindTerms(normal), chat: isChat, weight });
};
for (const text of chat) add(text, true, 1);
for (const { language, text } of news) {
  const share = language === 'en' ? 1 : 0.12;
  if (random() < share) add(shorter(text), false, 1.5);
}
for (const { text } of captions) if (random() < 0.25) add(text, false, 1);
for (let i = examples.length - 1; i > 0; i--) {
  const j = Math.floor(random() * (i + 1));
  [examples[i], examples[j]] = [examples[j] as Example, examples[i] as Example];
}

const weights = new Float64Array(kindBuckets);
let bias = 0;
for (let round = 0; round < rounds; round++) {
  const rate = step / (1 + round);
  for (const { terms, chat, weight } of examples) {
    let sum = bias;
    for (const term of terms) sum += weights[term] ?? 0;
    const scale = 1 / Math.sqrt(terms.length);
    const error = ((chat ? 1 : 0) - 1 / (1 + Math.exp(-sum * scale))) * weight * rate;
    bias += error * scale * 0.1;
    for (const term of terms) weights[term] = (weights[term] ?? 0) * (1 - shrink) + error * scale;
  }
}
const most = weights.reduce((high, weight) => Math.max(high, Math.abs(weight)), 0);
const whole = Int8Array.from(weights, (weight) => Math.round((weight / most) * 127));
const file = {
  sources: 'chatterbot-corpus (BSD-3-Clause), CLINC150 (CC BY 3.0); NTREX-128 (CC BY-SA 4.0), TICO-19 (CC0), STSb-multi-mt (CC BY-SA)',
  date: '2026-11-22',
  command: 'npx tsx models/training/fit-kinds.ts DIR',
  threshold: {
    value: 0.9,
    unit: 'probability, texts of at most 12 words',
    dataSet: 'routing dev, its small talk left out of the fit',
    date: '2026-11-22',
    precision: null,
    recall: 0.42,
    command: 'npx tsx models/training/fit-kinds.ts DIR FILE; 168 of the 396 non-claims that word lists miss (checkworthy tweets aside), 5 of 1,873 claims',
  },
  examples: examples.length,
  bias,
  scale: most / 127,
  weights: Buffer.from(whole.buffer).toString('base64'),
};
writeFileSync('models/small-talk.json', `${JSON.stringify(file)}\n`);
console.log(`${examples.length} examples, ${examples.filter((one) => one.chat).length} of them small talk`);

function read(name: string): Record<string, unknown>[] {
  const text = gunzipSync(readFileSync(join(folder, name))).toString('utf8');
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>);
}
