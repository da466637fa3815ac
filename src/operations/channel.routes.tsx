import { Hono } from 'hono';
import { notFound } from '../core/errors.ts';
import type { Needs } from '../core/needs.ts';
import { monthAsked, monthOf } from '../outbox/cost.rules.ts';
import { resumeSending } from '../outbox/stop-sending.ts';
import { type StaffEnv, staffOnly } from '../staff/session.routes.tsx';
import { actorOf } from '../staff/sign-in.ts';
import { paths } from '../ui/paths.ts';
import { CostsPage } from './costs.page.tsx';
import { monthsCharged, readCosts } from './costs.view.ts';
import { seeAlert } from './see-alert.ts';
import { sendAgain } from './send-again.ts';

/** What operators do about the channel: alerts, the pause of sending, words that failed, and what messages cost. */
export function channelRoutes(needs: Needs<'db' | 'clock' | 'settings' | 'jobs'>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const done = (words: string) => `${paths.operations()}?done=${encodeURIComponent(words)}`;
  app.post('/operations/alerts/:id/seen', staffOnly(needs, 'reviewer'), async (c) => {
    await seeAlert({ ...needs, actor: actorOf(c.var.staff) }, { alertId: c.req.param('id') });
    return c.redirect(done('Noted. It stands below, with your name.'), 303);
  });
  app.post('/operations/resume', staffOnly(needs, 'admin'), async (c) => {
    await resumeSending({ ...needs, actor: actorOf(c.var.staff) });
    return c.redirect(done('Sending goes on. What waits goes out within five minutes.'), 303);
  });
  app.post('/operations/words/:id/again', staffOnly(needs, 'admin'), async (c) => {
    const became = await sendAgain({ ...needs, actor: actorOf(c.var.staff) }, { outgoingId: c.req.param('id') });
    if (!became) throw notFound('words.not-failed', 'This message did not fail, or was sent again already.');
    const words = 'It was not sent: this person was told more about it since, as a correction or an answer.';
    return c.redirect(done(became === 'queued' ? 'It is sent again.' : words), 303);
  });
  app.get('/operations/costs', staffOnly(needs, 'reviewer'), async (c) => {
    const now = needs.clock.now();
    const month = monthAsked(c.req.query('month'), now);
    return c.html(
      <CostsPage
        staff={c.var.staff}
        now={now}
        costs={await readCosts(needs.db, month)}
        months={[...new Set([monthOf(now), ...(await monthsCharged(needs.db))])]}
        budgetUsd={needs.settings.budgetUsd}
      />,
    );
  });
  return app;
}
