import { openPglite } from '../../src/adapters/database/pglite.ts';

type Line = { category: string; type: string; country: string; count: number; microUsd: number };
export type Ledgers = {
  bill: { month: string; lines: Line[]; totalMicroUsd: number };
  /**
   * By decision, before the busiest hour and from then on: from the last message of a submission to the first words about
   * it. Milliseconds.
   */
  latencies: Map<string, number[]>;
  billDifference: string[] | null;
  lost: (received: number) => string[];
};

/**
 * Reads what a stopped embedded service kept of a day, whose busiest hour began at `burstAt`, and holds its sums against the
 * provider's bill.
 */
export async function readLedgers(folder: string, bill: Ledgers['bill'], burstAt: Date): Promise<Ledgers> {
  const { pglite, close } = await openPglite({ folder, asIs: true });
  const rowsOf = async <T>(query: string, values: unknown[] = []) => (await pglite.query<T>(query, values)).rows;
  try {
    const [counts] = await rowsOf<Record<'messages' | 'unworked' | 'undecided' | 'unsent' | 'unfetched', number>>(`
      select (select count(distinct wamid)::int from messages where wamid like 'wamid.SIM%') as messages,
        (select count(*)::int from messages where state = 'new') as unworked,
        (select count(*)::int from submissions where state in ('closed', 'filed')) as undecided,
        (select count(*)::int from outgoing where state in ('queued', 'sending', 'unsure')) as unsent,
        (select count(*)::int from media where state = 'waiting') as unfetched`);
    const times = await rowsOf<{ decision: string | null; ms: number; late: boolean }>(
      `
      select s.decision, max(m.received_at) >= $1::timestamptz as late,
        (extract(epoch from min(o.sent_at) - max(m.received_at)) * 1000)::float8 as ms
      from submissions s
        join messages m on m.wamid = s.last_wamid and m.wamid like 'wamid.SIM%'
        join outgoing o on o.submission_id = s.id and o.words->>'kind' <> 'reaction' and o.sent_at is not null
      group by s.id, s.decision having min(o.sent_at) >= max(m.received_at)`,
      [burstAt.toISOString()],
    );
    const latencies = new Map<string, number[]>();
    for (const { decision, ms, late } of times) {
      const name = `${decision ?? 'undecided'}${late ? ', from the burst on' : ''}`;
      latencies.set(name, [...(latencies.get(name) ?? []), ms]);
    }
    const spent = await rowsOf<Line>(
      `select category, price_type as type, country, count, micro_usd::float8 as "microUsd" from spending where month = $1`,
      [bill.month],
    ).catch(() => null);
    return {
      bill,
      latencies,
      billDifference: spent && differences(spent, bill.lines),
      lost: (received) => [
        ...(counts?.messages === received ? [] : [`${received} messages were sent, ${counts?.messages} are kept.`]),
        ...(['unworked', 'undecided', 'unsent', 'unfetched'] as const)
          .filter((what) => (counts?.[what] ?? 0) > 0)
          .map((what) => `${counts?.[what]} ${what} things are left.`),
      ],
    };
  } finally {
    await close();
  }
}

function differences(ours: readonly Line[], theirs: readonly Line[]): string[] {
  const keyOf = ({ category, type, country }: Line) => `${category}, ${type}, ${country}`;
  const sums = (lines: readonly Line[]) =>
    new Map(lines.map((line) => [keyOf(line), `${line.count} for ${line.microUsd}`]));
  const [mine, bill] = [sums(ours), sums(theirs)];
  return [...new Set([...mine.keys(), ...bill.keys()])]
    .filter((key) => mine.get(key) !== bill.get(key))
    .map((key) => `${key}: we count ${mine.get(key) ?? 'none'}, the bill ${bill.get(key) ?? 'none'}`);
}
