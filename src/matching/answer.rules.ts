import { tapId } from '../conversation/tap.rules.ts';
import { phrasesOf } from '../conversation/words.ts';
import { type BotLanguage, botLanguageOf } from '../core/bot-languages.ts';
import { directionOf } from '../core/direction.ts';
import { graphemes, shorten } from '../core/graphemes.ts';
import type { AnswerPart, AnswerParts, CheckDocument, Words } from '../core/ports.ts';
import { ratingEmoji } from '../core/ratings.ts';
import { longestAnswer, longestOverButtons, repeats, unratedEmoji } from '../outbox/answer-lint.rules.ts';
import { plainWords, quoted, sentencesOf } from './quote.rules.ts';
import { linkTo } from './source.rules.ts';

/** What an answer says of a fact-check. */
export type Answerable = Pick<
  CheckDocument,
  'id' | 'rating' | 'claim' | 'title' | 'summary' | 'publisher' | 'publishedAt' | 'url' | 'language'
>;

/** How an answer is said: in which language, by whom, and what stands before it (the notice of a correction alone). */
export type Saying = { language: string | null; by: AnswerParts['by']; opener?: string };

/** Longest quotations: what is left goes to the reasons. Characters; in UTF-16 units half as many more. Chosen 2026-11-23. */
const longest = { opener: 200, fact: 180, claim: 140, publisher: 60 };
/** Reasons cut shorter than this say less than the link. Characters. Chosen 2026-11-23. */
const shortestWhy = 60;
/** How far quotations shrink, step by step, until reasons find room beside a long link. Chosen 2026-11-23. */
const shrinking = [1, 0.8, 0.6, 0.45, 0.3];

/**
 * The answer with a fact-check: rating and truth first, the claim once and marked, why, then source, date and link, and who
 * answers. The order is the Debunking Handbook's; `outbox/answer-lint.rules.ts` reads it again before it leaves.
 */
export function answerWords(check: Answerable, options: Saying & { submissionId: string }): Words {
  const phrases = phrasesOf(options.language);
  const { submissionId } = options;
  return {
    kind: 'buttons',
    ...answerBody(check, options),
    buttons: [
      { id: tapId({ on: 'helpful', submissionId }), title: phrases.helpful },
      { id: tapId({ on: 'not-mine', submissionId }), title: phrases.notMine },
      { id: tapId({ on: 'person', submissionId }), title: phrases.person },
    ],
  };
}

type Body = { body: string; answer: AnswerParts };

/** Bodies made before: a verdict for 100,000 is put in a dozen languages, not 100,000 times. */
const made = new WeakMap<Answerable, Map<string, Body>>();

/** The text of an answer alone, with where its parts stand. At most 600 characters, unless the link leaves no room. */
export function answerBody(check: Answerable, saying: Saying): Body {
  const known = made.get(check) ?? new Map<string, Body>();
  made.set(check, known);
  const key = JSON.stringify([saying.language, saying.by, saying.opener]);
  const body = known.get(key) ?? compose(check, saying);
  known.set(key, body);
  return body;
}

function compose(check: Answerable, saying: Saying): Body {
  const language = botLanguageOf(saying.language);
  const mostUnits = longestOverButtons - phrasesOf(language).privacy.length - 2;
  let pieces: Piece[] = [];
  for (const scale of shrinking) {
    const quotes = quotesOf(check, saying, scale);
    const without = laidOut(check, saying, { ...quotes, why: '' });
    const room = longestAnswer - sum(without, graphemes);
    const units = mostUnits - sum(without, (words) => words.length);
    pieces = laidOut(check, saying, { ...quotes, why: reasons(quotes.why, { language, room, units }) });
    const isFitting = sum(pieces, graphemes) <= longestAnswer && sum(pieces, (words) => words.length) <= mostUnits;
    if (isFitting && Math.min(room, units) >= Math.min(shortestWhy, quotes.why.length)) break;
  }
  return joined(pieces, { language, by: saying.by, factCheckId: check.id, endsAt: null });
}

/** As much of the reasons as there is room for, or where to read them. */
function reasons(
  why: string,
  { language, room, units }: { language: BotLanguage; room: number; units: number },
): string {
  if (why === '') return phrasesOf(language).seeLink;
  for (let most = room; most >= Math.min(shortestWhy, why.length) && most > 0; most -= 10) {
    const cut = shorten(why, most, units - (room - most));
    const said = quoted(cut, directionOf(language));
    const whole = `${said.before}${said.words}${said.after}`;
    if (cut !== '' && graphemes(whole) <= room && whole.length <= units) return cut;
  }
  return phrasesOf(language).seeLink;
}

/** Words with the part they are; null for those around. */
type Piece = [part: AnswerPart | null, words: string];
type Quotes = { opener: string; fact: string; claim: string; why: string; publisher: string };

