import { type Context, Hono } from 'hono';
import { jsonOf, refuse } from './answer.ts';
import { isObject } from './happenings.rules.ts';
import { refusals, unknownObject } from './refusals.rules.ts';
import type { Simulator } from './simulator.ts';
import {
  checkComponents,
  newTemplate,
  statusNews,
  type Template,
  type TemplateState,
  templateCategories,
} from './templates.rules.ts';

/** Templates on one page unless asked otherwise, and at most. Source: Meta's paging, read 2026-11. */
const pageSize = 25;
const pageMost = 250;
/** Templates made in an hour. Source: Meta, 100 for an account, read 2026-11. */
const perHour = 100;
const hourMs = 3_600_000;

/** The management of templates: list, create, change, delete. Part of `graph.routes.ts`. Source: Meta's reference, read 2026-11. */
export function templateRoutes(simulator: Simulator): Hono {
  const { state, account } = simulator;
  const routes = new Hono();
  const isOurs = (c: Context) => c.req.param('id') === account.businessAccountId;
  const unknown = (c: Context) => refuse(c, simulator, unknownObject(c.req.param('id') ?? ''));
  const made: number[] = [];

  routes.get('/:version/:id/message_templates', (c) => {
    if (!isOurs(c)) return unknown(c);
    const found = [...state.templates.values()].filter((template) => isAskedFor(template, c));
    const limit = Math.min(pageMost, Math.max(1, Number(c.req.query('limit')) || pageSize));
    const from = Math.max(0, Number(c.req.query('after')) || 0);
    const page = found.slice(from, from + limit);
    const end = from + page.length;
    const next = new URL(c.req.url);
    next.searchParams.set('after', String(end));
    return c.json({
      data: page.map(shownTemplate),
      paging: {
        cursors: { before: String(from), after: String(end) },
        ...(end < found.length ? { next: next.href } : {}),
      },
    });
  });

  routes.post('/:version/:id/message_templates', async (c) => {
    if (!isOurs(c)) return unknown(c);
    const now = simulator.now();
    while (made[0] !== undefined && now - made[0] > hourMs) made.shift();
    if (made.length >= perHour)
      return refuse(c, simulator, {
        ...refusals.parameter('Too many templates were made in this hour.'),
        code: 80008,
        status: 400,
      });
    const wanted = newTemplate(await jsonOf(c), [...state.templates.values()]);
    if ('details' in wanted) return refuse(c, simulator, wanted);
    made.push(now);
    const id = String(10 ** 15 + Math.floor(simulator.chance() * 8 * 10 ** 15) + state.templates.size);
    const template: Template = { ...wanted, id, status: 'PENDING' };
    simulator.happen({ kind: 'template', at: now, template });
    review(simulator, template.id);
    return c.json({ id, status: template.status, category: template.category });
  });

  routes.delete('/:version/:id/message_templates', (c) => {
    if (!isOurs(c)) return unknown(c);
    const name = c.req.query('name');
    const id = c.req.query('hsm_id');
    const found = [...state.templates.values()].filter((each) => each.name === name && (!id || each.id === id));
    if (found.length === 0)
      return refuse(c, simulator, {
        ...refusals.parameter('There is no template of this name.'),
        status: 404,
        subcode: 2593002,
      });
    for (const template of found) {
      simulator.happen({ kind: 'template-gone', at: simulator.now(), id: template.id });
      simulator.tell('message_template_status_update', statusNews(template, 'DELETED'));
    }
    return c.json({ success: true });
  });

  routes.post('/:version/:id', async (c) => {
    const before = state.templates.get(c.req.param('id'));
    if (!before) return unknown(c);
    const asked = await jsonOf(c);
    if (!isObject(asked)) return refuse(c, simulator, refusals.parameter('The body is not a JSON object.'));
    const category = templateCategories.find((each) => each === asked.category) ?? before.category;
    if (!['APPROVED', 'REJECTED', 'PAUSED'].includes(before.status))
      return refuse(c, simulator, refusals.parameter(`A template that is ${before.status} cannot be changed.`));
    if (before.status === 'APPROVED' && category !== before.category)
      return refuse(c, simulator, refusals.parameter('The category of an approved template cannot be changed.'));
    const components = Array.isArray(asked.components) ? asked.components.filter(isObject) : before.components;
    const fault = components && checkComponents(components);
    if (fault) return refuse(c, simulator, fault);
    const template: Template = { ...before, category, components, reason: null, status: 'PENDING' };
    simulator.happen({ kind: 'template', at: simulator.now(), template });
    review(simulator, template.id);
    return c.json({ success: true });
  });
  return routes;
}

const isAskedFor = (template: Template, c: Context): boolean =>
  (['name', 'language', 'status', 'category'] as const).every((key) => {
    const asked = c.req.query(key);
    return asked === undefined || asked === '' || template[key].toUpperCase() === asked.toUpperCase();
  });

/** A template as the provider lists it. */
export const shownTemplate = (template: Template) => ({
  name: template.name,
  parameter_format: template.format,
  components: template.components ?? [],
  language: template.language,
  status: template.status,
  category: template.category,
  quality_score: { score: 'UNKNOWN' },
  ...(template.reason ? { rejected_reason: template.reason } : {}),
  id: template.id,
});

/** Has the review decide about a template after a while, as the faults say; one that is gone or decided is left alone. */
export function review(simulator: Simulator, id: string): void {
  const { decision, afterMs } = simulator.state.faults.review;
  if (decision === 'PENDING') return;
  simulator.options.schedule(() => {
    const template = simulator.state.templates.get(id);
    if (template?.status === 'PENDING')
      changeState(simulator, template, { status: decision, reason: decision === 'REJECTED' ? 'INVALID_FORMAT' : null });
  }, afterMs);
}

/** Gives a template another state and tells it by webhook. */
export function changeState(
  simulator: Simulator,
  before: Template,
  to: { status: TemplateState; reason: string | null },
): void {
  const template = { ...before, ...to };
  simulator.happen({ kind: 'template', at: simulator.now(), template });
  simulator.tell('message_template_status_update', statusNews(template, template.status));
}
