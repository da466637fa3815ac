import { and, asc, count, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { factCheckLinks, factCheckSameAs, factChecks } from '../../db/schema/fact-checks.ts';
import type { Database } from '../core/ports.ts';
import { rowsOf } from '../core/rows.ts';
import { type Addressed, type FamilyLink, familiesByLinks, type LinkKind } from './families.rules.ts';

/** A fact-check whose family is to be looked for. */
export type Familyless = { id: string; version: number; claim: string; language: string | null; url: string | null };

/** The next fact-checks without a family, by id. */
export function pageWithoutFamily(db: Database, limit: number): Promise<Familyless[]> {
  const { id, version, claim, language, url } = factChecks;
  return db
    .select({ id, version, claim, language, url })
    .from(factChecks)
    .where(and(isNull(factChecks.familyId), eq(factChecks.state, 'live')))
    .orderBy(asc(factChecks.id))
    .limit(limit);
}

/** How many fact-checks wait for their family. */
export async function countWithoutFamily(db: Database): Promise<number> {
  const [row] = await db
    .select({ left: count() })
    .from(factChecks)
    .where(and(isNull(factChecks.familyId), eq(factChecks.state, 'live')));
  return row?.left ?? 0;
}

/** Those of `ids` whose version is still the one that was read. */
export async function unchanged(db: Database, read: readonly Familyless[]): Promise<Set<string>> {
  if (read.length === 0) return new Set();
  const ids = read.map((one) => one.id);
  const rows = await db
    .select({ id: factChecks.id, version: factChecks.version })
    .from(factChecks)
    .where(inArray(factChecks.id, ids));
  const versions = new Map(rows.map((row) => [row.id, row.version]));
  return new Set(read.filter((one) => versions.get(one.id) === one.version).map((one) => one.id));
}

/** The claims of live fact-checks by id, without anything else: a page of them has thousands of neighbours. */
export async function claimsOf(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, { claim: string; language: string | null }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: factChecks.id, claim: factChecks.claim, language: factChecks.language })
    .from(factChecks)
    .where(and(inArray(factChecks.id, [...ids]), eq(factChecks.state, 'live')));
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/**
 * Every live fact-check at these addresses, at most 20 each. One look into the index for each address, said so, because
 * the embedded database keeps no statistics and would read the whole table.
 */
export async function checksAt(db: Database, urls: readonly string[]): Promise<Addressed[]> {
  if (urls.length === 0) return [];
  const rows = await db.execute<Addressed>(sql`
    select f.id, f.url, f.language from jsonb_array_elements_text(${JSON.stringify([...new Set(urls)])}::text::jsonb) as given(url)
    cross join lateral (
      select id, url, language from fact_checks where url = given.url and state = 'live' limit 20
    ) as f`);
  return rowsOf(rows);
}

/**
 * Keeps where publishers say that fact-checks stand too, over what they said before. Returns the ids of those of which
 * they say something else now.
 */
export async function keepSameAs(
  db: Database,
  given: readonly { id: string; urls: readonly string[] }[],
): Promise<string[]> {
  if (given.length === 0) return [];
  const ids = given.map((one) => one.id);
  const { factCheckId } = factCheckSameAs;
  const before = await db.select().from(factCheckSameAs).where(inArray(factCheckId, ids));
  const changed = given.filter(({ id, urls }) => {
    const known = before.filter((row) => row.factCheckId === id).map((row) => row.url);
    return known.length !== urls.length || urls.some((one) => !known.includes(one));
  });
  if (changed.length === 0) return [];
  const moved = changed.map((one) => one.id);
  await db.delete(factCheckSameAs).where(inArray(factCheckId, moved));
  const rows = changed.flatMap(({ id, urls }) => urls.map((one) => ({ factCheckId: id, url: one })));
  if (rows.length > 0) await db.insert(factCheckSameAs).values(rows);
  return moved;
}

/** What publishers say of these fact-checks and of the addresses they stand at: who says it, of which address. */
export async function sameAsOf(
  db: Database,
  page: { ids: readonly string[]; urls: readonly string[] },
): Promise<{ factCheckId: string; from: string | null; url: string }[]> {
  const { factCheckId, url } = factCheckSameAs;
  const said = [
    ...(page.ids.length > 0 ? [inArray(factCheckId, [...page.ids])] : []),
    ...(page.urls.length > 0 ? [inArray(url, [...page.urls])] : []),
  ];
  if (said.length === 0) return [];
  return db
    .select({ factCheckId, from: factChecks.url, url })
    .from(factCheckSameAs)
    .innerJoin(factChecks, eq(factChecks.id, factCheckId))
    .where(or(...said));
}

