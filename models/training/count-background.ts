import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { normalise } from '../../src/claims/normalise.rules.ts';
import { type TermKind, termsOf } from '../../src/matching/terms.rules.ts';

/**
 * Counts how common words and character 4-grams are in everyday sentences, for indexes too small to know. Reads the
 * NTREX-128 news sentences and writes `models/background.json`.
 * Command: npx tsx models/training/count-background.ts DIR, where DIR holds ntrex.multi.jsonl.gz.
 */
const [folder = '.'] = process.argv.slice(2);

/** Share of each language in the imagined collection: mostly English, like the fact-checks of the world. */
const shares: Record<string, number> = { en: 0.5, es: 0.08, pt: 0.08, fr: 0.06, hi: 0.06, ar: 0.06, id: 0.04, sw: 0.03, de: 0.03, it: 0.02, tr: 0.02, ru: 0.02 };
/** Rarer terms are left out: they are as good as unseen. Share of documents. */
const leastShare = 0.0008;

const counted: Record<TermKind, Map<string, number>> = { word: new Map(), characters: new Map() };
for (const [language, share] of Object.entries(shares)) {
  const sentences = read('ntrex.multi.jsonl.gz').flatMap((row) => (typeof row[language] === 'string' ? [row[language]] : []));
  for (const sentence of sentences) {
    for (const kind of ['word', 'characters'] as const) {
      for (const term of new Set(termsOf(kind, normalise(sentence)))) counted[kind].set(term, (counted[kind].get(term) ?? 0) + share / sentences.length);
    }
  }
}
const kept = (kind: TermKind) =>
  Object.fromEntries(
    [...counted[kind]]
      .filter(([, share]) => share >= leastShare)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([term, share]) => [term, Math.round(share * 1e5)]),
  );
const background = {
  unit: 'documents of 100,000 that hold the term',
  sources: 'NTREX-128 (CC BY-SA 4.0)',
  date: '2026-11-22',
  command: 'npx tsx models/training/count-background.ts DIR',
  word: kept('word'),
  characters: kept('characters'),
};
writeFileSync('models/background.json', `${JSON.stringify(background)}\n`);
console.log(`${Object.keys(background.word).length} words, ${Object.keys(background.characters).length} character 4-grams`);

function read(name: string): Record<string, unknown>[] {
  const text = gunzipSync(readFileSync(join(folder, name))).toString('utf8');
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>);
}
