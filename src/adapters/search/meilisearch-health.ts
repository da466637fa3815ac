/** How long an engine that failed is left alone, so that not every message waits for it in vain. Milliseconds. */
const restMs = 2000;

/** Whether an engine is worth asking, by how it answered last. */
export type Health = {
  /** True while an engine that failed is left alone. */
  isResting(): boolean;
  failed(cause: unknown): void;
  answered(): void;
};

/**
 * Remembers how an engine answered: after a failure it rests, then one question may try again. `tell` hears when it
 * goes and when it is back (null), once each. `now` gives milliseconds of any clock that only goes forward.
 */
export function openHealth(now: () => number, tell: (cause: unknown) => void): Health {
  let restsUntil = Number.NEGATIVE_INFINITY;
  let isAway = false;
  return {
    isResting: () => now() < restsUntil,
    failed(cause) {
      restsUntil = now() + restMs;
      if (!isAway) tell(cause);
      isAway = true;
    },
    answered() {
      if (isAway) tell(null);
      isAway = false;
    },
  };
}
