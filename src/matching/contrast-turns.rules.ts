import { knowsNegation, negationWords } from '../claims/negation.rules.ts';
import { type Alignment, sameWord } from './align.rules.ts';
import { oppositesOf } from './opposite-words.rules.ts';
import { type Checked, commonWord, type Told } from './told.rules.ts';

/** Words of a block at most for a word to stand in place of its opposite or of a negation. */
const tightWords = 4;
/** Words around the told span in which a word that turns it round still belongs to it. */
const spanMargin = 4;

/** Words that turn a statement round: in the told span, in the claim, in place of one another, before and outside. */
export function turnsOf(aligned: Alignment, told: Told, checked: Checked, [first, last]: readonly [number, number]) {
  const cues = negationWords(knowsNegation(told.language) ? told.language : 'any');
  const claimCues = negationWords(knowsNegation(checked.language) ? checked.language : 'any');
  const words = told.part.words;
  const span = last < first ? words : words.slice(Math.max(0, first - spanMargin), last + 1 + spanMargin);
  const inSpan = span.filter((word) => cues.has(word));
  const inClaim = checked.isDenial ? [] : checked.claim.words.filter((word) => claimCues.has(word));
  const inside = last < first ? [] : words.slice(first, last + 1).filter((word) => cues.has(word));
  const before = words.slice(Math.max(0, first - spanMargin), first).filter((word) => cues.has(word));
  const all = told.whole.words.filter((word) => cues.has(word));
  const isPaired = (word: string) => inClaim.some((other) => sameWord(word, other) > 0);
  const anchors = aligned.pairs.filter(
    ([place]) => (checked.claim.telling.get(checked.claim.words[place] as string) ?? 0) >= commonWord,
  );
  let nearest = 0;
  for (const [at, word] of words.entries()) {
    if (!cues.has(word) || isPaired(word)) continue;
    for (const [, place] of anchors) nearest = Math.max(nearest, 1 / (1 + Math.abs(place - at)));
  }
  const unpaired = Math.abs(
    inSpan.filter((word) => !inClaim.some((other) => sameWord(word, other) > 0)).length -
      inClaim.filter((word) => !inSpan.some((other) => sameWord(word, other) > 0)).length,
  );
  let inPlace = 0;
  let [opposites, oppositesInPlace] = [0, 0];
  for (const block of aligned.blocks) {
    const [left, right] = [
      checked.isDenial ? [] : block.claim.filter((word) => claimCues.has(word)),
      block.message.filter((word) => cues.has(word)),
    ];
    if ((left.length === 0) !== (right.length === 0) && block.message.length <= tightWords) inPlace += 1;
    if (block.message.length <= tightWords * 2 && turned(block.claim, new Set(block.message))) oppositesInPlace += 1;
  }
  const held = new Set(span);
  for (const word of checked.claim.words) if (!held.has(word) && turned([word], held)) opposites += 1;
  return {
    cuesInSpan: inSpan.length,
    cuesInClaim: inClaim.length,
    cueParity: Number(inside.length % 2 !== inClaim.length % 2),
    cueUnpaired: unpaired,
    cueInPlace: inPlace,
    cueBefore: before.length,
    cueNearest: nearest,
    cueInside: inside.filter((word) => !isPaired(word)).length,
    cueInSentence: told.sentence.words.filter((word) => cues.has(word) && !isPaired(word)).length,
    cuesOutside: all.length - inSpan.length,
    denialClaim: Number(checked.isDenial),
    opposites,
    oppositesInPlace,
  };
}

const turned = (words: readonly string[], other: ReadonlySet<string>): boolean =>
  words.some((word) => !other.has(word) && [...oppositesOf(word)].some((opposite) => other.has(opposite)));
