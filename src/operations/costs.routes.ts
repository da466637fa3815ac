import { Hono } from 'hono';
import type { Needs } from '../core/needs.ts';
import { apiKeyOnly } from '../matching/api-key.ts';
import { monthAsked } from '../outbox/cost.rules.ts';
import { readCosts } from './costs.view.ts';

/** `GET /api/v1/costs?month=2026-11`: what the messages of a month cost, as the costs page shows it. Bearer API key. */
export function costsApi(needs: Needs<'db' | 'clock' | 'settings'>): Hono {
  const app = new Hono();
  app.get('/', apiKeyOnly(needs), async (c) => {
    return c.json(await readCosts(needs.db, monthAsked(c.req.query('month'), needs.clock.now())));
  });
  return app;
}
