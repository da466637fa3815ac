import { readdirSync } from 'node:fs';
import postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { migratePostgres, migrationsFolder } from '../../src/adapters/database/migrate.ts';
import { openPostgres } from '../../src/adapters/database/postgres.ts';
import { newPostgres } from '../support/databases.ts';
import { skipLane } from '../support/lanes.ts';

/** Runs a few statements on a database of its own. */
async function onNew<T>(work: (url: string, client: postgres.Sql) => Promise<T>): Promise<T> {
  const { url, drop } = await newPostgres();
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(url, client);
  } finally {
    await client.end();
    await drop();
  }
}

describe.skipIf(skipLane('postgres'))('a Postgres server', () => {
  test('is brought to the same schema once when several processes start at once', async () => {
    await onNew(async (url, client) => {
      await Promise.all([migratePostgres(url), migratePostgres(url), migratePostgres(url)]);
      const [applied] = await client`select count(*)::int as n from drizzle.__drizzle_migrations`;
      const files = readdirSync(migrationsFolder()).filter((name) => name.endsWith('.sql'));
      expect(applied?.n).toBe(files.length);
    });
  });

  test('when a migration fails the database stays as it was, and nobody is locked out', async () => {
    await onNew(async (url, client) => {
      await migratePostgres(url);
      await client`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`;
      await expect(migratePostgres(url)).rejects.toThrow();
      const [held] = await client`select count(*)::int as n from pg_locks where locktype = 'advisory'`;
      expect(held?.n).toBe(0);
    });
  });

  test('without the right to make the extension, the error names it and what a superuser is to run', async () => {
    await onNew(async (url, client) => {
      const role = `plumbline_low_${process.pid}`;
      await client.unsafe(`drop role if exists ${role}`);
      await client.unsafe(`create role ${role} login password 'low'`);
      try {
        const low = new URL(url);
        low.username = role;
        low.password = 'low';
        await expect(migratePostgres(low.href)).rejects.toThrow(/create extension vector/);
        await client`create extension vector`;
        await expect(migratePostgres(low.href)).rejects.not.toThrow(/create extension vector/);
      } finally {
        await client.unsafe(`drop owned by ${role}`);
        await client.unsafe(`drop role ${role}`);
      }
    });
  });

  test('holds our connections to their limits, which a pooler would refuse and is not asked for', async () => {
    await onNew(async (url) => {
      const limits = async (throughPooler: boolean) => {
        const patience = { statementSeconds: 7, lockSeconds: 3 };
        const opened = openPostgres({ url, max: 1, throughPooler, patience });
        const rows = (await opened.db.execute(
          `select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
             current_setting('idle_in_transaction_session_timeout') as idle` as never,
        )) as unknown as Record<string, string>[];
        await opened.close();
        return rows[0];
      };
      expect(await limits(false)).toEqual({ statement: '7s', lock: '3s', idle: '1min' });
      expect((await limits(true))?.lock).toBe('0');
    });
  });
});
