import type { MiddlewareHandler } from 'hono';
import { pause } from '../core/time.ts';

/** Deliveries at the door from which jobs give way. An ordinary hour has one or two there at a time. */
const crowd = 16;
/**
 * How long a job waits for the crowd to thin out, each after the one before. Milliseconds. Source: 320 webhooks a second
 * into one embedded process were answered after 10 s (p50) without it (own measurement, 2026-11-23).
 */
const restMs = 250;

/** The door of a process that both receives and works: who stands at it, and how jobs give way to them. */
export type Traffic = {
  /** Counts deliveries while they are being kept. */
  counted: MiddlewareHandler;
  /** Resolves when a job may begin: at once, or while many stand at the door one at a time, so that all are let in soon. */
  giveWay(): Promise<void>;
};

/** A door with nobody at it. */
export function openTraffic(): Traffic {
  let atTheDoor = 0;
  let before = Promise.resolve();
  const rest = async () => {
    for (let waited = 0; atTheDoor > crowd && waited < restMs; waited += 10) await pause(10);
  };
  return {
    async counted(_, next) {
      atTheDoor++;
      try {
        await next();
      } finally {
        atTheDoor--;
      }
    },
    giveWay() {
      if (atTheDoor > crowd) before = before.then(rest);
      return before;
    },
  };
}
