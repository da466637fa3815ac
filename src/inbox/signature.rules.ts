/**
 * How a body was signed: over its raw bytes, over its `\uXXXX`-escaped text (a proxy decoded it on the way), or not.
 */
export type Signed = 'raw' | 'escaped' | null;

/**
 * Whether `header` (`sha256=<64 hex>`) is the HMAC-SHA-256 of the body under one of `secrets`, a comma list so that a
 * secret can be rotated. Fails closed: no header, an odd header or no secret is never signed. Never throws.
 * Source: Meta signs the raw bytes, non-ASCII escaped in lower case; read 2026-11.
 */
export async function howSigned(body: Uint8Array, header: string | null | undefined, secrets: string): Promise<Signed> {
  const claimed = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1];
  if (!claimed) return null;
  const keys = await Promise.all(splitList(secrets).map(importKey));
  if (await anyMatches(keys, body, claimed)) return 'raw';
  const escaped = escapedTwin(body);
  return escaped && (await anyMatches(keys, escaped, claimed)) ? 'escaped' : null;
}

/** The header value for a body, as the provider would send it. */
export async function signatureOf(body: Uint8Array, secret: string): Promise<string> {
  return `sha256=${toHex(await digestOf(await importKey(secret), body))}`;
}

/** The parts of a comma list, trimmed, empty ones left out. */
export const splitList = (list: string): string[] =>
  list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Whether two texts are equal, in a time that depends on their lengths only. */
export function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ (b.charCodeAt(i % Math.max(1, b.length)) | 0);
  return difference === 0;
}

async function anyMatches(keys: readonly CryptoKey[], body: Uint8Array, claimed: string): Promise<boolean> {
  let found = false;
  for (const key of keys) {
    if (sameText(toHex(await digestOf(key, body)), claimed.toLowerCase())) found = true;
  }
  return found;
}

/** The body with every unit beyond ASCII written as `\uXXXX`; null when that changes nothing or it is not UTF-8. */
function escapedTwin(body: Uint8Array): Uint8Array | null {
  if (!body.some((byte) => byte >= 0x80)) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return new TextEncoder().encode(escapeUnicode(text));
  } catch {
    return null;
  }
}

const escapeUnicode = (text: string) =>
  text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
/** Keys of the secrets seen, which are settings and therefore few: importing one costs as much as using it. */
const imported = new Map<string, Promise<CryptoKey>>();
function importKey(secret: string): Promise<CryptoKey> {
  const known = imported.get(secret);
  if (known) return known;
  const bytes = new TextEncoder().encode(secret);
  const key = crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  imported.set(secret, key);
  return key;
}
const digestOf = (key: CryptoKey, body: Uint8Array) => crypto.subtle.sign('HMAC', key, body as BufferSource);
const toHex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
