import { detectLanguage } from '../core/language.ts';
import type { Content } from './content.rules.ts';
import { houseRating } from './rating.rules.ts';

/** A fact-check as read from anywhere, before it has an id of ours. */
export type ReadCheck = Omit<Content, 'slug'> & {
  /** The publisher's own id; null when it gave none and the address must do. */
  givenId: string | null;
  /** Other addresses of the same fact-check, as the publisher has them: translations above all. Left out when none. */
  sameAs?: readonly string[];
};
export type Reading = { check: ReadCheck } | { reason: string };

/** Longest texts kept, in UTF-16 units; longer ones are cut. */
export const longest = { claim: 2_000, title: 500, summary: 2_000, words: 200, name: 200 };

/**
 * Every ClaimReview in a schema.org document: itself, in an array, in `@graph`, in a Data Commons feed
 * (`dataFeedElement` → `item`), in an item list, or in the answer of Google's claims:search.
 */
export function readClaimReviews(document: unknown): Reading[] {
  if (Array.isArray(document)) return document.flatMap(readClaimReviews);
  const node = objectOf(document);
  if (!node) return [{ reason: 'This is not a JSON object.' }];
  if (hasType(node, 'ClaimReview')) return [readClaimReview(node)];
  if (Array.isArray(node.claimReview)) return readGoogleClaim(node);
  for (const key of ['dataFeedElement', '@graph', 'itemListElement', 'item', 'claims', 'mainEntity', 'review']) {
    const inner = node[key];
    if (inner === undefined || inner === null) continue;
    // NOTE: a page's graph also holds its site, its author and its pictures; only the reviews are ours to judge.
    const nodes = (Array.isArray(inner) ? inner : [inner]).filter(mayHoldReview);
    if (nodes.length > 0) return nodes.flatMap(readClaimReviews);
  }
  return [{ reason: 'There is no ClaimReview in it.' }];
}

function mayHoldReview(value: unknown): boolean {
  const node = objectOf(value);
  if (!node) return false;
  if (hasType(node, 'ClaimReview') || Array.isArray(node.claimReview)) return true;
  return ['dataFeedElement', '@graph', 'itemListElement', 'item', 'mainEntity', 'review'].some((key) => key in node);
}

function readClaimReview(node: Node): Reading {
  const claim = clean(textOf(node.claimReviewed), longest.claim);
  if (claim === '') return { reason: 'claimReviewed is missing or empty.' };
  const rating = objectOf(first(node.reviewRating)) ?? {};
  const words = clean(textOf(rating.alternateName) || textOf(rating.name), longest.words);
  const reviewed = objectOf(first(node.itemReviewed)) ?? {};
  const title = clean(textOf(node.headline) || textOf(node.name), longest.title);
  const summary = clean(
    textOf(rating.ratingExplanation) || textOf(node.reviewBody) || textOf(node.description),
    longest.summary,
  );
  const url = addressOf(node.url) ?? addressOf(node.mainEntityOfPage);
  const sameAs = sameAddresses(node, url);
  return finished({
    givenId: idOf(node),
    ...(sameAs.length > 0 ? { sameAs } : {}),
    claim,
    title: title === claim ? '' : title,
    summary,
    rating: houseRating({
      words,
      value: numberOf(rating.ratingValue),
      best: numberOf(rating.bestRating),
      worst: numberOf(rating.worstRating),
    }),
    ratingWords: words || clean(textOf(rating.ratingValue), longest.words),
    url,
    language: textOf(node.inLanguage) || null,
    publisher: nameOf(node.author) || nameOf(node.publisher) || hostOf(url),
    claimant: nameOf(reviewed.author) || nameOf(reviewed.creator) || null,
    publishedOn: dayOf(node.datePublished) ?? dayOf(node.dateCreated),
  });
}

/** Addresses kept of one fact-check. */
const mostSameAs = 30;

/** Where a review says that it stands too: `sameAs`, and schema.org's two words for translations. */
function sameAddresses(node: Node, own: string | null): string[] {
  const given = [node.sameAs, node.workTranslation, node.translationOfWork].flat();
  const addresses = given.flatMap((one) => addressOf(one) ?? addressOf(objectOf(one)?.url) ?? []);
  return [...new Set(addresses)].filter((address) => address !== own).slice(0, mostSameAs);
}

