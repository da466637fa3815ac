import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { migratePostgres } from '../../src/adapters/database/migrate.ts';
import { openPostgres } from '../../src/adapters/database/postgres.ts';
import { systemClock } from '../../src/core/time.ts';
import { openVault } from '../../src/core/vault.ts';
import { openJobs } from '../../src/jobs/open-jobs.ts';
import { publishVerdict } from '../../src/publishing/publish-verdict.ts';
import { testSettings } from '../support/open-world.ts';
import { quietOf } from '../support/quiet.ts';
import { freePort, pause, type Service, startService } from '../support/service.ts';
import { round } from './figures.ts';
import { serverWords } from './on-big.ts';

type Options = {
  server: string;
  askers: number;
  seconds: number;
  perSecond: number;
  kills: boolean;
  program?: string[];
};
/** Where all of them are written to. */
const benchPhone = '+15550100001';
const databaseName = 'plumbline_bench_notices';

/**
 * Publishes a verdict on a claim that so many asked, with two workers on a Postgres. Measures until all notices stand in
 * the outbox, then for some seconds what reaches a provider that answers after 100 ms. With `kills` a worker is killed and
 * another started when a third stand there, and once more while words are sent. `doubled` counts words that came twice.
 */
export async function benchNotices(options: Options): Promise<object> {
  const url = await newDatabase(options.server);
  const client = postgres(url, { max: 2, onnotice: () => {} });
  const provider = await openProvider();
  const workers: Service[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const logFile = join(folder, 'log');
  const env = {
    DATABASE_URL: url,
    ROLE: 'worker',
    WHATSAPP_PROVIDER: 'cloud',
    WHATSAPP_GRAPH_URL: provider.url,
    WHATSAPP_SENDS_PER_SECOND: String(options.perSecond),
    DATA_KEY: testSettings.dataKey,
  };
  const aWorker = async () => {
    const port = await freePort();
    const dataDir = join(tmpdir(), `plumbline-bench-${port}`);
    const program = options.program ? { program: options.program } : {};
    workers.push(
      await startService({
        dataDir,
        port,
        seed: 'none',
        logFile,
        env: { ...env, LOG_LEVEL: 'info', WORKER_PORT: String(port) },
        ...program,
      }),
    );
  };
  const killOne = async () => {
    await workers.shift()?.stop('SIGKILL');
    await aWorker();
  };
  try {
    await fill(client, options.askers);
    await Promise.all([aWorker(), aWorker()]);
    const started = performance.now();
    await publish(url);
    const publishedMs = performance.now() - started;
    const killing = options.kills ? untilQueued(client, options.askers / 3).then(killOne) : null;
    const queued = await untilQueued(client, options.askers);
    const queuedSeconds = round((performance.now() - started) / 1000);
    await killing;
    const before = provider.sent.size;
    const sending = performance.now();
    await pause((options.seconds * 1000) / 2);
    if (options.kills) await killOne();
    await pause((options.seconds * 1000) / 2);
    const sentPerSecond = round((provider.sent.size - before) / ((performance.now() - sending) / 1000));
    const doubled = [...provider.sent.values()].filter((times) => times > 1).length;
    return {
      server: await serverWords(url),
      askers: options.askers,
      publishedMs: round(publishedMs),
      queued,
      queuedSeconds,
      allowedPerSecond: options.perSecond,
      sentPerSecond,
      sent: provider.sent.size,
      doubled,
      logs: quietOf(readFileSync(logFile, 'utf8'), {
        people: [benchPhone],
        words: ['Is the bridge closed?', 'The bridge is closed', 'It is open to all traffic'],
      }),
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.stop('SIGKILL')));
    await client.end();
    provider.close();
    rmSync(folder, { recursive: true, force: true });
    await onServer(options.server, `drop database if exists ${databaseName} with (force)`);
  }
}

async function newDatabase(server: string): Promise<string> {
  await onServer(server, `drop database if exists ${databaseName} with (force)`);
  await onServer(server, `create database ${databaseName}`);
  const url = new URL(server);
  url.pathname = `/${databaseName}`;
  await migratePostgres(url.href);
  return url.href;
}

async function onServer(server: string, statement: string): Promise<void> {
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(statement).finally(() => admin.end());
}

/** One claim, asked in twenty wordings by as many askers, each of whom wrote just now; and a verdict that is whole. */
export async function fill(client: postgres.Sql, askers: number): Promise<void> {
  const vault = await openVault(testSettings.dataKey);
  const address = await vault.seal(new TextEncoder().encode(JSON.stringify({ phone: benchPhone })));
  await client`insert into claims (id, root_id, key, text, normal, language, asked_count, first_asked_at, last_asked_at)
    select 'clm_' || i, 'clm_0', 'key' || i, 'The bridge is closed', 'the bridge is closed', 'en', ${askers}, now(), now()
    from generate_series(0, 19) as i`;
  await client`insert into askers (id, address, nickname, language, created_at, last_message_at)
    select 'ask_' || lpad(i::text, 9, '0'), ${Buffer.from(address)}, 'Amber Heron ' || i, 'en', now(), now()
    from generate_series(1, ${askers}::int) as i`;
  await client`insert into submissions (id, asker_id, state, opened_at, closes_at, text, language, last_wamid, claim_id, decision, decided_at)
    select 'sub_' || lpad(i::text, 9, '0'), 'ask_' || lpad(i::text, 9, '0'), 'decided', now(), now(), 'Is the bridge closed?', 'en',
      'wamid.' || i, 'clm_' || i % 20, 'review', now() from generate_series(1, ${askers}::int) as i`;
  await client`insert into verdicts (id, claim_id, rating, claim, title, summary, explanation, sources, language, state, written_by, updated_at)
    values ('ver_bench', 'clm_0', 'false', 'The bridge is closed', 'The bridge is open', 'It is open to all traffic, day and night.', 'The harbour office counts cars on it.',
      '[{"name": "The harbour office", "url": "https://harbour.example/bridge"}]'::jsonb, 'en', 'draft', 'stf_a', now())`;
  await client`vacuum analyze`;
}

async function publish(url: string): Promise<void> {
  const jobs = await openJobs({ url }, { supervise: false, onError: () => {} });
  const opened = openPostgres({ url, max: 1 });
  const actor = { kind: 'staff', id: 'stf_a', name: 'Invented Editor', role: 'editor' } as const;
  await publishVerdict(
    { db: opened.db, jobs, clock: systemClock, actor, settings: testSettings },
    { verdictId: 'ver_bench' },
  );
  await opened.close();
  await jobs.close();
}

/** Waits until so many notices stand in the outbox, at most ten minutes. Returns how many do. */
async function untilQueued(client: postgres.Sql, wanted: number): Promise<number> {
  for (let left = 2_400; ; left--) {
    const [row] = await client<{ n: number }[]>`select count(*)::int as n from outgoing where notice_id is not null`;
    if ((row?.n ?? 0) >= wanted || left === 0) return row?.n ?? 0;
    await pause(250);
  }
}

/** A provider that takes everything, after 100 ms, and counts how often it got what. */
async function openProvider() {
  const sent = new Map<string, number>();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { biz_opaque_callback_data: id } = JSON.parse(body || '{}') as { biz_opaque_callback_data?: string };
      if (id) sent.set(id, (sent.get(id) ?? 0) + 1);
      setTimeout(() => response.end(JSON.stringify({ messages: [{ id: `wamid.bench.${id}` }] })), 100);
    });
  });
  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${port}`, sent, close: () => server.close() };
}
