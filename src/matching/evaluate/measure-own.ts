import { type Bench, forEach, openChecks, tryText } from './bench-world.ts';
import type { FlipPair } from './flips.rules.ts';
import { checksOf } from './measure-flips.ts';
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

/** What the shipped policy does with our own messages over an index of our own claims: routing in small, without data. */
export async function measureOwn(
  bench: Bench,
  pairs: readonly FlipPair[],
  others: readonly Routed[],
): Promise<RoutingFigures> {
  const checks = checksOf(pairs);
  const library = await openChecks(bench, [...checks.values()]);
  const messages = [...originalsOf(pairs, checks), ...others];
  const rows: RoutedRow[] = [];
  await forEach(bench, 'own messages', messages, async (message) => {
    rows.push(await routedRow(bench, library, message, await tryText(bench, library, message.text)));
  });
  await library.search.close();
  return routingFigures(rows, false);
}

/** One way of passing each claim on; which one, goes round. */
function originalsOf(pairs: readonly FlipPair[], checks: ReturnType<typeof checksOf>): Routed[] {
  return [...checks].map(([claim, check], i) => {
    const own = pairs.filter((pair) => pair.claim === claim && pair.original !== claim);
    const { original = claim, lang = 'und' } = own[i % Math.max(1, own.length)] ?? {};
    return {
      id: `own:${i}`,
      text: original,
      lang,
      source: 'own',
      label: 'match',
      relevant: [check.id],
      partial: [],
    };
  });
}