const sum = (pieces: readonly Piece[], of: (words: string) => number) =>
  pieces.reduce((total, [, words]) => total + of(words), 0);

/** What is quoted of a fact-check, cut to `scale`. The claim is said once: what says it again is left out. */
function quotesOf(check: Answerable, saying: Saying, scale: number): Quotes {
  const cut = (text: string, most: number) => shorten(text, most * scale, most * scale * 1.5);
  const claim = cut(plainWords(check.claim), longest.claim);
  const isNew = (text: string) => /[\p{L}\p{N}]/u.test(text) && !repeats(text, claim.replace(/…$/u, ''));
  const publisher = cut(plainWords(check.publisher), longest.publisher);
  const [first = '', ...more] = sentencesOf(plainWords(check.summary), check.language).filter(isNew);
  const title = plainWords(check.title);
  const fact = isNew(title) ? title : first;
  return {
    opener: cut(plainWords(saying.opener ?? ''), longest.opener),
    fact: fact === '' ? phrasesOf(saying.language).finding.replace('{publisher}', publisher) : cut(fact, longest.fact),
    claim,
    why: [(fact === first ? more : [first, ...more]).join(' ')].filter(isNew).join(''),
    publisher,
  };
}

/** What ends a sentence where it is no dot. */
const fullStops: Partial<Record<BotLanguage, string>> = { hi: '।', bn: '।', ur: '۔' };

/** The pieces of an answer, in the order of the recipe. */
function laidOut(check: Answerable, saying: Saying, quotes: Quotes): Piece[] {
  const phrases = phrasesOf(saying.language);
  const direction = directionOf(botLanguageOf(saying.language));
  const quote = (part: AnswerPart, text: string): Piece[] => {
    const { before, words, after } = quoted(text, direction);
    return [
      [null, before],
      [part, words],
      [null, after],
    ];
  };
  const emoji = check.rating ? ratingEmoji[check.rating] : unratedEmoji;
  const note = languageNote(check, saying);
  const basis = saying.by === 'machine' ? phrases.automatic.replace('{person}', phrases.person) : phrases.checked;
  return [
    ...(quotes.opener === '' ? [] : [...quote('opener', quotes.opener), [null, '\n\n'] satisfies Piece]),
    [null, `${emoji} *`],
    ['verdict', check.rating ? phrases.rating[check.rating] : phrases.unrated],
    [null, `${fullStops[botLanguageOf(saying.language)] ?? '.'}* `],
    ...quote('fact', quotes.fact),
    [null, `\n\n${phrases.claim}: “`],
    ...quote('claim', quotes.claim),
    [null, '”\n\n'],
    ...quote('why', quotes.why),
    [null, `${note === '' ? '' : `\n${note}`}\n\n${phrases.source}: `],
    ...quote('publisher', quotes.publisher),
    [null, direction === 'rtl' ? '، ' : ', '],
    ['date', dateWords(check.publishedAt, saying.language) || phrases.undated],
    [null, '\n'],
    ['link', linkTo(check.url ?? '')],
    [null, '\n\n'],
    ['basis', basis],
  ];
}

function joined(pieces: readonly Piece[], answer: Omit<AnswerParts, 'at'>): Body {
  const at: AnswerParts['at'] = {};
  let body = '';
  for (const [part, words] of pieces) {
    if (part !== null && words !== '') at[part] = [body.length, body.length + words.length];
    body += words;
  }
  return { body, answer: { ...answer, at } };
}

/** Says so when the fact-check is in another language than the answer around it. */
function languageNote(check: Answerable, saying: Saying): string {
  const own = botLanguageOf(saying.language);
  const theirs = check.language?.split('-')[0] ?? null;
  if (theirs === null || theirs === own.split('-')[0]) return '';
  const key = `${own} ${theirs}`;
  const name = languageNames.get(key) ?? nameOf(theirs, own);
  languageNames.set(key, name);
  return name === '' ? '' : phrasesOf(own).otherLanguage.replace('{language}', name);
}

const languageNames = new Map<string, string>();
/** Tags come from feeds: one that is no language is not named. */
function nameOf(language: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames(inLanguage, { type: 'language', fallback: 'none' }).of(language) ?? '';
  } catch {
    return '';
  }
}

function dateWords(date: string | null, language: string | null): string {
  const at = date ? new Date(`${date.slice(0, 10)}T12:00:00Z`) : null;
  if (!at || Number.isNaN(at.getTime())) return '';
  const tongue = botLanguageOf(language);
  const format =
    dateFormats.get(tongue) ??
    new Intl.DateTimeFormat(tongue, { dateStyle: 'long', timeZone: 'UTC', numberingSystem: 'latn' });
  dateFormats.set(tongue, format);
  return format.format(at);
}

/** Made once: making one takes longer than all else about a notice. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
