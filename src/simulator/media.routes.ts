import { Hono } from 'hono';
import { sha256Hex } from '../core/vault.ts';
import { refuse } from './answer.ts';
import type { Media } from './happenings.rules.ts';
import { refusals, unknownObject } from './refusals.rules.ts';
import type { Simulator } from './simulator.ts';

/** How long the address of a medium is good. Milliseconds. Source: Meta, 5 min, read 2026-11. */
const addressMs = 5 * 60_000;
/** How long an id is good: a week for what a person sent, 30 days for what we uploaded. Milliseconds. Source: Meta, read 2026-11. */
const inboundMs = 7 * 86_400_000;
const uploadedMs = 30 * 86_400_000;
/** Largest upload. Bytes. Source: Meta's limit for documents, read 2026-11. */
const uploadMaxBytes = 100 * 1024 * 1024;

/** The media of the Cloud API: upload, address, bytes, deletion. Part of `graph.routes.ts`. */
export function mediaRoutes(simulator: Simulator): Hono {
  const { state, account } = simulator;
  const routes = new Hono();

  routes.post('/:version/:id/media', async (c) => {
    if (c.req.param('id') !== account.phoneNumberId) return refuse(c, simulator, unknownObject(c.req.param('id')));
    const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
    const file = form.file;
    if (!(file instanceof Blob) || file.size > uploadMaxBytes)
      return refuse(c, simulator, refusals.missing('file is missing or too large.'));
    const type = typeof form.type === 'string' ? form.type : file.type;
    return c.json({ id: await keepMedia(simulator, file, { mimeType: type, isUploaded: true }) });
  });

  routes.get('/:version/media-bytes/:id', (c) => {
    const found = state.media.get(c.req.param('id'));
    const until = Number(c.req.query('until'));
    if (!found || !(simulator.now() < until)) return c.text('The address has expired.', 404);
    return c.body(fromBase64(found.base64) as Uint8Array<ArrayBuffer>, 200, { 'content-type': found.mimeType });
  });
  return routes;
}

/** A medium that may still be fetched by our number, or null. */
export function mediumNow(simulator: Simulator, id: string): Media | null {
  const found = simulator.state.media.get(id);
  if (!found) return null;
  return simulator.now() - found.at > (found.isUploaded ? uploadedMs : inboundMs) ? null : found;
}

/** Where a medium is and what it is, as the provider tells it; the address follows from the one that was asked. */
export async function mediumAnswer(simulator: Simulator, id: string, asked: string) {
  const found = mediumNow(simulator, id);
  if (!found) return null;
  const bytes = fromBase64(found.base64);
  const url = new URL(asked);
  url.pathname = url.pathname.replace(/[^/]+$/, `media-bytes/${id}`);
  url.search = `?until=${simulator.now() + addressMs}`;
  return {
    messaging_product: 'whatsapp',
    url: url.href,
    mime_type: found.mimeType,
    sha256: await sha256Hex(bytes),
    file_size: String(bytes.length),
    id,
  };
}

/** Keeps bytes and answers their id. Used by the graph for uploads and by the phones for what people send. */
export async function keepMedia(
  simulator: Simulator,
  file: Blob,
  { mimeType, isUploaded = false }: { mimeType: string; isUploaded?: boolean },
): Promise<string> {
  const id = String(10 ** 15 + Math.floor(simulator.chance() * 9 * 10 ** 15));
  const base64 = toBase64(new Uint8Array(await file.arrayBuffer()));
  simulator.happen({ kind: 'media', at: simulator.now(), id, mimeType, base64, isUploaded });
  return id;
}

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 24_576)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 24_576))));
  return parts.join('');
}
export const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
/** How many bytes a base64 text stands for. */
export const byteCountOf = (base64: string): number =>
  Math.floor((base64.length * 3) / 4) - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);
