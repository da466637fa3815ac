import { and, asc, count, eq, gt, gte, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { factChecks } from '../../db/schema/fact-checks.ts';
import type { CheckDocument, Database } from '../core/ports.ts';
import { embedderTag, fromBytes } from './content.rules.ts';

export type FactCheck = typeof factChecks.$inferSelect;
export type NewFactCheck = typeof factChecks.$inferInsert;

const documentColumns = {
  id: factChecks.id,
  claim: factChecks.claim,
  title: factChecks.title,
  summary: factChecks.summary,
  language: factChecks.language,
  publisher: factChecks.publisher,
  rating: factChecks.rating,
  publishedAt: factChecks.publishedOn,
  url: factChecks.url,
  externalId: factChecks.externalId,
  vector: factChecks.vector,
  family: factChecks.familyId,
  embedder: factChecks.embedder,
};
type DocumentRow = Omit<CheckDocument, 'vector'> & { vector: Uint8Array | null; embedder: string | null };
/** Whose vectors a reader can compare. */
type Comparing = { name: string; revision: string };

/**
 * The fact-checks that may answer among `ids`, in any order, in one query; unknown and withdrawn ones are left out.
 * A vector comes along only when it is of the embedder that the reader compares with: others mean something else.
 */
export async function findDocuments(
  db: Database,
  ids: readonly string[],
  comparing: Comparing | null = null,
): Promise<CheckDocument[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select(documentColumns)
    .from(factChecks)
    .where(and(inArray(factChecks.id, [...ids]), eq(factChecks.state, 'live')));
  return rows.map((row) => toDocument(row, comparing));
}

/** A page of all that may answer, by id after `afterId`; with vectors as `findDocuments`. */
export async function pageOfDocuments(
  db: Database,
  page: { afterId: string; limit: number; comparing: Comparing | null },
): Promise<CheckDocument[]> {
  const rows = await db
    .select(documentColumns)
    .from(factChecks)
    .where(and(eq(factChecks.state, 'live'), gt(factChecks.id, page.afterId)))
    .orderBy(asc(factChecks.id))
    .limit(page.limit);
  return rows.map((row) => toDocument(row, page.comparing));
}

/** A page of the ids of all that may answer, after `afterId`. */
export async function pageOfIds(db: Database, page: { afterId: string; limit: number }): Promise<string[]> {
  const rows = await db
    .select({ id: factChecks.id })
    .from(factChecks)
    .where(and(eq(factChecks.state, 'live'), gt(factChecks.id, page.afterId)))
    .orderBy(asc(factChecks.id))
    .limit(page.limit);
  return rows.map((row) => row.id);
}

/** A fact-check as whoever follows changes sees it. */
export type Change = Pick<FactCheck, 'id' | 'state' | 'version' | 'embedder' | 'updatedAt'>;
const changeColumns = {
  id: factChecks.id,
  state: factChecks.state,
  version: factChecks.version,
  embedder: factChecks.embedder,
  updatedAt: factChecks.updatedAt,
};

/** A page of what changed after a moment and an id, oldest first. */
export async function changedAfter(db: Database, page: { at: Date; id: string; limit: number }): Promise<Change[]> {
  const { at, id } = page;
  return db
    .select(changeColumns)
    .from(factChecks)
    .where(and(gte(factChecks.updatedAt, at), or(gt(factChecks.updatedAt, at), gt(factChecks.id, id))))
    .orderBy(asc(factChecks.updatedAt), asc(factChecks.id))
    .limit(page.limit);
}

/** The same for some, by id; unknown ones are left out. */
export async function changesOf(db: Database, ids: readonly string[]): Promise<Change[]> {
  if (ids.length === 0) return [];
  return db
    .select(changeColumns)
    .from(factChecks)
    .where(inArray(factChecks.id, [...ids]));
}

/** How many may answer. */
export async function countLive(db: Database): Promise<number> {
  const [row] = await db.select({ live: count() }).from(factChecks).where(eq(factChecks.state, 'live'));
  return row?.live ?? 0;
}

/** How many have a vector of another embedder. One that has none yet has a job of its own on the way. */
export async function countOfOthers(db: Database, embedder: string): Promise<number> {
  const [row] = await db.select({ left: count() }).from(factChecks).where(ne(factChecks.embedder, embedder));
  return row?.left ?? 0;
}

/** A page of those whose vector is missing or another embedder's, by id after `afterId`. */
export async function pageToEmbed(
  db: Database,
  page: { embedder: string; afterId: string; limit: number },
): Promise<{ id: string; claim: string }[]> {
  return db
    .select({ id: factChecks.id, claim: factChecks.claim })
    .from(factChecks)
    .where(
      and(or(isNull(factChecks.embedder), ne(factChecks.embedder, page.embedder)), gt(factChecks.id, page.afterId)),
    )
    .orderBy(asc(factChecks.id))
    .limit(page.limit);
}

function toDocument({ vector, embedder, ...row }: DocumentRow, comparing: Comparing | null): CheckDocument {
  const comparable = comparing !== null && embedder === embedderTag(comparing);
  return { ...row, vector: vector && comparable ? fromBytes(vector) : null };
}

export async function findFactCheck(db: Database, id: string): Promise<FactCheck | null> {
  return (await db.select().from(factChecks).where(eq(factChecks.id, id)))[0] ?? null;
}

export async function findByExternalId(
  db: Database,
  key: { source: string; externalId: string },
): Promise<FactCheck | null> {
  const rows = await db
    .select()
    .from(factChecks)
    .where(and(eq(factChecks.source, key.source), eq(factChecks.externalId, key.externalId)));
  return rows[0] ?? null;
}

export type Known = {
  id: string;
  externalId: string;
  contentHash: string;
  claim: string;
  vector: Uint8Array | null;
  embedder: string | null;
  state: FactCheck['state'];
};

/** What is there already of a source, among these ids of the publisher's. */
export async function findKnown(db: Database, source: string, externalIds: readonly string[]): Promise<Known[]> {
  if (externalIds.length === 0) return [];
  return db
    .select({
      id: factChecks.id,
      externalId: factChecks.externalId,
      contentHash: factChecks.contentHash,
      claim: factChecks.claim,
      vector: factChecks.vector,
      embedder: factChecks.embedder,
      state: factChecks.state,
    })
    .from(factChecks)
    .where(and(eq(factChecks.source, source), inArray(factChecks.externalId, [...externalIds])));
}

export async function insertFactCheck(db: Database, row: NewFactCheck): Promise<void> {
  await db.insert(factChecks).values(row);
}

export async function changeFactCheck(db: Database, id: string, change: Partial<NewFactCheck>): Promise<void> {
  await db.update(factChecks).set(change).where(eq(factChecks.id, id));
}

/** Sets the vector, unless the claim changed since it was read. */
export async function setVector(
  db: Database,
  id: string,
  made: { claim: string; vector: Uint8Array; embedder: string },
): Promise<void> {
  await db
    .update(factChecks)
    .set({ vector: made.vector, embedder: made.embedder })
    .where(and(eq(factChecks.id, id), eq(factChecks.claim, made.claim)));
}

/** Sets many vectors in one statement, except where the claim changed since it was read. */
export async function setVectors(
  db: Database,
  embedder: string,
  rows: readonly { id: string; claim: string; vector: Uint8Array }[],
): Promise<void> {
  if (rows.length === 0) return;
  const given = JSON.stringify(rows.map((row) => ({ ...row, vector: toBase64(row.vector) })));
  await db.execute(sql`
    update fact_checks as f set vector = decode(r.vector, 'base64'), embedder = ${embedder}
    from jsonb_to_recordset(${given}::text::jsonb) as r(id text, claim text, vector text)
    where f.id = r.id and f.claim = r.claim`);
}

export type ImportedRow = Omit<NewFactCheck, 'createdAt' | 'updatedAt' | 'state' | 'version'> & { vector: Uint8Array };

/**
 * Adds rows, or changes those that are there under the same source and external id: one statement with one parameter,
 * because binding ten thousand takes longer than writing them. A withdrawn one stays withdrawn.
 */
export async function upsertFactChecks(db: Database, rows: readonly ImportedRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const given = JSON.stringify(rows.map((row) => ({ ...row, vector: toBase64(row.vector) })));
  await db.execute(sql`
    insert into fact_checks (id, source, external_id, claim, title, summary, rating, rating_words, url, language,
      publisher, claimant, published_on, content_hash, vector, embedder, created_at, updated_at)
    select id, source, "externalId", claim, title, summary, rating, "ratingWords", url, language,
      publisher, claimant, "publishedOn", "contentHash", decode(vector, 'base64'), embedder,
      ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${given}::text::jsonb) as r(id text, source text, "externalId" text, claim text, title text,
      summary text, rating text, "ratingWords" text, url text, language text, publisher text, claimant text,
      "publishedOn" text, "contentHash" text, vector text, embedder text)
    on conflict (source, external_id) do update set ${changed}, version = fact_checks.version + 1,
      updated_at = excluded.updated_at`);
}

const changed: SQL = sql.raw(
  'claim title summary rating rating_words url language publisher claimant published_on content_hash vector embedder'
    .split(' ')
    .map((column) => `${column} = excluded.${column}`)
    .join(', '),
);

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
