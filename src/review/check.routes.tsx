import { Hono } from 'hono';
import { z } from 'zod';
import { notFound } from '../core/errors.ts';
import type { Needs } from '../core/needs.ts';
import { changeFamily } from '../fact-checks/change-family.ts';
import { type StaffEnv, staffOnly } from '../staff/session.routes.tsx';
import { actorOf } from '../staff/sign-in.ts';
import { paths } from '../ui/paths.ts';
import { CheckPage } from './check.page.tsx';
import { readFamily } from './family.view.ts';
import { findChecks } from './find-checks.view.ts';

const Change = z.object({ change: z.enum(['leave', 'return', 'join', 'part']), otherId: z.string().optional() });

const doneWords = {
  leave: 'Taken out of the family. It stands alone now.',
  return: 'Put back where the machine had it.',
  join: 'Put together. They count as one claim now.',
  part: 'Taken back.',
} as const;

/** A fact-check's page at the desk, with the others of its claim. Mounted on the desk. */
export function checkRoutes(needs: Needs<'db' | 'clock' | 'settings' | 'search' | 'embedder'>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get('/checks/:id', staffOnly(needs, 'reviewer'), async (c) => {
    const view = await readFamily(needs.db, c.req.param('id'));
    if (!view) throw notFound('fact-check.unknown', 'There is no such fact-check. Look for it from a case.');
    const words = c.req.query('find') ?? '';
    const page = { staff: c.var.staff, now: needs.clock.now(), done: c.req.query('done') ?? '' };
    return c.html(<CheckPage {...page} view={view} words={words} found={await findChecks(needs, words)} />);
  });
  app.post('/checks/:id/family', staffOnly(needs, 'editor'), async (c) => {
    const id = c.req.param('id');
    const { change, otherId } = Change.parse(await c.req.parseBody());
    const said =
      change === 'join' || change === 'part'
        ? { change, factCheckId: id, otherId: otherId ?? '' }
        : { change, factCheckId: otherId ?? id };
    await changeFamily({ ...needs, actor: actorOf(c.var.staff) }, said);
    return c.redirect(`${paths.factCheck(id)}?done=${encodeURIComponent(doneWords[change])}`, 303);
  });
  return app;
}
