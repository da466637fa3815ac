import { detectLanguage } from '../../core/language.ts';
import type { Bench } from './bench-world.ts';
import { parse } from './rows.rules.ts';

export type LanguageFigures = { texts: number; accuracy: number };

/** Shorter texts say too little about their language. UTF-16 units. */
const fewestCharacters = 20;

/** How often the language of queries that carry one is guessed right; Malay counts as Indonesian. */
export async function measureLanguage(bench: Bench, folders: readonly string[]): Promise<LanguageFigures> {
  let texts = 0;
  let right = 0;
  for (const folder of folders) {
    const file = `${folder}/queries.${bench.split}.jsonl.gz`;
    if (!bench.files.includes(file)) continue;
    for (const query of parse.queries(await bench.data.read(file))) {
      if (!query.lang || query.text.length < fewestCharacters) continue;
      texts += 1;
      right += Number(primary(detectLanguage(query.text).language) === primary(query.lang));
    }
  }
  return { texts, accuracy: texts === 0 ? 0 : right / texts };
}

const primary = (tag: string): string => {
  const language = tag.toLowerCase().split('-', 1)[0] ?? '';
  return language === 'ms' ? 'id' : language;
};
