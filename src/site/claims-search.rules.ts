import { z } from 'zod';
import type { FoundCheck } from './site.view.ts';

/** What `claims:search` understands. Source: Fact Check Tools API v1alpha1 reference, read 2026-11. */
export const SearchQuery = z.object({
  query: z.string().trim().min(1, 'Say what to search for.').max(2_000),
  languageCode: z
    .string()
    .regex(/^[a-zA-Z]{2,3}([-_][a-zA-Z0-9]+)*$/)
    .optional(),
  reviewPublisherSiteFilter: z.string().max(200).optional(),
  pageSize: z.coerce.number().int().min(1).max(100).default(10),
  pageToken: z
    .string()
    .regex(/^\d{1,4}$/)
    .optional(),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

/** Results reachable by paging; the engine is not asked for more. */
export const deepestResult = 200;

/** One page in Google's shape. `found` is best first; filters and paging happen here. */
export function searchAnswer(found: readonly FoundCheck[], asked: SearchQuery) {
  const language = asked.languageCode?.split(/[-_]/)[0]?.toLowerCase();
  const matching = found.filter(
    (check) =>
      (!language || check.language?.split('-')[0] === language) &&
      (!asked.reviewPublisherSiteFilter || siteOf(check.url) === asked.reviewPublisherSiteFilter.replace(/^www\./, '')),
  );
  const from = Number(asked.pageToken ?? 0);
  const to = from + asked.pageSize;
  return {
    claims: matching.slice(from, to).map(toGoogleClaim),
    ...(matching.length > to ? { nextPageToken: String(to) } : {}),
  };
}

const toGoogleClaim = (check: FoundCheck) => ({
  text: check.claim,
  ...(check.claimant ? { claimant: check.claimant } : {}),
  claimReview: [
    {
      publisher: { name: check.publisher, ...(check.url ? { site: siteOf(check.url) } : {}) },
      ...(check.url ? { url: check.url } : {}),
      ...(check.title ? { title: check.title } : {}),
      ...(check.publishedOn ? { reviewDate: `${check.publishedOn}T00:00:00Z` } : {}),
      textualRating: check.ratingWords || check.rating || '',
      ...(check.language ? { languageCode: check.language } : {}),
    },
  ],
});

const siteOf = (url: string | null): string =>
  url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
