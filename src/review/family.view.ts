import { and, desc, eq, inArray, ne, not, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { factCheckLinks, factChecks } from '../../db/schema/fact-checks.ts';
import type { Database } from '../core/ports.ts';
import { linksOf } from '../fact-checks/families.store.ts';
import { type Entry, entriesOf } from '../ledger/entries.view.ts';

/** Another fact-check of the same claim. */
export type Fellow = Pick<
  typeof factChecks.$inferSelect,
  'id' | 'familyId' | 'claim' | 'title' | 'publisher' | 'language' | 'publishedOn' | 'rating' | 'ratingWords' | 'url'
>;

const fellowColumns = {
  id: factChecks.id,
  familyId: factChecks.familyId,
  claim: factChecks.claim,
  title: factChecks.title,
  publisher: factChecks.publisher,
  language: factChecks.language,
  publishedOn: factChecks.publishedOn,
  rating: factChecks.rating,
  ratingWords: factChecks.ratingWords,
  url: factChecks.url,
};

/** Members of families read at once. */
const mostRead = 200;

/** The other members of these fact-checks' families, newest first, by the fact-check they are others of; in one query. */
export async function readFellows(
  db: Database,
  checks: readonly { id: string; familyId: string | null }[],
): Promise<Map<string, Fellow[]>> {
  const families = [...new Set(checks.flatMap((check) => check.familyId ?? []))];
  if (families.length === 0) return new Map();
  const members = await db
    .select(fellowColumns)
    .from(factChecks)
    .where(and(inArray(factChecks.familyId, families), eq(factChecks.state, 'live')))
    .orderBy(desc(factChecks.publishedOn), desc(factChecks.id))
    .limit(mostRead);
  return new Map(
    checks.map(({ id, familyId }) => [
      id,
      members.filter((member) => member.id !== id && member.familyId === familyId && familyId !== null),
    ]),
  );
}

export type FamilyView = {
  check: Fellow;
  fellows: Fellow[];
  /** Whether an editor took it out of what the machine found. */
  alone: boolean;
  /** Ids of those an editor put it with. */
  together: Set<string>;
  entries: Entry[];
};

/** A fact-check with the others of its claim, and what editors said of them; null when there is no such fact-check. */
export async function readFamily(db: Database, id: string): Promise<FamilyView | null> {
  const [check] = await db.select(fellowColumns).from(factChecks).where(eq(factChecks.id, id));
  if (!check) return null;
  const links = await linksOf(db, [id]);
  const together = links
    .filter((link) => link.kind === 'together')
    .map((link) => (link.firstId === id ? link.secondId : link.firstId));
  return {
    check,
    fellows: (await readFellows(db, [check])).get(id) ?? [],
    alone: links.some((link) => link.kind === 'alone'),
    together: new Set(together),
    entries: await entriesOf(db, [id]),
  };
}

/** Two fact-checks of one family, one of which finds true what the other finds wrong. */
export type Disagreement = { right: Fellow; wrong: Fellow };

/** Disagreements shown at once; more come up as these are settled. */
const disagreementsShown = 10;

/**
 * Families whose fact-checks disagree, newest first, one pair of each that is found true: either the machine put two claims
 * together, or two publishers differ. What an editor put together is settled and left out.
 */
export async function readDisagreements(db: Database): Promise<Disagreement[]> {
  const other = alias(factChecks, 'other');
  const isSettled = sql`exists (select 1 from ${factCheckLinks} where ${factCheckLinks.kind} = 'together'
    and ${factCheckLinks.firstId} = least(${factChecks.id}, ${other.id})
    and ${factCheckLinks.secondId} = greatest(${factChecks.id}, ${other.id}))`;
  const pairs = await db
    .selectDistinctOn([factChecks.publishedOn, factChecks.id], { right: factChecks.id, wrong: other.id })
    .from(factChecks)
    .innerJoin(other, eq(other.familyId, factChecks.familyId))
    .where(
      and(
        eq(factChecks.rating, 'true'),
        eq(factChecks.state, 'live'),
        inArray(other.rating, ['false', 'misleading']),
        eq(other.state, 'live'),
        not(isSettled),
      ),
    )
    .orderBy(sql`${factChecks.publishedOn} desc nulls last`, desc(factChecks.id), desc(other.publishedOn))
    .limit(disagreementsShown);
  const ids = pairs.flatMap((pair) => [pair.right, pair.wrong]);
  if (ids.length === 0) return [];
  const rows = await db.select(fellowColumns).from(factChecks).where(inArray(factChecks.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return pairs.flatMap((pair) => {
    const [right, wrong] = [byId.get(pair.right), byId.get(pair.wrong)];
    return right && wrong ? [{ right, wrong }] : [];
  });
}

/** The fact-check that a verdict became, for the others of its claim; empty when it became none. */
export async function readFellowsOf(db: Database, factCheckId: string | null): Promise<Fellow[]> {
  if (factCheckId === null) return [];
  const rows = await db
    .select({ id: factChecks.id, familyId: factChecks.familyId })
    .from(factChecks)
    .where(and(eq(factChecks.id, factCheckId), ne(factChecks.state, 'withdrawn')));
  return (await readFellows(db, rows)).get(factCheckId) ?? [];
}
