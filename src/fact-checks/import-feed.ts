import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import type { CheckDocument } from '../core/ports.ts';
import { sha256Hex } from '../core/vault.ts';
import { record } from '../ledger/record.ts';
import type { ReadCheck } from './claim-review.rules.ts';
import { contentText, embedderTag, fromBytes, toBytes } from './content.rules.ts';
import { findKnown, type ImportedRow, upsertFactChecks } from './fact-checks.store.ts';
import { forgetFamilies, keepSameAs } from './families.store.ts';
import { type FeedFormat, readFeed } from './read-feed.ts';

/** Fact-checks of one transaction. */
const batchSize = 500;

/** Refusals whose reasons are kept; beyond, they are only counted. */
const refusalsKept = 10_000;

export type ImportProgress = {
  bytes: number;
  rows: number;
  added: number;
  changed: number;
  same: number;
  refusedCount: number;
};
export type ImportSummary = ImportProgress & { refused: { row: number; reason: string }[] };

export type ImportInput = {
  bytes: AsyncIterable<Uint8Array>;
  format: FeedFormat;
  /** Under which name it is kept; the same fact-check under the same name is updated, never doubled. */
  source: string;
  onProgress?: (progress: ImportProgress) => void;
};

/**
 * Takes fact-checks in from a feed or a file, in batches, each embedded, indexed and committed as a whole. Bad rows are
 * refused with a reason and the rest kept. Memory stays bounded however long the feed is.
 * Throws Invalid `feed.…` when the whole cannot be read; batches committed before stay.
 * Safe to repeat: a fact-check known by source and external id is changed, or left when nothing changed.
 */
export async function importFeed(
  needs: Needs<'db' | 'clock' | 'actor' | 'search' | 'embedder'>,
  input: ImportInput,
): Promise<ImportSummary> {
  const summary: ImportSummary = { bytes: 0, rows: 0, added: 0, changed: 0, same: 0, refusedCount: 0, refused: [] };
  const nameOnce = externalIds();
  let batch = new Map<string, ReadCheck>();
  const flush = async () => {
    const outcome = await keep(needs, input.source, batch);
    summary.added += outcome.added;
    summary.changed += outcome.changed;
    summary.same += outcome.same;
    batch = new Map();
    input.onProgress?.(summary);
  };
  const counted = countBytes(input.bytes, (bytes) => {
    summary.bytes += bytes;
  });
  for await (const { row, reading } of readFeed(counted, input.format)) {
    summary.rows++;
    if ('reason' in reading) {
      summary.refusedCount++;
      if (summary.refused.length < refusalsKept) summary.refused.push({ row, reason: reading.reason });
      continue;
    }
    const externalId = await nameOnce(reading.check);
    if (batch.has(externalId)) summary.same++;
    batch.set(externalId, reading.check);
    if (batch.size >= batchSize) await flush();
  }
  await flush();
  return summary;
}

/**
 * Names each fact-check within its source: the publisher's id, else its address, with `#2`, `#3` for further claims
 * checked on the same page, in the order of the feed, else a hash of publisher and claim.
 */
function externalIds(): (check: ReadCheck) => Promise<string> {
  const claimsAt = new Map<string, string[]>();
  return async (check) => {
    if (check.givenId) return check.givenId;
    const claim = (await sha256Hex(JSON.stringify([check.publisher, check.claim]))).slice(0, 24);
    if (check.url === null) return `claim:${claim}`;
    const claims = claimsAt.get(check.url) ?? [];
    if (!claims.includes(claim)) claims.push(claim);
    claimsAt.set(check.url, claims);
    const place = claims.indexOf(claim) + 1;
    return place === 1 ? check.url : `${check.url}#${place}`;
  };
}

type Keeping = Needs<'db' | 'clock' | 'actor' | 'search' | 'embedder'>;

async function keep(needs: Keeping, source: string, batch: ReadonlyMap<string, ReadCheck>) {
  const embedder = embedderTag(needs.embedder);
  const known = new Map((await findKnown(needs.db, source, [...batch.keys()])).map((row) => [row.externalId, row]));
  const rows: ImportedRow[] = [];
  let added = 0;
  const elsewhere: { id: string; urls: readonly string[] }[] = [];
  for (const [externalId, { givenId: _, sameAs = [], ...content }] of batch) {
    const before = known.get(externalId);
    const text = contentText({ ...content, slug: null });
    const contentHash = await sha256Hex(sameAs.length === 0 ? text : `${text}${JSON.stringify(sameAs)}`);
    if (before?.contentHash === contentHash) continue;
    if (!before) added++;
    const vector =
      before?.vector && before.embedder === embedder && before.claim === content.claim
        ? before.vector
        : await embedClaim(needs, content.claim);
    const id = before?.id ?? newId('fc');
    if (before || sameAs.length > 0) elsewhere.push({ id, urls: sameAs });
    rows.push({ ...content, id, source, externalId, contentHash, vector, embedder });
  }
  const outcome = { added, changed: rows.length - added, same: batch.size - rows.length };
  if (rows.length === 0) return outcome;
  const before = new Map([...known.values()].map((row) => [row.id, row.claim]));
  const retold = rows.flatMap(({ id, claim }) => (before.has(id) && before.get(id) !== claim ? [id] : []));
  // The index first: a crash in between leaves it knowing an id that the database does not, which every reader skips.
  const withdrawn = new Set([...known.values()].flatMap((row) => (row.state === 'live' ? [] : [row.id])));
  await needs.search.put(rows.filter((row) => !withdrawn.has(row.id)).map(toDocument));
  await inTransaction(needs, async (needs) => {
    await upsertFactChecks(needs.db, rows, needs.clock.now());
    const moved = await keepSameAs(needs.db, elsewhere);
    await forgetFamilies(needs.db, [...new Set([...retold, ...moved])]);
    await record(needs, { did: 'fact-checks.imported', thing: source, details: outcome });
  });
  return outcome;
}

async function embedClaim(needs: Needs<'embedder'>, claim: string): Promise<Uint8Array> {
  const [vector] = await needs.embedder.embed([claim]);
  return toBytes(vector ?? new Float32Array(needs.embedder.dimension));
}

const toDocument = (row: ImportedRow): CheckDocument => ({
  id: row.id,
  claim: row.claim,
  title: row.title ?? '',
  summary: row.summary ?? '',
  language: row.language ?? null,
  publisher: row.publisher,
  rating: row.rating ?? null,
  publishedAt: row.publishedOn ?? null,
  url: row.url ?? null,
  externalId: row.externalId,
  vector: fromBytes(row.vector),
});

async function* countBytes(
  bytes: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    count(chunk.length);
    yield chunk;
  }
}
