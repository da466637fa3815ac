import { Hono } from 'hono';
import type { Needs } from '../core/needs.ts';
import { type StaffEnv, staffOnly } from '../staff/session.routes.tsx';
import { OperationsPage } from './operations.page.tsx';
import { readOperations } from './operations.view.ts';

/** The operators' page. Mounted on the desk. */
export function operationsRoutes(needs: Needs<'db' | 'clock' | 'settings'>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get('/operations', staffOnly(needs, 'reviewer'), async (c) =>
    c.html(<OperationsPage staff={c.var.staff} now={needs.clock.now()} operations={await readOperations(needs.db)} />),
  );
  return app;
}
