import { hotQueries } from './big/hot-queries.ts';
import { openRecorder, type Seen } from './big/plans.ts';

/** Rows from which on a table is not read from one end to the other. */
export const bigTable = 5_000;
/** Rows that a query may look at, or put in order, unless it says why more. */
export const mostRows = 5_000;

export type Judged = { name: string; statements: number; ms: number; rowsRead: number; faults: string[]; seen: Seen[] };

/** Runs every hot query, or those named, on a filled database and says what is wrong with how the server answers each. */
export async function judgePlans(
  url: string,
  size: { claims: number; messages: number },
  names?: readonly string[],
): Promise<Judged[]> {
  const recorder = await openRecorder(url);
  try {
    const rows = await recorder.rowsOf();
    const judged: Judged[] = [];
    for (const query of hotQueries(size).filter(({ name }) => names?.includes(name) ?? true)) {
      await recorder.record(query.run);
      const seen = await recorder.record(query.run);
      const most = query.rows ?? mostRows;
      const faults = seen.flatMap((one) => [
        ...one.wholeTables
          .filter((table) => (rows.get(table) ?? 0) > bigTable)
          .map((table) => `reads all of ${table}: ${one.statement.slice(0, 300)}`),
        ...(one.rowsRead > most ? [`looks at ${one.rowsRead} rows: ${one.statement.slice(0, 300)}`] : []),
        ...(one.rowsSorted > most ? [`gathers ${one.rowsSorted} rows: ${one.statement.slice(0, 300)}`] : []),
      ]);
      const sum = (of: (one: Seen) => number) => seen.reduce((total, one) => total + of(one), 0);
      const ms = Math.round(sum((one) => one.ms) * 100) / 100;
      judged.push({
        name: query.name,
        statements: seen.length,
        ms,
        rowsRead: sum((one) => one.rowsRead),
        faults,
        seen,
      });
    }
    return judged;
  } finally {
    await recorder.close();
  }
}
