import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '../../../core/ports.ts';
import type { Sum } from './backup.rules.ts';
import { rowsOf, type Table } from './tables.ts';

/** Rows fetched at once; with the texts of messages about 1 MB. */
const pageRows = 500;

/** Every value as its text, the same text on every server. For the transaction at hand. */
export async function sayAlike(db: Database): Promise<void> {
  await rowsOf(
    db,
    `select set_config(name, value, true) from (values ('timezone', 'UTC'), ('datestyle', 'ISO, YMD'),
       ('intervalstyle', 'postgres'), ('bytea_output', 'hex'), ('extra_float_digits', '1'),
       ('statement_timeout', '0'), ('idle_in_transaction_session_timeout', '0')) as s(name, value)`,
  );
}

/**
 * Rows of a table in pages, in one order, each as the line it has in a backup: an array of the texts of its columns.
 * Needs a transaction (`sayAlike` first) and reads through a cursor of it, so that no more than a page is in memory.
 */
export async function* readRows(db: Database, table: Table, columns = table.columns): AsyncGenerator<string[]> {
  const texts = columns.map((one, at) => `${one.read} as c${at}`).join(', ');
  await rowsOf(
    db,
    `declare backup_rows no scroll cursor for select ${texts} from ${table.from} order by ${table.order.join(', ')}`,
  );
  for (;;) {
    const rows = await rowsOf<Record<string, string | null>>(db, `fetch ${pageRows} from backup_rows`);
    if (rows.length > 0) yield rows.map((row) => JSON.stringify(columns.map((_, at) => row[`c${at}`] ?? null)));
    if (rows.length < pageRows) break;
  }
  await rowsOf(db, 'close backup_rows');
}

/** Counts and digests lines one by one. */
export function openSum(): { add(line: string): void; read(): Sum } {
  const hash = createHash('sha256');
  let rows = 0;
  return {
    add(line) {
      hash.update(`${line}\n`);
      rows++;
    },
    read: () => ({ rows, sha256: hash.copy().digest('hex') }),
  };
}

/** Count and digest of a table as it stands in this transaction, over the named columns. */
export async function sumRows(db: Database, table: Table, columns = table.columns): Promise<Sum> {
  const sum = openSum();
  for await (const page of readRows(db, table, columns)) for (const line of page) sum.add(line);
  return sum.read();
}

/** Puts lines of a backup into a table. */
export async function insertRows(
  db: Database,
  input: { table: Table; columns: Table['columns']; lines: readonly string[] },
): Promise<void> {
  if (input.lines.length === 0) return;
  const [before = '', after = ''] = input.table.insert(input.columns, 'ROWS').split('ROWS');
  const rows = sql`jsonb_array_elements(${`[${input.lines.join(',')}]`}::text::jsonb) as e(r)`;
  await db.execute(sql`${sql.raw(before)}${rows}${sql.raw(after)}`);
}
