import { conflict, invalid } from '../../../core/errors.ts';
import type { Database, MediaStore } from '../../../core/ports.ts';
import { sha256Hex } from '../../../core/vault.ts';
import { type Header, type Sum, sameSums } from './backup.rules.ts';
import { type Checked, checkBackup } from './check-backup.ts';
import { type BackupNeeds, keyPrint, type Progress, schemaLevel } from './export-backup.ts';
import { readBackup } from './file.ts';
import { insertRows, sayAlike, sumRows } from './rows.ts';
import { setAside } from './set-aside.ts';
import { listTables, quoted, rowsOf, type Table } from './tables.ts';

export type Imported = Checked & {
  /** False when the very same organisation was here already. */
  done: boolean;
  /** Count and digest of every table as it stands in this database now, by name. */
  found: Record<string, Sum>;
  /** Jobs that were set aside for a person to start, because the service went on after the backup. */
  setAside: number;
};

/** Characters of rows that go in with one statement. */
const statementChars = 1_000_000;

/**
 * Brings a backup into an empty database, migrated and with its queues made. The file is checked whole first; then all
 * rows go in with one transaction, in which every table is read back and compared: it commits equal or not at all, so
 * that after a crash the same call works again. The same backup again changes nothing.
 * `restore` lets in what was exported beside a running service; its waiting jobs are then left to a person, since the
 * service may have done them, and no message may be sent twice.
 * Throws as `checkBackup`; Invalid `backup.other-key`, `backup.newer`; Conflict `backup.not-empty`, `backup.running`.
 */
export async function importBackup(
  needs: BackupNeeds,
  input: { file: string; restore?: boolean; onProgress?: Progress },
): Promise<Imported> {
  const checked = await checkBackup(input.file);
  const { header, end } = checked;
  await refuse(needs, header, input.restore === true);
  return needs.db.transaction(async (tx) => {
    const db = tx as unknown as Database;
    await sayAlike(db);
    const tables = await listTables(db);
    await lock(db, tables);
    const owned = ownedBy(checked, tables);
    const before = await sumAll(db, owned, 1);
    if (Object.values(before).some((sum) => sum.rows > 0)) {
      const found = await sumAll(db, owned);
      if (!sameSums(without(found, 'jobs'), without(end.tables, 'jobs'))) throw notEmpty();
      await putMedia(needs.media, input.file);
      return { ...checked, done: false, found, setAside: 0 };
    }
    await putMedia(needs.media, input.file);
    const indexSlow = await dropSlowIndexes(db);
    await putRows(db, owned, input);
    await indexSlow();
    const found = await sumAll(db, owned);
    for (const name of Object.keys(end.tables))
      if (found[name]?.sha256 !== end.tables[name]?.sha256)
        throw new Error(
          `The rows of ${name} are not the same after the import: nothing was imported. This is a fault of ours.`,
        );
    return { ...checked, done: true, found, setAside: header.running ? await setAside(db, header) : 0 };
  });
}

async function refuse(needs: BackupNeeds, header: Header, restore: boolean): Promise<void> {
  if (header.dataKey !== (await keyPrint(needs.vault)))
    throw invalid(
      'backup.other-key',
      'This backup was made with another DATA_KEY. Phone numbers and stored webhooks only open with the key they were sealed with: set DATA_KEY to it, and import again.',
    );
  if (header.schema > (await schemaLevel(needs.db)))
    throw invalid(
      'backup.newer',
      'This backup was made by a newer Plumbline, whose tables this one does not know. Upgrade this one first.',
    );
  if (header.running && !restore)
    throw conflict(
      'backup.running',
      'This backup was made while others were connected to its database, so the service may have gone on sending. To move, stop the service (and its pooler), export again, import that. After a loss, import this one with --restore: what waited to be done is then left for a person to start on the operations page, so that nobody is written to twice.',
    );
}

const notEmpty = () =>
  conflict(
    'backup.not-empty',
    'This database is not empty, and it does not hold this very backup. Give DATABASE_URL an empty database, or DATA_DIR a new folder.',
  );

/** Keeps everybody else out until the end; waits at most 30 s for what is going on. */
async function lock(db: Database, tables: Table[]): Promise<void> {
  await rowsOf(db, `set local lock_timeout = '30s'`);
  const names = tables.filter((table) => table.counts && table.name !== 'jobs').map((table) => quoted(table.name));
  await rowsOf(db, `lock table ${names.join(', ')} in exclusive mode`);
}

