import postgres from 'postgres';
import { openPostgres } from '../../src/adapters/database/postgres.ts';
import { findClaimByKey, nearestClaims, sketchedClaims } from '../../src/claims/claims.store.ts';
import { mostHolders, nominated } from '../../src/claims/nominate.rules.ts';
import { findPlace } from '../../src/claims/nominate.ts';
import type { Database } from '../../src/core/ports.ts';
import { type Invented, openTexts } from './big/texts.ts';

/** Milliseconds of each look-up, by what came: the same text again, an edit of one, a new one; and by step. */
export type DedupeTimes = { claims: number; by: Record<string, number[]>; found: Record<string, number> };

/**
 * Looks up messages among the claims that `fillClaims` made, as filing does: by key, else by sketch and vector with the
 * guards. A third are texts stored already, a third edits of one, a third new. Changes nothing.
 */
export async function benchDedupe(options: { url: string; messages: number }): Promise<DedupeTimes> {
  const opened = openPostgres({ url: options.url, max: 1 });
  const plain = postgres(options.url, { max: 1, onnotice: () => {} });
  try {
    const texts = openTexts(1, 2);
    const known = await someTexts(plain, options.messages, texts);
    const [counted] = await plain<{ n: number }[]>`select count(*)::int as n from claims`;
    const by: Record<string, number[]> = {};
    const found: Record<string, number> = {};
    const timed = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
      const started = performance.now();
      const result = await work();
      by[step] = [...(by[step] ?? []), performance.now() - started];
      return result;
    };
    for (let n = 0; n < options.messages; n++) {
      const kind = (['same', 'edited', 'new'] as const)[n % 3] ?? 'new';
      const of = known[n] ?? '';
      const text = kind === 'same' ? of : kind === 'edited' ? texts.edited(of) : texts.text();
      const message = texts.claimOf(text);
      await opened.db.transaction(async (tx) => {
        const db = tx as unknown as Database;
        const vector = Array.from(message.vector);
        const got = await timed(`look-up: ${kind}`, async () => {
          const same = await findClaimByKey(db, message.key);
          return same?.id ?? (await findPlace({ db }, { ...message, vector })).group;
        });
        found[kind] = (found[kind] ?? 0) + (got ? 1 : 0);
        if (kind === 'same') return;
        await timed('of it, by sketch', () => sketchedClaims(db, message.sketch, most));
        await timed('of it, by vector', () => nearestClaims(db, vector, nominated.byVector));
      });
    }
    return { claims: counted?.n ?? 0, by, found };
  } finally {
    await opened.close();
    await plain.end();
  }
}

const most = { claims: nominated.bySketch, holders: mostHolders };

/** Texts of stored claims, from all over the table. */
async function someTexts(client: postgres.Sql, count: number, texts: Invented): Promise<string[]> {
  const [all] = await client<{ n: number }[]>`select count(*)::int as n from claims`;
  const ids = Array.from(
    { length: count },
    () => `clm_${String(Math.floor(texts.random() * (all?.n ?? 1))).padStart(10, '0')}`,
  );
  const rows = await client<{ text: string }[]>`select text from claims where id = any(${ids})`;
  return rows.map((row) => row.text);
}
