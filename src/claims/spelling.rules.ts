import { scriptOf, skeleton } from './skeleton.rules.ts';

/**
 * Whether two different words are likely one word, mistyped or misread. Errs on the side of no: another name, month,
 * country, number or an opposite ("legal", "illegal") is another word, however near.
 */
export function isMisspelling(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 4) return false;
  if (/\d/.test(a) || /\d/.test(b)) return /\p{L}/u.test(a + b) && readsAs(a, b);
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (isShortened(short, long)) return true;
  if (scriptOf(a) === 'indic' && skeleton(a).length >= 2 && skeleton(a) === skeleton(b)) return true;
  if (distinct().has(a) && distinct().has(b)) return false;
  if (short.length >= 3 && readsAs(a, b)) return true;
  if (long.endsWith(short) && long.length - short.length > 1) return false;
  const allowed = long.length >= 9 ? 2 : long.length >= 6 ? 1.5 : long.length >= 4 ? 1 : 0;
  return long.length - short.length <= allowed && slips(a, b, allowed) <= allowed;
}

/** "vc" for "voce", "pra" for "para": what people type for short. */
function isShortened(short: string, long: string): boolean {
  if (short.length > 3 || long.length > 7 || short[0] !== long[0] || short.length >= long.length) return false;
  if (!/^[a-z]+$/.test(short + long)) return false;
  const vowels = short.match(/[aeiou]/g)?.length ?? 0;
  const whole = long.match(/[bcdfghjklmnpqrstvwxyz]/g)?.length ?? 0;
  return vowels <= 1 && short.length - vowels === whole && skeleton(short) === skeleton(long);
}

/** Letters that a machine mixes up when reading a picture, made one. */
const asRead = (word: string): string =>
  word
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/cl/g, 'd')
    .replace(/[0158il]/g, (letter) => ({ 0: 'o', 1: 'i', l: 'i', 5: 's', 8: 'b' })[letter] ?? letter);

/** Whether two words look the same to a machine. Most do not, which is seen by the letters they hold without changing any. */
const readsAs = (a: string, b: string): boolean =>
  lettersOf(a, readClass) === lettersOf(b, readClass) && asRead(a) === asRead(b);

/** Letters and digits that `asRead` may make one, by the first of each class. */
const readClass = codes('0:o 1:c i:c l:c d:c 5:s 8:b r:m n:m v:w');
const ownClass = codes('');

/** The class of each ASCII character: itself but for those named. */
function codes(named: string): Uint8Array {
  const classes = Uint8Array.from({ length: 128 }, (_, code) => code);
  for (const pair of named.split(' ').filter(Boolean)) classes[pair.charCodeAt(0)] = pair.charCodeAt(2);
  return classes;
}

/** Which characters a word holds, as bits; a few share a bit, so that other bits are surely other characters. */
function lettersOf(word: string, classes: Uint8Array): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    bits |= 1 << ((code < 128 ? (classes[code] as number) : code) & 31);
  }
  return bits;
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const misread: ReadonlySet<string> = new Set(
  'ao oa ce ec bh hb ft tf gq qg uv vu il li oc co o0 0o l1 1l i1 1i s5 5s b8 8b'.split(' '),
);
/** The least that any slip costs: a letter misread. */
const leastCost = 0.5;

/** Whether a thumb may hit one key for the other. */
function near(a: string, b: string): boolean {
  const y = rows.findIndex((row) => row.includes(a));
  const v = rows.findIndex((row) => row.includes(b));
  if (y < 0 || v < 0 || Math.abs(y - v) > 1) return false;
  return Math.abs((rows[y]?.indexOf(a) ?? 0) - (rows[v]?.indexOf(b) ?? 0)) <= 1;
}

/** For every two ASCII characters: 1 when one may be misread for the other, 2 when a thumb may hit it, else 0. */
const mixUps = Uint8Array.from({ length: 128 * 128 }, (_, at) => {
  const [a, b] = [String.fromCharCode(at >> 7), String.fromCharCode(at & 127)];
  return misread.has(a + b) ? 1 : near(a, b) ? 2 : 0;
});

/** What it takes to write one letter for another: little when they look alike, much at the start or in a short word. */
function swapCost(a: number, b: number, isFirst: boolean, length: number): number {
  const mixUp = a < 128 && b < 128 ? mixUps[(a << 7) | b] : 0;
  if (mixUp === 1) return leastCost;
  if (mixUp === 2) return 1;
  if (isFirst) return 2.5;
  return length >= 5 ? 1 : 1.5;
}

/** Slips between two words: letters dropped, added or swapped with a neighbour cost one each; stops beyond `most`. */
function slips(a: string, b: string, most: number): number {
  const [ofA, ofB] = [lettersOf(a, ownClass), lettersOf(b, ownClass)];
  if (Math.max(bitsIn(ofA & ~ofB), bitsIn(ofB & ~ofA)) * leastCost > most) return most + 1;
  const length = Math.max(a.length, b.length);
  let before: number[] = [];
  let row: number[] = [];
  let next: number[] = [];
  for (let j = 0; j <= b.length; j++) row.push(j);
  for (let i = 1; i <= a.length; i++) {
    const x = a.charCodeAt(i - 1);
    next[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const y = b.charCodeAt(j - 1);
      const swap = x === y ? 0 : swapCost(x, y, i === 1 && j === 1, length);
      let cost = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + swap);
      if (i > 1 && j > 1 && x === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === y)
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, row, next] = [row, next, before];
  }
  return row[b.length] as number;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

let known: ReadonlySet<string> | null = null;
/** Countries, months and days of the week in our languages, from the runtime's own tables: near, yet never the same. */
function distinct(): ReadonlySet<string> {
  if (known) return known;
  const words = new Set(opposites.split(' '));
  const add = (name: string | undefined) => {
    for (const word of plain(name ?? '')) words.add(word);
  };
  for (const language of ['en', 'es', 'pt', 'fr', 'hi', 'ar', 'id', 'sw', 'de', 'ru']) {
    const regions = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (let i = 0; i < 676; i++) add(regions.of(String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26))));
    for (const part of ['month', 'weekday'] as const) {
      const format = new Intl.DateTimeFormat(language, { [part]: 'long', timeZone: 'UTC' });
      for (let i = 0; i < 12; i++) add(format.format(i * (part === 'month' ? 31 : 1) * 86_400_000));
    }
  }
  known = words;
  return words;
}

const plain = (name: string): string[] =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word.length >= 4);

/** Words one letter apart that turn a statement round, and number words. By hand, 2026-11. */
const opposites =
  `increase decrease increased decreased increases decreases include exclude included excluded import export
  imports exports male female sixteen sixty thirteen thirty fourteen forty fifteen fifty seventeen seventy eighteen eighty
  nineteen ninety million billion trillion milhoes bilhoes milhao bilhao millones billones safe unsafe`.replace(
    /\s+/g,
    ' ',
  );
