import postgres from 'postgres';
import { openBar } from '../../scripts/bar.ts';
import { openBig } from './big/big-database.ts';
import { benchDedupe } from './dedupe.ts';
import { percentiles } from './figures.ts';
import { judgePlans } from './plans.ts';

export type Big = { server: string; claims: number; messages: number; keep: boolean };

/** Finding the stored claim of a message among so many. Milliseconds by what came and by step, from a warm database. */
export const dedupeOnBig = (options: Big & { count: number }) =>
  onBig(options, async (url) => {
    const readIntoMemory = await readAhead(url);
    await benchDedupe({ url, messages: Math.min(300, options.count) });
    const { by, found } = await benchDedupe({ url, messages: options.count });
    return {
      readIntoMemory,
      found,
      ...Object.fromEntries(Object.entries(by).map(([step, ms]) => [`${step}, ms`, percentiles(ms)])),
    };
  });

/** Tables and indexes of claims into the server's memory, as in one that is long at work; false where it cannot. */
async function readAhead(url: string): Promise<boolean> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await client`create extension if not exists pg_prewarm`;
    await client`select pg_prewarm(oid) from pg_class
      where relkind in ('r', 'i', 't') and pg_relation_size(oid) > 0 and relname like any('{claims%,claim_sketches%}')`;
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

/** How the server answers the hottest queries: statements, milliseconds, rows looked at, and what is wrong with each. */
export const plansOnBig = (options: Big) =>
  onBig(options, async (url) => {
    const judged = await judgePlans(url, options);
    return {
      faults: judged.flatMap(({ name, faults }) => faults.map((fault) => `${name} ${fault}`)),
      ...Object.fromEntries(judged.map(({ name, statements, ms, rowsRead }) => [name, { statements, ms, rowsRead }])),
    };
  });

async function onBig(options: Big, work: (url: string) => Promise<object>): Promise<object> {
  const bar = openBar(1);
  const big = await openBig({ ...options, progress: bar.show });
  bar.end();
  try {
    const { claims, messages } = options;
    return {
      server: await serverWords(big.url),
      claims,
      messages,
      filledInSeconds: big.took,
      ...(await work(big.url)),
    };
  } finally {
    if (!options.keep) await big.drop();
  }
}

/** Version of a server and of its pgvector. */
export async function serverWords(url: string): Promise<string> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await client<{ version: string; vector: string | null }[]>`
      select current_setting('server_version') as version,
        (select extversion from pg_extension where extname = 'vector') as vector`;
    return `PostgreSQL ${row?.version.split(' ', 1)[0]}, pgvector ${row?.vector ?? 'none'}`;
  } finally {
    await client.end();
  }
}
