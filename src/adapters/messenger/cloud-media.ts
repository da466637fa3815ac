import { notFound, unavailable, withoutPeople } from '../../core/errors.ts';
import { readCapped } from '../../core/read-capped.ts';
import { minuteMs, secondMs } from '../../core/time.ts';
import { sha256Hex } from '../../core/vault.ts';
import type { CloudSettings } from './cloud-api.ts';
import { askedWaitMs, errorIn } from './cloud-errors.ts';

/** Most bytes fetched of one medium. Source: WhatsApp takes up to 100 MB from a person, read 2026-11. */
export const mediaMaxBytes = 100 * 1024 * 1024;

/** Where Meta keeps media; the token goes nowhere else but to the configured graph host. */
const mediaHosts = ['graph.facebook.com', 'lookaside.fbsbx.com'];

/** How long one medium may take to arrive. Milliseconds. */
const mediaMs = 2 * minuteMs;

type Fetching = { settings: CloudSettings; fetch: typeof fetch; root: string; from: string; userAgent: string };
type Medium = { bytes: Uint8Array; mimeType: string };

/**
 * Fetches a medium in two hops: its address, good for five minutes, then its bytes. An address that has expired
 * meanwhile, and bytes that do not match their digest, are fetched once more.
 * Throws NotFound `media.gone`, `media.too-large`; Unavailable `media.unavailable`, `media.strange-host`.
 */
export async function fetchCloudMedia(world: Fetching, mediaId: string): Promise<Medium> {
  const first = await tryOnce(world, mediaId);
  if (first.state === 'good') return first.medium;
  const second = await tryOnce(world, mediaId);
  if (second.state === 'expired') throw gone(mediaId);
  // Twice the same odd bytes over TLS: the digest is what is wrong.
  return second.medium;
}

type Tried = { state: 'good' | 'odd'; medium: Medium } | { state: 'expired' };

async function tryOnce(world: Fetching, mediaId: string): Promise<Tried> {
  const found = await findAddress(world, mediaId);
  const response = await get(world, found.url);
  if (response.status === 404 || response.status === 410) {
    await response.body?.cancel();
    return { state: 'expired' };
  }
  if (!response.ok) throw await failure(response, mediaId);
  const bytes = await readMedium(response, mediaId);
  const mimeType = found.mimeType || (response.headers.get('content-type') ?? 'application/octet-stream');
  return { state: (await matches(bytes, found.sha256)) ? 'good' : 'odd', medium: { bytes, mimeType } };
}

async function findAddress(
  world: Fetching,
  mediaId: string,
): Promise<{ url: string; mimeType: string; sha256: string }> {
  const response = await get(
    world,
    `${world.root}/${encodeURIComponent(mediaId)}?phone_number_id=${encodeURIComponent(world.from)}`,
  );
  if (!response.ok) throw await failure(response, mediaId);
  const found: unknown = await response.json().catch(() => null);
  const part = (key: string) => {
    const value = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[key] : null;
    return typeof value === 'string' ? value : '';
  };
  const url = part('url');
  if (!mayReceiveToken(url, world.settings.whatsappGraphUrl)) {
    throw unavailable(
      'media.strange-host',
      'The provider names a media host we do not know; the token was not sent there.',
      minuteMs,
    );
  }
  return { url, mimeType: part('mime_type'), sha256: part('sha256') };
}

/** Meta's hosts over TLS, or the configured graph itself. */
export function mayReceiveToken(url: string, graphUrl: string): boolean {
  try {
    const target = new URL(url);
    if (target.username || target.password) return false;
    return (
      target.origin === new URL(graphUrl).origin ||
      (target.protocol === 'https:' && target.port === '' && mediaHosts.includes(target.hostname))
    );
  } catch {
    return false;
  }
}

async function get(world: Fetching, url: string): Promise<Response> {
  try {
    return await world.fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(mediaMs),
      headers: { authorization: `Bearer ${world.settings.whatsappAccessToken}`, 'user-agent': world.userAgent },
    });
  } catch (error) {
    throw unavailable('media.unavailable', 'The provider cannot be reached.', secondMs, error);
  }
}

async function failure(response: Response, mediaId: string) {
  const error = errorIn(await response.text().catch(() => ''));
  // 100 is what Meta answers for an id that does not exist, is not ours, or has expired.
  if (response.status === 404 || error?.code === 100) return gone(mediaId);
  const detail = error ? `${error.code} ${withoutPeople(error.message)}` : `HTTP ${response.status}`;
  return unavailable(
    'media.unavailable',
    `The provider does not give the media: ${detail}.`,
    askedWaitMs(response.headers) ?? secondMs,
  );
}

async function readMedium(response: Response, mediaId: string): Promise<Uint8Array> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  const broken = (error: unknown) => {
    throw unavailable('media.unavailable', 'The provider broke off in the middle of the media.', secondMs, error);
  };
  const bytes = announced > mediaMaxBytes ? null : await readCapped(response.body, mediaMaxBytes).catch(broken);
  if (!bytes) throw tooLarge(mediaId);
  return bytes;
}

/** Digests come as base64 (44 characters) in some answers and as hex (64) in others; any other shape is not checked. */
async function matches(bytes: Uint8Array, sha256: string): Promise<boolean> {
  const hex = await sha256Hex(bytes);
  if (/^[0-9a-f]{64}$/i.test(sha256)) return sha256.toLowerCase() === hex;
  if (!/^[\w+/-]{43}=$/.test(sha256)) return true;
  const claimed = Array.from(atob(sha256.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0).toString(16).padStart(2, '0'),
  );
  return claimed.join('') === hex;
}

const gone = (mediaId: string) => notFound('media.gone', `The provider has no media ${mediaId} any more.`);
const tooLarge = (mediaId: string) => notFound('media.too-large', `Media ${mediaId} is larger than 100 MB.`);
