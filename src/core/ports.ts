import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from '../../db/schema/all.ts';
import type { BotLanguage } from './bot-languages.ts';
import type { JobName, JobPayload } from './job-names.ts';
import type { Rating } from './ratings.ts';

/** What `execute` gives on either driver: postgres.js answers rows, PGlite an object that holds them. */
type Rows<T> = T[] | { rows: T[] };
interface EitherQueryResult extends PgQueryResultHKT {
  type: Rows<this['row']>;
}

/** A database or a transaction on it, PGlite or Postgres: a store function takes this first. */
export type Database = PgDatabase<EitherQueryResult, typeof schema>;

/** Puts jobs into the caller's transaction. `runAt` delays one, counted from `now`. */
export type Jobs = {
  send<N extends JobName>(
    db: Database,
    name: N,
    payload: JobPayload<N>,
    options?: { runAt: Date; now: Date },
  ): Promise<void>;
  /** The same for many jobs of one name, in one statement. Those of lower `priority` are begun after others; 0 unless said. */
  sendMany<N extends JobName>(
    db: Database,
    name: N,
    payloads: readonly JobPayload<N>[],
    options?: { priority?: number },
  ): Promise<void>;
  /** Puts jobs that failed for good back in their queues, at most 1,000, oldest first. Returns how many. */
  retryDead(): Promise<number>;
};

/** Seals personal data with the deployment's key. AES-256-GCM; `blind` is HMAC-SHA-256 in hex, for look-ups. */
export type Vault = {
  seal(plain: Uint8Array): Promise<Uint8Array>;
  open(sealed: Uint8Array): Promise<Uint8Array>;
  blind(value: string): Promise<string>;
};

/** One line per unit of work. No message text, no phone numbers. */
export type Log = {
  info(fields: Record<string, unknown>, line: string): void;
  warn(fields: Record<string, unknown>, line: string): void;
  error(fields: Record<string, unknown>, line: string): void;
};

