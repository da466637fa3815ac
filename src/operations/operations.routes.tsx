import { Hono } from 'hono';
import type { Needs } from '../core/needs.ts';
import { type StaffEnv, staffOnly } from '../staff/session.routes.tsx';
import { actorOf } from '../staff/sign-in.ts';
import { paths } from '../ui/paths.ts';
import { counted } from '../ui/when.tsx';
import { OperationsPage } from './operations.page.tsx';
import { readOperations } from './operations.view.ts';
import { retryDeadJobs } from './retry-dead-jobs.ts';

/** The operators' page, and another try for jobs that failed for good. Mounted on the desk. */
export function operationsRoutes(needs: Needs<'db' | 'clock' | 'settings' | 'jobs'>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get('/operations', staffOnly(needs, 'reviewer'), async (c) => {
    const operations = await readOperations(needs.db);
    return c.html(
      <OperationsPage
        staff={c.var.staff}
        now={needs.clock.now()}
        operations={operations}
        done={c.req.query('done') ?? ''}
      />,
    );
  });
  app.post('/operations/retry', staffOnly(needs, 'admin'), async (c) => {
    const retried = await retryDeadJobs({ ...needs, actor: actorOf(c.var.staff) });
    return c.redirect(
      `${paths.operations()}?done=${encodeURIComponent(`${counted(retried, 'job tries', 'jobs try')} again.`)}`,
      303,
    );
  });
  return app;
}
