import { dateAt } from './date-slots.rules.ts';
import { hasName, type Laid, type Run, runsOf, standsIn } from './laid.rules.ts';
import { namingWords } from './names.rules.ts';
import { type NumberSlot, numbersOf } from './number-slots.rules.ts';
import type { Ordinary } from './ordinary.rules.ts';
import { slotOf } from './slot-words.rules.ts';
import { speakersConflict } from './speakers.rules.ts';
import type { TextView } from './text-view.rules.ts';

/** What a message says differently from a claim. */
export type Conflict = 'number' | 'date' | 'country' | 'quantity' | 'name' | 'speaker';

/**
 * How closely a message must tell a claim for what differs to be a contradiction: in its place, or anywhere. `found` is the
 * share of the sentence that the claim holds, `gone` and `come` are telling words that one side lacks. Source: of the 441
 * right answers among the most certain 450 of routing dev, names cost 5, speakers 4, numbers 2, the rest 1 (2026-11-23).
 */
const retold = {
  names: { inPlace: { found: 0.35, gone: 8, come: 10 }, anywhere: { found: 0.45, gone: 9, come: 6 } },
  oneSided: { found: 0.45, gone: 8, come: 6 },
  slots: { inPlace: { found: 0.3, gone: 12, come: 16 }, anywhere: { found: 0.4, gone: 9, come: 10 } },
};
type Limits = Record<'inPlace' | 'anywhere', { found: number; gone: number; come: number }>;

/** Everything that the message says differently, each of which the claim itself says. */
export function conflictsOf(laid: Laid, ordinary: Ordinary): Conflict[] {
  const found: Conflict[] = [];
  if (numbersConflict(laid)) found.push('number');
  if (slotsConflict(laid, 'date', retold.slots)) found.push('date');
  if (slotsConflict(laid, 'country', retold.slots)) found.push('country');
  if (slotsConflict(laid, 'quantity', retold.names)) found.push('quantity');
  if (namesConflict(laid, ordinary)) found.push('name');
  if (speakersConflict(laid)) found.push('speaker');
  return found;
}

/** Whether a message tells a claim closely enough, one way or another, for `replaced` to find anything. */
const mayReplace = (laid: Laid, limits: Limits): boolean =>
  isNear(laid, limits.inPlace) || isNear(laid, limits.anywhere);

function isNear({ features }: Laid, { found, gone, come }: { found: number; gone: number; come: number }): boolean {
  return features.partFound >= found && features.gone <= gone && features.come <= come;
}

/** Whether some run of the claim's is replaced: in its place in a looser retelling, or anywhere in a close one. */
function replaced(laid: Laid, gone: readonly Run[], come: readonly Run[], limits: Limits): boolean {
  if (gone.length === 0 || come.length === 0) return false;
  if (isNear(laid, limits.anywhere)) return true;
  return isNear(laid, limits.inPlace) && gone.some((left) => come.some((right) => standsIn(laid, left, right)));
}

/** A name of the claim is missing, and the sentence has one that the fact-check lacks. */
function namesConflict(laid: Laid, ordinary: Ordinary): boolean {
  if (!mayReplace(laid, retold.names) && !isNear(laid, retold.oneSided)) return false;
  const { message, candidate, claim, told } = laid;
  const primary = (tag: string | null) => (tag ?? '').toLowerCase().split('-', 1)[0] ?? '';
  const ours = {
    text: candidate.document.claim,
    view: claim,
    language: primary(candidate.document.language ?? message.language),
  };
  const own = namingWords(ours, ordinary);
  const others = namingWords(
    { text: message.text, view: message.whole, language: primary(message.language) },
    ordinary,
    true,
  );
  const isGone = (word: string) => !hasName(message.whole, word);
  const isCome = (word: string) => !hasName(claim, word) && !hasName(candidate.title, word);
  const gone = runsOf(claim.words, (word) => own.has(word) && isGone(word));
  const come = runsOf(told.words, (word) => others.has(word) && isCome(word));
  if (claim.script !== 'latin' && ordinary[claim.script] !== undefined && isNear(laid, retold.oneSided)) {
    const anyGone = runsOf(claim.words, (word) => tellingOf(claim, word) >= wordLikeName && isGone(word));
    const anyCome = runsOf(told.words, (word) => tellingOf(told, word) >= wordLikeName && isCome(word));
    const isSwap = (left: Run, right: Run) => standBehindOne(laid, left, right);
    if (gone.some((left) => anyCome.some((right) => isSwap(left, right)))) return true;
    if (come.some((right) => anyGone.some((left) => isSwap(left, right)))) return true;
  }
  return replaced(laid, gone, come, retold.names);
}

const tellingOf = (view: TextView, word: string): number => view.telling.get(word) ?? 0;

/** How telling an ordinary word must be to be somebody's name where nothing but its place shows it. */
const wordLikeName = 0.6;

/** Without capitals one side of a swap may look like an ordinary word: what stands behind the same telling word shows it. */
function standBehindOne({ claim, told }: Laid, left: Run, right: Run): boolean {
  const [own, other] = [claim.words[left.from - 1], told.words[right.from - 1]];
  return own !== undefined && own === other && tellingOf(claim, own) >= wordLikeName;
}

/** A date, country or amount of the claim is missing, and the sentence has another of its kind. */
function slotsConflict(laid: Laid, kinds: 'date' | 'country' | 'quantity', limits: Limits): boolean {
  if (!mayReplace(laid, limits)) return false;
  const { message, candidate, claim, told } = laid;
  const valueAt = (words: readonly string[], place: number) => {
    if (kinds === 'date') return dateAt(words, place);
    const slot = slotOf(words[place] ?? '');
    return slot && slot.kind === kinds ? `${slot.kind} ${slot.value}` : null;
  };
  const valuesOf = (words: readonly string[]) => new Set(words.flatMap((_, place) => valueAt(words, place) ?? []));
  const all = valuesOf(message.whole.words);
  const known = new Set([...valuesOf(claim.words), ...valuesOf(candidate.title.words)]);
  const strange = (words: readonly string[], held: ReadonlySet<string>) =>
    runsOf(words, (_, place) => {
      const value = valueAt(words, place);
      return value !== null && !held.has(value);
    });
  return replaced(laid, strange(claim.words, all), strange(told.words, known), limits);
}

/** A number of the claim is missing, and the sentence has another of its sort; or it counts another unit of time. */
function numbersConflict(laid: Laid): boolean {
  if (!mayReplace(laid, retold.slots)) return false;
  const { message, candidate, claim, told } = laid;
  const [own, title, others, all] = [claim, candidate.title, told, message.whole].map((view) =>
    numbersOf(view.words),
  ) as [NumberSlot[], NumberSlot[], NumberSlot[], NumberSlot[]];
  const isSame = (a: NumberSlot, b: NumberSlot) =>
    a.value === b.value && (a.unit === null || b.unit === null || a.unit === b.unit);
  const gone = own.filter((number) => !isNamePart(claim.words, number) && !all.some((other) => isSame(number, other)));
  const come = others.filter(
    (number) => !isNamePart(told.words, number) && ![...own, ...title].some((other) => isSame(number, other)),
  );
  const pairs = gone.flatMap((left) =>
    come.filter((right) => right.sort === left.sort).map((right) => [left, right] as const),
  );
  return replaced(
    laid,
    pairs.map(([left]) => left),
    pairs.map(([, right]) => right),
    retold.slots,
  );
}

/** `covid 19` is a name. */
const isNamePart = (words: readonly string[], { from, value }: NumberSlot): boolean =>
  value === 19 && /^covi/.test(words[from - 1] ?? '');
