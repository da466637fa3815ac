import type { Rating } from '../core/ratings.ts';

/** Words for our ratings in ClaimReview, in English, so that readers of the markup need no list of ours. */
export const ratingWordsEn: Record<Rating, string> = {
  false: 'False',
  misleading: 'Misleading',
  unproven: 'Not proven',
  satire: 'Satire',
  true: 'True',
};

/** Places on the 1 to 5 scale that ClaimReview readers know. Unproven and satire have none. */
const ratingValue: Partial<Record<Rating, number>> = { false: 1, misleading: 2, true: 5 };

/** What a published fact-check of ours says, as far as markup needs it. */
export type OurCheck = {
  url: string;
  claim: string;
  title: string;
  summary: string;
  rating: Rating | null;
  language: string | null;
  claimant: string | null;
  publishedOn: string | null;
  modifiedOn: string | null;
  publisher: { name: string; url: string };
  sources: { name: string; url: string }[];
};

/** A fact-check of ours as schema.org ClaimReview. Source: Google's "Fact check (ClaimReview) structured data", read 2026-11. */
export function writeClaimReview(check: OurCheck): Record<string, unknown> {
  const publisher = { '@type': 'Organization', name: check.publisher.name, url: check.publisher.url };
  const value = check.rating === null ? undefined : ratingValue[check.rating];
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    '@id': check.url,
    url: check.url,
    headline: check.title,
    claimReviewed: check.claim,
    reviewBody: check.summary,
    ...(check.language ? { inLanguage: check.language } : {}),
    ...(check.publishedOn ? { datePublished: check.publishedOn } : {}),
    ...(check.modifiedOn ? { dateModified: check.modifiedOn } : {}),
    author: publisher,
    publisher,
    itemReviewed: {
      '@type': 'Claim',
      name: check.claim,
      ...(check.claimant ? { author: { '@type': 'Person', name: check.claimant } } : {}),
    },
    ...(check.rating
      ? {
          reviewRating: {
            '@type': 'Rating',
            alternateName: ratingWordsEn[check.rating],
            ...(value === undefined ? {} : { ratingValue: value, bestRating: 5, worstRating: 1 }),
          },
        }
      : {}),
    ...(check.sources.length > 0
      ? { citation: check.sources.map(({ name, url }) => ({ '@type': 'CreativeWork', name, url })) }
      : {}),
  };
}

/** JSON that cannot end the script element it stands in, nor break a parser of older JavaScript. */
export const scriptSafeJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
