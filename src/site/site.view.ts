import { and, desc, eq, inArray, isNotNull, lt, ne, or } from 'drizzle-orm';
import { factChecks } from '../../db/schema/fact-checks.ts';
import { verdicts } from '../../db/schema/publishing.ts';
import { staff } from '../../db/schema/staff.ts';
import type { Database } from '../core/ports.ts';
import type { Rating } from '../core/ratings.ts';

const isOurs = and(eq(factChecks.source, 'ours'), eq(factChecks.state, 'live'), isNotNull(factChecks.slug));

export type ListedCheck = {
  slug: string;
  title: string;
  claim: string;
  summary: string;
  rating: Rating | null;
  language: string | null;
  publishedOn: string | null;
  updatedAt: Date;
};

/** Where a page of the list ends: the day and slug of its last fact-check. */
export type ListEnd = { publishedOn: string; slug: string };

/** Our fact-checks, latest first, after `end` if given. */
export async function latestChecks(db: Database, page: { limit: number; end?: ListEnd }): Promise<ListedCheck[]> {
  const { end } = page;
  const after = end
    ? or(
        lt(factChecks.publishedOn, end.publishedOn),
        and(eq(factChecks.publishedOn, end.publishedOn), lt(factChecks.slug, end.slug)),
      )
    : undefined;
  const rows = await db
    .select({
      slug: factChecks.slug,
      title: factChecks.title,
      claim: factChecks.claim,
      summary: factChecks.summary,
      rating: factChecks.rating,
      language: factChecks.language,
      publishedOn: factChecks.publishedOn,
      updatedAt: factChecks.updatedAt,
    })
    .from(factChecks)
    .where(and(isOurs, after))
    .orderBy(desc(factChecks.publishedOn), desc(factChecks.slug))
    .limit(page.limit);
  return rows.map((row) => ({ ...row, slug: row.slug ?? '' }));
}

/** Addresses for the sitemap, latest change first. */
export async function allSlugs(db: Database, limit: number): Promise<{ slug: string; updatedAt: Date }[]> {
  const rows = await db
    .select({ slug: factChecks.slug, updatedAt: factChecks.updatedAt })
    .from(factChecks)
    .where(isOurs)
    .orderBy(desc(factChecks.updatedAt))
    .limit(limit);
  return rows.map((row) => ({ ...row, slug: row.slug ?? '' }));
}

export type PublicCheck = ListedCheck & {
  claimant: string | null;
  explanation: string;
  sources: { name: string; url: string }[];
  /** Who published it; null when the verdict is not in this database. */
  checkedBy: string | null;
  /** First and latest publication, ISO days. */
  firstPublishedOn: string | null;
  corrections: { note: string; on: string }[];
};

/** Everything the public page of one fact-check shows; null when there is none at that address. */
export async function publicCheck(db: Database, slug: string): Promise<PublicCheck | null> {
  const [row] = await db
    .select()
    .from(factChecks)
    .where(and(isOurs, eq(factChecks.slug, slug)));
  if (!row) return null;
  const versions = await db
    .select({
      version: verdicts.version,
      state: verdicts.state,
      explanation: verdicts.explanation,
      sources: verdicts.sources,
      note: verdicts.correctionNote,
      publishedAt: verdicts.publishedAt,
      editor: staff.name,
    })
    .from(verdicts)
    .leftJoin(staff, eq(staff.id, verdicts.publishedBy))
    .where(and(eq(verdicts.factCheckId, row.id), ne(verdicts.state, 'draft')))
    .orderBy(desc(verdicts.version));
  const current = versions.find((version) => version.state === 'published') ?? versions[0];
  const first = versions.at(-1);
  return {
    slug,
    title: row.title,
    claim: row.claim,
    summary: row.summary,
    rating: row.rating,
    language: row.language,
    publishedOn: row.publishedOn,
    updatedAt: row.updatedAt,
    claimant: row.claimant,
    explanation: current?.explanation ?? '',
    sources: current?.sources ?? [],
    checkedBy: current?.editor ?? null,
    firstPublishedOn: day(first?.publishedAt) ?? row.publishedOn,
    corrections: versions.flatMap(({ note, publishedAt }) =>
      note && publishedAt ? [{ note, on: day(publishedAt) ?? '' }] : [],
    ),
  };
}

const day = (at: Date | null | undefined): string | null => at?.toISOString().slice(0, 10) ?? null;

export type FoundCheck = {
  id: string;
  claim: string;
  claimant: string | null;
  title: string;
  url: string | null;
  rating: Rating | null;
  ratingWords: string;
  language: string | null;
  publisher: string;
  publishedOn: string | null;
};

/** The fact-checks that may answer among `ids`, in the order of `ids`. */
export async function checksInOrder(db: Database, ids: readonly string[]): Promise<FoundCheck[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      id: factChecks.id,
      claim: factChecks.claim,
      claimant: factChecks.claimant,
      title: factChecks.title,
      url: factChecks.url,
      rating: factChecks.rating,
      ratingWords: factChecks.ratingWords,
      language: factChecks.language,
      publisher: factChecks.publisher,
      publishedOn: factChecks.publishedOn,
    })
    .from(factChecks)
    .where(and(inArray(factChecks.id, [...ids]), eq(factChecks.state, 'live')));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
