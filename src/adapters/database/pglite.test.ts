import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPglite } from './pglite.ts';

test('what is deleted is cleared away and what is there is counted, which nobody else does here', async () => {
  const { pglite, tidy, close } = await openPglite({ folder: null });
  await pglite.exec(`insert into facts (name, value, updated_at) select 'n' || n, '1', now() from generate_series(1, 500) n;
    delete from facts where name like 'n4%'`);
  const kept = await pglite.query<{ n: number }>('select count(*)::int as n from facts');
  const counted = () =>
    pglite.query<{ reltuples: number }>(`select reltuples from pg_class where oid = 'facts'::regclass`);
  expect((await counted()).rows[0]?.reltuples).not.toBe(kept.rows[0]?.n);
  await tidy();
  expect((await counted()).rows[0]?.reltuples).toBe(kept.rows[0]?.n);
  const dead = await pglite.query(`select 1 from pg_stat_user_tables where relname = 'facts' and n_dead_tup > 0`);
  expect(dead.rows).toEqual([]);
  await close();
});

test('when it opens, what is there is counted, and an empty table is not: else its plans read the whole of it once it grew', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-pglite-'));
  const first = await openPglite({ folder });
  await first.pglite.exec(
    `insert into facts (name, value, updated_at) select 'n' || n, '1', now() from generate_series(1, 50) n`,
  );
  await first.close();
  const { pglite, close } = await openPglite({ folder });
  const { rows } = await pglite.query<{ name: string; counted: number }>(
    `select relname as name, reltuples as counted from pg_class where oid in ('facts'::regclass, 'messages'::regclass) order by 1`,
  );
  expect(rows[0]?.counted).toBeGreaterThanOrEqual(50);
  expect(rows[1]).toEqual({ name: 'messages', counted: -1 });
  await close();
  rmSync(folder, { recursive: true });
});
