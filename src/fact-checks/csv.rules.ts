import { addressOf, clean, dayOf, finished, longest, type ReadCheck, type Reading } from './claim-review.rules.ts';
import { houseRating } from './rating.rules.ts';

/** Column names we know, by field: compared in lower case without spaces, dots, dashes and underscores. */
const columnNames: Record<Field, string[]> = {
  givenId: ['id', 'externalid', 'identifier', 'guid'],
  claim: ['claim', 'claimreviewed', 'claimtext', 'claimchecked', 'statement', 'alegacao', 'afirmacion', 'affirmation'],
  title: ['title', 'headline', 'reviewtitle', 'titulo', 'titre'],
  summary: ['summary', 'explanation', 'description', 'reviewbody', 'resumen', 'resumo', 'resume'],
  rating: ['rating', 'verdict', 'label', 'textualrating', 'ratingname', 'conclusion', 'veredicto', 'calificacion'],
  ratingValue: ['ratingvalue', 'score'],
  url: ['url', 'link', 'reviewurl', 'articleurl', 'address', 'permalink'],
  language: ['language', 'lang', 'languagecode', 'inlanguage', 'idioma', 'langue'],
  publisher: ['publisher', 'publishername', 'site', 'organisation', 'organization', 'source', 'author', 'reviewauthor'],
  claimant: ['claimant', 'speaker', 'claimauthor', 'saidby'],
  publishedOn: ['published', 'publishedon', 'publishedat', 'datepublished', 'date', 'reviewdate', 'fecha', 'data'],
};
type Field =
  | 'givenId'
  | 'claim'
  | 'title'
  | 'summary'
  | 'rating'
  | 'ratingValue'
  | 'url'
  | 'language'
  | 'publisher'
  | 'claimant'
  | 'publishedOn';

/** Which field each column of a table holds; null for a column we do not know. */
export function fieldsOfHeader(header: readonly string[]): (Field | null)[] {
  const taken = new Set<Field>();
  return header.map((name) => {
    const plain = name
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/[\s._-]+/g, '');
    const found = (Object.entries(columnNames) as [Field, string[]][]).find(
      ([field, names]) => !taken.has(field) && names.includes(plain),
    );
    if (found) taken.add(found[0]);
    return found?.[0] ?? null;
  });
}

/** One row of a table as a fact-check, or the reason why it is none. */
export function readRow(fields: readonly (Field | null)[], cells: readonly string[]): Reading {
  const cell = (field: Field): string => {
    const at = fields.indexOf(field);
    return at < 0 ? '' : (cells[at] ?? '').trim();
  };
  const claim = clean(cell('claim'), longest.claim);
  if (claim === '') return { reason: 'The claim is empty.' };
  const url = cell('url');
  if (url !== '' && addressOf(url) === null)
    return { reason: `The address "${url.slice(0, 80)}" is not an http or https one.` };
  const words = clean(cell('rating'), longest.words);
  const check: ReadCheck = {
    givenId: cell('givenId').slice(0, 500) || null,
    claim,
    title: clean(cell('title'), longest.title),
    summary: clean(cell('summary'), longest.summary),
    rating: houseRating({ words, value: numberIn(cell('ratingValue')), best: null, worst: null }),
    ratingWords: words || cell('ratingValue').slice(0, longest.words),
    url: addressOf(url),
    language: cell('language') || null,
    publisher: clean(cell('publisher'), longest.name) || (url ? new URL(url).hostname.replace(/^www\./, '') : ''),
    claimant: clean(cell('claimant'), longest.name) || null,
    publishedOn: dayOf(cell('publishedOn')),
  };
  return finished(check);
}

function numberIn(text: string): number | null {
  const number = Number(text.replace(',', '.'));
  return text === '' || !Number.isFinite(number) ? null : number;
}

/** The sign between cells, by which of comma, semicolon and tab the header holds most. */
export function delimiterOf(head: string): ',' | ';' | '\t' {
  const line = head.split(/\r?\n/, 1)[0] ?? '';
  const count = (sign: string) => line.split(sign).length;
  const best = ([';', '\t'] as const).find((sign) => count(sign) > count(','));
  return best ?? ',';
}
