import type { Gap } from './align.rules.ts';
import { asLatin } from './letters.rules.ts';
import { negationWords } from './negation.rules.ts';
import { scriptOf, skeleton } from './skeleton.rules.ts';
import { isMisspelling } from './spelling.rules.ts';

/** Words in one form: a digit read for a letter made a letter; across scripts the consonants, negations one sign. */
export function wordsOf(normal: string, crossing: Crossing): string[] {
  const plain = /[\u0370-\u052f]/.test(normal) && scriptOf(normal) === 'latin' ? asLatin(normal) : normal;
  const words = plain.split(' ').map(withoutMisreadDigits);
  if (crossing === null) return words;
  return words
    .map((word) => (crossing.has(word) ? '¬' : /^\d/.test(word) ? word : skeleton(word)))
    .filter((word) => word !== '');
}

/** "hel1o" was read off a picture; "covid19" and "5g" were not. */
function withoutMisreadDigits(word: string): string {
  if (!/\d/.test(word) || !/[a-z]/.test(word)) return word;
  if (/^[\doilsb.]+$/.test(word) && (word.match(/\d/g)?.length ?? 0) * 2 >= word.length)
    return word.replace(/[oilsb]/g, (letter) => ({ o: '0', i: '1', l: '1', s: '5', b: '8' })[letter] ?? letter);
  if (!/^(?=(?:[^a-z]*[a-z]){3})[a-z0158]*$/.test(word) || /\d{2}/.test(word) || /^\d/.test(word)) return word;
  return word.replace(/[0158]/g, (digit) => ({ 0: 'o', 1: 'l', 5: 's', 8: 'b' })[digit] ?? digit);
}

/** Both texts with mistyped words as the other has them, and with words torn apart or run together made one. */
export function unify(a: string[], b: string[], crossing: Crossing): [string[], string[]] {
  const inA = new Set(a);
  const right = joined(b, a, inA);
  const left = joined(a, right, new Set(right));
  const [ofLeft, ofRight] = [new Set(left), new Set(right)];
  const spare = new Set([...ofRight].filter((word) => !ofLeft.has(word)));
  const twins = new Map<string, string>();
  for (const word of ofLeft) {
    if (ofRight.has(word)) continue;
    for (const other of spare) {
      if (!isTwin(word, other, crossing)) continue;
      twins.set(other, word);
      spare.delete(other);
      break;
    }
  }
  return [left, right.map((word) => twins.get(word) ?? word)];
}

/** Takes out of each gap the words that are one word mistyped there, though both texts have it elsewhere. Returns how many. */
export function pairUp(gaps: readonly Gap[], crossing: Crossing): number {
  let paired = 0;
  for (const gap of gaps) {
    for (let i = 0; i < gap.left.length; i++) {
      const word = gap.left[i] as string;
      const twin = gap.right.findIndex((other) => isTwin(word, other, crossing));
      if (twin < 0) continue;
      gap.left.splice(i--, 1);
      gap.right.splice(twin, 1);
      paired++;
    }
    const [left, right] = [gap.left.join(''), gap.right.join('')];
    if (left === '' || right === '' || !isTwin(left, right, crossing)) continue;
    paired += Math.min(gap.left.length, gap.right.length);
    gap.left.length = 0;
    gap.right.length = 0;
  }
  return paired;
}

const isTwin = (word: string, other: string, crossing: Crossing): boolean => {
  if (word === other) return true;
  if (crossing !== null) return soundsLike(word, other);
  if (!anyNegation.has(word) && !anyNegation.has(other)) return isMisspelling(word, other);
  return anyNegation.has(word) !== anyNegation.has(other) && isSlippedNegation(word, other);
};

/** "cannt", "noa", "nunac": a negation mistyped is one still, as long as it begins the same and is no word less. */
const isSlippedNegation = (word: string, other: string): boolean =>
  word[0] === other[0] &&
  (word.length >= 5 && other.length >= 5
    ? word.at(-1) === other.at(-1) && isMisspelling(word, other)
    : word.length === 3 && other.length === 3 && [...word].sort().join('') === [...other].sort().join(''));

/** Skeletons of three letters or more with one of them more, less or another. */
const soundsLike = (a: string, b: string): boolean =>
  a !== '¬' && b !== '¬' && Math.min(a.length, b.length) >= 2 && isMisspelling(`${a}####`, `${b}####`);

/** Splits words of a text that stand as two in the other. */
function joined(words: string[], other: readonly string[], otherKnown: ReadonlySet<string>): string[] {
  const pairs = new Map<string, [string, string]>();
  for (let i = 0; i + 1 < other.length; i++) {
    const [one, two] = [other[i] as string, other[i + 1] as string];
    pairs.set(one + two, [one, two]);
  }
  return words.flatMap((word) => (otherKnown.has(word) ? [word] : (pairs.get(word) ?? [word])));
}

/** Negating words of the languages that guards know, and of others that forwards come in, as normalised. By hand, 2026-11. */
export const anyNegation: ReadonlySet<string> = new Set([
  ...['en', 'es', 'pt', 'fr', 'hi', 'ar', 'id', 'sw'].flatMap((language) => [...negationWords(language)]),
  ...'не нет ни нема няма никогда nicht kein keine keinen nie niemals niet geen nooit non degil yok না নেই নয় নি இல்லை அல்ல கிடையாது'.split(
    ' ',
  ),
  ...'కాదు లేదు नाही नाहीत नको ਨਹੀਂ નથી નહીં نہيں نيست نه ไม่ 不 没 沒 未 ない ません 않 안 못 아니'.split(' '),
]);
/** Negating words for two texts in different scripts, where "ne" and "la" are everyday words of another language; null for one script. */
export type Crossing = ReadonlySet<string> | null;
const otherNegation: Crossing = new Set('नहीं नही मत nahi nahin nahee nahii nhi mat ليس لم لن lays lam lan'.split(' '));
const cyrillicNegation: Crossing = new Set('не нет ни нема няма ne net ni nema nyama'.split(' '));

/** What says no in two texts of different scripts; null when they share one. */
export function crossingOf(a: string, b: string): Crossing {
  const scripts = [scriptOf(a), scriptOf(b)];
  if (scripts[0] === scripts[1]) return null;
  return scripts.includes('cyrillic') ? cyrillicNegation : otherNegation;
}
