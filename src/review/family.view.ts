import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import { factChecks } from '../../db/schema/fact-checks.ts';
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

/** The fact-check that a verdict became, for the others of its claim; empty when it became none. */
export async function readFellowsOf(db: Database, factCheckId: string | null): Promise<Fellow[]> {
  if (factCheckId === null) return [];
  const rows = await db
    .select({ id: factChecks.id, familyId: factChecks.familyId })
    .from(factChecks)
    .where(and(eq(factChecks.id, factCheckId), ne(factChecks.state, 'withdrawn')));
  return (await readFellows(db, rows)).get(factCheckId) ?? [];
}
