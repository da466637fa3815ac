import { isNearDuplicate } from '../../claims/dedupe.rules.ts';
import { normalise } from '../../claims/normalise.rules.ts';
import type { Bench } from './bench-world.ts';
import { dice, shuffled } from './dice.rules.ts';
import { editFamilies, flipFamilies, namesIn } from './edits.rules.ts';
import type { DedupFigures } from './measure-dedup.ts';
import { arrivalOf, fileInOrder } from './online-filing.ts';
import { parse } from './rows.rules.ts';

/** Texts taken from each folder, spread over the file. With fifteen edits and three flips each: about 8,000 messages. */
const seedsPerFolder = 150;
/** Shorter texts say too little to be told from one another. Words. */
const fewestWords = 4;

type Made = { text: string; story: number; family: string; isFlip: boolean };

/**
 * Real messages, each changed in every way that keeps its story and in some that change it, filed one after another in
 * shuffled order as in production. Recall: share of edits that stand with their own message. Precision: share of all
 * pairs filed together that are of one story; `amongFlips`: the same when flips, each a story of its own, come in between. Nothing when no folder has messages.
 */
export async function measureMadeEdits(
  bench: Bench,
  folders: readonly string[],
): Promise<Record<string, DedupFigures>> {
  const seeds = await seedsOf(bench, folders);
  if (seeds.length === 0) return {};
  const made = makeAll(seeds);
  bench.progress(`near-duplicate edits: filing ${made.length} messages`);
  const vectors = await bench.embedder.embed(made.map((one) => normalise(one.text)));
  const file = (wanted: readonly number[]) => {
    const order = shuffled(wanted, dice(1));
    const { groups } = fileInOrder(order.map((i) => arrivalOf((made[i] as Made).text, vectors[i] as Float32Array)));
    return figuresOf(made, new Map(order.map((i, at) => [i, groups[at] ?? ''])));
  };
  const all = [...made.keys()];
  const figures = file(all.filter((i) => !made[i]?.isFlip));
  return { 'near-duplicate-edits': { ...figures, amongFlips: file(all).precision } };
}

function figuresOf(made: readonly Made[], groupOf: ReadonlyMap<number, string>): DedupFigures {
  const seedAt = new Map<number, number>();
  for (const [i, one] of made.entries()) if (one.family === '') seedAt.set(one.story, i);
  const counts = new Map<string, { all: number; merged: number }>();
  const members = new Map<string, Map<string, number>>();
  for (const [i, one] of made.entries()) {
    const group = groupOf.get(i) ?? `alone ${i}`;
    const stories = members.get(group) ?? new Map<string, number>();
    const story = one.isFlip ? `${one.story} ${one.family}` : String(one.story);
    members.set(group, stories.set(story, (stories.get(story) ?? 0) + 1));
    if (one.family === '') continue;
    const seed = seedAt.get(one.story) ?? i;
    const merged = one.isFlip
      ? isNearDuplicate(wordingOf(one), wordingOf(made[seed] as Made))
      : group === groupOf.get(seed);
    const name = one.isFlip ? `flip: ${one.family}` : one.family;
    const count = counts.get(name) ?? { all: 0, merged: 0 };
    counts.set(name, { all: count.all + 1, merged: count.merged + Number(merged) });
  }
  const pairs = (n: number) => (n * (n - 1)) / 2;
  let [together, right] = [0, 0];
  for (const stories of members.values()) {
    together += pairs([...stories.values()].reduce((sum, n) => sum + n, 0));
    right += [...stories.values()].reduce((sum, n) => sum + pairs(n), 0);
  }
  const edits = [...counts].filter(([name]) => !name.startsWith('flip: ')).map(([, count]) => count);
  const all = edits.reduce((sum, count) => sum + count.all, 0);
  return {
    pairs: all,
    recall: edits.reduce((sum, count) => sum + count.merged, 0) / Math.max(1, all),
    precision: together === 0 ? 1 : right / together,
    byFamily: Object.fromEntries([...counts].map(([name, count]) => [name, count.merged / count.all])),
  };
}

const wordingOf = (one: Made) => ({ text: one.text, normal: normalise(one.text) });

function makeAll(seeds: readonly string[]): Made[] {
  const names = namesIn(seeds);
  return seeds.flatMap((seed, story) => {
    const normal = normalise(seed);
    const changed = [
      ...Object.entries(editFamilies).map(([family, edit]) => ({
        family,
        isFlip: false,
        text: edit(seed, dice(story)),
      })),
      ...Object.entries(flipFamilies).map(([family, flip]) => ({
        family,
        isFlip: true,
        text: flip(seed, dice(story), names),
      })),
    ];
    const told = changed.flatMap(({ text, ...rest }) =>
      text === null || normalise(text) === '' || (rest.isFlip && normalise(text) === normal)
        ? []
        : [{ ...rest, text, story }],
    );
    return [{ text: seed, story, family: '', isFlip: false }, ...told];
  });
}

/** Messages of different stories: one per label where there is one, none equal, none that shares many phrases with others. */
async function seedsOf(bench: Bench, folders: readonly string[]): Promise<string[]> {
  const seeds: string[] = [];
  const seen = new Set<string>();
  const phrases = new Set<string>();
  for (const folder of folders) {
    const rows = spread(await messagesOf(bench, folder));
    let taken = 0;
    for (const { text, story } of rows) {
      const normal = normalise(text);
      if (taken === seedsPerFolder || seen.has(normal) || seen.has(`${folder} ${story}`)) continue;
      if (normal.split(' ').length < fewestWords || isRetold(normal, phrases)) continue;
      seen.add(normal).add(`${folder} ${story}`);
      for (const phrase of phrasesIn(normal)) phrases.add(phrase);
      seeds.push(text);
      taken++;
    }
  }
  return seeds;
}

/** Whether a third of a text's phrases stand in earlier seeds: folders hold one forward under several labels, and unlabelled ones. */
function isRetold(normal: string, phrases: ReadonlySet<string>): boolean {
  const own = phrasesIn(normal);
  return own.length > 0 && own.filter((phrase) => phrases.has(phrase)).length >= own.length / 3;
}

/** Runs of three words. */
function phrasesIn(normal: string): string[] {
  const words = normal.split(' ');
  return words.slice(2).map((_, i) => words.slice(i, i + 3).join(' '));
}

const spread = <T>(rows: readonly T[]): T[] => rows.map((_, i) => rows[(i * 7919) % rows.length] as T);

async function messagesOf(bench: Bench, folder: string): Promise<{ text: string; story: string }[]> {
  const has = (name: string) => bench.files.includes(`${folder}/${name}.${bench.split}.jsonl.gz`);
  const read = (name: string) => bench.data.read(`${folder}/${name}.${bench.split}.jsonl.gz`);
  if (has('clusters'))
    return parse.clustered(await read('clusters')).map((row) => ({ text: row.text, story: row.cluster }));
  if (folder === 'meedan-tipline' && has('queries'))
    return parse.queries(await read('queries')).map((row) => ({ text: row.text, story: row.id }));
  if (folder !== 'routing' || !has('messages')) return [];
  return parse
    .routed(await read('messages'))
    .filter((row) => row.label !== 'nonclaim' && row.source !== 'meedan-tipline')
    .map((row) => ({ text: row.text, story: [...row.relevant].sort().join(',') || row.id }));
}
