import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from '../../../db/schema/all.ts';
import type { Database } from '../../../src/core/ports.ts';

type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Plan Rows': number;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Rows Removed by Join Filter'?: number;
  Plans?: Node[];
};

/** One statement as the server ran it. */
export type Seen = {
  statement: string;
  ms: number;
  /** Rows that were looked at, kept or not, over all tables. */
  rowsRead: number;
  /** Tables read from one end to the other. */
  wholeTables: string[];
  /** Most rows that were put in order or in a table of its own at once. */
  rowsSorted: number;
};

/** A database that remembers how the server ran each statement; what is done in `record` is taken back at its end. */
export type Recorder = {
  record(work: (db: Database, execute: Execute) => Promise<unknown>): Promise<Seen[]>;
  /** Rows of each table, as the server counts them. */
  rowsOf(): Promise<Map<string, number>>;
  close(): Promise<void>;
};
type Execute = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

class TakenBack extends Error {}

/**
 * Opens a recorder. The plans are those of the statements as they ran, by the server's own auto_explain: nothing is copied
 * or run twice. Needs the right to load it, which the superuser has.
 */
export async function openRecorder(url: string): Promise<Recorder> {
  let seen: Seen[] = [];
  const client = postgres(url, {
    max: 1,
    onnotice: (notice) => {
      const found = /^duration: ([\d.]+) ms\s+plan:\s*(\{[\s\S]*)$/.exec(notice.message ?? '');
      if (found) seen.push(readPlan(Number(found[1]), JSON.parse(found[2] ?? '{}')));
    },
  });
  await client.unsafe(`load 'auto_explain'`);
  for (const [name, value] of Object.entries(watched)) await client.unsafe(`set ${name} = ${value}`);
  const db = drizzle(client, { schema }) as unknown as Database;
  return {
    async record(work) {
      seen = [];
      await db
        .transaction(async (tx) => {
          const session = (tx as unknown as { session: { client: postgres.TransactionSql } }).session.client;
          await work(tx as unknown as Database, async (text, values = []) => ({
            rows: [...(await session.unsafe(text, values as never[]))],
          }));
          throw new TakenBack();
        })
        .catch((error) => {
          if (!(error instanceof TakenBack)) throw error;
        });
      return seen;
    },
    async rowsOf() {
      const rows = await client<{ name: string; rows: number }[]>`
        select relname as name, reltuples::float8 as rows from pg_class where relkind in ('r', 'p')`;
      return new Map(rows.map((row) => [row.name, row.rows]));
    },
    close: () => client.end(),
  };
}

const watched = {
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
  client_min_messages: 'notice',
};

function readPlan(ms: number, { 'Query Text': statement, Plan }: { 'Query Text': string; Plan: Node }): Seen {
  const nodes = all(Plan);
  const removed = (node: Node) =>
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0) +
    (node['Rows Removed by Join Filter'] ?? 0);
  const rows = (node: Node) => (node['Actual Rows'] + removed(node)) * node['Actual Loops'];
  const scans = nodes.filter((node) => /Scan$/.test(node['Node Type']) && node['Relation Name']);
  const gathered = nodes.filter((node) =>
    /^(Sort|Hash|Incremental Sort|Materialize|Aggregate)$/.test(node['Node Type']),
  );
  return {
    statement: statement.replaceAll(/\s+/g, ' ').trim(),
    ms,
    rowsRead: Math.round(scans.reduce((sum, node) => sum + rows(node), 0)),
    wholeTables: scans.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'] ?? ''),
    rowsSorted: Math.round(Math.max(0, ...gathered.flatMap((node) => (node.Plans ?? []).map(rows)))),
  };
}

const all = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(all)];