/** Turns texts into vectors of length 1. Each text is computed alone, so that vectors repeat exactly. */
export type Embedder = {
  /** Name in `models/manifest.json`; with `revision` it says which vectors may be compared. */
  readonly name: string;
  readonly revision: string;
  readonly dimension: number;
  /** One vector per text, in order. A text without letters gives a zero vector. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
};

/** A fact-check as the search engines and the scorer see it. */
export type CheckDocument = {
  id: string;
  claim: string;
  title: string;
  summary: string;
  language: string | null;
  publisher: string;
  rating: Rating | null;
  /** ISO date (`2026-11-22`) or null when the publisher gave none. */
  publishedAt: string | null;
  url: string | null;
  externalId: string;
  /** Unit vector times 127, one signed byte a dimension; null until embedded. */
  vector: Int8Array | null;
  /** What fact-checks of one claim share, as stored; null or left out when it was not looked for yet. */
  family?: string | null;
};

/** How many documents hold a term; what idf is computed from, the same over every engine. */
export type TermCounts = {
  /** Number of documents indexed. */
  documents(): number;
  /** Number of documents that hold this term (a word, a prefix such as `vacc*`, or a character 4-gram). */
  holding(kind: 'word' | 'characters', term: string): number;
};

export type SearchQuery = { text: string; language: string | null; vector: Float32Array | null; limit: number };

/** What was found wrong with an index, and put right but for `stale`: ids it holds that are not among the documents. */
export type Differences = { documents: number; missing: number; changed: number; stale: string[] };

/**
 * An engine that nominates fact-checks for a text. Engines do not agree on scores, so only ids come back;
 * one scorer of ours judges them. The database is the truth; an index can always be rebuilt with `load`.
 */
export type SearchIndex = {
  readonly name: string;
  /** Fills or repairs the index from every document there is; called once at start. Safe to repeat. */
  load(batches: AsyncIterable<CheckDocument[]>): Promise<void>;
  /** Adds or replaces by id; visible to `nominate` when it resolves. Safe to repeat. */
  put(documents: readonly CheckDocument[]): Promise<void>;
  /** Takes ids out; unknown ids are ignored. */
  remove(ids: readonly string[]): Promise<void>;
  /**
   * Takes note of what another process put or took out: what is kept in this process changes, an engine that all share
   * is left alone. Safe to repeat.
   */
  follow(change: { documents: readonly CheckDocument[]; gone: readonly string[] }): Promise<void>;
  /**
   * Compares what is held with every document there is, by pages of their ids, and puts what is missing or has other
   * words. `documentsOf` reads documents; an engine in this process asks for missing ones only. What is stale is told and
   * left: it may be so new that the ids lack it. Safe to repeat, and while others put.
   */
  reconcile(
    ids: AsyncIterable<string[]>,
    documentsOf: (ids: readonly string[]) => Promise<CheckDocument[]>,
  ): Promise<Differences>;
  /** Candidate ids, most promising first, without repeats, at most `limit` from each list of its own. */
  nominate(query: SearchQuery): Promise<string[]>;
  readonly terms: TermCounts;
  size(): Promise<number>;
  close(): Promise<void>;
};

/** Where a message goes: a phone number with `+`, or a business-scoped user id. */
export type Address = { phone: string } | { userId: string };

/** What an answer is made of, in the order it is said. */
export type AnswerPart = 'opener' | 'verdict' | 'fact' | 'claim' | 'why' | 'publisher' | 'date' | 'link' | 'basis';

/** What words with a verdict say of themselves, so that they can be read again before they leave. */
export type AnswerParts = {
  /** The language of the words around what is quoted, one of `botLanguages`. */
  language: BotLanguage;
  /** Who gave it: the machine by itself, or people who checked for this asker. */
  by: 'machine' | 'people';
  /** The fact-check it rests on. */
  factCheckId: string;
  /** Where each part stands in the body: from, to, in UTF-16 units. */
  at: Partial<Record<AnswerPart, [number, number]>>;
  /** Where the answer ends and what is added to a first one begins; null when nothing is added. */
  endsAt: number | null;
};

/** Words we send, in house terms; the adapter turns them into the wire format and checks the limits. */
export type Words =
  | { kind: 'text'; body: string; previewUrl?: boolean }
  /** `answer` stands on words with a verdict, and only there: see `outbox/answer-lint.rules.ts`. It is not sent. */
  | { kind: 'buttons'; body: string; footer?: string; buttons: { id: string; title: string }[]; answer?: AnswerParts }
  | { kind: 'list'; body: string; button: string; rows: { id: string; title: string; description?: string }[] }
  /**
   * One button that opens an address. What we say has its links in the words: answers carry reply buttons, and a message
   * has either; and a link in words goes along when somebody sends the answer on.
   */
  | { kind: 'link'; body: string; button: string; url: string }
  | { kind: 'reaction'; wamid: string; emoji: string }
  /** `tap`: what its first button carries back. */
  | { kind: 'template'; name: string; language: string; parameters: string[]; tap?: string };

/**
 * Refused for good, or for now (`retryAfterMs`). `stopAll` means the number itself is in trouble. `waitsFor`: what has to
 * come before these words can go: the `provider` out of a trouble that is not theirs, a `window` opened by the asker, a
 * sign of life of the `asker`, whom nothing reaches, not even a template; null: nothing, it is these words.
 */
export type Refused = {
  outcome: 'refused';
  code: number;
  detail: string;
  retryAfterMs: number | null;
  waitsFor: 'provider' | 'window' | 'asker' | null;
  stopAll: boolean;
};

export type SendResult =
  | { outcome: 'accepted'; wamid: string }
  | Refused
  /** The request may or may not have arrived: never send again blindly. */
  | { outcome: 'unsure'; detail: string }
  /** The request certainly did not arrive. */
  | { outcome: 'unreachable'; detail: string };

/** The way to askers' phones. `opaque` comes back in statuses and ties them to our row. */
export type Messenger = {
  send(message: { to: Address; words: Words; opaque: string; replyTo?: string }): Promise<SendResult>;
  /** What the error of a delivery state means: the same as when a send is refused with it. `error` as it came. */
  readFault(fault: { code: number; error: unknown }): Refused;
  /** Marks as read and shows typing. Failures are ignored by the caller; nothing depends on it. */
  markRead(wamid: string): Promise<void>;
  /** Fetches media by its provider id. Throws Unavailable or NotFound (expired). */
  fetchMedia(mediaId: string): Promise<{ bytes: Uint8Array; mimeType: string }>;
};

/** A template as the account has it, in one language. `body` and `button` null when it has none. */
export type AccountTemplate = {
  id: string | null;
  language: string;
  state: string;
  category: string | null;
  body: string | null;
  button: string | null;
};
/** A template with one button, as we want it. `id`: the one to change; null: it is made. */
export type NewTemplate = {
  id: string | null;
  name: string;
  language: string;
  category: string;
  body: string;
  button: string;
};

/** Where webhooks of our account go. */
export type Subscription = {
  /** Names of the apps that the account delivers to. */
  apps: string[];
  /** The one of them whose secret is ours: where it takes webhooks, and which fields; null when none is. */
  own: { callbackUrl: string | null; isActive: boolean; fields: string[] } | null;
};

/** What the provider says of our own account. Each throws Forbidden `account.token` or Unavailable `account.silent`. */
export type MessengerAccount = {
  /** The numbers of the account, by id, and the quality of each in the provider's word (`GREEN`, `YELLOW`, `RED`), null when it says none. */
  numbers(): Promise<Map<string, string | null>>;
  /** Which apps the account delivers to, and what the one of our secret takes. */
  subscription(): Promise<Subscription>;
  /** A template in its languages, state in the provider's word (`APPROVED`, `PENDING`, …); what it says where that was told. */
  templates(name: string): Promise<AccountTemplate[]>;
  /** Asks for a template in one language to be made, or its words to be changed where it has an id. Reviewed by the provider. */
  putTemplate(template: NewTemplate): Promise<void>;
};

/** A place for bytes by key (`ab/abcdef….jpg`). Writing the same key twice is safe. */
export type MediaStore = {
  put(key: string, bytes: Uint8Array, mimeType: string): Promise<void>;
  get(key: string): Promise<Uint8Array | null>;
  remove(key: string): Promise<void>;
};

/** The fitted scorer and thresholds of `models/`, parsed at start. Only `matching` looks inside. */
export type ModelFiles = {
  readonly scorer: unknown;
  readonly thresholds: unknown;
  readonly background: unknown;
  readonly smallTalk: unknown;
  readonly guard: unknown;
  readonly sameClaim: unknown;
};