/** Families change one at a time: two changes at once could each miss what the other joins. Until the transaction ends. */
export async function lockFamilies(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('fact-check families'))`);
}

/** Keeps links; those there are already stay as they are. */
export async function keepLinks(
  db: Database,
  links: readonly FamilyLink[],
  said: { at: Date; by: string | null },
): Promise<void> {
  if (links.length === 0) return;
  await db
    .insert(factCheckLinks)
    .values(links.map((link) => ({ ...link, at: said.at, saidBy: said.by })))
    .onConflictDoNothing();
}

/** Takes one link away; false when it was not there. */
export async function dropLink(db: Database, link: FamilyLink): Promise<boolean> {
  const rows = await db
    .delete(factCheckLinks)
    .where(
      and(
        eq(factCheckLinks.firstId, link.firstId),
        eq(factCheckLinks.secondId, link.secondId),
        eq(factCheckLinks.kind, link.kind),
      ),
    )
    .returning({ id: factCheckLinks.firstId });
  return rows.length > 0;
}

/** Takes away all that editors had said of whom a fact-check belongs with. Its fellows are grouped anew by `regroup`. */
export async function dropTogether(db: Database, id: string): Promise<void> {
  const { firstId, secondId, kind } = factCheckLinks;
  await db.delete(factCheckLinks).where(and(eq(kind, 'together'), or(eq(firstId, id), eq(secondId, id))));
}

/** Every link of these fact-checks. */
export async function linksOf(
  db: Database,
  ids: readonly string[],
): Promise<(FamilyLink & { saidBy: string | null })[]> {
  if (ids.length === 0) return [];
  const { firstId, secondId, kind, saidBy } = factCheckLinks;
  return db
    .select({ firstId, secondId, kind, saidBy })
    .from(factCheckLinks)
    .where(or(inArray(firstId, [...ids]), inArray(secondId, [...ids])));
}

/**
 * Works out anew the families of these fact-checks, of those they are linked with, and of those they were with. A
 * fact-check whose own family was not looked for yet keeps none, except those in `looked`. Call it under `lockFamilies`.
 */
export async function regroup(db: Database, ids: readonly string[], looked: ReadonlySet<string>): Promise<void> {
  const links = new Map<string, FamilyLink>();
  const seen = new Set<string>(ids);
  for (let fresh = [...new Set([...ids, ...(await fellowsOf(db, ids))])]; fresh.length > 0; ) {
    for (const id of fresh) seen.add(id);
    const next = new Set<string>();
    for (const link of await linksOf(db, fresh)) {
      links.set(`${link.firstId} ${link.secondId} ${link.kind}`, link);
      for (const id of [link.firstId, link.secondId]) if (!seen.has(id)) next.add(id);
    }
    fresh = [...next];
  }
  const families = familiesByLinks([...seen], [...links.values()]);
  const now = await familiesOf(db, [...seen]);
  const changed = [...families].filter(
    ([id, family]) => now.has(id) && now.get(id) !== family && (now.get(id) !== null || looked.has(id)),
  );
  if (changed.length === 0) return;
  const given = JSON.stringify(changed.map(([id, family]) => ({ id, family })));
  await db.execute(sql`
    update fact_checks as f set family_id = r.family
    from jsonb_to_recordset(${given}::text::jsonb) as r(id text, family text) where f.id = r.id`);
}

/** The other members of these fact-checks' families, as they stand. One look into the index for each family. */
async function fellowsOf(db: Database, ids: readonly string[]): Promise<string[]> {
  const families = [...new Set([...(await familiesOf(db, ids)).values()].flatMap((family) => family ?? []))];
  if (families.length === 0) return [];
  const rows = await db.execute<{ id: string }>(sql`
    select f.id from jsonb_array_elements_text(${JSON.stringify(families)}::text::jsonb) as given(family)
    cross join lateral (select id from fact_checks where family_id = given.family limit 1000) as f`);
  return rowsOf(rows).map((row) => row.id);
}

/** The family of each of these, null where it was not looked for; unknown ids are left out. */
export async function familiesOf(db: Database, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: factChecks.id, family: factChecks.familyId })
    .from(factChecks)
    .where(inArray(factChecks.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.family]));
}

/**
 * Has the families of fact-checks looked for again, because their claims changed: what the machine had found of them
 * is forgotten, and those that were with them are grouped without them. What an editor said of them stays.
 */
export async function forgetFamilies(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await lockFamilies(db);
  const fellows = await fellowsOf(db, ids);
  const machines: LinkKind[] = ['same-claim', 'translation'];
  const { firstId, secondId, kind } = factCheckLinks;
  await db
    .delete(factCheckLinks)
    .where(and(inArray(kind, machines), or(inArray(firstId, [...ids]), inArray(secondId, [...ids]))));
  await db
    .update(factChecks)
    .set({ familyId: null })
    .where(inArray(factChecks.id, [...ids]));
  await regroup(db, fellows, new Set());
}
