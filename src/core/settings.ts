/** Every setting a room may read. The table in `app/config.ts` documents, parses and defaults each. */
export type Settings = {
  profile: 'embedded' | 'production';
  host: string;
  port: number;
  publicUrl: string;
  /** Who publishes: named on public pages, in answers and in ClaimReview. */
  publisherName: string;
  dataDir: string;
  seed: 'demo' | 'none';
  databaseUrl: string | null;
  /** Connections of one process to a Postgres, those of its jobs not counted. */
  databasePool: number;
  /** What stands between us and the server: nothing, or a pooler that hands connections out by transaction. */
  databasePooler: 'none' | 'transaction';
  /** How long the server works for us at one statement, and waits for a lock. Seconds; 0: no limit. */
  databaseStatementSeconds: number;
  databaseLockSeconds: number;
  meiliUrl: string | null;
  meiliApiKey: string | null;
  /** Name of our index within the Meilisearch. */
  meiliIndex: string;
  role: 'all' | 'web' | 'worker';
  embedder: string;
  /** Of a remote embedder: base address without `/embeddings`, its model, its key, the length of its vectors. */
  embedderUrl: string | null;
  embedderModel: string | null;
  embedderApiKey: string | null;
  embedderDimension: number | null;
  modelsDir: string;
  /** A bucket for media: its address, region and key; null: a folder. */
  mediaS3Url: string | null;
  mediaS3Region: string;
  mediaS3KeyId: string | null;
  mediaS3Secret: string | null;
  whatsappProvider: 'simulator' | 'cloud';
  whatsappGraphUrl: string;
  whatsappGraphVersion: string;
  whatsappPhoneNumberId: string;
  /** Our number as people dial it, digits only, for "ask us" links; null hides them. */
  whatsappDisplayNumber: string | null;
  whatsappBusinessAccountId: string;
  whatsappAccessToken: string;
  whatsappAppSecret: string;
  whatsappVerifyToken: string;
  /** Name of the approved utility template that reopens a closed window. */
  whatsappTemplate: string;
  /** Seconds to wait for a status of a send whose answer was lost, before it is sent again. */
  unsureSendSeconds: number;
  /** Messages a second that all processes together hand to the provider at most; 0: as many as come. */
  sendsPerSecond: number;
  /** What messages of one month may cost, in US dollars; 0: no limit. */
  budgetUsd: number;
  /** Days that raw webhooks and delivery states are kept, and the words of messages; 0: for ever. */
  retainDeliveriesDays: number;
  retainMessagesDays: number;
  apiKey: string | null;
  sessionSecret: string;
  dataKey: string;
  /** Bearer token of `/metrics`; null: there is none. */
  metricsToken: string | null;
  /** Base address of an OpenTelemetry collector; null: no traces. */
  tracesUrl: string | null;
  /** Where a worker of its own serves health and metrics; null: nowhere. */
  workerPort: number | null;
  /** Seconds to go on answering as not ready once told to stop, so that a balancer looks elsewhere first. */
  drainSeconds: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};
