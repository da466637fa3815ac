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

/**
 * A new id: prefix, then 10 characters of time (milliseconds since epoch) and 12 of chance (60 bits), base 32.
 * Ids made later sort later, which keeps inserts at the end of an index.
 */
export function newId<P extends IdPrefix>(prefix: P): Id<P> {
  let time = Date.now();
  let head = '';
  for (let i = 0; i < 10; i++) {
    head = alphabet[time % 32] + head;
    time = Math.floor(time / 32);
  }
  let tail = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(12))) tail += alphabet[byte % 32];
  return `${prefix}_${head}${tail}`;
}

/** An unguessable token for a link or a session: 32 bytes of chance, base64url. Only its hash is stored. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
