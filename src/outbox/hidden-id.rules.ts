import type { Vault } from '../core/ports.ts';

/** An id of the provider, and what is kept in its place. */
export type Hidden = { wamid: string; hidden: string };

/** How what is kept in place of an id begins. */
export const hiddenPrefix = 'erased:';

/**
 * What is kept in place of the provider's ids of messages once their asker is erased: such an id holds their number in
 * base64. A digest that only we can make, so that an id that comes again is still known. One hidden already stays as it is.
 */
export const hideIds = (vault: Vault, wamids: readonly string[]): Promise<Hidden[]> =>
  Promise.all([...new Set(wamids)].map(async (wamid) => ({ wamid, hidden: await hide(vault, wamid) })));

const hide = async (vault: Vault, wamid: string): Promise<string> =>
  wamid.startsWith(hiddenPrefix) ? wamid : `${hiddenPrefix}${await vault.blind(`wamid:${wamid}`)}`;
