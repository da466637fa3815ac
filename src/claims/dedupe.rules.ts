import { align, type Gap } from './align.rules.ts';
import { debunks, isFrame, isFrameWord, tells } from './frame.rules.ts';
import { anyNegation, type Crossing, crossingOf, pairUp, unify, wordsOf } from './unify.rules.ts';

/** A message as sent, and as `normalise` leaves it. The first only tells which words are names. */
export type Wording = { text: string; normal: string };

/** Fewest words for anything but an equal text, and fewest for a text that may be cut off or mistyped freely. Words. */
const fewestWords = 4;
const enoughWords = 8;
/** Shares of words that must be the same, of the shorter and of the longer text, 0 to 1; see `README.md` for what they cost. */
const edited = { ofShorter: 0.7, ofLonger: 0.6 };
/** Share of the telling words that must be equal to the letter for two texts to be looked at closely; less across scripts. */
const untouched = 0.5;
const untouchedAcross = 0.3;
/** A text cut off at its end or with lines added keeps nearly every word it has. */
const cut = { ofShorter: 0.92, ofLonger: 0.6, ofLongerLong: 0.45, longWords: 40 };
/** Chain letters are retyped on the way: beyond this many words a swapped word in every so many tells no other story. Words. */
const chainLetterWords = 40;
const perSwap = 12;
/** So many added words in a row are a passage of their own, whose numbers and negations do not touch the rest. Words. */
const passageWords = 8;

/** Why two messages are not filed as one claim by the machine. */
export type Difference =
  | 'empty'
  | 'few-words'
  | 'other-words'
  | 'number'
  | 'negation'
  | 'denial'
  | 'name'
  | 'swapped-word';

/**
 * Whether two messages are one claim forwarded with small changes. Errs on the side of no: a false merge sends a verdict
 * to people who asked something else. Another number, name, or a negation in the same sentence is another claim, however
 * long the text. Symmetric. Texts in two scripts are compared by their consonants.
 */
export const isNearDuplicate = (a: Wording, b: Wording): boolean => differenceOf(a, b) === null;

/** What keeps two messages from being one claim, or null when they are near duplicates. */
export function differenceOf(a: Wording, b: Wording): Difference | null {
  if (a.normal === b.normal) return a.normal === '' ? 'empty' : null;
  const crossing = crossingOf(a.normal, b.normal);
  const [wordsA, wordsB] = [wordsOf(a.normal, crossing), wordsOf(b.normal, crossing)];
  const fewest = Math.min(wordsA.length, wordsB.length);
  if (fewest < (crossing ? enoughWords : fewestWords)) return 'few-words';
  if (!isWorthALook(wordsA, wordsB, crossing)) return 'other-words';
  const [left, right] = unify(wordsA, wordsB, crossing);
  const fewer = Math.min(left.length, right.length);
  if (sharedWords(left, right) < fewer * edited.ofShorter) return 'other-words';
  const { shared: equal, moved, gaps } = align(left, right);
  for (const gap of gaps) if (gap.at === 'end') dropCutWord(gap);
  const shared = equal + pairUp(gaps, crossing);
  const telling = gaps.filter(
    (gap) => gap.left.length + gap.right.length > 0 && (gap.at === 'inside' || !isFrame([...gap.left, ...gap.right])),
  );
  if (telling.length === 0)
    return shared < fewestWords || (fewer < enoughWords && otherEndings(wordsA, wordsB)) ? 'few-words' : null;
  if (fewer < enoughWords) return 'few-words';
  if (!isLike(shared, left.length, right.length, telling)) return 'other-words';
  return contradiction(telling, moved > 0, crossing) ?? swap(telling, { fewer, isMoved: moved > 0 }, names(a, b));
}

/**
 * Telling words of the shorter text that the longer has, and their share, 0 to 1. Contrary: both hold numbers and none is
 * the same, or only one says no.
 */
export function sharedTelling(a: Wording, b: Wording): { words: number; ofShorter: number; isContrary: boolean } {
  const crossing = crossingOf(a.normal, b.normal);
  const [left, right] = unify(wordsOf(a.normal, crossing), wordsOf(b.normal, crossing), crossing);
  const telling = [left, right].map((words) => [...new Set(words.filter(tellsMore))]) as [string[], string[]];
  const words = sharedWords(...telling);
  const numbers = [left, right].map((all) => all.filter((word) => /\d/.test(word))) as [string[], string[]];
  const saysNo = [left, right].map((all) =>
    all.some((word) => (crossing === null ? anyNegation.has(word) : word === '¬')),
  );
  const otherNumbers = numbers[0].length > 0 && numbers[1].length > 0 && sharedWords(...numbers) === 0;
  const shorter = Math.max(1, Math.min(telling[0].length, telling[1].length));
  return { words, ofShorter: words / shorter, isContrary: otherNumbers || saysNo[0] !== saysNo[1] };
}

/** A word of one text with an ending that the other leaves out: in few words that may be all the difference. */
const otherEndings = (a: readonly string[], b: readonly string[]): boolean =>
  a.some(
    (word) =>
      !b.includes(word) && b.some((other) => !a.includes(other) && (other.startsWith(word) || word.startsWith(other))),
  );

const readMore: ReadonlySet<string> = new Set([
  'read more',
  'more',
  'see more',
  'ler mais',
  'ver mas',
  'leer mas',
  'lire la suite',
  'और पढ़ें',
  'baca selengkapnya',
]);

