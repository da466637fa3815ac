import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type NewDatabase, newDatabase, untilAlone } from '../../../../test/support/databases.ts';
import { databaseLanes, skipLane } from '../../../../test/support/lanes.ts';
import { openWorld } from '../../../../test/support/open-world.ts';
import { say } from '../../../../test/support/whatsapp.ts';
import { rowsOf } from '../../../core/rows.ts';
import { openVault } from '../../../core/vault.ts';
import { enqueue } from '../../../jobs/enqueue.ts';
import { openPostgres } from '../postgres.ts';
import { exportBackup } from './export-backup.ts';
import { importBackup } from './import-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-backup-'));
let count = 0;
const newFile = () => join(folder, `${++count}.backup`);
const now = new Date('2026-03-02T12:00:00Z');
const opened: NewDatabase[] = [];
const anEmpty = async (lane: 'embedded' | 'postgres') => {
  const database = await newDatabase(lane);
  opened.push(database);
  return database;
};
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A world in which one person has asked, and its backup. */
async function aBackup() {
  const world = await openWorld();
  await say(world, { text: 'The night ferry to Guincho stops for ever next Monday' });
  const file = newFile();
  const made = await exportBackup(world, { file, publisher: 'The Harbour Lamp', now });
  return { world, file, ...made };
}

/** The same file with its text changed; zipped again, so that only our own digests can tell. */
function changed(file: string, change: (text: string) => string): string {
  const other = newFile();
  writeFileSync(other, gzipSync(change(gunzipSync(readFileSync(file)).toString('utf8'))));
  return other;
}

const rowsIn = async (database: Pick<NewDatabase, 'db'>, table: string) => {
  const result = await database.db.execute(sql`select count(*)::int as n from ${sql.identifier(table)}`);
  return (rowsOf(result)[0] as { n: number }).n;
};

const kinds = `create table kinds (id integer primary key generated always as identity, words text, at timestamptz, big bigint,
  share real, double double precision, exact numeric, list integer[], names text[], doc jsonb, raw bytea, near vector(3), yes boolean)`;
const kindRows = [
  `(default, E'two\\nlines, a tab\\t, a "quote", a \\\\ and 😀 \u2028 end', '2026-03-02 12:00:00.123456+05', 9223372036854775807,
    0.1, 0.1::double precision + 0.2, 1.500, '{1,null,-3}', '{"a,b","{}",null,""}', '{"b": 1.0, "a": [null, "\\u20ac"], "n": 12345678901234567890}',
    '\\x00ff10', '[0.1,-2.5e-8,3]', true)`,
  `(default, '', 'infinity', -1, 'NaN', '-infinity', 'NaN', '{}', '{}', 'null', '', null, false)`,
  '(default, null, null, null, null, null, null, null, null, null, null, null, null)',
];

