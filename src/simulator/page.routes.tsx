import { type Context, Hono } from 'hono';
import { paths } from '../ui/paths.ts';
import { phoneAt, phoneId } from './addresses.rules.ts';
import { billOf, monthOf } from './bill.rules.ts';
import { Bubbles } from './bubbles.part.tsx';
import { percentOf, shares } from './faults.part.tsx';
import { faultsShape } from './faults.rules.ts';
import { emptyPhone, isObject, type Json, type Phone } from './happenings.rules.ts';
import { keepMedia } from './media.routes.ts';
import { directionOf, nameOf, PhonePage, people, type ShownPhone } from './phone.page.tsx';
import { completed } from './phones.routes.ts';
import type { Simulator } from './simulator.ts';
import { Strip } from './strip.part.tsx';

/** How many messages the strip explains. */
const explained = 6;

/** The phone page and its fragments. Works without its script, which only sends and refreshes without a reload. */
export function pageRoutes(simulator: Simulator): Hono {
  const { state } = simulator;
  const routes = new Hono();
  const bill = () => billOf(state.bill, monthOf(simulator.now()));

  routes.get('/', async (c) => {
    const add = phoneId(c.req.query('add') ?? '');
    const ids = [...new Set([...phonesIn(c), ...(add ? [add] : [])])];
    if (add) return c.redirect(addressOf(ids));
    const phones = ids.map((id) => shownPhone(simulator, id));
    const strip = <Strip traced={await traced(simulator, ids)} bill={bill()} />;
    return c.html(
      <PhonePage
        phones={phones}
        faults={state.faults}
        back={addressOf(ids)}
        strip={strip}
        templates={[...state.templates.values()]}
        quote={c.req.query('quote') ?? ''}
      />,
    );
  });

  routes.get('/phones/:number/bubbles', (c) => {
    const shown = shownPhone(simulator, phoneAt(simulator.state, c.req.param('number')) ?? '');
    c.header('x-version', shown.version);
    c.header('x-direction', directionOf(shown.phone));
    if (c.req.query('version') === shown.version) return c.body(null, 204);
    return c.html(
      <Bubbles {...shown} back={safeBack(c.req.query('back'))} templates={[...state.templates.values()]} />,
    );
  });

  routes.get('/strip', async (c) => c.html(<Strip traced={await traced(simulator, phonesIn(c))} bill={bill()} />));

  /** What the page's script sent lately, by the key it puts on each: tried again after a lost answer, it is taken once. */
  const taken: string[] = [];
  routes.post('/phones/:number/say', async (c) => {
    const phone = phoneId(c.req.param('number'));
    const form = await c.req.parseBody();
    const message = phone && (await messageOf(simulator, form));
    const isTaken = typeof form.once === 'string' && taken.includes(form.once);
    if (!phone || !message || isTaken) return c.redirect(safeBack(form.back), 303);
    if (typeof form.once === 'string') taken.push(form.once);
    if (taken.length > mostTaken) taken.shift();
    const whole = await completed(simulator, message);
    if (typeof whole !== 'string') simulator.receive(phone, whole, nameOf(phone));
    return c.redirect(safeBack(form.back), 303);
  });

  routes.post('/faults', async (c) => {
    const form = await c.req.parseBody();
    // A share finer than a percent stays, unless another was written over it.
    const share = (name: (typeof shares)[number][0]) => {
      const percent = Number(form[name] ?? 0);
      return percent === percentOf(state.faults[name]) ? state.faults[name] : percent / 100;
    };
    const code = Number(form.code || 0);
    const { perSecond, review } = state.faults;
    const faults = faultsShape.parse({
      perSecond,
      review,
      ...Object.fromEntries(shares.map(([name]) => [name, share(name)])),
      delayMs: Math.min(120_000, Math.max(0, Number(form.delayMs ?? 0) || 0)),
      error:
        code > 0
          ? { code, times: Math.max(0, Number(form.times ?? 1) || 0), byWebhook: form.byWebhook === 'yes' }
          : null,
      unsubscribed: form.unsubscribed === 'yes',
    });
    simulator.happen({ kind: 'faults', at: simulator.now(), faults });
    return c.redirect(safeBack(form.back), 303);
  });
  return routes;
}

/** Keys of sends that are remembered. Chosen 2026-11-23. */
const mostTaken = 500;

const addressOf = (ids: readonly string[]) => `${paths.simulator()}?phones=${ids.join(',')}`;
/** Only back to the phone page: a form must not send people elsewhere. */
const safeBack = (back: unknown) =>
  typeof back === 'string' && /^\/simulator(\?|$)/.test(back) ? back : paths.simulator();

function phonesIn(c: Context): string[] {
  const asked = (c.req.query('phones') ?? '').split(',').flatMap((text) => phoneId(text) ?? []);
  return asked.length > 0 ? asked.slice(0, 8) : Object.keys(people);
}

function shownPhone(simulator: Simulator, id: string): ShownPhone {
  const phone: Phone = simulator.state.phones.get(id) ?? emptyPhone(id);
  const isTyping = phone.typingUntil > simulator.now();
  return { phone, isTyping, version: `${phone.version}${isTyping ? 't' : ''}` };
}

async function traced(simulator: Simulator, ids: readonly string[]) {
  const said = ids.flatMap((id) =>
    (simulator.state.phones.get(id)?.said ?? [])
      .filter((each) => each.direction === 'in')
      .map((each) => ({ said: each, phone: simulator.state.phones.get(id)?.name ?? id })),
  );
  const latest = said.sort((a, b) => b.said.at - a.said.at).slice(0, explained);
  return Promise.all(
    latest.map(async (each) => ({ ...each, lines: (await simulator.options.explain?.(each.said.wamid)) ?? [] })),
  );
}

/** The message that a form of the page stands for; null when it holds nothing to send. */
async function messageOf(simulator: Simulator, form: Record<string, unknown>): Promise<Json | null> {
  const text = typeof form.text === 'string' ? form.text.trim() : '';
  const context = contextOf(form);
  if (typeof form.react === 'string' && typeof form.context === 'string')
    return { type: 'reaction', reaction: { message_id: form.context, emoji: form.react } };
  if (typeof form.choice === 'string') return { ...chosen(form.choice), ...context };
  if (form.file instanceof Blob && form.file.size > 0) {
    const id = await keepMedia(simulator, form.file, { mimeType: form.file.type || 'application/octet-stream' });
    const type = /^(image|audio|video)\//.exec(form.file.type)?.[1] ?? 'document';
    const filename = type === 'document' && form.file instanceof File ? { filename: form.file.name } : {};
    const caption = text && type !== 'audio' ? { caption: text } : {};
    return { type, [type]: { id, ...(type === 'audio' ? { voice: true } : {}), ...caption, ...filename }, ...context };
  }
  return text ? { type: 'text', text: { body: text }, ...context } : null;
}

function contextOf(form: Record<string, unknown>): Json {
  if (typeof form.context === 'string' && form.context !== '') return { context: { id: form.context } };
  if (form.forwarded === 'yes') return { context: { forwarded: true } };
  return form.forwarded === 'often' ? { context: { frequently_forwarded: true } } : {};
}

function chosen(choice: string): Json {
  const parsed: unknown = JSON.parse(choice);
  if (!isObject(parsed)) return {};
  const { kind, ...reply } = parsed;
  if (kind === 'button') return { type: 'button', button: reply };
  return { type: 'interactive', interactive: { type: kind, [String(kind)]: reply } };
}
