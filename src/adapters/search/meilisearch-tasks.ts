import {
  type EnqueuedTaskPromise,
  MeilisearchApiError,
  MeilisearchRequestError,
  MeilisearchRequestTimeOutError,
  MeilisearchTaskTimeOutError,
} from 'meilisearch';
import { isRefusal, unavailable, wordsOf } from '../../core/errors.ts';

/** How long a change may take to become visible. Milliseconds. */
const taskTimeoutMs = 300_000;
const retryAfterMs = 5000;
/** Batches that the engine has been handed and has not finished. Beyond a few, a busy one answers too late to all. */
const mostInFlight = 6;
/** Times that one batch is handed over before it counts as failed, and the first wait between two; it doubles. */
const mostAttempts = 5;
const firstWaitMs = 500;

/**
 * Runs a request. Throws Unavailable: `search.key` when the engine does not take our key, else `search.unavailable` when
 * it does not answer or answers with an error.
 */
export async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (isRefusal(cause)) throw cause;
    const isKey = cause instanceof MeilisearchApiError && [401, 403].includes(cause.response.status);
    throw unavailable(
      isKey ? 'search.key' : 'search.unavailable',
      `The search engine does not answer: ${wordsOf(cause)}. Check MEILI_URL and MEILI_API_KEY.`,
      retryAfterMs,
      cause,
    );
  }
}

/** Whether a failure of `asked` means that the engine has no such index: its data was lost, or never was there. */
export function isMissingIndex(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof MeilisearchApiError && cause.cause?.code === 'index_not_found';
}

/**
 * Waits for a change to be visible, asking every `pollMs` milliseconds. Throws Unavailable `search.refused` for a failed task.
 * NOTE: `waitTask` resolves for failed tasks too.
 */
export async function done(start: () => EnqueuedTaskPromise, pollMs = 25): Promise<void> {
  const task = await asked(() => start().waitTask({ timeout: taskTimeoutMs, interval: pollMs }));
  if (task.status !== 'succeeded') {
    throw unavailable(
      'search.refused',
      `The search engine refused a change: ${task.error?.message ?? task.status}.`,
      retryAfterMs,
    );
  }
}

/** Hands batches over, a few at a time; `send` waits while the engine is behind. `settle` waits for all. */
export type Sender = { send(start: () => EnqueuedTaskPromise): Promise<void>; settle(): Promise<void> };

/**
 * A sender for changes that may be handed over twice, as adding and deleting by key may. One that a busy engine did
 * not take in time is handed over again. After a failure `send` and `settle` throw it, and no more is sent.
 */
export function openSender(pollMs = 25, pause: (ms: number) => Promise<void> = wait): Sender {
  const inFlight = new Set<Promise<void>>();
  let failure: { cause: unknown } | null = null;
  const check = () => {
    if (failure) throw failure.cause;
  };
  return {
    async send(start) {
      while (inFlight.size >= mostInFlight) await Promise.race(inFlight);
      check();
      const one: Promise<void> = insist(start, pollMs, pause)
        .catch((cause) => {
          failure ??= { cause };
        })
        .finally(() => inFlight.delete(one));
      inFlight.add(one);
    },
    async settle() {
      await Promise.all(inFlight);
      check();
    },
  };
}

async function insist(
  start: () => EnqueuedTaskPromise,
  pollMs: number,
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await done(start, pollMs);
      return;
    } catch (error) {
      if (attempt >= mostAttempts || !mayPass(error instanceof Error ? error.cause : null)) throw error;
      await pause(firstWaitMs * 2 ** (attempt - 1));
    }
  }
}

/** Whether the same request may go through a moment later: no answer, or "too busy". */
function mayPass(cause: unknown): boolean {
  if (cause instanceof MeilisearchApiError) return cause.response.status === 429 || cause.response.status >= 500;
  return (
    cause instanceof MeilisearchRequestError ||
    cause instanceof MeilisearchRequestTimeOutError ||
    cause instanceof MeilisearchTaskTimeOutError
  );
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
