/** The prefix says what an id names; it is part of the id, so a wrong one is seen at a glance. */
export type IdPrefix =
  | 'alr'
  | 'ask'
  | 'case'
  | 'chg'
  | 'clm'
  | 'del'
  | 'ent'
  | 'fc'
  | 'inv'
  | 'med'
  | 'mrg'
  | 'msg'
  | 'mat'
  | 'not'
  | 'out'
  | 'prp'
  | 'prv'
  | 'ses'
  | 'sta'
  | 'stf'
  | 'sub'
  | 'ver';

export type Id<P extends IdPrefix> = `${P}_${string}`;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The last id's millisecond, and how many ids were made in it. */
const latest = { time: 0, count: 0 };

/**
 * A new id: prefix, then 10 characters of time (milliseconds since epoch), 3 that count within the millisecond and 9 of
 * chance (45 bits), base 32. Ids that a process makes later sort later: what came in one delivery keeps its order, and
 * inserts stay at the end of an index.
 */
export function newId<P extends IdPrefix>(prefix: P): Id<P> {
  const now = Math.max(Date.now(), latest.time);
  latest.count = now === latest.time ? latest.count + 1 : 0;
  // More than the count holds in one millisecond: the next one is begun early.
  if (latest.count === 32 ** 3) latest.count = 0;
  latest.time = latest.count === 0 && now === latest.time ? now + 1 : now;
  let tail = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(9))) tail += alphabet[byte % 32];
  return `${prefix}_${digits(latest.time, 10)}${digits(latest.count, 3)}${tail}`;
}

/** A whole number in base 32, with leading zeros. */
function digits(value: number, length: number): string {
  let written = '';
  let left = value;
  for (let i = 0; i < length; i++) {
    written = alphabet[left % 32] + written;
    left = Math.floor(left / 32);
  }
  return written;
}

/** An unguessable token for a link or a session: 32 bytes of chance, base64url. Only its hash is stored. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
