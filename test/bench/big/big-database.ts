import postgres from 'postgres';
import { migratePostgres } from '../../../src/adapters/database/migrate.ts';
import { openJobs } from '../../../src/jobs/open-jobs.ts';
import { fillAround } from './fill-around.ts';
import { fillClaims } from './fill-claims.ts';

export type Progress = (done: number, words: string) => void;
export type BigDatabase = { url: string; took: Record<string, number>; drop(): Promise<void> };

/**
 * A database of its own on a server, filled with so many claims, and with messages and all that goes with them unless
 * there are to be none. One that an earlier run filled with as many, and left, is taken as it stands. Seconds in `took`.
 */
export async function openBig(options: {
  server: string;
  claims: number;
  messages: number;
  progress?: Progress;
}): Promise<BigDatabase> {
  const { server, claims, messages, progress } = options;
  const name = `plumbline_bench_${claims}_${messages}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  try {
    const there = await admin`select 1 from pg_database where datname = ${name}`;
    if (there.length === 0) await admin.unsafe(`create database ${name}`);
  } finally {
    await admin.end();
  }
  const took: Record<string, number> = {};
  await migratePostgres(url.href);
  await (await openJobs({ url: url.href }, { supervise: false, onError: () => {} })).close();
  const client = postgres(url.href, { max: 1, onnotice: () => {} });
  try {
    const filled = await client`select 1 from facts where name = 'bench.filled'`;
    if (filled.length === 0) {
      await client`truncate askers, deliveries, claims, submissions, fact_checks, matches, cases, verdicts, claim_proposals, entries, media cascade`;
      Object.assign(
        took,
        await fillClaims(client, { claims, submissions: Math.ceil(messages * 0.4), ...(progress ? { progress } : {}) }),
      );
      const started = performance.now();
      if (messages > 0) await fillAround(client, { claims, messages, ...(progress ? { progress } : {}) });
      took.around = Math.round((performance.now() - started) / 1000);
      await client`insert into facts (name, value, updated_at) values ('bench.filled', 'true', now())`;
      await client`vacuum analyze`;
    }
  } finally {
    await client.end();
  }
  return {
    url: url.href,
    took,
    drop: async () => {
      const last = postgres(server, { max: 1, onnotice: () => {} });
      await last.unsafe(`drop database if exists ${name} with (force)`).finally(() => last.end());
    },
  };
}
