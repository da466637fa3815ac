/** What a flip changes. `negation` holds opposites (rises, falls) too. */
export const flipFamilies = ['negation', 'number', 'date', 'name', 'place', 'attribution'] as const;
export type FlipFamily = (typeof flipFamilies)[number];

/** How a claim is passed on. */
export const flipForms = ['short', 'chain', 'plain', 'ask', 'emoji', 'long'] as const;
export type FlipForm = (typeof flipForms)[number];

/** A fact-checked claim, a message that tells it, and one that says something else in nearly the same words. */
export type FlipPair = {
  family: FlipFamily;
  /** For negations: by a word such as "not", or by an opposite; null for other families. */
  by: 'word' | 'opposite' | null;
  form: FlipForm;
  lang: string;
  claim: string;
  original: string;
  flipped: string;
};

/** Slot names of the files, without the digit that tells two of a kind apart. */
const families: Record<string, FlipFamily> = {
  not: 'negation',
  opp: 'negation',
  n: 'number',
  d: 'date',
  w: 'name',
  p: 'place',
  by: 'attribution',
};

type Slot = { key: string; base: string; other: string };
type Sentence = readonly (string | Slot)[];
type Block = { claim: Sentence; told: Sentence };
type FlipFile = { frames: Record<'opener' | 'share' | 'ask' | 'before' | 'after', string[]>; blocks: Block[] };

/**
 * Reads a file of `models/flips`: lines `opener:`, `share:`, `ask:` (with `{}` for the claim), `before:` and `after:`
 * frame what people forward; pairs of lines `claim:` and `told:` tell one rumour twice. `[p Ribalta|Oskara]` is a slot
 * with its value and another; `[p]` in the retelling repeats it. Throws on a line of another kind, an unknown slot, or a
 * retelling without its claim.
 */
export function parseFlips(text: string): FlipFile {
  const file: FlipFile = { frames: { opener: [], share: [], ask: [], before: [], after: [] }, blocks: [] };
  let claim: Sentence | null = null;
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const [, kind = '', words = ''] = /^(\w+): (.+)$/.exec(line) ?? [];
    if (kind === 'claim') claim = parseSentence(words, []);
    else if (kind === 'told' && claim) {
      file.blocks.push({ claim, told: parseSentence(words, slotsOf(claim)) });
      claim = null;
    } else if (kind in file.frames) file.frames[kind as keyof FlipFile['frames']].push(words);
    else throw new Error(`A flip file holds a line that is not understood: ${line}`);
  }
  return file;
}

function parseSentence(words: string, known: readonly Slot[]): Sentence {
  return words.split(/(\[[^\]]*\])/).map((part) => {
    if (!part.startsWith('[')) return part;
    const [, key = '', base, other] = /^\[(\w+)(?: ([^|\]]+)\|([^|\]]+))?\]$/.exec(part) ?? [];
    if (!families[key.replace(/\d$/, '')]) throw new Error(`A flip file holds an unknown slot: ${part}`);
    const same = known.find((slot) => slot.key === key);
    if (base === undefined || other === undefined) {
      if (!same) throw new Error(`A slot repeats what the claim lacks: ${part} in ${words}`);
      return same;
    }
    return { key, base, other };
  });
}

const slotsOf = (sentence: Sentence): Slot[] => sentence.filter((part) => typeof part !== 'string');

/** Every so many rumours, the fact-checked claim is the denial, so that a flip can also take a negation away. */
const everyDenial = 5;

/** Forms that each slot of a rumour is tried in; which ones, goes round. Slots that few rumours have get more. */
const formSteps = (family: FlipFamily): readonly number[] =>
  family === 'name' ? [0, 1, 2, 3, 4, 5] : family === 'attribution' ? [0, 1, 3, 4] : [0, 1, 3];

/** All pairs of a file, always the same ones in the same order. */
export function flipPairs(lang: string, text: string): FlipPair[] {
  const { frames, blocks } = parseFlips(text);
  const seen = new Set<string>();
  return blocks.flatMap((block, i) => {
    const turned = i % everyDenial === everyDenial - 1;
    const keys = [...new Set([...slotsOf(block.claim), ...slotsOf(block.told)].map((slot) => slot.key))];
    const claim = say(block.claim, null, turned);
    return keys.flatMap((key, j) => {
      const kind = key.replace(/\d$/, '');
      const family = families[kind] as FlipFamily;
      const by = family !== 'negation' ? null : kind === 'opp' ? ('opposite' as const) : ('word' as const);
      return formSteps(family).flatMap((step) => {
        const form = flipForms[(i + j + step) % flipForms.length] as FlipForm;
        const sentence = sentenceFor(block, form, key, i + j);
        const frame = (words: string) => forward(frames, form, words, { lang, turn: i * 7 + j * 3 });
        const original = frame(say(sentence, null, turned));
        const flipped = frame(say(sentence, key, turned));
        const id = `${claim}\n${original}\n${flipped}`;
        if (original === flipped || seen.has(id)) return [];
        seen.add(id);
        return [{ family, by, form, lang, claim, original, flipped }];
      });
    });
  });
}

/** The claim's own words or its retelling: whichever the form asks for, if it holds the slot. */
function sentenceFor(block: Block, form: FlipForm, key: string, turn: number): Sentence {
  const retold = form === 'short' || form === 'emoji' || (form !== 'plain' && turn % 2 === 0);
  const [first, second] = retold ? [block.told, block.claim] : [block.claim, block.told];
  return slotsOf(first).some((slot) => slot.key === key) ? first : second;
}

function say(sentence: Sentence, flippedKey: string | null, turned: boolean): string {
  const words = sentence.map((part) => {
    if (typeof part === 'string') return part;
    const swapped = turned && part.key.startsWith('not');
    return (part.key === flippedKey) !== swapped ? part.other : part.base;
  });
  return words.join('').replace(/\s+/g, ' ').trim();
}

function forward(
  frames: FlipFile['frames'],
  form: FlipForm,
  words: string,
  { lang, turn }: { lang: string; turn: number },
): string {
  const pick = (list: readonly string[]): string => list[turn % list.length] ?? '';
  const ended = /[.!?؟।]$/u.test(words) ? words : `${words}${lang === 'hi' ? '।' : '.'}`;
  const sentence = ended.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  switch (form) {
    case 'short':
    case 'plain':
      return words;
    case 'chain':
      return `${pick(frames.opener)}\n\n${sentence}\n\n${pick(frames.share)}`;
    case 'ask':
      return pick(frames.ask).replace('{}', () => sentence);
    case 'emoji':
      return `🚨🚨 ${words} ‼️${turn % 2 === 0 ? '😱' : '👀'}`;
    case 'long':
      return `${pick(frames.before)} ${sentence} ${pick(frames.after)}`;
  }
}
