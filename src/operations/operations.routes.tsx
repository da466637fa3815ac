import { Hono } from 'hono';
import { z } from 'zod';
import type { Needs } from '../core/needs.ts';
import { type StaffEnv, staffOnly } from '../staff/session.routes.tsx';
import { actorOf } from '../staff/sign-in.ts';
import { paths } from '../ui/paths.ts';
import { counted, languageName } from '../ui/when.tsx';
import { readAnswers } from './answers.view.ts';
import { readChannel } from './channel.view.ts';
import { OperationsPage } from './operations.page.tsx';
import { readOperations } from './operations.view.ts';
import { resumeAnswers } from './resume-answers.ts';
import { retryDeadJobs } from './retry-dead-jobs.ts';

/** The operators' page, and another try for jobs that failed for good. Mounted on the desk. */
export function operationsRoutes(
  needs: Needs<'db' | 'clock' | 'settings' | 'jobs' | 'models' | 'embedder'>,
): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get('/operations', staffOnly(needs, 'reviewer'), async (c) => {
    const operations = await readOperations(needs.db, needs.embedder);
    return c.html(
      <OperationsPage
        staff={c.var.staff}
        now={needs.clock.now()}
        operations={operations}
        answers={await readAnswers(needs)}
        channel={await readChannel(needs.db, needs.clock.now())}
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
  app.post('/operations/answers/:language', staffOnly(needs, 'admin'), async (c) => {
    const { reason } = z.object({ reason: z.string().default('') }).parse(await c.req.parseBody());
    const language = c.req.param('language');
    await resumeAnswers({ ...needs, actor: actorOf(c.var.staff) }, { language, reason });
    const done = `${languageName(language)} is answered automatically again.`;
    return c.redirect(`${paths.operations()}?done=${encodeURIComponent(done)}`, 303);
  });
  return app;
}
