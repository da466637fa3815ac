import { type Context, Hono } from 'hono';
import { sha256Hex } from '../core/vault.ts';
import { type ApiFault, isObject, type Json, phoneOf } from './happenings.rules.ts';
import { isWindowOpen, maySend } from './limits.rules.ts';
import { checkMessage, type Refused, refusals } from './send-check.rules.ts';
import { addressee, type Simulator } from './simulator.ts';

/** How long the address of a medium is good, and how long its id is. Milliseconds. Source: Meta, 5 min and 7 days, read 2026-11. */
const addressMs = 5 * 60_000;
const mediaMs = 7 * 86_400_000;
/** Largest upload. Bytes. Source: Meta's limit for documents, read 2026-11. */
const uploadMaxBytes = 100 * 1024 * 1024;

/** The Cloud API's side: what the real WhatsApp adapter talks to. Mounted at `/simulator/graph`. */
export function graphRoutes(simulator: Simulator): Hono {
  const { state, options, account } = simulator;
  const routes = new Hono();

  routes.use('/:version/*', async (c, next) => {
    if (!/^v\d+\.\d+$/.test(c.req.param('version')))
      return refuse(c, refusals.parameter('The version looks like v26.0.'));
    if (c.req.header('authorization') !== `Bearer ${options.settings.whatsappAccessToken}`)
      return refuse(c, refusals.token);
    if (state.faults.delayMs > 0) await new Promise<void>((resolve) => options.schedule(resolve, state.faults.delayMs));
    return next();
  });

  routes.post('/:version/:id/messages', async (c) => {
    if (c.req.param('id') !== account.phoneNumberId) return refuse(c, unknownObject(c.req.param('id')));
    const request: unknown = await c.req.json().catch(() => null);
    if (!isObject(request)) return refuse(c, refusals.parameter('The body is not a JSON object.'));
    if (request.status === 'read') return markRead(c, simulator, request);
    const fault = faultNow(simulator) ?? checkMessage(request, simulator.templates);
    if (fault) return refuse(c, fault);
    const phone = phoneOf(state, addressee(state, request));
    if (!maySend(phone.bucket, simulator.now())) return refuse(c, refusals.pair);
    if (request.type !== 'template' && !isWindowOpen(phone.lastInboundAt, simulator.now()))
      return refuse(c, refusals.window);
    const wamid = simulator.accept(phone.id, { type: 'text', ...request }, doomOf(simulator, phone.id, request));
    if (simulator.chance() < state.faults.dropResponse) return dropAnswer(c);
    const input = String(request.to ?? request.recipient);
    const contact = request.to === undefined ? { input, user_id: input } : { input, wa_id: phone.id };
    const accepted = { id: wamid, ...(request.type === 'template' ? { message_status: 'accepted' } : {}) };
    return c.json({ messaging_product: 'whatsapp', contacts: [contact], messages: [accepted] });
  });

  routes.post('/:version/:id/media', async (c) => {
    if (c.req.param('id') !== account.phoneNumberId) return refuse(c, unknownObject(c.req.param('id')));
    const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
    const file = form.file;
    if (!(file instanceof Blob) || file.size > uploadMaxBytes)
      return refuse(c, refusals.missing('file is missing or too large.'));
    const type = typeof form.type === 'string' ? form.type : file.type;
    return c.json({ id: await keepMedia(simulator, file, type) });
  });

  routes.get('/:version/:id/message_templates', (c) =>
    c.json({
      data: simulator.templates.map(({ name, language }) => ({
        name,
        language,
        status: 'APPROVED',
        category: 'UTILITY',
      })),
      paging: {},
    }),
  );
  routes.get('/:version/:id/subscribed_apps', (c) =>
    c.json({ data: [{ whatsapp_business_api_data: { id: '1', name: 'Simulator' } }] }),
  );
  routes.get('/:version/:id/phone_numbers', (c) => c.json({ data: [ourNumber(simulator)] }));

  routes.get('/:version/media-bytes/:id', (c) => {
    const found = state.media.get(c.req.param('id'));
    const until = Number(c.req.query('until'));
    if (!found || !(simulator.now() < until)) return c.text('The address has expired.', 404);
    return c.body(fromBase64(found.base64) as Uint8Array<ArrayBuffer>, 200, { 'content-type': found.mimeType });
  });

  routes.get('/:version/:id', async (c) => {
    const id = c.req.param('id');
    if (id === account.phoneNumberId) return c.json(ourNumber(simulator));
    const found = state.media.get(id);
    const asked = c.req.query('phone_number_id');
    if (!found || simulator.now() - found.at > mediaMs || (asked !== undefined && asked !== account.phoneNumberId)) {
      return refuse(c, unknownObject(id));
    }
    const bytes = fromBase64(found.base64);
    const url = new URL(c.req.url);
    url.pathname = url.pathname.replace(/[^/]+$/, `media-bytes/${id}`);
    url.search = `?until=${simulator.now() + addressMs}`;
    const sha256 = await sha256Hex(bytes);
    return c.json({
      messaging_product: 'whatsapp',
      url: url.href,
      mime_type: found.mimeType,
      sha256,
      file_size: String(bytes.length),
      id,
    });
  });
  return routes;
}

