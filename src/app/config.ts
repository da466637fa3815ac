// NOTE: long because every setting there is stands in this one table.
import { z } from 'zod';
import type { Settings } from '../core/settings.ts';

type Setting<T> = { env: string; doc: string; schema: z.ZodType<T, string>; default: string | null; secret?: true };
/** Settings that depend on others when unset: see `withDerived`. */
type Derived = 'logLevel' | 'drainSeconds' | 'sendsPerSecond';
type Table = { [K in keyof Settings]: Setting<Settings[K] | (K extends Derived ? '' : never)> };

const text = z.string();
const orNull = z.string().transform((value) => (value === '' ? null : value));
const whole = (least: number, most: number) => z.coerce.number<string>().int().min(least).max(most);

/** Secrets of the embedded demo. Refused in production. */
const demoSecret = 'plumbline-demo-only';

/** Every setting there is: what it does, how it is read, what stands when it is unset. `npm run config` prints this. */
export const table: Table = {
  profile: {
    env: 'PROFILE',
    doc: '`embedded` needs no server; `production` refuses demo secrets',
    schema: z.enum(['embedded', 'production']),
    default: 'embedded',
  },
  host: { env: 'HOST', doc: 'Address to listen on', schema: text.min(1), default: '127.0.0.1' },
  port: { env: 'PORT', doc: 'Port to listen on', schema: whole(0, 65_535), default: '3000' },
  publicUrl: {
    env: 'PUBLIC_URL',
    doc: 'Where readers reach the public pages; unset: host and port',
    schema: z.union([z.literal(''), z.url()]),
    default: '',
  },
  publisherName: {
    env: 'PUBLISHER_NAME',
    doc: 'Who publishes, as named in answers and ClaimReview',
    schema: text.min(1),
    default: 'The Harbour Lamp',
  },
  dataDir: {
    env: 'DATA_DIR',
    doc: 'Folder of the embedded database, media and simulator',
    schema: text.min(1),
    default: '.data',
  },
  seed: {
    env: 'SEED',
    doc: '`demo` plays in the invented newsroom when the database is empty',
    schema: z.enum(['demo', 'none']),
    default: 'demo',
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    doc: 'postgres://… to use a Postgres with pgvector; unset: embedded',
    schema: orNull.refine((url) => url === null || /^postgres(?:ql)?:\/\//i.test(url), 'has to begin with postgres://'),
    default: '',
    secret: true,
  },
  databasePool: {
    env: 'DATABASE_POOL',
    doc: 'Connections of this process for its queries; its jobs take up to 5 more. All processes together stay below max_connections',
    schema: whole(1, 500),
    default: '10',
  },
  databasePooler: {
    env: 'DATABASE_POOLER',
    doc: '`transaction` when a pooler such as PgBouncer hands connections out by transaction: no prepared statements, no LISTEN; `none`: straight to the server',
    schema: z.enum(['none', 'transaction']),
    default: 'none',
  },
  databaseStatementSeconds: {
    env: 'DATABASE_STATEMENT_SECONDS',
    doc: 'Seconds after which the server gives a statement up; 0: never. Through a pooler, set statement_timeout of the role instead',
    schema: whole(0, 3_600),
    default: '30',
  },
  databaseLockSeconds: {
    env: 'DATABASE_LOCK_SECONDS',
    doc: 'Seconds to wait for a row or table that another holds; 0: for ever. Through a pooler, set lock_timeout of the role',
    schema: whole(0, 3_600),
    default: '10',
  },
  meiliUrl: {
    env: 'MEILI_URL',
    doc: 'Address of a Meilisearch; unset: search in process',
    schema: orNull,
    default: '',
  },
  meiliApiKey: { env: 'MEILI_API_KEY', doc: 'Key of the Meilisearch', schema: orNull, default: '', secret: true },
  meiliIndex: {
    env: 'MEILI_INDEX',
    doc: 'Name of our index there; each deployment on one Meilisearch wants its own',
    schema: z.string().regex(/^[\w-]{1,100}$/),
    default: 'fact_checks',
  },
  role: {
    env: 'ROLE',
    doc: '`web`, `worker` or `all`; the embedded database needs `all`',
    schema: z.enum(['all', 'web', 'worker']),
    default: 'all',
  },
  embedder: {
    env: 'EMBEDDER',
    doc: 'Embedding model: a name in models/manifest.json, or `remote`. Another one embeds everything anew',
    schema: text.min(1),
    default: 'builtin',
  },
  embedderUrl: {
    env: 'EMBEDDER_URL',
    doc: 'With `EMBEDDER=remote`: base address of an OpenAI-compatible server; texts are sent to POST {url}/embeddings',
    schema: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).transform((value) => value || null),
    default: '',
  },
  embedderModel: {
    env: 'EMBEDDER_MODEL',
    doc: 'With `EMBEDDER=remote`: the model to ask for',
    schema: orNull,
    default: '',
  },
  embedderApiKey: {
    env: 'EMBEDDER_API_KEY',
    doc: 'With `EMBEDDER=remote`: key, sent as bearer token; unset: none is sent',
    schema: orNull,
    default: '',
    secret: true,
  },
  embedderDimension: {
    env: 'EMBEDDER_DIMENSION',
    doc: 'With `EMBEDDER=remote`: length of its vectors, such as 384',
    schema: z.union([z.literal('').transform(() => null), whole(1, 8_192)]),
    default: '',
  },
  modelsDir: {
    env: 'MODELS_DIR',
    doc: 'Folder of the models; what is not in it comes with the program',
    schema: text.min(1),
    default: 'models',
  },
  mediaS3Url: {
    env: 'MEDIA_S3_URL',
    doc: 'Address of a bucket (S3 or alike) for media, such as https://host/bucket; unset: a folder in DATA_DIR',
    schema: z.union([z.literal('').transform(() => null), z.url()]),
    default: '',
  },
  mediaS3Region: { env: 'MEDIA_S3_REGION', doc: 'Region of the bucket', schema: text.min(1), default: 'us-east-1' },
  mediaS3KeyId: {
    env: 'MEDIA_S3_KEY_ID',
    doc: 'Key of the bucket: its id. It needs to get, put and delete objects, no more',
    schema: orNull,
    default: '',
  },
  mediaS3Secret: {
    env: 'MEDIA_S3_SECRET',
    doc: 'Key of the bucket: its secret',
    schema: orNull,
    default: '',
    secret: true,
  },
  whatsappProvider: {
    env: 'WHATSAPP_PROVIDER',
    doc: '`simulator` or `cloud`',
    schema: z.enum(['simulator', 'cloud']),
    default: 'simulator',
  },
  whatsappGraphUrl: {
    env: 'WHATSAPP_GRAPH_URL',
    doc: 'Base of the Cloud API; unset: the simulator, or Meta',
    schema: z.union([z.literal(''), z.url()]),
    default: '',
  },
  whatsappGraphVersion: {
    env: 'WHATSAPP_GRAPH_VERSION',
    doc: 'Version of the Cloud API',
    schema: z.string().regex(/^v\d+\.\d+$/),
    default: 'v26.0',
  },
  whatsappPhoneNumberId: {
    env: 'WHATSAPP_PHONE_NUMBER_ID',
    doc: 'Id of our number at the provider',
    schema: text.min(1),
    default: '100000000000001',
  },
  whatsappDisplayNumber: {
    env: 'WHATSAPP_DISPLAY_NUMBER',
    doc: 'Our number as people dial it, with country code; unset: no "ask us" link',
    schema: z
      .string()
      .regex(/^\+?\d{0,15}$/)
      .transform((number) => number.replace('+', '') || null),
    default: '',
  },
  whatsappBusinessAccountId: {
    env: 'WHATSAPP_BUSINESS_ACCOUNT_ID',
    doc: 'Id of our account at the provider',
    schema: text.min(1),
    default: '200000000000001',
  },
  whatsappAccessToken: {
    env: 'WHATSAPP_ACCESS_TOKEN',
    doc: 'System user token',
    schema: text.min(1),
    default: demoSecret,
    secret: true,
  },
  whatsappAppSecret: {
    env: 'WHATSAPP_APP_SECRET',
    doc: 'App secret that signs webhooks; two with a comma while rotating',
    schema: text.min(1),
    default: demoSecret,
    secret: true,
  },
  whatsappVerifyToken: {
    env: 'WHATSAPP_VERIFY_TOKEN',
    doc: 'Token of the webhook handshake',
    schema: text.min(1),
    default: demoSecret,
    secret: true,
  },
  whatsappTemplate: {
    env: 'WHATSAPP_TEMPLATE',
    doc: 'Approved utility template that says an answer waits; empty: words are kept until the asker writes',
    schema: text,
    default: 'check_ready',
  },
  unsureSendSeconds: {
    env: 'UNSURE_SEND_SECONDS',
    doc: 'Seconds to wait for a status of a send whose answer was lost before sending again',
    schema: whole(1, 86_400),
    default: '300',
  },
  sendsPerSecond: {
    env: 'WHATSAPP_SENDS_PER_SECOND',
    doc: 'Messages a second that all processes together send at most; unset: 80, what Meta allows a number in and out (read 2026-11), with the simulator no limit',
    schema: z.union([z.literal(''), whole(0, 1_000)]),
    default: '',
  },
  budgetUsd: {
    env: 'BUDGET_USD',
    doc: 'What messages may cost in a month, in whole US dollars: at 80 % operators are told, at 100 % sending stops. 0: no limit',
    schema: whole(0, 10_000_000),
    default: '0',
  },
  retainDeliveriesDays: {
    env: 'RETAIN_DELIVERIES_DAYS',
    doc: 'Days that raw webhooks (to the end of their month) and delivery states are kept; 0: for ever',
    schema: whole(0, 36_500),
    default: '90',
  },
  retainMessagesDays: {
    env: 'RETAIN_MESSAGES_DAYS',
    doc: 'Days that the words of messages are kept; claims and what was answered stay. 0: for ever, or until an asker erases them',
    schema: whole(0, 36_500),
    default: '0',
  },
  apiKey: { env: 'API_KEY', doc: 'First API key; unset: the API is closed', schema: orNull, default: '', secret: true },
  sessionSecret: {
    env: 'SESSION_SECRET',
    doc: 'Secret of staff sessions; changing it signs everybody out',
    schema: text.min(8),
    default: demoSecret,
    secret: true,
  },
  dataKey: {
    env: 'DATA_KEY',
    doc: 'Encrypts phone numbers and stored webhooks; losing it loses them',
    schema: text.min(16),
    default: demoSecret,
    secret: true,
  },
  metricsToken: {
    env: 'METRICS_TOKEN',
    doc: 'Bearer token that opens /metrics to a Prometheus; unset: there is no /metrics',
    schema: z.union([z.literal('').transform(() => null), text.min(16)]),
    default: '',
    secret: true,
  },
  tracesUrl: {
    env: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    doc: 'Base address of an OpenTelemetry collector (OTLP over HTTP); unset: no traces',
    schema: z.union([z.literal('').transform(() => null), z.url()]),
    default: '',
  },
  workerPort: {
    env: 'WORKER_PORT',
    doc: 'With `ROLE=worker`: port of its /health and /metrics; unset: none is opened',
    schema: z.union([z.literal('').transform(() => null), whole(0, 65_535)]),
    default: '',
  },
  drainSeconds: {
    env: 'DRAIN_SECONDS',
    doc: 'Seconds to answer on as not ready after SIGTERM, for the balancer to notice; unset: 2, embedded 0',
    schema: z.union([z.literal(''), whole(0, 5)]),
    default: '',
  },
  logLevel: {
    env: 'LOG_LEVEL',
    doc: 'Least level of log lines; unset: warn when embedded, else info',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent', '']),
    default: '',
  },
};

