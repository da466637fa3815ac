import { Hono } from 'hono';
import { wordsOf } from '../core/errors.ts';
import type { Readiness } from './health.ts';

/**
 * Probes: `live` answers while the process runs; `ready` names what is missing, with 503, until nothing is. What the
 * process does without meanwhile is `degraded`, and leaves it ready.
 */
export function healthRoutes(ready: () => Promise<Readiness>): Hono {
  const app = new Hono();
  app.get('/live', (c) => c.json({ live: true }));
  app.get('/ready', async (c) => {
    const { missing, degraded } = await ready().catch((error) => ({ missing: [wordsOf(error)], degraded: [] }));
    c.header('cache-control', 'no-store');
    return c.json({ ready: missing.length === 0, missing, degraded }, missing.length === 0 ? 200 : 503);
  });
  return app;
}