/** One claim of Google's Fact Check Tools: `{ text, claimant, claimReview: [{ publisher, url, title, … }] }`. */
function readGoogleClaim(node: Node): Reading[] {
  const claim = clean(textOf(node.text), longest.claim);
  const reviews = Array.isArray(node.claimReview) ? node.claimReview : [];
  return reviews.map((value): Reading => {
    const review = objectOf(value);
    if (!review || claim === '') return { reason: 'text or claimReview is missing or empty.' };
    const words = clean(textOf(review.textualRating), longest.words);
    const publisher = objectOf(review.publisher) ?? {};
    const url = addressOf(review.url);
    return finished({
      givenId: null,
      claim,
      title: clean(textOf(review.title), longest.title),
      summary: '',
      rating: houseRating({ words, value: null, best: null, worst: null }),
      ratingWords: words,
      url,
      language: textOf(review.languageCode) || null,
      publisher: clean(textOf(publisher.name) || textOf(publisher.site), longest.name) || hostOf(url),
      claimant: clean(textOf(node.claimant), longest.name) || null,
      publishedOn: dayOf(review.reviewDate),
    });
  });
}

/** What every source needs before it can be kept: a name for the publisher, a tag for the language. */
export function finished(check: ReadCheck): Reading {
  const publisher = check.publisher || 'Unknown publisher';
  return { check: { ...check, publisher, language: tagOf(check.language) ?? guessLanguage(check) } };
}

function guessLanguage({ claim, title }: ReadCheck): string | null {
  const { language, certain } = detectLanguage(`${claim} ${title}`);
  return certain ? language : null;
}

type Node = Record<string, unknown>;
const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const objectOf = (value: unknown): Node | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : null;

function hasType(node: Node, type: string): boolean {
  const types = Array.isArray(node['@type']) ? node['@type'] : [node['@type']];
  return types.some((found) => typeof found === 'string' && found.split(/[/:#]/).at(-1) === type);
}

/** A text, whether plain, in `@value`, or the first of several. */
function textOf(value: unknown): string {
  const one = first(value);
  if (typeof one === 'string') return one;
  if (typeof one === 'number') return String(one);
  const node = objectOf(one);
  return node && typeof node['@value'] === 'string' ? node['@value'] : '';
}

const nameOf = (value: unknown): string =>
  clean(textOf(objectOf(first(value))?.name) || (typeof value === 'string' ? value : ''), longest.name);

/** The publisher's id: `identifier`, plain or as a PropertyValue, or an `@id` that is no mere fragment. */
function idOf(node: Node): string | null {
  const given = textOf(node.identifier) || textOf(objectOf(first(node.identifier))?.value) || textOf(node['@id']);
  return given === '' || given.startsWith('#') || given.startsWith('_:') ? null : given.slice(0, 500);
}

function numberOf(value: unknown): number | null {
  const text = textOf(value).replace(',', '.').trim();
  const number = Number(text);
  return text === '' || !Number.isFinite(number) ? null : number;
}

/** An http or https address; null for anything else, so that no other scheme ever reaches a page or a phone. */
export function addressOf(value: unknown): string | null {
  const text = (textOf(value) || textOf(objectOf(first(value))?.['@id'])).trim();
  return /^https?:\/\/[^\s"<>]+$/i.test(text) && URL.canParse(text) ? text.slice(0, 2_000) : null;
}

const hostOf = (url: string | null): string => (url ? new URL(url).hostname.replace(/^www\./, '') : '');

/** The day of an ISO date, `2026-11-22`; null when it is none. */
export function dayOf(value: unknown): string | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(textOf(value).trim());
  if (!found) return null;
  const [day, , month, date] = found;
  return Number(month) >= 1 && Number(month) <= 12 && Number(date) >= 1 && Number(date) <= 31 ? day : null;
}

/** A BCP 47 tag in its usual form, or null: `pt_BR` becomes `pt`, `HI` becomes `hi`. Scripts stay, countries go. */
export function tagOf(value: string | null): string | null {
  const [language = '', second = ''] = (value ?? '').trim().split(/[-_]/);
  if (!/^[a-z]{2,3}$/i.test(language)) return null;
  const script = /^[a-z]{4}$/i.test(second) ? `-${second[0]?.toUpperCase()}${second.slice(1).toLowerCase()}` : '';
  return language.toLowerCase() + script;
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#039': "'",
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  ndash: '–',
  mdash: '—',
};

/** One line of plain text: no tags, no entities, single spaces, cut at `most`. */
export function clean(text: string, most: number): string {
  return text
    .replace(/<\/?[a-z][^<>]{0,500}>/gi, ' ')
    .replace(/&([a-z]+|#0?39);/gi, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .replace(/[\s\u0000-\u001f\u007f\ufeff]+/g, ' ')
    .trim()
    .slice(0, most)
    .trim();
}