type Owned = { table: Table; columns: Table['columns'] };

/** Which columns of which table the backup has; an older one may lack some, which then stand as a new row has them. */
function ownedBy(checked: Checked, tables: Table[]): Owned[] {
  const unknown = (name: string) =>
    invalid(
      'backup.other-tables',
      `This backup has columns of "${name}" that this Plumbline does not know. Import it with the Plumbline that made it, upgrade that one, and export again.`,
    );
  for (const name of Object.keys(checked.columns))
    if (!tables.some((table) => table.name === name)) throw unknown(name);
  return tables.map((table) => {
    const names = checked.columns[table.name];
    if (!names) return { table, columns: table.columns };
    const columns = names.map((name) => table.columns.find((one) => one.name === name));
    if (columns.includes(undefined)) throw unknown(table.name);
    return { table, columns: columns.filter((one) => one !== undefined) };
  });
}

/** Sums of all tables, or with `limit` only whether there is a row, of those whose rows count. */
async function sumAll(db: Database, owned: Owned[], limit?: 1): Promise<Record<string, Sum>> {
  const sums: Record<string, Sum> = {};
  for (const { table, columns } of owned) {
    if (limit === undefined) sums[table.name] = await sumRows(db, table, columns);
    else if (table.counts)
      sums[table.name] = { rows: (await rowsOf(db, `select 1 as one from ${table.from} limit 1`)).length, sha256: '' };
  }
  return sums;
}

/**
 * Indexes of vectors take far longer row by row than at once: dropped here, made again by what this returns, both in the
 * transaction at hand.
 */
async function dropSlowIndexes(db: Database): Promise<() => Promise<void>> {
  const slow = await rowsOf<{ name: string; made: string }>(
    db,
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'i' and a.amname = 'hnsw' and not c.relispartition`,
  );
  for (const { name } of slow) await rowsOf(db, `drop index ${name}`);
  return async () => {
    await rowsOf(db, `set local maintenance_work_mem = '${indexMemory}'`);
    for (const { made } of slow) await rowsOf(db, made);
  };
}

/** What making a vector index may take; 100,000 claims fit. Chosen 2026-11. */
const indexMemory = '256MB';

async function putRows(db: Database, owned: Owned[], input: { file: string; onProgress?: Progress }): Promise<void> {
  let now: Owned | undefined;
  let lines: string[] = [];
  let chars = 0;
  let rows = 0;
  const flush = async () => {
    if (now) await insertRows(db, { ...now, lines });
    rows += lines.length;
    if (now && lines.length > 0) input.onProgress?.(rows, now.table.name);
    lines = [];
    chars = 0;
  };
  for await (const line of readBackup(input.file)) {
    if (line.kind === 'row') {
      lines.push(line.text);
      chars += line.text.length;
      if (chars >= statementChars) await flush();
      continue;
    }
    await flush();
    if (line.kind === 'table') now = owned.find((one) => one.table.name === line.table);
    else if (line.kind === 'medium') break;
  }
}

/** Files go in before the rows that name them: left alone by a crash they do no harm, and the next try finds them. */
async function putMedia(media: MediaStore, file: string): Promise<void> {
  let medium = null as { key: string; mimeType: string; sha256: string; pieces: Uint8Array[] } | null;
  const put = async () => {
    if (!medium) return;
    const bytes = new Uint8Array(Buffer.concat(medium.pieces));
    const there = await media.get(medium.key);
    if (!there || (await sha256Hex(there)) !== medium.sha256) await media.put(medium.key, bytes, medium.mimeType);
    const kept = await media.get(medium.key);
    if (!kept || (await sha256Hex(kept)) !== medium.sha256)
      throw new Error(`The media store did not keep ${medium.key} as it is. Look at its disk, and import again.`);
    medium = null;
  };
  for await (const line of readBackup(file)) {
    if (line.kind === 'piece') medium?.pieces.push(line.bytes);
    else await put();
    if (line.kind === 'medium') medium = { ...line, pieces: [] };
  }
}

const without = (sums: Record<string, Sum>, name: string): Record<string, Sum> =>
  Object.fromEntries(Object.entries(sums).filter(([key]) => key !== name));
