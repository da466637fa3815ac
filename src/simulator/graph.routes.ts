import { type Context, Hono } from 'hono';
import { addressee } from './addresses.rules.ts';
import { jsonOf, refuse } from './answer.ts';
import { type ApiFault, isObject, type Json, phoneOf } from './happenings.rules.ts';
import { isThroughputLeft, isWindowOpen, maySend } from './limits.rules.ts';
import { byteCountOf, mediaRoutes, mediumAnswer, mediumNow } from './media.routes.ts';
import { type Refused, refusals, unknownObject } from './refusals.rules.ts';
import { checkMessage } from './send-check.rules.ts';
import type { Simulator } from './simulator.ts';
import { appRoutes, subscriptionRoutes } from './subscription.routes.ts';
import { shownTemplate, templateRoutes } from './templates.routes.ts';

/** The Cloud API's side: what the real WhatsApp adapter talks to. Mounted at `/simulator/graph`. */
export function graphRoutes(simulator: Simulator): Hono {
  const { state, options, account } = simulator;
  const routes = new Hono();

  routes.route('/', appRoutes(simulator));
  routes.use('/:version/*', async (c, next) => {
    if (!/^v\d+\.\d+$/.test(c.req.param('version')))
      return refuse(c, simulator, refusals.parameter('The version looks like v26.0.'));
    if (c.req.header('authorization') !== `Bearer ${options.settings.whatsappAccessToken}`)
      return refuse(c, simulator, refusals.token);
    if (state.faults.delayMs > 0) await new Promise<void>((resolve) => options.schedule(resolve, state.faults.delayMs));
    return next();
  });

  routes.post('/:version/:id/messages', async (c) => {
    if (c.req.param('id') !== account.phoneNumberId) return refuse(c, simulator, unknownObject(c.req.param('id')));
    const request = await jsonOf(c);
    if (!isObject(request)) return refuse(c, simulator, refusals.parameter('The body is not a JSON object.'));
    if (request.status === 'read') return markRead(c, simulator, request);
    const fault = faultNow(simulator) ?? checkMessage(request, sendWorld(simulator));
    if (fault) return refuse(c, simulator, fault);
    const phone = phoneOf(state, addressee(state, request));
    const limit = limitNow(simulator, phone.id);
    if (limit) return refuse(c, simulator, limit);
    const isOutside = request.type !== 'template' && !isWindowOpen(phone.lastInboundAt, simulator.now());
    const byWebhook = isOutside && simulator.chance() < state.faults.windowByWebhook;
    if (isOutside && !byWebhook) return refuse(c, simulator, refusals.window);
    const doom = byWebhook ? asFault(refusals.window) : doomOf(simulator, phone.id, request);
    const wamid = simulator.accept(phone.id, { type: 'text', ...request }, doom);
    if (simulator.chance() < state.faults.dropResponse) return dropAnswer(c);
    const input = String(request.to ?? request.recipient);
    const contact = request.to === undefined ? { input, user_id: input } : { input, wa_id: phone.id };
    const accepted = { id: wamid, ...(request.type === 'template' ? { message_status: 'accepted' } : {}) };
    return c.json({ messaging_product: 'whatsapp', contacts: [contact], messages: [accepted] });
  });

  routes.route('/', mediaRoutes(simulator));
  routes.route('/', templateRoutes(simulator));

  routes.route('/', subscriptionRoutes(simulator));
  routes.get('/:version/:id/phone_numbers', (c) => {
    const id = c.req.param('id');
    return id === account.businessAccountId
      ? c.json({ data: [ourNumber(simulator)] })
      : refuse(c, simulator, unknownObject(id));
  });

  routes.get('/:version/:id', async (c) => {
    const id = c.req.param('id');
    if (id === account.phoneNumberId) return c.json(ourNumber(simulator));
    const template = state.templates.get(id);
    if (template) return c.json(shownTemplate(template));
    const asked = c.req.query('phone_number_id');
    const isOther = asked !== undefined && asked !== account.phoneNumberId;
    const medium = isOther ? null : await mediumAnswer(simulator, id, c.req.url);
    return medium ? c.json(medium) : refuse(c, simulator, unknownObject(id));
  });
  return routes;
}

