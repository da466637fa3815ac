import { Hono } from 'hono';
import { sha256Hex } from '../core/vault.ts';
import { phoneAt } from './addresses.rules.ts';
import { bad } from './answer.ts';
import { isObject, type Json, type Phone, type Said } from './happenings.rules.ts';
import { fromBase64, keepMedia } from './media.routes.ts';
import type { Simulator } from './simulator.ts';

/** The people's side: what a phone sends and what it shows. Mounted at `/simulator`. */
export function phoneRoutes(simulator: Simulator): Hono {
  const { state } = simulator;
  const routes = new Hono();

  routes.get('/phones', (c) =>
    c.json([...state.phones.values()].map(({ id, name, said }) => ({ number: id, name, messages: said.length }))),
  );

  routes.post('/phones/:number/messages', async (c) => {
    const phone = phoneAt(simulator.state, c.req.param('number'));
    const body: unknown = await c.req.json().catch(() => null);
    if (!phone) return bad(c, 'The number is neither digits nor a user id such as "BR.123".');
    if (!isObject(body)) return bad(c, 'The body is not a JSON object.');
    const message = await completed(simulator, body);
    if (typeof message === 'string') return bad(c, message);
    const name = typeof body.profileName === 'string' ? body.profileName : null;
    return c.json({ wamid: simulator.receive(phone, message, name) });
  });

  routes.get('/phones/:number/messages', (c) => {
    const phone = state.phones.get(phoneAt(simulator.state, c.req.param('number')) ?? '');
    return c.json((phone ? saidAfter(phone, c.req.query('after')) : []).map(shown));
  });

  routes.get('/phones/:number', (c) => {
    const id = phoneAt(simulator.state, c.req.param('number'));
    if (!id) return bad(c, 'The number is neither digits nor a user id such as "BR.123".');
    const phone = state.phones.get(id);
    const isTyping = (phone?.typingUntil ?? 0) > simulator.now();
    const version = `${phone?.version ?? 0}${isTyping ? 't' : ''}`;
    if (c.req.query('version') === version) return c.body(null, 204);
    return c.json({
      number: id,
      name: phone?.name ?? null,
      isTyping,
      version,
      messages: (phone?.said ?? []).map(shown),
    });
  });

  routes.post('/phones/:number/media', async (c) => {
    const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
    if (!(form.file instanceof Blob) || form.file.size > 16 * 1024 * 1024)
      return bad(c, 'Send one file of at most 16 MB as "file".');
    return c.json({
      id: await keepMedia(simulator, form.file, { mimeType: form.file.type || 'application/octet-stream' }),
    });
  });

  routes.get('/media/:id', (c) => {
    const found = state.media.get(c.req.param('id'));
    if (!found) return c.notFound();
    return c.body(fromBase64(found.base64) as Uint8Array<ArrayBuffer>, 200, {
      'content-type': /^(image\/(png|jpeg|webp|gif)|audio\/[\w.-]+|video\/mp4)/.test(found.mimeType)
        ? found.mimeType
        : 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    });
  });
  return routes;
}

/** Kinds of part a message can carry, to tell the type when it is not said. */
const kinds = [
  'text',
  'image',
  'audio',
  'video',
  'document',
  'sticker',
  'interactive',
  'button',
  'reaction',
  'location',
  'contacts',
  'system',
];

/** The message as the provider would deliver it, without `from` and `id`; or what is wrong with it, in words. */
export async function completed(simulator: Simulator, body: Json): Promise<Json | string> {
  const type = typeof body.type === 'string' ? body.type : kinds.find((kind) => body[kind] !== undefined);
  if (!type) return 'The message has no type.';
  const seconds = body.timestamp === undefined ? Math.floor(simulator.now() / 1000) : Number(body.timestamp);
  if (!Number.isFinite(seconds)) return 'The timestamp is not a number of seconds.';
  const { profileName: _, from: __, id: ___, from_user_id: ____, ...rest } = body;
  const message: Json = { ...rest, timestamp: String(Math.floor(seconds)), type };
  const part = message[type];
  if (type === 'text' && !(isObject(part) && typeof part.body === 'string')) return 'A text message wants text.body.';
  if (isObject(part) && typeof part.id === 'string') message[type] = await withDigest(simulator, part);
  if (isObject(body.context) && typeof body.context.id === 'string')
    message.context = { from: simulator.account.displayNumber, ...body.context };
  return message;
}

async function withDigest({ state }: Simulator, part: Json): Promise<Json> {
  const found = state.media.get(String(part.id));
  if (!found) return part;
  const hex = await sha256Hex(fromBase64(found.base64));
  const digest = String.fromCharCode(...(hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
  return { mime_type: found.mimeType, sha256: btoa(digest), ...part };
}

/** What came after a point: a wamid, or a time (ISO, seconds or milliseconds). Everything when the point is unknown. */
function saidAfter(phone: Phone, point: string | undefined): Said[] {
  if (!point) return phone.said;
  const index = phone.said.findIndex((said) => said.wamid === point);
  if (index >= 0) return phone.said.slice(index + 1);
  const number = Number(point);
  const at = Number.isFinite(number) ? (number > 1e11 ? number : number * 1000) : Date.parse(point);
  return Number.isFinite(at) ? phone.said.filter((said) => said.at > at) : phone.said;
}

const shown = ({ direction, wamid, at, type, payload, status, kind, context, fault }: Said) => ({
  direction,
  wamid,
  at: new Date(at).toISOString(),
  type,
  payload,
  status,
  kind,
  context,
  ...(fault ? { error: fault } : {}),
});
