import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { invalid, notFound } from '../core/errors.ts';
import type { Needs } from '../core/needs.ts';
import { changePolicy } from '../matching/change-policy.ts';
import { modelsOf } from '../matching/models.rules.ts';
import { faultsOf, PolicyChoices, withChoices } from '../matching/policy.rules.ts';
import { policyInForce } from '../matching/policy.store.ts';
import { findPreview } from '../matching/preview.store.ts';
import { startPreview } from '../matching/preview-policy.ts';
import { type StaffEnv, staffOnly } from '../staff/session.routes.tsx';
import { actorOf } from '../staff/sign-in.ts';
import { paths } from '../ui/paths.ts';
import { MachinePage } from './machine.page.tsx';
import { type Machine, readMachine, readPreview, unknownPublishers } from './machine.view.ts';
import { choicesOfForm, type MachineForm } from './machine-form.rules.ts';
import { PreviewPage } from './preview.page.tsx';

type MachineNeeds = Needs<'db' | 'jobs' | 'clock' | 'settings' | 'models' | 'embedder'>;

/** Seconds after which the page of a running preview asks for itself again, without any script. */
const refreshSeconds = 2;

/** What the machine may do: the page, the preview of a change, and applying it. Mounted on the desk. */
export function machineRoutes(needs: MachineNeeds): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const shown = (c: Context<StaffEnv>) => ({
    staff: c.var.staff,
    now: needs.clock.now(),
    done: c.req.query('done') ?? '',
  });
  app.get('/machine', staffOnly(needs, 'reviewer'), async (c) =>
    c.html(<MachinePage {...shown(c)} machine={await readMachine(needs)} faults={[]} typed={null} />),
  );
  app.post('/machine/previews', staffOnly(needs, 'admin'), async (c) => {
    const machine = await readMachine(needs);
    const form = (await c.req.parseBody({ all: true })) as MachineForm;
    const read = choicesOfForm(form, { shipped: machine.shipped, choices: machine.inForce.choices });
    const faults = 'faults' in read ? read.faults : await faultsIn(needs, machine, read.choices);
    if ('faults' in read || faults.length > 0)
      return c.html(<MachinePage {...shown(c)} machine={machine} faults={faults} typed={form} />, 400);
    const id = await startPreview({ ...needs, actor: actorOf(c.var.staff) }, { choices: read.choices });
    return c.redirect(paths.policyPreview(id), 303);
  });
  app.get('/machine/previews/:id', staffOnly(needs, 'reviewer'), async (c) => {
    const view = await readPreview(needs, c.req.param('id'));
    if (!view) throw notFound('preview.unknown', 'There is no such preview. Begin a new one.');
    if (view.preview.finishedAt === null) c.header('refresh', String(refreshSeconds));
    const { shipped } = modelsOf(needs.models);
    const { version } = await policyInForce(needs.db, needs.models);
    return c.html(<PreviewPage {...shown(c)} view={view} shipped={shipped} version={version} />);
  });
  app.post('/machine/previews/:id/apply', staffOnly(needs, 'admin'), async (c) => {
    const { reason } = z.object({ reason: z.string().default('') }).parse(await c.req.parseBody());
    const preview = await findPreview(needs.db, c.req.param('id'));
    if (!preview) throw notFound('preview.unknown', 'There is no such preview. Begin a new one.');
    if (preview.finishedAt === null)
      throw invalid('preview.unfinished', 'The preview has not looked at all messages yet. Wait for it, then apply.');
    const choices = PolicyChoices.parse(preview.choices);
    await changePolicy({ ...needs, actor: actorOf(c.var.staff) }, { choices, basedOn: preview.basedOn, reason });
    return c.redirect(`${paths.machine()}?done=${encodeURIComponent('Applied, from the next message on.')}`, 303);
  });
  return app;
}

/** What is wrong with choices, in words that say what to do. */
async function faultsIn(needs: Needs<'db'>, machine: Machine, choices: PolicyChoices): Promise<string[]> {
  const unknown = await unknownPublishers(needs.db, choices.publishers);
  return [
    ...faultsOf(withChoices(machine.shipped, choices)),
    ...unknown.map(
      (name) => `No fact-check is by "${name}": write the name as their fact-checks have it, or leave it out.`,
    ),
  ];
}