const sendWorld = (simulator: Simulator) => ({
  templates: [...simulator.state.templates.values()],
  ourNumber: simulator.account.displayNumber,
  medium: (id: string) => {
    const found = mediumNow(simulator, id);
    return found && { mimeType: found.mimeType, byteCount: byteCountOf(found.base64) };
  },
});

/** The rate that one more message to this phone would break, or null. */
function limitNow({ state, now }: Simulator, phone: string): Refused | null {
  if (!isThroughputLeft(state.throughput, now(), state.faults.perSecond)) return refusals.throughput;
  return maySend(phoneOf(state, phone).bucket, now()) ? null : refusals.pair;
}

function markRead(c: Context, simulator: Simulator, request: Json) {
  const wamid = String(request.message_id);
  const said = simulator.state.owners.get(wamid)?.said;
  if (said?.direction !== 'in' || simulator.now() - said.at > 30 * 86_400_000)
    return refuse(c, simulator, refusals.value('There is no such message.'));
  simulator.happen({ kind: 'read', at: simulator.now(), wamid, typing: isObject(request.typing_indicator) });
  return c.json({ success: true });
}

/** What the faults make of the next send, or null. A scripted error is used up by it. */
function faultNow({ state, chance, happen, now }: Simulator): Refused | null {
  const { faults } = state;
  if (chance() < faults.rate429) return refusals.throughput;
  if (chance() < faults.rate500) return refusals.inside;
  const { error } = faults;
  if (!error || error.times < 1 || error.byWebhook) return null;
  happen({ kind: 'faults', at: now(), faults: { ...faults, error: { ...error, times: error.times - 1 } } });
  return {
    status: 400,
    code: error.code,
    message: `(#${error.code}) Asked for by the faults panel`,
    details: 'The simulator was told to fail.',
  };
}

/** Why a message will fail by webhook after it was accepted, or null. */
function doomOf({ state, chance, happen, now }: Simulator, phone: string, request: Json): ApiFault | null {
  const { error, rateFailed } = state.faults;
  if (error?.byWebhook && error.times > 0) {
    happen({ kind: 'faults', at: now(), faults: { ...state.faults, error: { ...error, times: error.times - 1 } } });
    return { code: error.code, title: 'Asked for by the faults panel', details: 'The simulator was told to fail.' };
  }
  if (state.moved.has(phone)) return undeliverable;
  if (request.type !== 'reaction' || !isObject(request.reaction))
    return chance() < rateFailed ? { ...undeliverable, afterSent: true } : null;
  const target = state.owners.get(String(request.reaction.message_id));
  const isGood =
    target && target.phone === phone && target.said.kind !== 'reaction' && now() - target.said.at < 30 * 86_400_000;
  return isGood ? null : asFault(refusals.value('The message to react to is not there.'));
}

/** The phone is not on WhatsApp any more, or cannot be reached. */
const undeliverable: ApiFault = {
  code: 131026,
  title: 'Message undeliverable',
  details: 'Message Undeliverable.',
};
const asFault = ({ code, message, details }: Refused): ApiFault => ({
  code,
  title: message.replace(/^\(#\d+\) /, ''),
  details,
});

/** Cuts the connection without an answer; where there is none to cut, a bare 502 stands for it. */
function dropAnswer(c: Context): Response {
  const outgoing: unknown = isObject(c.env) ? c.env.outgoing : null;
  if (isObject(outgoing) && typeof outgoing.destroy === 'function') outgoing.destroy();
  return new Response(null, { status: 502 });
}

const ourNumber = ({ account }: Simulator) => ({
  id: account.phoneNumberId,
  display_phone_number: `+${account.displayNumber}`,
  verified_name: 'Plumbline',
  quality_rating: 'GREEN',
});
