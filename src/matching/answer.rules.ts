import { tapId } from '../conversation/conversation.rules.ts';
import { botLanguageOf, phrasesOf } from '../conversation/words.ts';
import type { CheckDocument, Words } from '../core/ports.ts';
import { ratingEmoji } from '../core/ratings.ts';

/** What an answer says of a fact-check. */
export type Answerable = Pick<
  CheckDocument,
  'rating' | 'claim' | 'title' | 'summary' | 'publisher' | 'publishedAt' | 'url'
>;

/** Longest claim and summary quoted in an answer. Characters; the whole stays under the 1,024 of a button message (read 2026-11). */
const claimCharacters = 180;
const summaryCharacters = 300;

/**
 * The answer with a fact-check: rating and truth first, the claim once and marked, why, then source, date and link. The
 * order is the Debunking Handbook's. `opener` stands before it on a line of its own.
 */
export function answerWords(
  check: Answerable,
  options: { language: string | null; submissionId: string; opener?: string },
): Words {
  const phrases = phrasesOf(options.language);
  const { submissionId } = options;
  return {
    kind: 'buttons',
    body: answerBody(check, options),
    buttons: [
      { id: tapId({ on: 'helpful', submissionId }), title: phrases.helpful },
      { id: tapId({ on: 'not-mine', submissionId }), title: phrases.notMine },
      { id: tapId({ on: 'person', submissionId }), title: phrases.person },
    ],
  };
}

/** The text of an answer alone: what the preview shows and the length test measures. At most 1,024 characters with the line on privacy. */
export function answerBody(check: Answerable, options: { language: string | null; opener?: string }): string {
  const phrases = phrasesOf(options.language);
  const verdict = check.rating ? `${ratingEmoji[check.rating]} *${phrases.rating[check.rating]}.*` : '';
  const truth = shorten(check.title, claimCharacters);
  const source = [`${phrases.source}: ${check.publisher}`, dateWords(check.publishedAt, options.language)]
    .filter(Boolean)
    .join(', ');
  return [
    options.opener ?? '',
    [verdict, truth].filter(Boolean).join(' '),
    `${phrases.claim}: “${shorten(check.claim, claimCharacters)}”`,
    shorten(check.summary, summaryCharacters),
    [source, check.url ?? ''].filter(Boolean).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Offers up to three claims, one of which may be meant. A list, because four ways out do not fit three buttons. */
export function offerWords(
  checks: (Answerable & { id: string })[],
  options: { language: string | null; submissionId: string },
): Words {
  const phrases = phrasesOf(options.language);
  const { submissionId } = options;
  const offered = checks.slice(0, 3);
  const lines = offered.map((check, index) => `*${index + 1}.* ${shorten(check.claim, 180)}`);
  const body = [phrases.offer, ...lines].join('\n\n');
  const none = { id: tapId({ on: 'none', submissionId }), title: phrases.none };
  const picks = offered.map((check) => tapId({ on: 'pick', submissionId, factCheckId: check.id }));
  if (offered.length < 3) {
    return { kind: 'buttons', body, buttons: [...picks.map((id, index) => ({ id, title: `${index + 1}` })), none] };
  }
  const rows = picks.map((id, index) => ({
    id,
    title: `${index + 1}`,
    description: shorten(offered[index]?.claim ?? '', 72),
  }));
  return { kind: 'list', body, button: phrases.choose, rows: [...rows, none] };
}

/** Cuts at a word, by graphemes, and says so with an ellipsis. */
export function shorten(text: string, most: number): string {
  const whole = text.trim();
  // A grapheme has one unit at least: most texts need no counting.
  if (whole.length <= most) return whole;
  const graphemes = [...segmenter.segment(whole)].map((part) => part.segment);
  if (graphemes.length <= most) return whole;
  const cut = graphemes.slice(0, most - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
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

/** Made once: making one takes longer than all else about a notice, of which there may be 100,000. */
const segmenter = new Intl.Segmenter();
const dateFormats = new Map<string, Intl.DateTimeFormat>();
