import { unavailable } from './errors.ts';

/** What `work` gives, if it does so in time. Throws Unavailable `late` after `ms` milliseconds; the work itself goes on. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(unavailable('late', `No answer within ${ms / 1000} s.`, ms)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Does `work` at most once every `ms` milliseconds by `now`, and gives the last outcome meanwhile; who asks while it is
 * being done waits for the same. A failure is thrown to all who waited, and remembered like any outcome.
 */
export function everyNow<T>(ms: number, now: () => number, work: () => Promise<T>): () => Promise<T> {
  let last: { at: number; outcome: Promise<T> } | null = null;
  return () => {
    if (last === null || now() - last.at >= ms) last = { at: now(), outcome: work() };
    return last.outcome;
  };
}
