import type { Needs } from '../core/needs.ts';
import { record } from '../ledger/record.ts';
import { openAddress, sealAddress } from '../outbox/address.rules.ts';
import { type AskerRow, carryOver, lockAskers, setIdentities } from './inbox.store.ts';
import { blindsOf, isTakenOver, withoutNumber } from './know-askers.ts';
import { namesNoNumber, type Rename } from './sender.rules.ts';

/**
 * Keeps an asker the same person after a change of number or user id. Where no number is named, they are written to by
 * the new user id alone. Who wrote under the new user id before the change was told is the same person: their STOP and
 * their window count. Returns their id, or null when we never knew them. Call once per system message: a number can later
 * belong to somebody else, and repeating would then move them.
 */
export async function renameAsker(
  needs: Needs<'db' | 'vault' | 'clock' | 'actor'>,
  rename: Rename,
): Promise<string | null> {
  const before = await blindsOf(needs.vault, rename.from);
  const after = await blindsOf(needs.vault, rename.to);
  const found = await lockAskers(needs.db, {
    userIds: [before.userIdBlind, after.userIdBlind].filter((blind) => blind !== null),
    phones: [before.phoneBlind, after.phoneBlind].filter((blind) => blind !== null),
  });
  const asker =
    found.find((row) => before.userIdBlind !== null && row.userIdBlind === before.userIdBlind) ??
    found.find((row) => before.phoneBlind !== null && row.phoneBlind === before.phoneBlind);
  if (!asker || asker.erasedAt) return null;
  const address = await openAddress(needs.vault, asker.address);
  // A new number makes the provider mint a new user id: the old one is dead even when the new one is not told.
  const userId = rename.to.userId ?? (rename.to.phone ? undefined : address.userId);
  const isNumberLost = namesNoNumber(rename);
  const kept = isNumberLost ? undefined : address.phone;
  const phone = rename.to.phone ? `+${rename.to.phone}` : kept;
  const others = found.filter((row) => row.id !== asker.id && isTakenOver(row, { ...after, variantBlinds: [] }));
  await setIdentities(needs.db, [
    ...(await Promise.all(others.map((row) => withoutNumber(needs.vault, row)))),
    {
      id: asker.id,
      userIdBlind: after.userIdBlind ?? (rename.to.phone ? null : asker.userIdBlind),
      phoneBlind: after.phoneBlind ?? (isNumberLost ? null : asker.phoneBlind),
      address: await sealAddress(needs.vault, { ...address, phone, userId }),
    },
  ]);
  const early = found.find((row) => row.id !== asker.id && isKnownAs(row, after.userIdBlind));
  if (early) await carryOver(needs.db, { from: early.id, to: asker.id });
  await record(needs, { did: 'asker.renamed', thing: asker.id });
  return asker.id;
}

const isKnownAs = (row: AskerRow, userIdBlind: string | null) =>
  userIdBlind !== null && row.userIdBlind === userIdBlind;
