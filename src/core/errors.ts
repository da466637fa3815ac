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

/** The words of any thrown value, for a log line: also of what a library throws that only looks like an Error. */
export function wordsOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : null;
  return typeof message === 'string' ? message : String(error);
}
