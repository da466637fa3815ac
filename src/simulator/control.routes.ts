import { Hono } from 'hono';
import { phoneAt, phoneId } from './addresses.rules.ts';
import { bad, jsonOf } from './answer.ts';
import { billOf, monthOf } from './bill.rules.ts';
import { isUserId, userIdOf } from './bodies.rules.ts';
import { faultsShape } from './faults.rules.ts';
import { isObject } from './happenings.rules.ts';
import { recordScenario } from './scenario.rules.ts';
import type { Simulator } from './simulator.ts';
import { changeState, shownTemplate } from './templates.routes.ts';
import { categoryNews, templateCategories, templateStates } from './templates.rules.ts';

/** What an operator of the outside world can bring about and ask: faults, news of the account, moves, the bill. */
export function controlRoutes(simulator: Simulator): Hono {
  const { state } = simulator;
  const routes = new Hono();

  routes.get('/faults', (c) => c.json(state.faults));
  routes.put('/faults', async (c) => {
    const faults = faultsShape.safeParse(await jsonOf(c));
    if (!faults.success)
      return bad(c, faults.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
    simulator.happen({ kind: 'faults', at: simulator.now(), faults: faults.data });
    return c.json(faults.data);
  });

  routes.get('/trace/:wamid', async (c) => c.json((await simulator.options.explain?.(c.req.param('wamid'))) ?? []));

  routes.get('/bill', (c) => {
    const month = c.req.query('month') ?? monthOf(simulator.now());
    return /^\d{4}-\d{2}$/.test(month) ? c.json(billOf(state.bill, month)) : bad(c, 'A month looks like 2026-11.');
  });

  routes.get('/scenario', (c) => c.json(recordScenario(state, c.req.query('name') ?? 'Recorded')));

  routes.get('/counts', (c) =>
    c.json({
      refused: Object.fromEntries(simulator.refused),
      accepted: [...state.owners.values()].filter(({ said }) => said.direction === 'out').length,
      received: [...state.owners.values()].filter(({ said }) => said.direction === 'in').length,
      owed: state.owed.size,
    }),
  );

  routes.post('/account-events', async (c) => {
    const body = await jsonOf(c);
    if (!isObject(body) || typeof body.field !== 'string' || body.field === '' || body.field === 'messages')
      return bad(
        c,
        'Say which field (not messages) and its value, for example { "field": "account_update", "value": {} }.',
      );
    return c.json({ id: simulator.tell(body.field, body.value ?? {}) });
  });

  routes.get('/templates', (c) => c.json([...state.templates.values()].map(shownTemplate)));
  routes.put('/templates/:id', async (c) => {
    const template = state.templates.get(c.req.param('id'));
    const body = await jsonOf(c);
    if (!template) return c.json({ error: 'There is no such template.' }, 404);
    if (!isObject(body)) return bad(c, 'The body is not a JSON object.');
    const status = templateStates.find((each) => each === body.status);
    const category = templateCategories.find((each) => each === body.category);
    if (!status && !category)
      return bad(c, `Give a status (${templateStates.join(', ')}) or a category (${templateCategories.join(', ')}).`);
    let now = template;
    if (category && category !== template.category) {
      now = { ...template, category };
      simulator.happen({ kind: 'template', at: simulator.now(), template: now });
      simulator.tell('template_category_update', categoryNews(now, template.category));
    }
    if (status) changeState(simulator, now, { status, reason: typeof body.reason === 'string' ? body.reason : null });
    const shown = state.templates.get(template.id);
    return c.json(shown ? shownTemplate(shown) : null);
  });

  routes.post('/phones/:number/move', async (c) => {
    const from = phoneAt(simulator.state, c.req.param('number'));
    const body = await jsonOf(c);
    const to = isObject(body) ? phoneId(String(body.to)) : null;
    if (!from || !state.phones.has(from)) return bad(c, 'Nobody has this number.');
    if (!to || isUserId(to) !== isUserId(from) || state.phones.has(to) || state.moved.has(to))
      return bad(c, 'Say "to": a number nobody has had, or a user id when they hide their number.');
    return c.json({ wamid: simulator.move(from, to), userId: userIdOf(to) });
  });
  return routes;
}
