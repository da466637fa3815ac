import type { BotLanguage } from '../core/bot-languages.ts';
import { isolateEnd, isolateStart } from '../core/direction.ts';
import { graphemes } from '../core/graphemes.ts';
import type { AnswerPart, AnswerParts, Words } from '../core/ports.ts';
import { ratingEmoji } from '../core/ratings.ts';

/** Longest answer. Characters as people count them, without the line on privacy. Source: matching recipe, 2026-11-23. */
export const longestAnswer = 600;
/** Longest text over buttons. Provider's limit, read 2026-11, in the strictest unit: UTF-16. */
export const longestOverButtons = 1_024;

/**
 * What is wrong with words that are about to leave, as short sentences for an operator; empty when they may. Words with a
 * verdict follow the recipe: verdict and fact first, the claim once and marked, why, source with date and link, who
 * answers and how to reach a person, in the asker's language and not too long. Other words hold no verdict.
 */
export function faultsIn(words: Words): string[] {
  if (!('body' in words)) return [];
  const answer = words.kind === 'buttons' ? words.answer : undefined;
  if (answer === undefined) {
    return opensWithVerdict(words.body)
      ? ['It says a verdict, but not which fact-check it rests on.']
      : textFaults(words.body);
  }
  const said = {
    body: words.body,
    answer,
    buttons: words.kind === 'buttons' ? words.buttons : [],
    ...partsOf(words.body, answer),
  };
  return [...textFaults(words.body), ...rules.flatMap((rule) => rule(said) ?? [])];
}

type Said = {
  body: string;
  answer: AnswerParts;
  buttons: { id: string }[];
  /** The words of a part; empty when it is not there. */
  of(part: AnswerPart): string;
  /** Where a part begins; -1 when it is not there. */
  from(part: AnswerPart): number;
};

function partsOf(body: string, answer: AnswerParts): Pick<Said, 'of' | 'from'> {
  const end = answer.endsAt ?? body.length;
  const span = (part: AnswerPart) => answer.at[part] ?? [-1, -1];
  return {
    of: (part) => (span(part)[0] < 0 || span(part)[1] > end ? '' : body.slice(...span(part))),
    from: (part) => span(part)[0],
  };
}

type Rule = (said: Said) => string | null;

/** Whether there is something to read in a text. */
export const holdsWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
/** Whether phones make a link of the whole of it. */
export const isLink = (text: string): boolean => /^https?:\/\/[^\s\u2066-\u2069]+$/u.test(text);

const rules: readonly Rule[] = [
  ({ answer }) => (/^fc_/.test(answer.factCheckId) ? null : 'It rests on no fact-check that a person wrote.'),
  (said) => {
    const opened = said.of('opener') === '' || said.answer.by === 'machine' ? 0 : said.body.indexOf('\n') + 1;
    const isFirst = opensWithVerdict(said.body.slice(opened).trimStart()) && holdsWords(said.of('verdict'));
    return isFirst ? null : 'It does not open with the verdict.';
  },
  (said) => {
    const line = said.body.slice(said.from('verdict')).split('\n')[0] ?? '';
    const fact = said.of('fact');
    if (!holdsWords(fact) || !line.includes(fact)) return 'The true fact does not stand beside the verdict.';
    return repeats(fact, said.of('claim')) ? 'It repeats the claim where the fact should stand.' : null;
  },
  (said) => {
    const claim = said.of('claim');
    if (!holdsWords(claim)) return 'It does not name the claim.';
    const before = said.body.slice(0, said.from('claim'));
    const behind = said.body.slice(said.from('claim') + claim.length);
    const isMarked = /[\p{L}\p{M}]: “\u2068?$/u.test(before) && /^\u2069?”/u.test(behind);
    return isMarked ? null : 'The claim is not marked as one.';
  },
  (said) =>
    // An editor who corrects may have to name the claim; that correction is heard, not refused.
    repeats(without(said, ['opener', 'claim', 'fact', 'publisher', 'link']), said.of('claim'))
      ? 'It says the claim more than once.'
      : null,
  (said) => (holdsWords(said.of('why')) ? null : 'It does not say why.'),
  (said) => (holdsWords(said.of('publisher')) ? null : 'It does not name its source.'),
  (said) => (holdsWords(said.of('date')) ? null : 'It gives no date, nor says that there is none.'),
  (said) => {
    const line = said.body.slice(said.from('link')).split('\n')[0] ?? '';
    const alone = said.body[said.from('link') - 1] === '\n' && line === said.of('link');
    return alone && isLink(line) ? null : 'It has no link, or not on a line of its own.';
  },
  (said) => {
    const order: AnswerPart[] = ['opener', 'verdict', 'fact', 'claim', 'why', 'publisher', 'date', 'link', 'basis'];
    const places = order.map((part) => said.from(part)).filter((at) => at >= 0);
    return places.every((at, index) => index === 0 || at > (places[index - 1] ?? 0))
      ? null
      : 'Its parts are out of order.';
  },
  (said) => {
    if (holdsWords(said.of('basis'))) return null;
    return said.answer.by === 'machine'
      ? 'It does not say that it is automatic.'
      : 'It does not say that a person checked it.';
  },
  ({ buttons }) => (buttons.some((button) => button.id.startsWith('person:')) ? null : 'It does not offer a person.'),
  ({ body, answer }) => {
    const said = body.slice(0, answer.endsAt ?? body.length);
    // A character has one unit at least: most answers need no counting.
    const isLong = said.length > longestAnswer && graphemes(said) > longestAnswer;
    return isLong ? `It is longer than ${longestAnswer} characters.` : null;
  },
  ({ body }) =>
    body.length > longestOverButtons ? `With what is added it is longer than ${longestOverButtons}.` : null,
  (said) =>
    isInScriptOf(said.answer.language, without(said, quotations)) ? null : 'It is not in the script of its language.',
];

