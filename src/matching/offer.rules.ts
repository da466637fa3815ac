import { tapId } from '../conversation/tap.rules.ts';
import { phrasesOf } from '../conversation/words.ts';
import { botLanguageOf } from '../core/bot-languages.ts';
import { directionOf } from '../core/direction.ts';
import { shorten } from '../core/graphemes.ts';
import type { CheckDocument, Words } from '../core/ports.ts';
import { plainWords, quoted } from './quote.rules.ts';

/** Claims offered at once. */
export const mostOffered = 3;

/** Longest claim in an offer and in a row of a list. Characters; rows by the provider's limit, read 2026-11. */
const longest = { claim: 180, row: 72 };

/**
 * Offers up to three claims, one of which may be meant; `again` after the first ones were not. A list, because four ways
 * out do not fit three buttons.
 */
export function offerWords(
  checks: readonly Pick<CheckDocument, 'id' | 'claim'>[],
  options: { language: string | null; submissionId: string; again?: boolean },
): Words {
  const phrases = phrasesOf(options.language);
  const { submissionId } = options;
  const offered = checks.slice(0, mostOffered);
  const isOne = offered.length === 1;
  const direction = directionOf(botLanguageOf(options.language));
  const lines = offered.map(({ claim }, index) => {
    const { before, words, after } = quoted(shorten(plainWords(claim), longest.claim, longest.claim * 1.5), direction);
    return `${isOne ? '' : `*${index + 1}.* `}${before}${words}${after}`;
  });
  const asks = options.again ? phrases.offerNext : phrases.offer;
  const body = [isOne ? phrases.offerOne : asks, ...lines].join('\n\n');
  const none = { id: tapId({ on: 'none', submissionId }), title: isOne ? phrases.no : phrases.none };
  const picks = offered.map((check) => tapId({ on: 'pick', submissionId, factCheckId: check.id }));
  if (offered.length < mostOffered) {
    return {
      kind: 'buttons',
      body,
      buttons: [...picks.map((id, index) => ({ id, title: isOne ? phrases.yes : `${index + 1}` })), none],
    };
  }
  const rows = picks.map((id, index) => ({
    id,
    title: `${index + 1}`,
    description: shorten(plainWords(offered[index]?.claim ?? ''), longest.row, longest.row),
  }));
  return { kind: 'list', body, button: phrases.choose, rows: [...rows, none] };
}
