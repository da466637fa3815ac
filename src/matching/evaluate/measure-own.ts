import { type Bench, forEach, tryText } from './bench-world.ts';
import type { FlipPair } from './flips.rules.ts';
import type { OwnLibrary } from './measure-flips.ts';
import { routedRow } from './measure-routing.ts';
import { type RoutedRow, type RoutingFigures, routingFigures } from './routing-figures.rules.ts';
import type { DataFolder, Routed } from './rows.rules.ts';

/** Our own messages that no fact-check answers, of `others.txt`: lines `nomatch en: …` and `nonclaim en: …`. */
export async function readOthers(folder: DataFolder): Promise<Routed[]> {
  if (!(await folder.list()).includes('others.txt')) return [];
  const lines = (await folder.read('others.txt')).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line, i) => {
    const [, label, lang = '', text = ''] = /^(nomatch|nonclaim) ([a-z]{2}): (.+)$/.exec(line) ?? [];
    if (label !== 'nomatch' && label !== 'nonclaim') throw new Error(`A line that is not understood: ${line}`);
    return { id: `other:${i}`, text, lang, source: 'own', label, relevant: [], partial: [] };
  });
}

/** One way of passing on each of our claims, and what no fact-check of ours answers. */
export const ownMessages = (
  pairs: readonly FlipPair[],
  checks: OwnLibrary['checks'],
  others: readonly Routed[],
): Routed[] => [...originalsOf(pairs, checks), ...others];

/** What the shipped policy does with our own messages over our own claims: routing in small, without data. */
export async function measureOwn(
  bench: Bench,
  { library }: OwnLibrary,
  messages: readonly Routed[],
): Promise<RoutingFigures> {
  const rows: RoutedRow[] = [];
  await forEach(bench, 'own messages', messages, async (message) => {
    rows.push(await routedRow(bench, library, message, await tryText(bench, library, message.text)));
  });
  return routingFigures(rows, false);
}

/** Which way of passing a claim on, goes round. */
function originalsOf(pairs: readonly FlipPair[], checks: OwnLibrary['checks']): Routed[] {
  const seen = new Map<string, number>();
  return [...checks].map(([claim, check], i) => {
    const own = pairs.filter((pair) => pair.claim === claim && pair.original !== claim);
    const { original = claim, lang = 'und' } = own[i % Math.max(1, own.length)] ?? {};
    const place = seen.get(lang) ?? 0;
    seen.set(lang, place + 1);
    return {
      id: `own:${lang}:${place}`,
      text: original,
      lang,
      source: 'own',
      label: 'match',
      relevant: [check.id],
      partial: [],
    };
  });
}
