import type { Alignment } from './align.rules.ts';
import { holds } from './compare.rules.ts';
import { type SlotKind, slotOf } from './slot-words.rules.ts';
import type { TextView } from './text-view.rules.ts';
import { type Checked, commonWord, most, type Told } from './told.rules.ts';

/** Words from this tellingness count as swapped: `opens` for `closes` is told by no rare word. */
const swappedWord = 0.2;

/** Words of a block at most for one thing to stand tightly in place of another. */
const tightWords = 4;

/** Which words, and which slots, stand in place of others along the alignment. */
export function swapsOf(aligned: Alignment, told: Told, checked: Checked) {
  const found = {
    swaps: 0,
    tightSwap: 0,
    tightSwapSum: 0,
    looseSwap: 0,
    swapNames: 0,
    swapNumbers: 0,
    swapCountries: 0,
    swapDates: 0,
    swapQuantities: 0,
    headSwap: 0,
  };
  for (const [place, block] of aligned.blocks.entries()) {
    const gone = strangers(block.claim, checked.claim, told.whole);
    const come = strangers(block.message, told.part, checked.claim).filter((word) => !holds(checked.title, word));
    const size = Math.min(most(gone, checked.claim), most(come, told.part));
    const isTight = block.claim.length <= tightWords && block.message.length <= tightWords;
    if (size > 0) {
      found.swaps += 1;
      found.looseSwap = Math.max(found.looseSwap, size);
      if (isTight) {
        found.tightSwap = Math.max(found.tightSwap, size);
        found.tightSwapSum += size;
      }
      if (place === 0 || place === aligned.blocks.length - 1) found.headSwap = Math.max(found.headSwap, size);
      const named = gone.some((word) => checked.capitals.has(word)) && come.some((word) => told.capitals.has(word));
      if (named) found.swapNames = Math.max(found.swapNames, isTight ? 2 : 1);
    }
    for (const [kind, name] of slotSwaps) {
      const [left, right] = [valuesOf(block.claim, kind), valuesOf(block.message, kind)];
      if (left.size > 0 && right.size > 0 && ![...left].some((value) => right.has(value)))
        found[name] = Math.max(found[name], isTight ? 2 : 1);
    }
  }
  return found;
}

/** Telling words of one side of a block that the other text does not hold anywhere. */
const strangers = (words: readonly string[], view: TextView, other: TextView): string[] =>
  words.filter((word) => (view.telling.get(word) ?? 0) >= swappedWord && !holds(other, word));

const slotSwaps = [
  ['number', 'swapNumbers'],
  ['country', 'swapCountries'],
  ['month', 'swapDates'],
  ['weekday', 'swapDates'],
  ['quantity', 'swapQuantities'],
] as const satisfies readonly (readonly [SlotKind, string])[];

function valuesOf(words: readonly string[], kind: SlotKind): Set<string> {
  const values = new Set<string>();
  for (const word of words) {
    const slot = slotOf(word);
    if (slot?.kind === kind) values.add(slot.value);
  }
  return values;
}

/** What the claim says of numbers, dates, places and amounts that the message lacks, and the other way round. */
export function slotsOf(told: Told, checked: Checked) {
  const found = {
    slotMissing: 0,
    slotExtra: 0,
    numberConflict: 0,
    dateConflict: 0,
    countryConflict: 0,
    quantityConflict: 0,
    nameMissing: 0,
    nameExtra: 0,
  };
  const conflicts = [
    ['number', 'numberConflict'],
    ['month', 'dateConflict'],
    ['weekday', 'dateConflict'],
    ['country', 'countryConflict'],
    ['quantity', 'quantityConflict'],
  ] as const satisfies readonly (readonly [SlotKind, string])[];
  for (const [kind, name] of conflicts) {
    const own = valuesOf(checked.claim.words, kind);
    const all = valuesOf(told.whole.words, kind);
    const near = valuesOf(told.part.words, kind);
    const known = new Set([...own, ...valuesOf(checked.title.words, kind)]);
    const missing = [...own].filter((value) => !all.has(value)).length;
    const extra = [...near].filter((value) => !known.has(value)).length;
    found.slotMissing += missing;
    found.slotExtra += extra;
    if (missing > 0 && extra > 0) found[name] += 1;
  }
  for (const word of checked.capitals) {
    const value = checked.claim.telling.get(word) ?? 0;
    if (value >= commonWord && !holds(told.whole, word)) found.nameMissing = Math.max(found.nameMissing, value);
  }
  for (const word of told.capitals) {
    const value = told.part.telling.get(word) ?? 0;
    if (value >= commonWord && !holds(checked.claim, word) && !holds(checked.title, word))
      found.nameExtra = Math.max(found.nameExtra, value);
  }
  return found;
}
