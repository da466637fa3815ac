import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPostgres } from '../../../test/support/databases.ts';
import { skipLane } from '../../../test/support/lanes.ts';
import { keptStatements, preparing } from './prepared-postgres.ts';

const rows = [
  [1, 'harbour', '2026-03-02T12:00:00Z', '{"a": [1, null]}', new Uint8Array([0, 255])],
  [2, null, null, null, null],
  [3, 'Δ “quoted” \\ 漢字', '2026-03-02T12:00:00.123Z', '{"s": "text"}', new Uint8Array(300)],
];
const put = 'insert into seen (id, words, at, told, raw) values ($1, $2, $3, $4::text::jsonb, $5) returning id';

describe.skipIf(skipLane('postgres'))('statements prepared on a server', () => {
  let database: Awaited<ReturnType<typeof newPostgres>>;
  const clients: postgres.Sql[] = [];
  const open = () => {
    const client = postgres(database.url, { max: 1, onnotice: () => {} });
    clients.push(client);
    return client;
  };
  /** One text may stand there twice, once for each kind of value that came with it. */
  const prepared = async (client: postgres.Sql) =>
    (
      await client.unsafe(
        `select distinct statement from pg_prepared_statements where statement like '%$1%' order by 1`,
      )
    ).map((row) => row.statement as string);

  beforeAll(async () => {
    database = await newPostgres();
    await open().unsafe('create table seen (id int, words text, at timestamptz, told jsonb, raw bytea)');
  });
  afterAll(async () => {
    for (const client of clients) await client.end();
    await database.drop();
  });

  test('answer as plain ones do, in and out of transactions, and are those that came twice', async () => {
    const answers: unknown[][] = [];
    for (const client of [open(), preparing(open())]) {
      const all: unknown[] = [];
      for (const row of rows) all.push([...(await client.unsafe(put, row as never[]))]);
      await client.begin(async (tx) => {
        for (const id of [1, 2, 3, 4]) all.push([...(await tx.unsafe('select * from seen where id = $1', [id]))]);
        await tx.savepoint(async (inner) => {
          all.push([...(await inner.unsafe('select id from seen where id > $1 order by 1', [1]).values())]);
        });
      });
      all.push([...(await client.unsafe('delete from seen where id = any($1::int[]) returning id', [[1, 2, 3]]))]);
      answers.push(all);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(await prepared(clients.at(-1) as postgres.Sql)).toEqual([put, 'select * from seen where id = $1']);
    expect(await prepared(clients.at(-2) as postgres.Sql)).toEqual([]);
  });

  test('a statement that fails takes its transaction along and nothing else', async () => {
    const client = preparing(open());
    const divide = (on: postgres.ISql, by: number) => on.unsafe('select 6 / $1::int as n', [by]);
    for (let round = 0; round < 3; round++) {
      const work = client.begin(async (tx) => {
        await tx.unsafe('insert into seen (id) values ($1)', [70]);
        await divide(tx, 0);
      });
      await expect(work).rejects.toMatchObject({ code: '22012' });
      expect([...(await divide(client, 2))]).toEqual([{ n: 3 }]);
    }
    expect([...(await client.unsafe('select id from seen where id = $1', [70]))]).toEqual([]);
  });

  test('side by side in one transaction, each gets its own answer', async () => {
    const client = preparing(open());
    const asked = Array.from({ length: 40 }, (_, n) => n);
    const got = await client.begin((tx) =>
      Promise.all(asked.map(async (n) => (await tx.unsafe(`select $1::int as n, ${n % 3} as kind`, [n]))[0]?.n)),
    );
    expect(got).toEqual(asked);
  });

  test('a table altered meanwhile, and more statements than are kept, change nothing', async () => {
    const client = preparing(open());
    const read = () => client.unsafe('select * from seen where id = $1', [9]);
    await open().unsafe('insert into seen (id) values (9)');
    for (let n = 0; n < 3; n++) await read();
    await open().unsafe('alter table seen add column later int default 5');
    expect((await read())[0]?.later).toBe(5);
    for (let round = 0; round < 2; round++)
      for (let n = 0; n < keptStatements + 50; n++)
        expect((await client.unsafe(`select $1::int + ${n} as n`, [1]))[0]?.n).toBe(n + 1);
    expect((await prepared(client)).length).toBe(keptStatements);
  });
});
