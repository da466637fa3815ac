/** Where "now" comes from. Handed in, so that a test or the seed can move it. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The instant `ms` milliseconds after `at`. */
export const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** Waits by the machine's own clock, however a test moves ours: only for the pace of what goes out. Milliseconds. */
export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Lets whatever else waits on this thread go first: for long work in the background, between its pieces. */
export const breathe = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/** A clock that stands still until it is moved. For tests and for the seed. */
export function movableClock(start: Date): Clock & { advance(ms: number): void; set(to: Date): void } {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms;
    },
    set: (to) => {
      at = to.getTime();
    },
  };
}
