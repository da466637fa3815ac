import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { PreparedPglite } from './prepared-pglite.ts';

const open = async () => {
  const pglite = new PreparedPglite();
  await pglite.waitReady;
  await pglite.exec(
    'create table seen (id int primary key, words text, at timestamptz, told jsonb, many int[], raw bytea)',
  );
  return pglite;
};

const rows = [
  [1, 'harbour', new Date('2026-03-02T12:00:00Z'), { a: [1, null] }, [3, 4], new Uint8Array([0, 255])],
  [2, null, null, null, [], null],
  [3, 'Δ “quoted” \\ 漢字', new Date('2026-03-02T12:00:00.123Z'), { s: 'text' }, [7], new Uint8Array(300)],
];

test('what is written and read is what plain PGlite writes and reads, the first time and when prepared', async () => {
  const plain = new PGlite();
  await plain.waitReady;
  await plain.exec(
    'create table seen (id int primary key, words text, at timestamptz, told jsonb, many int[], raw bytea)',
  );
  const prepared = await open();
  const answers = await Promise.all(
    [plain, prepared].map(async (pglite) => {
      const all: unknown[] = [];
      for (const row of rows)
        all.push((await pglite.query('insert into seen values ($1, $2, $3, $4, $5, $6) returning id', row)).rows);
      for (const id of [1, 2, 3, 4]) all.push((await pglite.query('select * from seen where id = $1', [id])).rows);
      for (const id of [1, 4])
        all.push((await pglite.query('update seen set words = $2 where id = $1', [id, 'x'])).affectedRows);
      all.push((await pglite.query('select id, many from seen order by id', [], { rowMode: 'array' })).rows);
      all.push((await pglite.query('select count(*)::int as n from seen')).rows);
      all.push((await pglite.query('select count(*)::int as n from seen')).rows);
      return all;
    }),
  );
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[1]?.[3]).toMatchObject([{ words: 'harbour', many: [3, 4] }]);
  await plain.close();
  await prepared.close();
});

test('a statement that fails takes its transaction along and nothing else', async () => {
  const pglite = await open();
  const put = (on: Pick<PGlite, 'query'>, id: number) => on.query('insert into seen (id) values ($1)', [id]);
  await put(pglite, 1);
  await expect(put(pglite, 1)).rejects.toMatchObject({ code: '23505' });
  await expect(
    pglite.transaction(async (tx) => {
      await put(tx, 2);
      await put(tx, 1).catch(() => {});
      await put(tx, 3);
    }),
  ).rejects.toMatchObject({ code: '25P02' });
  await expect(pglite.query('select nowhere from seen')).rejects.toMatchObject({ code: '42703' });
  await put(pglite, 4);
  expect((await pglite.query('select id from seen order by id')).rows).toEqual([{ id: 1 }, { id: 4 }]);
  await pglite.close();
});

test('side by side, each query gets its own answer', async () => {
  const pglite = await open();
  const asked = Array.from({ length: 60 }, (_, n) => n);
  const got = await Promise.all(
    asked.map((n) =>
      n % 3 === 0
        ? pglite.transaction(async (tx) => (await tx.query<{ n: number }>('select $1::int as n', [n])).rows[0]?.n)
        : pglite.query<{ n: number }>(`select $1::int as n, ${n % 3}`, [n]).then(({ rows }) => rows[0]?.n),
    ),
  );
  expect(got).toEqual(asked);
  await pglite.close();
});

test('more statements than are kept, and one whose table was altered, work on', async () => {
  const pglite = await open();
  await pglite.query('insert into seen (id) values (1)');
  for (let round = 0; round < 2; round++)
    for (let n = 0; n < 500; n++) {
      const { rows } = await pglite.query(`select id + ${n} as id from seen`);
      if (n % 100 === 0) expect(rows).toEqual([{ id: 1 + n }]);
    }
  const kept = await pglite.query<{ n: number }>('select count(*)::int as n from pg_prepared_statements');
  expect(kept.rows[0]?.n).toBeLessThanOrEqual(401);
  const all = () => pglite.query('select * from seen');
  await all();
  await pglite.exec('alter table seen drop column raw, drop column at, drop column told, drop column many');
  await expect(all()).rejects.toMatchObject({ code: '0A000' });
  expect((await all()).rows).toEqual([{ id: 1, words: null }]);
  await pglite.close();
});
