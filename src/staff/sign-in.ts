import type { Actor } from '../core/actor.ts';
import { forbidden } from '../core/errors.ts';
import { newId, newToken } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { after, dayMs } from '../core/time.ts';
import { sha256Hex } from '../core/vault.ts';
import { record } from '../ledger/record.ts';
import { deleteSession, findStaff, insertSession, type Staff, staffOfSession, useInvite } from './staff.store.ts';

/** How long a browser stays signed in. Milliseconds. Chosen 2026-11. */
export const sessionMs = 14 * dayMs;

/**
 * Trades a sign-in link's token for a session's. Throws Forbidden `sign-in.link-spent` when the link is unknown, used or
 * expired. A second call with the same token is refused: a link works once.
 */
export async function signIn(
  needs: Needs<'db' | 'clock' | 'actor' | 'settings'>,
  input: { token: string },
): Promise<{ session: string; staff: Staff }> {
  const tokenHash = await sha256Hex(input.token);
  const session = newToken();
  const sessionHash = await hashOf(needs, session);
  const person = await inTransaction(needs, async (needs) => {
    const now = needs.clock.now();
    const invited = await useInvite(needs.db, tokenHash, now);
    const found = invited ? await findStaff(needs.db, invited.staffId) : null;
    if (!found?.active)
      throw forbidden('sign-in.link-spent', 'This link was used or has expired. Ask an admin for a new one.');
    await insertSession(needs.db, {
      id: newId('ses'),
      staffId: found.id,
      tokenHash: sessionHash,
      createdAt: now,
      expiresAt: after(now, sessionMs),
    });
    await record({ ...needs, actor: actorOf(found) }, { did: 'staff.signed-in', thing: found.id });
    return found;
  });
  return { session, staff: person };
}

/** Who a session's token stands for; null when it stands for nobody (any more). */
export async function whoIs(needs: Needs<'db' | 'clock' | 'settings'>, session: string): Promise<Staff | null> {
  return staffOfSession(needs.db, await hashOf(needs, session), needs.clock.now());
}

/** Ends a session. Safe to repeat. */
export async function signOut(needs: Needs<'db' | 'settings'>, session: string): Promise<void> {
  await deleteSession(needs.db, await hashOf(needs, session));
}

/** A member of staff as the one who acts. */
export const actorOf = (person: Staff): Actor => ({
  kind: 'staff',
  id: person.id,
  name: person.name,
  role: person.role,
});

/** What is stored of a session: without the deployment's secret it opens nothing, and changing the secret ends them all. */
const hashOf = (needs: Needs<'settings'>, session: string) => sha256Hex(`${needs.settings.sessionSecret}:${session}`);
