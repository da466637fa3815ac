import type { Vault } from '../core/ports.ts';

/** Where to write to an asker: phone with `+`, business-scoped user id, and the name they go by. */
export type AskerAddress = { phone?: string | undefined; userId?: string | undefined; name?: string | undefined };

/** Seals an address for the `askers` table. */
export const sealAddress = (vault: Vault, address: AskerAddress): Promise<Uint8Array> =>
  vault.seal(new TextEncoder().encode(JSON.stringify(address)));

/** Opens a sealed address; an erased one is empty and opens to nothing known. */
export async function openAddress(vault: Vault, sealed: Uint8Array): Promise<AskerAddress> {
  if (sealed.length === 0) return {};
  return JSON.parse(new TextDecoder().decode(await vault.open(sealed))) as AskerAddress;
}
