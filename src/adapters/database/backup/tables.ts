import { sql } from 'drizzle-orm';
import type { Database } from '../../../core/ports.ts';

/** A table as a backup sees it: how its rows are read as texts, in which order, and how they are put back. */
export type Table = {
  name: string;
  columns: Column[];
  /** What follows FROM. */
  from: string;
  /** Expressions that put the rows in one order, the same on every server. */
  order: string[];
  /** The statement that puts rows back, given those columns and where the rows come from: `e(r)`, arrays of texts. */
  insert: (columns: Column[], rows: string) => string;
  /** Whether rows in it mean that an organisation lives here. */
  counts: boolean;
};
type Column = { name: string; type: string; read: string };

/**
 * Tables that stay: signed-in browsers and one-time links are of the deployment, not of the organisation; sketches follow
 * the claims by a trigger.
 */
const left = ['sessions', 'invites', 'claim_sketches'];

/**
 * Everything an organisation owns: each table of the schema, what it points to first; then the sequences and the jobs
 * that wait. Read from the database's own catalogue, so that a new table needs no line here.
 */
export async function listTables(db: Database): Promise<Table[]> {
  const columns = await rowsOf<{ name: string; column: string; type: string; key: boolean }>(
    db,
    `select c.relname as name, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
       coalesce(a.attnum = any(i.indkey), false) as key
     from pg_class c join pg_attribute a on a.attrelid = c.oid
       left join pg_index i on i.indrelid = c.oid and i.indisprimary
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and c.relname not in (${left.map(literal).join(', ')})
     order by c.relname collate "C", a.attnum`,
  );
  const byName = new Map<string, typeof columns>();
  for (const column of columns) byName.set(column.name, [...(byName.get(column.name) ?? []), column]);
  const tables = [...byName].map(([name, its]) => plainTable(name, its));
  const jobs = await rowsOf(db, `select 1 as one where to_regclass('pgboss.job') is not null`);
  return [...pointedToFirst(tables, await pointers(db)), sequences, ...(jobs.length > 0 ? [waitingJobs] : [])];
}

function plainTable(name: string, its: { column: string; type: string; key: boolean }[]): Table {
  const key = its.some((one) => one.key) ? its.filter((one) => one.key) : its;
  return {
    name,
    columns: its.map(({ column, type }) => ({ name: column, type, read: `${quoted(column)}::text` })),
    from: quoted(name),
    order: key.map((one) => `${quoted(one.column)}::text collate "C"`),
    insert: (columns, rows) =>
      `insert into ${quoted(name)} (${columns.map((one) => quoted(one.name)).join(', ')}) overriding system value
       select ${valuesOf(columns)} from ${rows}`,
    counts: true,
  };
}

/** Where each numbered column goes on. */
const sequences: Table = {
  name: 'sequences',
  columns: [
    { name: 'name', type: 'text', read: 'sequencename::text' },
    { name: 'last_value', type: 'bigint', read: 'last_value::text' },
  ],
  from: `pg_sequences where schemaname = 'public' and last_value is not null`,
  order: ['sequencename::text collate "C"'],
  insert: (_columns, rows) => `select setval(format('public.%I', r->>0)::regclass, (r->>1)::bigint) from ${rows}`,
  counts: false,
};

const jobColumns: [name: string, type: string, read?: string][] = [
  ['id', 'uuid'],
  ['name', 'text'],
  ['data', 'jsonb'],
  ['priority', 'integer'],
  ['state', 'pgboss.job_state', `case state when 'active' then 'retry' else state::text end`],
  ['retry_count', 'integer'],
  ['start_after', 'timestamptz'],
  ['created_on', 'timestamptz'],
  ['output', 'jsonb'],
  ['source_name', 'text'],
  ['source_id', 'uuid'],
  ['source_created_on', 'timestamptz'],
  ['source_retry_count', 'integer'],
  ['source_output', 'jsonb'],
  ['source_root_id', 'uuid'],
];
const queueColumns = [
  'retry_limit',
  'retry_delay',
  'retry_backoff',
  'retry_delay_max',
  'expire_seconds',
  'deletion_seconds',
  'policy',
  'dead_letter',
  'heartbeat_seconds',
];

/**
 * Jobs that wait, also those that failed for good: what is owed to askers travels with its state. One that ran is one to
 * be tried again, as after a crash. How often and how long it is tried is the queue's, and is taken from there anew.
 */
const waitingJobs: Table = {
  name: 'jobs',
  columns: jobColumns.map(([name, type, read]) => ({ name, type, read: read ?? `${name}::text` })),
  from: `pgboss.job where state in ('created', 'retry', 'active') and name not like '\\_\\_%'`,
  order: ['id::text collate "C"'],
  insert: (columns, rows) =>
    `insert into pgboss.job (${[...columns.map((one) => one.name), ...queueColumns].join(', ')}, keep_until)
     select ${valuesOf(columns)}, ${queueColumns.map((name) => `q.${name}`).join(', ')},
       greatest(now(), (r->>6)::timestamptz) + q.retention_seconds * interval '1 second'
     from ${rows} join pgboss.queue q on q.name = r->>1`,
  counts: true,
};

type Pointer = { from: string; to: string };
const pointers = (db: Database) =>
  rowsOf<Pointer>(
    db,
    `select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`,
  );

/** A table that others point to comes before them, else by name. */
function pointedToFirst(tables: Table[], pointers: Pointer[]): Table[] {
  const ordered: Table[] = [];
  let waiting = tables;
  while (waiting.length > 0) {
    const held = (table: Table) =>
      pointers.some(
        (one) =>
          one.from === quotedIfNeeded(table.name) && waiting.some((other) => quotedIfNeeded(other.name) === one.to),
      );
    const free = waiting.filter((table) => !held(table));
    if (free.length === 0)
      throw new Error(`These tables point to each other in a circle: ${waiting.map((one) => one.name)}.`);
    ordered.push(...free);
    waiting = waiting.filter((table) => !free.includes(table));
  }
  return ordered;
}

/** Rows of a statement whose words are all our own. */
export async function rowsOf<T = Record<string, unknown>>(db: Database, statement: string): Promise<T[]> {
  const result = await db.execute(sql.raw(statement));
  return (Array.isArray(result) ? result : result.rows) as T[];
}

/** A name as SQL wants it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const quotedIfNeeded = (name: string) => (/^[a-z_][a-z0-9_]*$/.test(name) ? name : quoted(name));
/** A text as SQL wants it. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const valuesOf = (columns: Column[]) => columns.map((one, at) => `(r->>${at})::${one.type}`).join(', ');
