import type { Refused, SendResult } from '../../core/ports.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../core/time.ts';

type Advice = Pick<Refused, 'retryAfterMs' | 'waitsFor' | 'stopAll'>;

/** Never again: our fault or the recipient's state. */
const never: Advice = { retryAfterMs: null, waitsFor: null, stopAll: false };
/** The number, the token or the account is in trouble: stop everything and tell a person. */
const stop: Advice = { ...never, stopAll: true };
const retry = (retryAfterMs: number): Advice => ({ ...never, retryAfterMs });
/** The provider is in trouble, or has enough of us for now: it passes, and says nothing of these words. */
const passes = (retryAfterMs: number): Advice => ({ ...retry(retryAfterMs), waitsFor: 'provider' });

/**
 * What to do about each error code. First waits only; the outbox lengthens them with every try.
 * Source: Meta's error codes page of 2026-09-11, read 2026-11.
 */
const table = new Map<number, Advice>([
  [0, stop],
  [1, retry(secondMs)],
  [2, passes(secondMs)],
  [3, stop],
  [4, passes(minuteMs)],
  [10, stop],
  [33, stop],
  [100, never],
  [104, stop],
  [190, stop],
  [368, stop],
  [80007, passes(minuteMs)],
  [130403, never],
  [130429, passes(secondMs)],
  [130472, never],
  [130497, never],
  [131000, retry(secondMs)],
  [131005, stop],
  [131008, never],
  [131009, never],
  [131016, passes(secondMs)],
  [131021, never],
  [131026, { ...never, waitsFor: 'asker' }],
  [131030, never],
  [131031, stop],
  [131037, stop],
  [131042, stop],
  [131044, stop],
  [131045, stop],
  [131047, { ...never, waitsFor: 'window' }],
  [131048, { ...stop, retryAfterMs: hourMs }],
  [131049, retry(dayMs)],
  [131050, never],
  [131051, never],
  [131052, never],
  [131053, never],
  [131055, never],
  [131056, retry(secondMs)],
  [131057, passes(75 * secondMs)],
  [131060, never],
  [131061, never],
  [131062, never],
  [131063, never],
  [131064, { ...stop, retryAfterMs: hourMs }],
  [132000, never],
  [132001, never],
  [132005, never],
  [132007, never],
  [132008, never],
  [132012, never],
  [132015, never],
  [132016, never],
  [132018, never],
  [132068, never],
  [132069, retry(hourMs)],
  [133000, stop],
  [133004, passes(secondMs)],
  [133005, stop],
  [133006, stop],
  [133008, stop],
  [133009, stop],
  [133010, stop],
  [133015, retry(5 * minuteMs)],
  [133016, stop],
  [134011, never],
  [135000, retry(secondMs)],
  [137000, never],
  [139102, retry(secondMs)],
]);

/** The answer of the Cloud API to a request it did not accept: status, headers, and the body as text; `from`: the id of our number. */
export type Refusing = { status: number; headers: Headers; body: string; from: string };

/**
 * What a refusal means for the send. Branches on the code, never on titles or on the HTTP status, as Meta asks; a body
 * that names no code is judged by its status: 5xx may have been accepted all the same, 4xx certainly was not.
 */
export function readRefusal({ status, headers, body, from }: Refusing): SendResult {
  const error = errorIn(body);
  const detail = detailOf(error, status);
  if (!error) return withoutCode(status, detail, askedWaitMs(headers));
  const { code } = error;
  const advice = isNumberGone(error, from) ? stop : (table.get(code) ?? guess(code, status, error.isTransient));
  const asked = advice.retryAfterMs === null ? null : askedWaitMs(headers);
  return {
    outcome: 'refused',
    code,
    detail,
    ...advice,
    ...(asked === null ? {} : { retryAfterMs: Math.max(asked, advice.retryAfterMs ?? 0) }),
  };
}

/** What the error of a delivery state means, by the same table: accepted was the message, but it did not reach the phone. */
export function readFault({ code, error }: { code: number; error: unknown }): Refused {
  const read = errorOf(error);
  const advice = table.get(code) ?? guess(code, 0, read?.isTransient ?? false);
  return { outcome: 'refused', code, detail: read ? detailOf(read, 0) : 'told by a delivery state', ...advice };
}

/**
 * Whether the object that is said not to exist is our own number: deleted, mistyped in the settings, or out of reach of
 * the token. Then every send fails alike. Meta says so with the code of a wrong parameter, read 2026-11.
 */
const isNumberGone = ({ code, message }: ApiError, from: string): boolean =>
  code === 100 && from !== '' && message.includes(`'${from}'`);

function withoutCode(status: number, detail: string, askedMs: number | null): SendResult {
  if (status >= 500) return { outcome: 'unsure', detail };
  if (status === 429) return { outcome: 'refused', code: status, detail, ...passes(askedMs ?? secondMs) };
  if (status >= 300 && status < 400) return { outcome: 'refused', code: status, detail, ...stop };
  return { outcome: 'refused', code: status, detail, ...(status === 401 || status === 403 ? stop : never) };
}

function guess(code: number, status: number, isTransient: boolean): Advice {
  if (code >= 200 && code <= 299) return stop;
  return isTransient || status >= 500 || status === 429 ? retry(secondMs) : never;
}

type ApiError = { code: number; message: string; details: string; trace: string; isTransient: boolean };

/** The error of a body, read defensively: it can be HTML, empty, or hold `error_data` as plain text. */
export function errorIn(body: string): ApiError | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return null;
  }
  return isObject(parsed) ? errorOf(parsed.error) : null;
}

function errorOf(value: unknown): ApiError | null {
  const error = isObject(value) ? value : null;
  const code = Number(error?.code);
  if (!error || error.code === null || !Number.isInteger(code)) return null;
  const data = error.error_data;
  const details = isObject(data) ? data.details : data;
  return {
    code,
    message: textOf(error.message),
    details: textOf(details),
    trace: textOf(error.fbtrace_id),
    isTransient: error.is_transient === true,
  };
}

/** How long the provider asks us to wait, in milliseconds: `Retry-After` (seconds) or its own usage header (minutes). */
export function askedWaitMs(headers: Headers): number | null {
  const seconds = Number(headers.get('retry-after'));
  if (seconds > 0) return Math.min(seconds * secondMs, dayMs);
  const minutes = /"estimated_time_to_regain_access"\s*:\s*(\d+)/.exec(headers.get('x-business-use-case-usage') ?? '');
  return minutes && Number(minutes[1]) > 0 ? Math.min(Number(minutes[1]) * minuteMs, dayMs) : null;
}

/** Words for the log: no digits that could be a number of a person, and no user id. */
function detailOf(error: ApiError | null, status: number): string {
  if (!error) return `HTTP ${status} without an error code`;
  const words = [
    error.message,
    error.details === error.message ? '' : error.details,
    error.trace && `trace ${error.trace}`,
  ];
  return words
    .filter(Boolean)
    .join(' · ')
    .replace(/\b[A-Z]{2}\.(?:ENT\.)?[0-9A-Za-z]+/g, '…')
    .replace(/\+?\d{8,}/g, '…')
    .slice(0, 300);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