/** A text cut off may end in half a word, and in "read more". */
function dropCutWord(gap: Gap): void {
  for (const [short, long] of [
    [gap.left, gap.right],
    [gap.right, gap.left],
  ] as const) {
    if (short.length > 0 && (long[0]?.length ?? 0) > (short[0]?.length ?? 0) && long[0]?.startsWith(short[0] ?? ''))
      short.shift();
    if (long.length > 0 && readMore.has(short.join(' '))) short.length = 0;
  }
}

function isWorthALook(a: readonly string[], b: readonly string[], crossing: Crossing): boolean {
  const [tellingA, tellingB] = crossing === null ? [a.filter(tells), b.filter(tells)] : [a, b];
  const fewest = Math.min(tellingA.length, tellingB.length);
  return sharedWords(tellingA, tellingB) >= fewest * (crossing === null ? untouched : untouchedAcross);
}

/** Words in both texts, in any order, repeats counted: what alignment can reach at most. */
function sharedWords(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left > 0) shared++;
    counts.set(word, left - 1);
  }
  return shared;
}

function isLike(shared: number, left: number, right: number, gaps: readonly Gap[]): boolean {
  const [shorter, longer] = [Math.min(left, right), Math.max(left, right)];
  const framed = longer - gaps.reduce((sum, gap) => sum + Math.max(gap.left.length, gap.right.length), 0);
  const ofLonger = Math.max(shared, framed) / longer;
  const ofShorter = shared / shorter;
  if (ofShorter >= edited.ofShorter && ofLonger >= edited.ofLonger) return true;
  const least = shorter >= cut.longWords ? cut.ofLongerLong : cut.ofLonger;
  return ofShorter >= cut.ofShorter && ofLonger >= least;
}

/** A number or a negation that only one side has, in a gap so small that it belongs to what is shared; or a denial. */
function contradiction(gaps: readonly Gap[], isMoved: boolean, crossing: Crossing): Difference | null {
  if (gaps.some((gap) => debunks(gap.left) || debunks(gap.right))) return 'denial';
  const kinds: [Difference, (word: string) => boolean][] = [
    ['number', (word) => /\d/.test(word)],
    ['negation', (word) => (crossing === null ? anyNegation.has(word) : word === '¬')],
  ];
  for (const [kind, isOne] of kinds) {
    if (!gaps.some((gap) => differIn(gap, isOne))) continue;
    const whole = {
      left: gaps.flatMap((gap) => gap.left),
      right: gaps.flatMap((gap) => gap.right),
      at: 'inside' as const,
    };
    if (!isMoved || sortedOf(whole.left, isOne) !== sortedOf(whole.right, isOne)) return kind;
  }
  return null;
}

const sortedOf = (words: readonly string[], isOne: (word: string) => boolean): string =>
  words.filter(isOne).sort().join(' ');

function differIn(gap: Gap, isOne: (word: string) => boolean): boolean {
  const [ours, theirs] = [gap.left.filter(isOne), gap.right.filter(isOne)];
  if (ours.length > 0 && theirs.length > 0) return ours.sort().join(' ') !== theirs.sort().join(' ');
  return ours.length + theirs.length > 0 && !isPassage(gap, ours.length > 0 ? gap.left : gap.right);
}

/** Words of one text that may say what they like: many in a row, or an end that the other lacks. */
const isPassage = (gap: Gap, words: readonly string[]): boolean =>
  words.length >= passageWords || (gap.at === 'end' && (gap.left.length === 0 || gap.right.length === 0));

/** One telling word stands where the other text has another: a place, name or thing, which makes another claim of the same template. */
function swap(
  gaps: readonly Gap[],
  texts: { fewer: number; isMoved: boolean },
  isName: (word: string) => boolean,
): Difference | null {
  let swapped = texts.isMoved ? 0 : changedPlaces(gaps);
  for (const gap of gaps) {
    const isTelling = Math.min(gap.left.length, gap.right.length) < 4 ? tells : tellsMore;
    const [left, right] = [gap.left.filter(isTelling), gap.right.filter(isTelling)];
    if (left.length === 0 || right.length === 0) continue;
    if (left.some(isName) && right.some(isName)) return 'name';
    swapped += Math.min(left.length, right.length);
  }
  return swapped > Math.max(0, Math.floor((texts.fewer - chainLetterWords) / perSwap)) ? 'swapped-word' : null;
}

/** Telling words that stand alone in one place here and in another there: "A sued B", "B sued A". */
function changedPlaces(gaps: readonly Gap[]): number {
  const right = gaps.flatMap((gap) => gap.right);
  return gaps.flatMap((gap) => gap.left).filter((word) => tells(word) && right.includes(word)).length;
}

const tellsMore = (word: string): boolean => tells(word) && !isFrameWord(word);

/** Words that either text writes large inside a sentence, where not everything is. */
function names(a: Wording, b: Wording): (word: string) => boolean {
  let known: Set<string> | null = null;
  return (word) => {
    known ??= new Set([...largeWords(a.text), ...largeWords(b.text)]);
    return known.has(word);
  };
}

function largeWords(text: string): string[] {
  const large = text.match(/(?<=[\p{Ll},;] )\p{Lu}[\p{L}]+/gu) ?? [];
  return large.map((word) =>
    word
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC'),
  );
}