/** Keeps uploaded bytes and answers their id. Used by the graph and by the phones. */
export async function keepMedia(simulator: Simulator, file: Blob, mimeType: string): Promise<string> {
  const id = String(10 ** 15 + Math.floor(simulator.chance() * 9 * 10 ** 15));
  const base64 = toBase64(new Uint8Array(await file.arrayBuffer()));
  simulator.happen({ kind: 'media', at: simulator.now(), id, mimeType, base64 });
  return id;
}

function markRead(c: Context, simulator: Simulator, request: Json) {
  const wamid = String(request.message_id);
  if (simulator.state.owners.get(wamid)?.said.direction !== 'in')
    return refuse(c, refusals.value('There is no such message.'));
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

/** Why a message will fail by webhook after it was accepted, or null: a scripted error, or a reaction to nothing. */
function doomOf({ state, happen, now }: Simulator, phone: string, request: Json): ApiFault | null {
  const { error } = state.faults;
  if (error?.byWebhook && error.times > 0) {
    happen({ kind: 'faults', at: now(), faults: { ...state.faults, error: { ...error, times: error.times - 1 } } });
    return { code: error.code, title: 'Asked for by the faults panel', details: 'The simulator was told to fail.' };
  }
  if (request.type !== 'reaction' || !isObject(request.reaction)) return null;
  const target = state.owners.get(String(request.reaction.message_id));
  const isGood =
    target && target.phone === phone && target.said.kind !== 'reaction' && now() - target.said.at < 30 * 86_400_000;
  return isGood
    ? null
    : { code: 131009, title: 'Parameter value is not valid', details: 'The message to react to is not there.' };
}

/** Cuts the connection without an answer; where there is none to cut, a bare 502 stands for it. */
function dropAnswer(c: Context): Response {
  const outgoing: unknown = isObject(c.env) ? c.env.outgoing : null;
  if (isObject(outgoing) && typeof outgoing.destroy === 'function') outgoing.destroy();
  return new Response(null, { status: 502 });
}

const unknownObject = (id: string): Refused => ({
  status: 400,
  code: 100,
  message: `Unsupported get request. Object with ID '${id}' does not exist`,
  details: '',
});

function refuse(c: Context, refused: Refused) {
  const error = {
    message: refused.message,
    type: 'OAuthException',
    code: refused.code,
    ...(refused.details ? { error_data: { messaging_product: 'whatsapp', details: refused.details } } : {}),
    fbtrace_id: 'simulated',
  };
  return c.json({ error }, refused.status as 400);
}

const ourNumber = ({ account }: Simulator) => ({
  id: account.phoneNumberId,
  display_phone_number: `+${account.displayNumber}`,
  verified_name: 'Plumbline',
  quality_rating: 'GREEN',
});

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 24_576)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 24_576))));
  return parts.join('');
}
export const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
