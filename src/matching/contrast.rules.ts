import { align } from './align.rules.ts';
import { slotsOf, swapsOf } from './contrast-slots.rules.ts';
import { strangersOf } from './contrast-strangers.rules.ts';
import { turnsOf } from './contrast-turns.rules.ts';
import { debunks } from './debunking.rules.ts';
import type { Checked, Told } from './told.rules.ts';

/** Names of what sets a message against a claim, appended to the scorer's features; read by the learned guard. */
export const contrastNames = [
  'inOrder',
  'inOrderWords',
  'spread',
  'swaps',
  'tightSwap',
  'tightSwapSum',
  'looseSwap',
  'swapNames',
  'swapNumbers',
  'swapCountries',
  'swapDates',
  'swapQuantities',
  'slotMissing',
  'slotExtra',
  'numberConflict',
  'dateConflict',
  'countryConflict',
  'quantityConflict',
  'nameMissing',
  'nameExtra',
  'opposites',
  'oppositesInPlace',
  'cuesInSpan',
  'cuesInClaim',
  'cueParity',
  'cueUnpaired',
  'cueInPlace',
  'cueBefore',
  'cuesOutside',
  'denialClaim',
  'debunkCue',
  'asks',
  'titleInOrder',
  'headSwap',
  'cueNearest',
  'cueInside',
  'cueInSentence',
  'partFound',
  'gone',
  'come',
  'goneTop',
  'comeTop',
  'goneNames',
  'comeNames',
  'strangeSwap',
  'rareGone',
  'rareCome',
  'fullNamesGone',
  'fullNamesCome',
  'fullNameSwap',
  'speakerGone',
  'speakerCome',
] as const;
export type ContrastName = (typeof contrastNames)[number];
export type Contrast = Record<ContrastName, number>;

/** What sets a message against a claim: swapped words, slots filled otherwise, words that turn it round. */
export function contrastOf(told: Told, checked: Checked): Contrast {
  const { claim } = checked;
  const aligned = align(claim.words, told.part.words, claim.telling);
  const paired = aligned.pairs.map(([place]) => claim.words[place] as string);
  const mass = claim.words.reduce((sum, word) => sum + (claim.telling.get(word) ?? 0), 0) || 1;
  const [first, last] = [aligned.pairs[0]?.[1] ?? 0, aligned.pairs[aligned.pairs.length - 1]?.[1] ?? -1];
  const swapped = swapsOf(aligned, told, checked);
  const title = align(checked.title.words, told.part.words, checked.title.telling);
  const titleMass = checked.title.words.reduce((sum, word) => sum + (checked.title.telling.get(word) ?? 0), 0) || 1;
  return {
    inOrder: paired.reduce((sum, word) => sum + (claim.telling.get(word) ?? 0), 0) / mass,
    inOrderWords: claim.words.length === 0 ? 0 : paired.length / claim.words.length,
    spread: aligned.pairs.length === 0 ? 0 : aligned.pairs.length / (last - first + 1),
    titleInOrder:
      title.pairs.reduce(
        (sum, [place]) => sum + (checked.title.telling.get(checked.title.words[place] as string) ?? 0),
        0,
      ) / titleMass,
    ...swapped,
    ...strangersOf(told, checked),
    ...slotsOf(told, checked),
    ...turnsOf(aligned, told, checked, [first, last]),
    debunkCue: Number(saysFalse(told, checked)),
    asks: Number(/[?？؟]/u.test(told.text)),
  };
}

function saysFalse(told: Told, { claim, title }: Checked): boolean {
  const cue = debunks(told.whole.normal);
  return cue !== null && !claim.normal.includes(cue) && !title.normal.includes(cue);
}