/**
 * Reads settings from environment variables. Throws an Error whose message lists every fault at once, a line each.
 * A demo secret is a fault in production and with real people, and a role other than `all` is one without a Postgres.
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const faults: string[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(table) as [keyof Settings, Setting<unknown>][]) {
    const given = env[setting.env] ?? setting.default ?? '';
    const parsed = setting.schema.safeParse(given);
    if (parsed.success) read[name] = parsed.data;
    else faults.push(`${setting.env}: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')} (${setting.doc})`);
  }
  const settings = read as Settings;
  if (faults.length === 0) faults.push(...unsafe(settings));
  if (faults.length > 0)
    throw new Error(`These settings need a look:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  return withDerived(settings);
}

function unsafe(settings: Settings): string[] {
  const faults: string[] = [];
  if (settings.role !== 'all' && settings.databaseUrl === null)
    faults.push('ROLE: the embedded database is one process; set DATABASE_URL, or ROLE=all');
  if (settings.embedder === 'remote')
    for (const name of ['embedderUrl', 'embedderModel', 'embedderDimension'] as const)
      if (settings[name] === null) faults.push(`${table[name].env}: EMBEDDER=remote needs it (${table[name].doc})`);
  if (settings.mediaS3Url !== null)
    for (const name of ['mediaS3KeyId', 'mediaS3Secret'] as const)
      if (settings[name] === null) faults.push(`${table[name].env}: MEDIA_S3_URL needs it (${table[name].doc})`);
  // Over TLS it is Meta, or somebody in its place, and people behind it: what a rehearsal may do in the open is not for them.
  const isReal = settings.whatsappProvider === 'cloud' && !settings.whatsappGraphUrl.startsWith('http:');
  if (settings.profile !== 'production' && !isReal) return faults;
  for (const setting of Object.entries(table) as [keyof Settings, Setting<unknown>][]) {
    if (setting[1].secret && settings[setting[0]] === demoSecret)
      faults.push(`${setting[1].env}: set a secret of your own (${setting[1].doc})`);
  }
  if (settings.publicUrl === '') faults.push('PUBLIC_URL: set the address that readers use');
  return faults;
}

/** Messages a second through one number, unless Meta has raised it to 1,000. Source: Cloud API, throughput, read 2026-11. */
const metaPerSecond = 80;

/** A provider's statuses come within seconds from the simulator; from Meta they can take minutes. */
function withDerived(settings: Settings): Settings {
  const own = `http://${settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host}:${settings.port}`;
  const simulated = settings.whatsappProvider === 'simulator';
  return {
    ...settings,
    publicUrl: settings.publicUrl || own,
    whatsappGraphUrl:
      settings.whatsappGraphUrl || (simulated ? `${own}/simulator/graph` : 'https://graph.facebook.com'),
    drainSeconds:
      (settings.drainSeconds as number | '') === ''
        ? settings.profile === 'production'
          ? 2
          : 0
        : settings.drainSeconds,
    sendsPerSecond:
      (settings.sendsPerSecond as number | '') === '' ? (simulated ? 0 : metaPerSecond) : settings.sendsPerSecond,
    logLevel: settings.logLevel || (settings.databaseUrl === null ? 'warn' : 'info'),
    unsureSendSeconds: simulated ? Math.min(settings.unsureSendSeconds, 20) : settings.unsureSendSeconds,
  };
}
