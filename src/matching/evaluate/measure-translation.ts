import { z } from 'zod';
import type { Embedder } from '../../core/ports.ts';
import type { Bench } from './bench-world.ts';

export type TranslationFigures = {
  /** Sentences among which the translation is looked for. */
  sentences: number;
  /** Share of first places, mean of both directions with English, by language. 0 to 1. */
  languages: Record<string, number>;
  mean: number;
};

/** Sentences among which one is looked for. Source: as many as the first figures of the built-in embedder, 2026-11. */
const sentences = 300;
const news = 'parallel/ntrex.multi.jsonl.gz';
const captions = 'stsb-multi/pairs.test.jsonl.gz';

/** The languages whose figures are quoted, by speakers on messaging apps and scripts. BCP 47. */
const languages = ['es', 'pt', 'fr', 'id', 'hi', 'ur', 'ar', 'fa', 'ru', 'zh', 'ja', 'ko', 'sw'];

const Row = z.record(z.string(), z.union([z.string(), z.number()]));
const Pair = z.object({ a: z.string(), lang_a: z.string() });
type Row = z.infer<typeof Row>;

/**
 * How often the embedder finds a sentence's translation among 300 that no step of the built-in one's training sees:
 * the last 300 rows of the news set (`models/training/embedder/corpus.py` leaves them out), and the first 300 different
 * sentences of the test split of captions, headlines and forum posts, translated by machine. Reads only.
 */
export async function measureTranslation(
  bench: Pick<Bench, 'data' | 'files' | 'embedder'>,
  folders: readonly string[],
): Promise<Record<string, TranslationFigures>> {
  const has = (file: string) => bench.files.includes(file) && folders.includes(file.split('/')[0] ?? '');
  const figures: Record<string, TranslationFigures> = {};
  if (has(news)) figures.ntrex = await measureRows(bench.embedder, (await read(bench, news, Row)).slice(-sentences));
  if (has(captions)) figures['stsb-multi'] = await measureRows(bench.embedder, await readCaptions(bench));
  return figures;
}

async function read<T>(bench: Pick<Bench, 'data'>, file: string, row: z.ZodType<T>): Promise<T[]> {
  const lines = (await bench.data.read(file)).split('\n').filter((line) => line !== '');
  return lines.map((line) => row.parse(JSON.parse(line)));
}

/** Pair i of each language is a translation of pair i of the others. */
async function readCaptions(bench: Pick<Bench, 'data'>): Promise<Row[]> {
  const rows: Row[] = [];
  const next = new Map<string, number>();
  for (const { a, lang_a } of await read(bench, captions, Pair)) {
    const at = next.get(lang_a) ?? 0;
    next.set(lang_a, at + 1);
    rows[at] = { ...rows[at], [lang_a]: a };
  }
  return [...new Map(rows.map((row) => [row.en, row])).values()].slice(0, sentences);
}

async function measureRows(embedder: Embedder, rows: readonly Row[]): Promise<TranslationFigures> {
  const found: Record<string, number> = {};
  for (const language of languages) {
    const pairs = rows.flatMap((row) => (row.en && row[language] ? [[String(row.en), String(row[language])]] : []));
    if (pairs.length === 0) continue;
    const english = await embedder.embed(pairs.map(([text = '']) => text));
    const other = await embedder.embed(pairs.map(([, text = '']) => text));
    found[language] = (firstPlaces(english, other) + firstPlaces(other, english)) / (2 * pairs.length);
  }
  const values = Object.values(found);
  return {
    sentences: rows.length,
    languages: found,
    mean: values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length),
  };
}

/** How many of `from` have their own partner nearest among `to`; of equals the first counts. */
function firstPlaces(from: readonly Float32Array[], to: readonly Float32Array[]): number {
  return from.filter((vector, own) => {
    let best = -1;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const [at, other] of to.entries()) {
      let score = 0;
      for (let d = 0; d < vector.length; d++) score += (vector[d] ?? 0) * (other[d] ?? 0);
      if (score > bestScore) [best, bestScore] = [at, score];
    }
    return best === own;
  }).length;
}
