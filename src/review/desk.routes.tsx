import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { notFound } from '../core/errors.ts';
import type { Needs } from '../core/needs.ts';
import { showMedia } from '../media/show-media.ts';
import { type StaffEnv, staffOnly } from '../staff/session.routes.tsx';
import { actorOf } from '../staff/sign-in.ts';
import { paths } from '../ui/paths.ts';
import { askAsker } from './ask-asker.ts';
import { attachCheck } from './attach-check.ts';
import { CasePage } from './case.page.tsx';
import { readCase } from './case.view.ts';
import { addNote, changeCase } from './change-case.ts';
import { decideProposal } from './decide-proposal.ts';
import { readDisagreements } from './family.view.ts';
import { findChecks } from './find-checks.view.ts';
import { groupCases, splitFromCase, ungroup } from './group-claims.ts';
import { judgeMatch } from './judge-match.ts';
import { ProposalsPage } from './proposals.page.tsx';
import { countProposals, readProposals } from './proposals.view.ts';
import { QueuePage } from './queue.page.tsx';
import { readQueue, tabs } from './queue.view.ts';
import { mostUrgentFree } from './review.store.ts';
import { releaseHold, takeHold } from './take-hold.ts';

const QueueQuery = z.object({
  tab: z.enum(tabs).catch('open'),
  language: z.string().catch(''),
  after: z.string().catch(''),
});
const Change = z.object({
  act: z.enum(['note', 'escalate', 'de-escalate', 'close', 'reopen']),
  note: z.string().default(''),
  version: z.coerce.number().int(),
});

type DeskNeeds = Needs<'db' | 'jobs' | 'clock' | 'settings' | 'actor' | 'media' | 'search' | 'embedder'>;

