import type { Context } from 'hono';
import { type Refused, refusalBody } from './refusals.rules.ts';
import type { Simulator } from './simulator.ts';

/** Answers a refusal as the Cloud API does, and counts it. */
export function refuse(c: Context, simulator: Simulator, refused: Refused): Response {
  simulator.refused.set(refused.code, (simulator.refused.get(refused.code) ?? 0) + 1);
  return c.json(refusalBody(refused), refused.status as 400);
}

/** A request's JSON; undefined when it is none. */
export const jsonOf = (c: Context): Promise<unknown> => c.req.json().catch(() => undefined);

/** What a person at the simulator's own routes did wrong, in words. */
export const bad = (c: Context, words: string) => c.json({ error: words }, 400);
