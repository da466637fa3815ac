import type { Script } from './text-view.rules.ts';

/**
 * Words that everyday sentences hold, by script, as stems: only of scripts without capitals, where nothing else tells a
 * name from a word. Read from `models/background.json`.
 */
export type Ordinary = Partial<Record<Script, ReadonlySet<string>>>;

/** Letters that a stem keeps at least: what is left of shorter words says nothing. */
const shortestStem = 3;

/**
 * A normalised word without what grammar adds to it: article, conjunctions and endings in Arabic script, endings in
 * Devanagari. Rough: two forms of one word may keep two stems. Words of other scripts stay as they are.
 */
export function stemOf(word: string): string {
  const first = word.charCodeAt(0);
  if (first >= 0x600 && first < 0x700) return arabicStem(word.replace(/(.)\1{2,}/gu, '$1'));
  if (first >= 0x900 && first < 0x980) return hindiStem(word);
  return word;
}

/** Whether a word is one that everyday sentences of its script hold; true where none are known. */
export function isOrdinary(ordinary: Ordinary, script: Script, word: string): boolean {
  const known = ordinary[script];
  return known === undefined || word.length < shortestStem || known.has(stemOf(word));
}

const without = (word: string, affix: RegExp): string => {
  const rest = word.replace(affix, '');
  return rest.length >= shortestStem ? rest : word;
};

function arabicStem(word: string): string {
  let stem = without(word, /^[وف](?=.{3})/u);
  stem = without(stem, /^(?:ال|لل|بال|كال)/u);
  stem = without(stem, /^س(?=[يتنا].{3})/u);
  stem = without(stem, /^[بلك](?=.{3})/u);
  stem = without(stem, /^[يتن](?=.{3})/u);
  stem = without(stem, /(?:هما|كما|تها|تهم|ها|هم|هن|كم|نا|وا|ون|ين|ان|ات|يه|ته|تم)$/u);
  return without(stem, /[هتايو]$/u);
}

function hindiStem(word: string): string {
  const plain = word.replace(/\u093C/gu, '').replace(/\u0901/gu, '\u0902');
  const stem = without(
    plain,
    /(?:ियों|ियां|ाओं|ाएं|ुओं|ाकर|ेंगे|ेंगी|ऊंगा|एंगे|एंगी|एगा|एगी|ेगा|ेगी|ाने|ाना|ानी|ों|ें|ता|ते|ती|ना|ने|नी|या|ये|यी|कर|ओं|एं)$/u,
  );
  return without(stem, /[ािीुूेैोौंईएआ]+$/u);
}
