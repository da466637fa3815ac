import { normalise } from '../claims/normalise.rules.ts';
import { type Alignment, align, oneSlip, sameWord } from './align.rules.ts';
import { holds } from './compare.rules.ts';
import type { CandidateView, ScoredFeatures } from './features.rules.ts';
import { bestSentence, type MessageView } from './message-view.rules.ts';
import { stemOf } from './ordinary.rules.ts';
import type { TextView } from './text-view.rules.ts';

/** A claim laid along the sentence that tells it: what every rule about conflicts reads. */
export type Laid = {
  message: MessageView;
  candidate: CandidateView;
  claim: TextView;
  /** The one sentence most like the claim, without the signature of a copied post. */
  told: TextView;
  aligned: Alignment;
  features: ScoredFeatures['features'];
};

/** Lays a claim along a message. */
export function layOut(
  message: MessageView,
  { candidate, features }: Pick<ScoredFeatures, 'candidate' | 'features'>,
): Laid {
  const { claim } = candidate;
  const told = unsigned(bestSentence(message, claim).view, message.text);
  return { message, candidate, claim, told, aligned: align(claim.words, told.words, claim.telling), features };
}

/** Who wrote a copied post, and when: `— Nora Vell (@noravell) March 3, 2026`. */
const signature = /[—–]\s*[^—–\n]{2,60}\(@\w+\)[^—–\n]{0,30}$/u;

/** A sentence without the signature of a post that the message copies: it says nothing about what is claimed. */
function unsigned(view: TextView, text: string): TextView {
  const signed = signature.exec(text.trimEnd())?.[0];
  if (signed === undefined) return view;
  const words = normalise(signed).split(' ');
  const start = view.words.length - words.length;
  const isThere = start > 0 && words.every((word, i) => view.words[start + i] === word);
  return isThere ? { ...view, words: view.words.slice(0, start) } : view;
}

/** Whether two words are one but for grammar or a slip of the finger. */
export const isForm = (a: string, b: string): boolean =>
  sameWord(a, b) > 0 || sameWord(b, a) > 0 || stemOf(a) === stemOf(b);

/** Whether a text holds a word in any form. */
export const hasForm = (view: TextView, word: string): boolean =>
  holds(view, word) || [...view.telling.keys()].some((other) => isForm(word, other));

/** Share of the longer of two names that must be the same from its start for them to be one name declined. */
const sameStart = 0.6;

/** Whether two names are one but for grammar or a slip: `Montargel` and `Montfaur` only begin alike. */
export function isNameForm(a: string, b: string): boolean {
  if (a === b || stemOf(a) === stemOf(b)) return true;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  if (shared >= 4 && (shared === a.length || shared === b.length)) return true;
  if (shared >= 4 && shared >= sameStart * Math.max(a.length, b.length)) return true;
  return a.length > 3 && b.length > 3 && oneSlip(a, b);
}

/** Whether a text holds a name in any form, written as one word or two. */
export const hasName = (view: TextView, name: string): boolean =>
  view.telling.has(name) ||
  [...view.telling.keys()].some((word) => isNameForm(name, word)) ||
  view.words.some((word, i) => name.length > 5 && name === word + (view.words[i + 1] ?? ''));

/** Words in a row: where they start, and the first place after them. */
export type Run = { from: number; to: number };

/** Neighbouring places of which something is true, as runs. */
export function runsOf(words: readonly string[], holdsAt: (word: string, place: number) => boolean): Run[] {
  const runs: Run[] = [];
  for (const [place, word] of words.entries()) {
    if (!holdsAt(word, place)) continue;
    const last = runs[runs.length - 1];
    if (last && last.to === place) last.to = place + 1;
    else runs.push({ from: place, to: place + 1 });
  }
  return runs;
}

/** Words of a block at most for what stands in it to stand in one place. */
const tightWords = 6;

/** Whether a run of the told sentence stands where a run of the claim stood: beside the same word, or in one gap. */
export function standsIn(laid: Laid, gone: Run, come: Run): boolean {
  const { claim, told, aligned } = laid;
  const beside = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && isForm(a, b);
  if (beside(claim.words[gone.from - 1], told.words[come.from - 1])) return true;
  if (beside(claim.words[gone.to], told.words[come.to])) return true;
  let [left, right]: [readonly [number, number] | undefined, readonly [number, number] | undefined] = [
    undefined,
    undefined,
  ];
  for (const pair of aligned.pairs) {
    if (pair[0] < gone.from) left = pair;
    if (pair[0] >= gone.to && !right) right = pair;
  }
  const [start, end] = [left?.[1] ?? -1, right?.[1] ?? told.words.length];
  const [first, last] = [left?.[0] ?? -1, right?.[0] ?? claim.words.length];
  const isInGap = come.from > start && come.to <= end;
  return (
    isInGap &&
    (left !== undefined || right !== undefined) &&
    end - start - 1 <= tightWords &&
    last - first - 1 <= tightWords
  );
}
