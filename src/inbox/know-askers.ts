import { firstLanguageIn } from '../core/bot-languages.ts';
import { countryOf } from '../core/countries.ts';
import { newId } from '../core/ids.ts';
import type { Needs } from '../core/needs.ts';
import type { Vault } from '../core/ports.ts';
import { openAddress, sealAddress } from '../outbox/address.rules.ts';
import {
  type AskerRow,
  insertAskers,
  type KnownAs,
  lockAskers,
  type NewAsker,
  setIdentities,
  touchAskers,
} from './inbox.store.ts';
import { nicknameOf } from './nickname.rules.ts';
import { numberVariants } from './number-variants.rules.ts';
import { gatherPeople, type Person, type Sighting } from './people.rules.ts';

type Blinds = { userIdBlind: string | null; phoneBlind: string | null };
/** `variantBlinds`: of the other ways in which the person's number may have been written before. */
type BlindPerson = Person & Blinds & { variantBlinds: string[] };

/**
 * Makes an asker of everyone who wrote, or finds the one they already are: by user id first, then by number as it is
 * written, then as it may have been written before. Who held the number under another user id is written to by that id from
 * then on. Returns the asker's id for every sighting, in order. Moves the 24-hour window forward, never back.
 * Safe to repeat and to run beside itself: ids are unique keys, and who lost the race looks again.
 */
export async function knowAskers(
  needs: Needs<'db' | 'vault' | 'clock'>,
  sightings: readonly Sighting[],
): Promise<string[]> {
  const { people, personOf } = gatherPeople(sightings);
  const blinded = await Promise.all(
    people.map(async (person) => ({
      ...person,
      ...(await blindsOf(needs.vault, person)),
      variantBlinds: await Promise.all(
        numberVariants(person.phone ?? '').map((phone) => phoneBlindOf(needs.vault, phone)),
      ),
    })),
  );
  const ids = new Map<number, string>();
  for (let round = 0; ids.size < people.length && round < 3; round++) await resolve(needs, blinded, ids);
  const latest = new Map<string, Date>();
  for (const [index, person] of people.entries()) {
    const id = ids.get(index);
    if (id && person.latest) latest.set(id, person.latest);
  }
  await touchAskers(needs.db, latest);
  return personOf.map((index) => ids.get(index) ?? lost());
}

/** The blinds an asker is looked up by. */
export async function blindsOf(vault: Vault, person: { phone: string | null; userId: string | null }): Promise<Blinds> {
  return {
    userIdBlind: person.userId === null ? null : await vault.blind(`user:${person.userId}`),
    phoneBlind: person.phone === null ? null : await phoneBlindOf(vault, person.phone),
  };
}

const phoneBlindOf = (vault: Vault, phone: string) => vault.blind(`phone:${phone}`);

async function resolve(
  needs: Needs<'db' | 'vault' | 'clock'>,
  people: readonly BlindPerson[],
  ids: Map<number, string>,
) {
  const open = [...people.entries()].filter(([index]) => !ids.has(index));
  const found = await lockAskers(needs.db, {
    userIds: open.flatMap(([, person]) => person.userIdBlind ?? []),
    phones: open.flatMap(([, person]) => [...(person.phoneBlind ? [person.phoneBlind] : []), ...person.variantBlinds]),
  });
  const changed = new Map<string, KnownAs>();
  const rows = await Promise.all(
    found.map(async (row) => {
      if (!open.some(([, person]) => isTakenOver(row, person))) return row;
      const known = await withoutNumber(needs.vault, row);
      changed.set(row.id, known);
      return { ...row, ...known };
    }),
  );
  const byUser = new Map(rows.flatMap((row) => (row.userIdBlind ? [[row.userIdBlind, row] as const] : [])));
  const byPhone = new Map(rows.flatMap((row) => (row.phoneBlind ? [[row.phoneBlind, row] as const] : [])));
  const wanted = new Map<number, NewAsker>();
  for (const [index, person] of open) {
    const holder = person.phoneBlind ? byPhone.get(person.phoneBlind) : undefined;
    const variant = holder ? undefined : person.variantBlinds.map((blind) => byPhone.get(blind)).find(Boolean);
    const byNumber = holder ?? variant;
    const known =
      (person.userIdBlind && byUser.get(person.userIdBlind)) ||
      (byNumber && isSame(byNumber, person) ? byNumber : null);
    if (known) {
      ids.set(index, known.id);
      const news = await newsAbout(needs.vault, known, person);
      if (news) changed.set(known.id, news);
    } else wanted.set(index, await newAsker(needs, person));
  }
  await setIdentities(needs.db, [...changed.values()]);
  if (wanted.size === 0) return;
  const made = await insertAskers(
    needs.db,
    [...wanted.values()].sort((a, b) => (a.nickname < b.nickname ? -1 : 1)),
  );
  for (const [index, row] of wanted) if (made.has(row.id)) ids.set(index, row.id);
}

/** A number whose holder has another user id has changed hands; without a user id on either side it is the same person. */
const isSame = (holder: AskerRow, person: Blinds) =>
  holder.userIdBlind === null || person.userIdBlind === null || holder.userIdBlind === person.userIdBlind;

/** Whether somebody else writes from the number that was this asker's, in whichever way it is written. */
export const isTakenOver = (row: AskerRow, person: Blinds & Pick<BlindPerson, 'variantBlinds'>): boolean =>
  row.phoneBlind !== null &&
  [person.phoneBlind, ...person.variantBlinds].includes(row.phoneBlind) &&
  !isSame(row, person);

/** Somebody whose number is another's now: known and written to by their user id alone. */
export async function withoutNumber(vault: Vault, row: AskerRow): Promise<KnownAs> {
  const { phone: _, ...address } = await openAddress(vault, row.address);
  return { id: row.id, phoneBlind: null, userIdBlind: row.userIdBlind, address: await sealAddress(vault, address) };
}

/** What we now know better about an asker: a first user id, a new number, another name. Null when nothing. */
async function newsAbout(vault: Vault, row: AskerRow, person: BlindPerson): Promise<KnownAs | null> {
  const before = await openAddress(vault, row.address);
  const after = {
    phone: person.phone ? `+${person.phone}` : before.phone,
    userId: person.userId ?? before.userId,
    name: person.name ?? before.name,
  };
  const same = before.phone === after.phone && before.userId === after.userId && before.name === after.name;
  const userIdBlind = person.userIdBlind ?? row.userIdBlind;
  const phoneBlind = person.phoneBlind ?? row.phoneBlind;
  if (same && userIdBlind === row.userIdBlind && phoneBlind === row.phoneBlind) return null;
  return { id: row.id, userIdBlind, phoneBlind, address: await sealAddress(vault, after) };
}

async function newAsker(needs: Needs<'vault' | 'clock'>, person: BlindPerson): Promise<NewAsker> {
  const address = {
    phone: person.phone ? `+${person.phone}` : undefined,
    userId: person.userId ?? undefined,
    name: person.name ?? undefined,
  };
  return {
    id: newId('ask'),
    userIdBlind: person.userIdBlind,
    phoneBlind: person.phoneBlind,
    address: await sealAddress(needs.vault, address),
    nickname: nicknameOf(person.userIdBlind ?? person.phoneBlind ?? ''),
    language: firstLanguageIn(countryOf(person.phone ?? person.userId ?? '')),
    createdAt: person.first,
    lastMessageAt: person.latest ?? new Date(0),
  };
}

function lost(): never {
  throw new Error('An asker could neither be found nor made.');
}