/** What holds for every text: something to read, nothing left to fill in, marks of direction closed on their line. */
function textFaults(body: string): string[] {
  return [
    ...(body.trim() === '' ? ['There are no words in it.'] : []),
    ...(/\p{Surrogate}/u.test(body) ? ['A character in it is torn.'] : []),
    ...(body.split('\n').every(isClosed) ? [] : ['A mark of direction in it is not closed.']),
  ];
}

function isClosed(line: string): boolean {
  if (!/[\u202a-\u202e\u2066-\u2069]/.test(line)) return true;
  let depth = 0;
  for (const character of line) {
    if (/[\u202a-\u202e\u2066\u2067]/u.test(character)) return false;
    if (character === isolateStart) depth++;
    if (character === isolateEnd && --depth < 0) return false;
  }
  return depth === 0;
}

/** The emoji that open a verdict: the five ratings, and the one of a check without a rating. */
export const unratedEmoji = '🔎';
const verdictEmoji = [...Object.values(ratingEmoji), unratedEmoji];
const opensWithVerdict = (body: string) => verdictEmoji.some((emoji) => body.startsWith(`${emoji} *`));

/** Whether a text says a claim again: as whole words, whatever their punctuation. Very short claims count only alone. */
export function repeats(text: string, claim: string): boolean {
  const said = plain(text);
  const wanted = plain(claim);
  if (wanted === '') return false;
  return wanted.length < shortestRepeated ? said === wanted : ` ${said} `.includes(` ${wanted} `);
}

/** A claim shorter than this may well occur in the fact: "fever". Characters. Chosen 2026-11-23. */
const shortestRepeated = 16;

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** The body up to its end, without some of its parts. */
function without({ body, answer }: Said, parts: readonly AnswerPart[]): string {
  const spans = parts.flatMap((part) => (answer.at[part] ? [answer.at[part]] : []));
  let rest = '';
  let at = 0;
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    rest += `${body.slice(at, from)}\n`;
    at = to;
  }
  return rest + body.slice(at, answer.endsAt ?? body.length);
}

/** The parts whose words are not ours. */
const quotations: readonly AnswerPart[] = ['opener', 'fact', 'claim', 'why', 'publisher', 'link'];

const scripts: Partial<Record<BotLanguage, RegExp>> = {
  hi: /\p{sc=Devanagari}/gu,
  bn: /\p{sc=Bengali}/gu,
  ar: /\p{sc=Arabic}/gu,
  ur: /\p{sc=Arabic}/gu,
};

function isInScriptOf(language: BotLanguage, text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const own = text.match(scripts[language] ?? /\p{sc=Latin}/gu)?.length ?? 0;
  return own * 2 > letters;
}
