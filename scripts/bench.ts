import { machineLine, percentiles } from '../test/bench/figures.ts';
import { benchForwards, readTexts } from '../test/bench/forwards.ts';
import { benchImport } from '../test/bench/import.ts';
import { benchNotices } from '../test/bench/notices.ts';
import { dedupeOnBig, plansOnBig } from '../test/bench/on-big.ts';
import { benchSearch } from '../test/bench/search.ts';
import { benchSends } from '../test/bench/sends.ts';
import { forwardAt } from '../test/bench/traffic.ts';
import { benchWebhook } from '../test/bench/webhook.ts';
import type { Quiet } from '../test/support/quiet.ts';
import { builtService } from '../test/support/service.ts';
import { readArguments } from './read-arguments.ts';

const { positionals, values } = readArguments(
  'Usage: npm run bench -- NAME [--built] …   without a NAME: the benchmarks, and what each takes',
  {
    allowPositionals: true,
    options: {
      texts: { type: 'string' },
      count: { type: 'string', default: '100' },
      'per-second': { type: 'string' },
      seconds: { type: 'string', default: '30' },
      workers: { type: 'string', default: '0' },
      engine: { type: 'string', default: 'in-process' },
      documents: { type: 'string', default: '10000' },
      queries: { type: 'string', default: '300' },
      built: { type: 'boolean', default: false },
      claims: { type: 'string' },
      messages: { type: 'string' },
      askers: { type: 'string', default: '100000' },
      large: { type: 'string', default: '0' },
      keep: { type: 'boolean', default: false },
      kills: { type: 'boolean', default: false },
    },
  },
);
/** What is measured runs from source, or with `--built` as `npm run build` left it, which starts faster. */
const program = values.built ? { program: builtService() } : {};

type Bench = { usage: string; run(): Promise<object> };

/** Every benchmark by name. Each prints the machine, a table and the same figures as JSON. */
const benches: Record<string, Bench> = {
  forwards: {
    usage:
      '[--texts FILE.jsonl.gz] [--count 100] [--per-second 10] [--workers 0]   over DATA_DIR, or DATABASE_URL and MEILI_URL, as they stand',
    async run() {
      const count = Number(values.count);
      const texts = values.texts
        ? readTexts(values.texts, count)
        : Array.from({ length: count }, (_, index) => forwardAt(index, 'forwards').text);
      const { times, ...rest } = await benchForwards({
        dataDir: process.env.DATA_DIR ?? '.data',
        env: { DATABASE_URL: process.env.DATABASE_URL ?? '', MEILI_URL: process.env.MEILI_URL ?? '' },
        perSecond: values['per-second'] ? Number(values['per-second']) : null,
        workers: Number(values.workers),
        built: values.built,
        texts,
      });
      return {
        forwards: count,
        perSecond: values['per-second'] ?? 'one by one',
        latencyMs: percentiles(times),
        ...rest,
      };
    },
  },
  sends: {
    usage:
      '[--count 10000] [--workers 0]   through a provider that refuses, fails and loses answers; into DATA_DIR or DATABASE_URL',
    run: () =>
      benchSends({
        dataDir: process.env.DATA_DIR ?? '.data',
        env: { DATABASE_URL: process.env.DATABASE_URL ?? '' },
        workers: Number(values.workers),
        built: values.built,
        sends: values.count === '100' ? 10_000 : Number(values.count),
      }),
  },
  webhook: {
    usage:
      '[--per-second 300] [--seconds 30] [--workers 0] [--large 0]   into a database of its own at DATABASE_URL; without one, embedded',
    run: () =>
      benchWebhook({
        databaseUrl: process.env.DATABASE_URL || null,
        perSecond: Number(values['per-second'] ?? 300),
        seconds: Number(values.seconds),
        workers: Number(values.workers),
        large: Number(values.large),
        ...program,
      }),
  },
  search: {
    usage: '[--engine in-process|meilisearch] [--documents 10000] [--queries 300]   Meilisearch at MEILI_URL',
    run: () =>
      benchSearch({
        engine: values.engine === 'meilisearch' ? 'meilisearch' : 'in-process',
        documents: Number(values.documents),
        queries: Number(values.queries),
        meiliUrl: process.env.MEILI_URL ?? null,
      }),
  },
  import: {
    usage: '[--documents 10000]   into an embedded folder of its own: rate, memory, disk',
    run: () => benchImport({ documents: Number(values.documents), built: values.built }),
  },
  dedupe: {
    usage: '[--claims 1000000] [--messages 0] [--count 600] [--keep]   on the server at DATABASE_URL',
    run: () => dedupeOnBig({ ...big(1_000_000, 0), count: values.count === '100' ? 600 : Number(values.count) }),
  },
  plans: {
    usage: '[--claims 1000000] [--messages 5000000] [--keep]   on the server at DATABASE_URL, as its superuser',
    run: () => plansOnBig(big(1_000_000, 5_000_000)),
  },
  notices: {
    usage: '[--askers 100000] [--seconds 30] [--per-second 80] [--kills]   on the server at DATABASE_URL',
    run: () =>
      benchNotices({
        server: big(0, 0).server,
        askers: Number(values.askers),
        seconds: Number(values.seconds),
        perSecond: Number(values['per-second'] ?? 80),
        kills: values.kills,
        ...program,
      }),
  },
};

/** A Postgres on which the bench makes and fills a database of its own, kept for the next run with `--keep`. */
const big = (claims: number, messages: number) => ({
  server: needed('DATABASE_URL', 'a Postgres on which the bench may make a database of its own'),
  claims: Number(values.claims ?? claims),
  messages: Number(values.messages ?? messages),
  keep: values.keep,
});

function needed(name: string, what: string): string {
  const value = process.env[name];
  if (value) return value;
  console.error(`Set ${name} to ${what}.`);
  process.exit(1);
}

const name = positionals[0] ?? '';
const bench = benches[name];
if (!bench) {
  const lines = Object.entries(benches).map(([name, one]) => `  npm run bench -- ${name} ${one.usage}`);
  console.error(['Name a benchmark:', ...lines].join('\n'));
  process.exit(1);
}
const figures = { bench: name, machine: machineLine(), takenAt: new Date().toISOString(), ...(await bench.run()) };
for (const [key, value] of Object.entries(figures))
  console.log(`${key.padEnd(20)} ${typeof value === 'object' ? JSON.stringify(value) : value}`);
const { logs } = figures as { logs?: Quiet };
if (logs) console.log(`log lines: ${logs.lines}, with something private: ${logs.private}`);
console.log(JSON.stringify(figures));
process.exit((logs?.private ?? 0) > 0 ? 1 : 0);
