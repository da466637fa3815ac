import { foldLetters } from '../claims/letters.rules.ts';
import { englishOpposites } from './opposite-words-english.rules.ts';
import { latinOpposites } from './opposite-words-latin.rules.ts';
import { otherOpposites } from './opposite-words-other.rules.ts';
import { stemOf } from './ordinary.rules.ts';

/** Endings of verbs, nouns and adjectives in the Latin-script languages of the list, longest first. */
const endings =
  /(?:eraient|eront|eriez|erons|aient|arian|erian|irian|iremos|aremos|eremos|iendo|ieron|aron|aran|eran|iran|aram|eram|iram|arao|erao|irao|ando|endo|indo|antes|ions|erez|era|ira|ara|ados|adas|idos|idas|ado|ada|ido|ida|ing|ies|ied|ees|ent|ant|ait|ons|iez|ees|ee|es|er|ez|ed|en|ou|eu|iu|ar|ir|re|as|os|an|am|em|is|it|s|a|e|o|y|d|u)$/;

/**
 * Words that turn a claim round when one stands for the other, in the form `normalise` leaves them: each line is one pair
 * of sides, `/` between them. Languages share one table: a word that means something else elsewhere is left out.
 */
const exact = new Map<string, Set<string>>();
const byRoot = new Map<string, Set<string>>();
for (const line of foldLetters([englishOpposites, latinOpposites, otherOpposites].join('\n')).split('\n')) {
  const [left = [], right = []] = line.split('/').map((side) => side.split(/\s+/).filter((word) => word !== ''));
  for (const word of left) for (const other of right) pair(word, other);
}

function pair(a: string, b: string): void {
  if (a === b) return;
  for (const [word, other] of [
    [a, b],
    [b, a],
  ] as const) {
    exact.set(word, (exact.get(word) ?? new Set()).add(other));
    const [root, end] = [rootOf(word), rootOf(other)];
    if (root !== end) byRoot.set(root, (byRoot.get(root) ?? new Set()).add(end));
  }
}

const none: ReadonlySet<string> = new Set();

/** The words that turn a claim round when they stand for this one; empty for most words. */
export const oppositesOf = (word: string): ReadonlySet<string> => exact.get(word) ?? none;

/** Whether two words turn a claim round when one stands for the other, in whatever form grammar gives them. */
export const areOpposite = (a: string, b: string): boolean =>
  exact.get(a)?.has(b) === true || byRoot.get(rootOf(a))?.has(rootOf(b)) === true;

/** Whether a word has an opposite that is known. */
export const hasOpposite = (word: string): boolean => exact.has(word) || byRoot.has(rootOf(word));

/** What is left of a word without the endings that grammar adds. At least four letters, or three outside Latin script. */
function rootOf(word: string): string {
  if (!/^[a-z]/.test(word)) return stemOf(word);
  const root = word.replace(endings, '');
  return root.length >= 4 ? root.replace(/(.)\1$/, '$1') : word;
}
