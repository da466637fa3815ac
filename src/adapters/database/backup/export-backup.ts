import type { Database, MediaStore, Vault } from '../../../core/ports.ts';
import { sha256Hex } from '../../../core/vault.ts';
import { backupFormat, type Header, type Sum, type Trailer } from './backup.rules.ts';
import { mediumLine } from './check-backup.ts';
import { writeLines } from './file.ts';
import { openSum, readRows, sayAlike } from './rows.ts';
import { listTables, rowsOf } from './tables.ts';

export type BackupNeeds = { db: Database; media: MediaStore; vault: Vault };
export type Progress = (rows: number, table: string) => void;

/**
 * Writes everything an organisation owns to one file: rows, pictures and sounds, jobs that wait. Rows are of one instant,
 * also while the service runs, and are read in pages. Throws Conflict `backup.exists` when the file is there.
 */
export async function exportBackup(
  needs: BackupNeeds,
  input: { file: string; publisher: string; now: Date; onProgress?: Progress },
): Promise<{ header: Header; end: Trailer }> {
  return needs.db.transaction(
    async (tx) => {
      const db = tx as unknown as Database;
      await sayAlike(db);
      const header: Header = {
        plumblineBackup: backupFormat,
        createdAt: input.now.toISOString(),
        publisher: input.publisher,
        schema: await schemaLevel(db),
        dataKey: await keyPrint(needs.vault),
        running: await othersConnected(db),
      };
      const tables: Record<string, Sum> = {};
      const media = { ...openSum(), missing: 0 };
      const end = (sha256: string): Trailer => ({
        tables,
        media: { ...media.read(), missing: media.missing },
        sha256,
      });
      async function* lines() {
        yield JSON.stringify(header);
        yield* tableLines(db, tables, input.onProgress);
        yield* mediaLines({ ...needs, db }, media);
      }
      let written: Trailer | null = null;
      await writeLines(input.file, lines(), (sha256) => {
        written = end(sha256);
        return written;
      });
      return { header, end: written ?? end('') };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

async function* tableLines(db: Database, sums: Record<string, Sum>, onProgress: Progress = () => {}) {
  for (const table of await listTables(db)) {
    yield JSON.stringify({ table: table.name, columns: table.columns.map((one) => one.name) });
    const sum = openSum();
    for await (const page of readRows(db, table)) {
      for (const line of page) {
        sum.add(line);
        yield line;
      }
      onProgress(sum.read().rows, table.name);
    }
    sums[table.name] = sum.read();
  }
}

/** Bytes of a medium that stand on one line. */
const pieceBytes = 48 * 1024;

/** What the rows name and the store holds; a file that is gone is counted. A medium that many sent is one file. */
async function* mediaLines(needs: BackupNeeds, sum: { add(line: string): void; missing: number }) {
  for await (const { key, mimeType } of storedMedia(needs.db)) {
    const bytes = await needs.media.get(key);
    if (!bytes) {
      sum.missing++;
      continue;
    }
    const medium = { key, mimeType, sha256: await sha256Hex(bytes) };
    sum.add(mediumLine(medium));
    yield JSON.stringify({ medium: key, mimeType, sha256: medium.sha256 });
    for (let at = 0; at < bytes.length; at += pieceBytes)
      yield JSON.stringify(Buffer.from(bytes.subarray(at, at + pieceBytes)).toString('base64'));
  }
}

const mediaTable = {
  name: 'media files',
  columns: [
    { name: 'key', type: 'text', read: 'store_key' },
    { name: 'mime_type', type: 'text', read: 'mime_type' },
  ],
  from: `(select store_key, min(mime_type) as mime_type from media where store_key is not null and state = 'stored' group by 1) as files`,
  order: ['store_key collate "C"'],
  insert: () => '',
  counts: false,
};

/** Keys and types of all files that the rows name, in one order. */
export async function* storedMedia(db: Database): AsyncGenerator<{ key: string; mimeType: string }> {
  for await (const page of readRows(db, mediaTable))
    for (const line of page) {
      const [key = '', mimeType = ''] = JSON.parse(line) as string[];
      yield { key, mimeType };
    }
}

/** `when` of the latest migration of a database. */
export async function schemaLevel(db: Database): Promise<number> {
  const [row] = await rowsOf<{ level: string | null }>(
    db,
    'select max(created_at)::text as level from drizzle.__drizzle_migrations',
  );
  return Number(row?.level ?? 0);
}

/** The same exactly when `DATA_KEY` is the same; says nothing of the key. */
export const keyPrint = (vault: Vault): Promise<string> => vault.blind('plumbline backup: is this the same DATA_KEY?');

/** Whether anybody else is connected: the service itself, or a pool that holds connections open for it. */
async function othersConnected(db: Database): Promise<boolean> {
  const [row] = await rowsOf<{ others: number }>(
    db,
    `select count(*)::int as others from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null
       and coalesce(backend_type, 'client backend') = 'client backend'`,
  );
  return (row?.others ?? 0) > 0;
}
