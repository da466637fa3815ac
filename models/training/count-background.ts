import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { normalise } from '../../src/claims/normalise.rules.ts';
import { stemOf } from '../../src/matching/ordinary.rules.ts';
import { type TermKind, termsOf, wordsOf } from '../../src/matching/terms.rules.ts';
import { scriptOf } from '../../src/matching/text-view.rules.ts';

/**
 * Counts how common words and character 4-grams are in everyday sentences, for indexes too small to know, and lists the
 * ordinary words of scripts without capitals. Reads NTREX-128 for the first, and TICO-19, Tatoeba and the Indian
 * Parallel Corpora beside it for the second; writes `models/background.json`.
 * Command: npx tsx models/training/count-background.ts DIR, where DIR holds their files.
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
/** Scripts without capitals, and the languages of each that are read. */
const uncased: Record<string, readonly string[]> = { arabic: ['ar', 'fa', 'ur'], devanagari: ['hi', 'mr'] };
/** Sentences that must hold a word for it to be an ordinary one: what stands in one alone is a name too often. */
const leastSentences = 2;

const background = {
  unit: 'documents of 100,000 that hold the term; ordinary: stems of words that two sentences or more hold',
  sources: 'NTREX-128 (CC BY-SA 4.0); ordinary also: TICO-19 (CC0), Tatoeba (CC BY 2.0 FR), Indian Parallel Corpora (CC BY-SA 3.0)',
  date: '2026-11-23',
  command: 'npx tsx models/training/count-background.ts DIR',
  word: kept('word'),
  characters: kept('characters'),
  ordinary: ordinaryWords(),
};
writeFileSync('models/background.json', `${JSON.stringify(background)}\n`);
console.log(`${Object.keys(background.word).length} words, ${Object.keys(background.characters).length} character 4-grams`);

function ordinaryWords(): Record<string, string> {
  const sentences = new Map<string, Map<string, number>>(Object.keys(uncased).map((script) => [script, new Map()]));
  const scriptOfLanguage = new Map(Object.entries(uncased).flatMap(([script, languages]) => languages.map((language) => [language, script])));
  const add = (language: unknown, text: unknown) => {
    const script = typeof language === 'string' ? scriptOfLanguage.get(language) : undefined;
    const counts = script === undefined ? undefined : sentences.get(script);
    if (!counts || typeof text !== 'string') return;
    for (const stem of new Set(wordsOf(normalise(text)).filter((word) => scriptOf(word) === script).map(stemOf))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  };
  for (const row of [...read('ntrex.multi.jsonl.gz'), ...read('tico19.multi.jsonl.gz')]) for (const [language, text] of Object.entries(row)) add(language, text);
  for (const row of [...read('tatoeba.pairs.jsonl.gz'), ...read('indian.pairs.jsonl.gz')]) {
    add(row.lang_a, row.a);
    add(row.lang_b, row.b);
  }
  return Object.fromEntries([...sentences].map(([script, counts]) => [script, [...counts].filter(([, n]) => n >= leastSentences).map(([stem]) => stem).sort().join(' ')]));
}

function read(name: string): Record<string, unknown>[] {
  const text = gunzipSync(readFileSync(join(folder, name))).toString('utf8');
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>);
}
