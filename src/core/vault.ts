import type { Vault } from './ports.ts';

/**
 * A vault over WebCrypto, so it is the same on both doors. `dataKey` is any secret of at least 16 characters;
 * two keys are derived from it (sealing, blinding), so that neither reveals the other.
 */
export async function openVault(dataKey: string): Promise<Vault> {
  const sealing = await crypto.subtle.importKey('raw', await derive(dataKey, 'seal'), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  const blinding = await crypto.subtle.importKey('raw', await derive(dataKey, 'blind'), hmac, false, ['sign']);
  return {
    async seal(plain) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const body = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, sealing, plain as BufferSource));
      const sealed = new Uint8Array(iv.length + body.length);
      sealed.set(iv);
      sealed.set(body, iv.length);
      return sealed;
    },
    async open(sealed) {
      const iv = sealed.slice(0, 12);
      return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, sealing, sealed.slice(12)));
    },
    async blind(value) {
      return hex(new Uint8Array(await crypto.subtle.sign('HMAC', blinding, new TextEncoder().encode(value))));
    },
  };
}

/** SHA-256 of a text or of bytes, in hex. */
export async function sha256Hex(value: string | Uint8Array): Promise<string> {
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource)));
}

const hmac = { name: 'HMAC', hash: 'SHA-256' };
const derive = (key: string, use: string) =>
  crypto.subtle.digest('SHA-256', new TextEncoder().encode(`plumbline:${use}:${key}`));
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
