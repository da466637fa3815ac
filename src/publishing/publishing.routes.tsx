import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isAtLeast } from '../core/actor.ts';
import { invalid, notFound } from '../core/errors.ts';
import type { Needs } from '../core/needs.ts';
import { dayMs } from '../core/time.ts';
import { readFellowsOf } from '../review/family.view.ts';
import { type StaffEnv, staffOnly } from '../staff/session.routes.tsx';
import { actorOf } from '../staff/sign-in.ts';
import { paths } from '../ui/paths.ts';
import { faultsInNotice } from './notice.rules.ts';
import { publishVerdict } from './publish-verdict.ts';
import { readHeard, readPublished, readSlug } from './published.view.ts';
import { chainOf, countOwed, findVerdict } from './publishing.store.ts';
import { CorrectPage, PreviewPage, PublishedPage, VerdictPage } from './verdict.page.tsx';
import { missingIn, readSources } from './verdict.rules.ts';
import { correctVerdict, writeVerdict } from './write-verdict.ts';

const Form = z.object({
  rating: z.enum(['false', 'misleading', 'unproven', 'satire', 'true']),
  claim: z.string(),
  title: z.string(),
  summary: z.string(),
  explanation: z.string().default(''),
  sources: z.string().default(''),
  language: z.string(),
  note: z.string().default(''),
});

type PublishingNeeds = Needs<'db' | 'jobs' | 'clock' | 'settings' | 'actor'>;

/** Writing, previewing, publishing and correcting verdicts. Mounted on the desk. */
export function publishingRoutes(needs: PublishingNeeds): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const as = (c: Context<StaffEnv>) => ({ ...needs, actor: actorOf(c.var.staff) });
  const shown = (c: Context<StaffEnv>) => ({
    staff: c.var.staff,
    now: needs.clock.now(),
    done: c.req.query('done') ?? '',
  });

  app.use('*', staffOnly(needs, 'reviewer'));
  app.post('/cases/:id/verdict', async (c) => {
    const { note: _, ...words } = await readForm(c);
    const id = await writeVerdict(as(c), { caseId: c.req.param('id'), ...words });
    return c.redirect(paths.verdictPreview(id), 303);
  });
  app.get('/published', async (c) => c.html(<PublishedPage {...shown(c)} verdicts={await readPublished(needs.db)} />));
  app.get('/verdicts/:id', async (c) => {
    const verdict = await found(needs, c.req.param('id'));
    return c.html(
      <VerdictPage
        {...shown(c)}
        verdict={verdict}
        slug={await readSlug(needs.db, verdict.factCheckId)}
        fellows={await readFellowsOf(needs.db, verdict.factCheckId)}
        heard={await readHeard(needs.db, verdict.id)}
      />,
    );
  });
  app.get('/verdicts/:id/preview', async (c) => {
    const verdict = await found(needs, c.req.param('id'));
    const factCheckIds = (await chainOf(needs.db, verdict)).flatMap((one) => one.factCheckId ?? []);
    const reach = await countOwed(needs.db, {
      claimId: verdict.claimId,
      factCheckIds,
      windowFrom: new Date(needs.clock.now().getTime() - dayMs),
    });
    const mayPublish = isAtLeast(c.var.staff.role, 'editor');
    return c.html(
      <PreviewPage
        {...shown(c)}
        verdict={verdict}
        reach={reach}
        missing={[...missingIn(verdict), ...faultsInNotice(verdict, needs.settings)]}
        publisher={needs.settings.publisherName}
        mayPublish={mayPublish}
      />,
    );
  });
  app.post('/verdicts/:id/publish', async (c) => {
    await publishVerdict(as(c), { verdictId: c.req.param('id') });
    return c.redirect(
      `${paths.verdict(c.req.param('id'))}?done=${encodeURIComponent('Published. Everyone who asked is being told.')}`,
      303,
    );
  });
  app.get('/verdicts/:id/correct', async (c) =>
    c.html(<CorrectPage {...shown(c)} verdict={await found(needs, c.req.param('id'))} />),
  );
  app.post('/verdicts/:id/correct', async (c) => {
    const id = await correctVerdict(as(c), { verdictId: c.req.param('id'), ...(await readForm(c)) });
    return c.redirect(paths.verdictPreview(id), 303);
  });
  return app;
}

async function readForm(c: Context) {
  const form = Form.parse(await c.req.parseBody());
  const { sources, faults } = readSources(form.sources);
  if (faults.length > 0) throw invalid('verdict.sources', faults.join(' '));
  return { ...form, sources };
}

async function found(needs: Needs<'db'>, id: string) {
  const verdict = await findVerdict(needs.db, id);
  if (!verdict) throw notFound('verdict.unknown', 'There is no such verdict. Look among the published ones.');
  return verdict;
}
