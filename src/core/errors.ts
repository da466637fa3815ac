export type ErrorKind = 'invalid' | 'not-found' | 'forbidden' | 'conflict' | 'unavailable';

/** A refusal a person can act on: `code` is stable, the message says what to do next. */
export class Refusal extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly retryAfterMs: number | null;
  constructor(
    kind: ErrorKind,
    code: string,
    message: string,
    options: { cause?: unknown; retryAfterMs?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** The input is wrong; the same input will be refused again. */
export const invalid = (code: string, message: string, cause?: unknown) =>
  new Refusal('invalid', code, message, { cause });
/** The thing named does not exist. */
export const notFound = (code: string, message: string) => new Refusal('not-found', code, message);
/** The actor may not do this. */
export const forbidden = (code: string, message: string) => new Refusal('forbidden', code, message);
/** The thing has moved on since the actor looked. */
export const conflict = (code: string, message: string) => new Refusal('conflict', code, message);
/** Something outside does not answer; the same call may succeed after `retryAfterMs` milliseconds. */
export const unavailable = (code: string, message: string, retryAfterMs: number, cause?: unknown) =>
  new Refusal('unavailable', code, message, { retryAfterMs, cause });

export const isRefusal = (error: unknown): error is Refusal => error instanceof Refusal;

/**
 * The words of any thrown value, for a log line: also of what a library throws that only looks like an Error. Ours are told
 * as they are; of others what may be of a person is left out: values handed to a query, bodies that could not be read,
 * numbers and user ids.
 */
export function wordsOf(error: unknown): string {
  if (isRefusal(error)) return error.message;
  const { message, query, cause, code } = partsOf(error);
  const words = typeof message === 'string' ? message : String(error);
  // Drivers' errors of queries end with the values: what people wrote. Their cause says what was wrong.
  if (typeof query === 'string' && cause) return `${wordsOf(cause)} (${shortened(query)})`;
  const isOfData = typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);
  return withoutPeople(isOfData ? words.replace(/"[\s\S]*"/g, '"…"') : words);
}

/** Where a thrown value came from, without its words; undefined when that is not known. */
export function framesOf(error: unknown): string | undefined {
  const stack = error instanceof Error ? error.stack : undefined;
  return stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

/** A text without what may be of a person: for words from outside, and addresses that somebody else chose. */
export const withoutPeople = (text: string): string =>
  text
    .replace(/\s*\nparams:[\s\S]*$/, '')
    .replace(/(?:\.\.\.)?"[\s\S]*"(?:\.\.\.)? is not valid JSON/, '"…" is not valid JSON')
    .replace(/(https?:\/\/[^\s"'?]+)\?[^\s"']*/g, '$1?…')
    .replace(/(?<![\p{L}\p{N}_])[A-Z]{2}\.(?:ENT\.)?[0-9A-Za-z]{8,}/gu, '…')
    .replace(/(?<![\p{L}\p{N}_])\+?\d{8,}(?![\p{L}\p{N}_])/gu, '…');

const partsOf = (error: unknown): { message?: unknown; query?: unknown; cause?: unknown; code?: unknown } =>
  typeof error === 'object' && error !== null ? error : {};

/** The beginning of a query: its values stand elsewhere. */
const shortened = (query: string) => `in: ${query.replace(/\s+/g, ' ').trim().slice(0, 120)}`;