/** The desk: queue, cases, and everything a reviewer does to one. Every form posts, then redirects. */
export function deskRoutes(needs: DeskNeeds): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const as = (c: Context<StaffEnv>) => ({ ...needs, actor: actorOf(c.var.staff) });
  const back = (c: Context, caseId: string, done: string) =>
    c.redirect(`${paths.case(caseId)}?done=${encodeURIComponent(done)}`, 303);

  app.use('*', staffOnly(needs, 'reviewer'));
  app.get('/', async (c) => {
    const filter = QueueQuery.parse(c.req.query());
    const now = needs.clock.now();
    const queue = await readQueue(needs.db, filter, { id: c.var.staff.id, now });
    return c.html(
      <QueuePage
        staff={c.var.staff}
        now={now}
        queue={queue}
        filter={filter}
        done={c.req.query('done') ?? ''}
        proposals={await countProposals(needs.db)}
      />,
    );
  });
  app.get('/proposals', async (c) => {
    const view = await readProposals(needs.db);
    const done = c.req.query('done') ?? '';
    const page = { staff: c.var.staff, now: needs.clock.now(), done };
    return c.html(<ProposalsPage {...page} view={view} disagreements={await readDisagreements(needs.db)} />);
  });
  app.post('/proposals/:id', async (c) => {
    const { says, caseId } = z
      .object({ says: z.enum(['accept', 'dismiss', 'reopen']), caseId: z.string().optional() })
      .parse(await c.req.parseBody());
    await decideProposal(as(c), { proposalId: c.req.param('id'), says });
    const words = {
      accept: 'Done. It can be taken back on the page of claims to compare.',
      dismiss: 'Dismissed. It will not be proposed again.',
      reopen: 'Taken back. It waits for a decision again.',
    };
    if (caseId) return back(c, caseId, words[says]);
    return c.redirect(`${paths.proposals()}?done=${encodeURIComponent(words[says])}`, 303);
  });
  app.post('/next', async (c) => {
    const next = await mostUrgentFree(needs.db, needs.clock.now(), null);
    if (!next)
      return c.redirect(
        `${paths.desk()}?done=${encodeURIComponent('Nothing is free: every open case is held, or the queue is empty.')}`,
        303,
      );
    await takeHold(as(c), { caseId: next });
    return c.redirect(paths.case(next), 303);
  });
  app.get('/cases/:id', async (c) => {
    const now = needs.clock.now();
    const view = await readCase(needs.db, c.req.param('id'), now);
    if (!view) throw notFound('case.unknown', 'There is no such case. Go back to the queue.');
    const find = { words: c.req.query('find') ?? '', found: await findChecks(needs, c.req.query('find') ?? '') };
    return c.html(<CasePage staff={c.var.staff} now={now} view={view} find={find} done={c.req.query('done') ?? ''} />);
  });
  app.post('/cases/:id/attach', async (c) => {
    const { factCheckId } = z.object({ factCheckId: z.string() }).parse(await c.req.parseBody());
    await attachCheck(as(c), { caseId: c.req.param('id'), factCheckId });
    return back(c, c.req.param('id'), 'Added to the candidates. Accept it to answer with it.');
  });
  app.post('/cases/:id/hold', async (c) => {
    await takeHold(as(c), { caseId: c.req.param('id') });
    return c.redirect(paths.case(c.req.param('id')), 303);
  });
  app.post('/cases/:id/release', async (c) => {
    await releaseHold(as(c), { caseId: c.req.param('id') });
    return c.redirect(`${paths.desk()}?done=${encodeURIComponent('You gave the case back.')}`, 303);
  });
  app.post('/cases/:id/change', async (c) => {
    const caseId = c.req.param('id');
    const { act, note, version } = Change.parse(await c.req.parseBody());
    if (act === 'note') await addNote(as(c), { caseId, note });
    else
      await changeCase(as(c), {
        caseId,
        event: act,
        note,
        version,
        ...(act === 'close' ? { outcome: 'not-checkable' as const } : {}),
      });
    return back(c, caseId, act === 'note' ? 'Your note is in the ledger.' : `Done: ${act.replace('-', ' ')}.`);
  });
  app.post('/cases/:id/ask', async (c) => {
    const { submissionId, text } = z
      .object({ submissionId: z.string(), text: z.string() })
      .parse(await c.req.parseBody());
    await askAsker(as(c), { caseId: c.req.param('id'), submissionId, text });
    return back(c, c.req.param('id'), 'Asked. What they answer comes back here.');
  });
  app.post('/cases/:id/matches/:match', async (c) => {
    const { says } = z.object({ says: z.enum(['accepted', 'rejected', 'proposed']) }).parse(await c.req.parseBody());
    await judgeMatch(as(c), { caseId: c.req.param('id'), matchId: c.req.param('match'), says });
    const words = {
      accepted: 'Accepted. Everyone who waits is being answered.',
      rejected: 'Rejected. It will not be offered for this claim again.',
      proposed: 'Taken back.',
    };
    return back(c, c.req.param('id'), words[says]);
  });
  app.post('/cases/:id/claims/group', async (c) => {
    const { otherCaseId } = z.object({ otherCaseId: z.string().trim() }).parse(await c.req.parseBody());
    await groupCases(as(c), { caseId: c.req.param('id'), otherCaseId });
    return back(c, c.req.param('id'), 'Grouped. The other case was closed as a duplicate.');
  });
  app.post('/cases/:id/claims/ungroup', async (c) => {
    const { mergeId, otherCaseId } = z
      .object({ mergeId: z.string(), otherCaseId: z.string() })
      .parse(await c.req.parseBody());
    await ungroup(as(c), { mergeId, caseId: otherCaseId });
    return back(c, c.req.param('id'), 'The grouping is undone, and the other case is open again.');
  });
  app.post('/cases/:id/claims/split', async (c) => {
    const { claimId } = z.object({ claimId: z.string() }).parse(await c.req.parseBody());
    await splitFromCase(as(c), { claimId });
    return back(c, c.req.param('id'), 'Split. The wording stands alone now.');
  });
  app.get('/media/:id', async (c) => {
    const { bytes, mimeType, inline } = await showMedia(needs, { mediaId: c.req.param('id') });
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': mimeType,
      'content-disposition': inline ? 'inline' : 'attachment',
      'cache-control': 'private, max-age=3600',
    });
  });
  return app;
}
