import { Hono } from 'hono';

/** Probes: `live` answers while the process runs; `ready` names what is missing, with 503, until nothing is. */
export function healthRoutes(ready: () => Promise<string[]>): Hono {
  const app = new Hono();
  app.get('/live', (c) => c.json({ live: true }));
  app.get('/ready', async (c) => {
    const missing = await ready();
    return c.json({ ready: missing.length === 0, missing }, missing.length === 0 ? 200 : 503);
  });
  return app;
}