describe.each(databaseLanes)('into a %s database', (lane) => {
  describe.skipIf(skipLane(lane))('', () => {
    test('every kind of value comes as it was, and numbering goes on', async () => {
      const from = await anEmpty('embedded');
      const to = await anEmpty(lane);
      for (const { db } of [from, to]) await db.execute(sql.raw(kinds));
      for (const row of kindRows) await from.db.execute(sql.raw(`insert into kinds values ${row}`));
      await from.db.execute(sql`delete from kinds where id = 1`);
      await from.db.execute(sql.raw(`insert into kinds values ${kindRows[0]}`));
      const ports = await openWorld();
      const file = newFile();
      const { end } = await exportBackup({ ...ports, db: from.db }, { file, publisher: 'P', now });
      expect(end.tables.kinds?.rows).toBe(3);
      const { found, done } = await importBackup({ ...ports, db: to.db }, { file });
      expect(done).toBe(true);
      expect(found).toEqual(end.tables);
      const back = newFile();
      const again = await exportBackup({ ...ports, db: to.db }, { file: back, publisher: 'P', now });
      expect(again.end.tables).toEqual(end.tables);
      const nulls = await to.db.execute(
        sql`select (doc is null) as sql_null from kinds where id in (2, 3) order by id`,
      );
      expect(rowsOf(nulls).map((row) => row.sql_null)).toEqual([false, true]);
      await to.db.execute(sql.raw(`insert into kinds (words) values ('next')`));
      const next = await to.db.execute(sql`select id from kinds where words = 'next'`);
      expect(rowsOf(next).map((row) => row.id)).toEqual([5]);
    }, 120_000);

    test('the same backup again changes nothing; another one is refused', async () => {
      const { world, file } = await aBackup();
      const to = await anEmpty(lane);
      expect((await importBackup({ ...world, db: to.db }, { file })).done).toBe(true);
      expect((await importBackup({ ...world, db: to.db }, { file })).done).toBe(false);
      await to.db.execute(sql`update askers set language = 'pt'`);
      await expect(importBackup({ ...world, db: to.db }, { file })).rejects.toMatchObject({
        code: 'backup.not-empty',
      });
    });

    test('a broken, cut, changed, foreign or newer backup leaves nothing behind', async () => {
      const { world, file } = await aBackup();
      const to = await anEmpty(lane);
      const needs = { ...world, db: to.db };
      const bytes = readFileSync(file);
      const cut = newFile();
      writeFileSync(cut, bytes.subarray(0, bytes.length - 40));
      const garbled = newFile();
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8((flipped.at(bytes.length / 2) ?? 0) ^ 255, Math.floor(bytes.length / 2));
      writeFileSync(garbled, flipped);
      const notOurs = newFile();
      writeFileSync(notOurs, gzipSync('{"claims": []}\n'));
      const plain = newFile();
      writeFileSync(plain, 'not zipped');
      const refused: [string, string][] = [
        [cut, 'backup.broken'],
        [garbled, 'backup.broken'],
        [plain, 'backup.broken'],
        [changed(file, (text) => text.slice(0, text.lastIndexOf('{"end"'))), 'backup.broken'],
        [changed(file, (text) => text.replace('night ferry', 'light ferry')), 'backup.broken'],
        [
          changed(file, (text) => text.replace('"publisher":"The Harbour Lamp"', '"publisher":"Another"')),
          'backup.broken',
        ],
        [notOurs, 'backup.unknown'],
        [changed(file, (text) => text.replace('"plumblineBackup":1', '"plumblineBackup":2')), 'backup.format'],
        [join(folder, 'none'), 'backup.missing'],
      ];
      for (const [bad, code] of refused)
        await expect(importBackup(needs, { file: bad }), bad).rejects.toMatchObject({ code });
      await to.db.execute(sql`update drizzle.__drizzle_migrations set created_at = 1`);
      await expect(importBackup(needs, { file })).rejects.toMatchObject({ code: 'backup.newer' });
      for (const table of ['askers', 'messages', 'entries']) expect(await rowsIn(to, table)).toBe(0);
    });

    test('another DATA_KEY is refused, since phone numbers would never open again', async () => {
      const { world, file } = await aBackup();
      const to = await anEmpty(lane);
      const vault = await openVault('another-key-of-enough-length');
      await expect(importBackup({ ...world, vault, db: to.db }, { file })).rejects.toMatchObject({
        code: 'backup.other-key',
      });
      expect(await rowsIn(to, 'askers')).toBe(0);
    });

    test('what waited when a backup was made beside a running service is left to a person', async () => {
      const { world } = await aBackup();
      await enqueue(world, 'open-case', { submissionId: 'sub_waits', reason: 'no-match' });
      await enqueue(world, 'index-fact-check', { factCheckId: 'fc_waits' });
      const quiet = newFile();
      await exportBackup(world, { file: quiet, publisher: 'The Harbour Lamp', now });
      const file = besideRunning(quiet);
      const to = await anEmpty(lane);
      const needs = { ...world, db: to.db };
      await expect(importBackup(needs, { file })).rejects.toMatchObject({ code: 'backup.running' });
      const waited = await waitingIn(world);
      expect(waited).toContain('open-case');
      const { setAside, done } = await importBackup(needs, { file, restore: true });
      expect([done, setAside]).toEqual([true, waited.length - 1]);
      expect(new Set(await waitingIn(to))).toEqual(new Set(['dead', 'index-fact-check']));
      await to.jobs.retryDead();
      expect(await waitingIn(to)).toEqual(waited);
    });
  });
});

test.skipIf(skipLane('postgres'))('a backup says when others were connected to its database', async () => {
  const { world, header } = await aBackup();
  expect(header.running).toBe(false);
  const from = await anEmpty('postgres');
  const made = async () =>
    (await exportBackup({ ...world, db: from.db }, { file: newFile(), publisher: 'P', now })).header.running;
  const other = openPostgres({ url: from.url ?? '', max: 1 });
  await other.db.execute(sql`select 1`);
  expect(await made()).toBe(true);
  await other.close();
  await from.jobs.close();
  await untilAlone(from.db);
  expect(await made()).toBe(false);
});

/** Names of the jobs that wait in a database. */
async function waitingIn({ db }: Pick<NewDatabase, 'db'>): Promise<string[]> {
  const found = await db.execute(sql`select name from pgboss.job where state in ('created', 'retry') order by name`);
  return rowsOf(found).map((row) => String(row.name));
}

/** The same backup as if others had been connected while it was made. */
function besideRunning(file: string): string {
  return changed(file, (text) => {
    const lines = text.replace('"running":false', '"running":true').trimEnd().split('\n');
    const { end } = JSON.parse(lines.pop() ?? '');
    const sha256 = createHash('sha256')
      .update(lines.map((line) => `${line}\n`).join(''))
      .digest('hex');
    return `${[...lines, JSON.stringify({ end: { ...end, sha256 } })].join('\n')}\n`;
  });
}
