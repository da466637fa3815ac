import { z } from 'zod';
import { roles } from '../core/actor.ts';
import { newId, newToken } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { after, dayMs } from '../core/time.ts';
import { sha256Hex } from '../core/vault.ts';
import { record } from '../ledger/record.ts';
import { findStaffByEmail, insertInvite, saveStaff } from './staff.store.ts';

/** How long a sign-in link works. Milliseconds. Chosen 2026-11. */
export const inviteMs = 3 * dayMs;

const Input = z.object({
  email: z.email().transform((email) => email.toLowerCase()),
  name: z.string().trim().min(1).max(80).optional(),
  role: z.enum(roles),
});

/**
 * Invites a person, or one who is already there again, and returns the token of a one-time sign-in link. Only its hash is
 * stored. Throws a ZodError for an address or role that is none. Twice makes two links for one person.
 */
export async function invite(
  needs: Needs<'db' | 'clock' | 'actor'>,
  input: z.input<typeof Input>,
): Promise<{ staffId: string; token: string }> {
  const { email, name, role } = Input.parse(input);
  const token = newToken();
  const tokenHash = await sha256Hex(token);
  const staffId = await inTransaction(needs, async (needs) => {
    const now = needs.clock.now();
    const known = await findStaffByEmail(needs.db, email);
    const saved = await saveStaff(needs.db, {
      id: known?.id ?? newId('stf'),
      email,
      name: name ?? known?.name ?? (email.split('@')[0] || email),
      role,
      createdAt: known?.createdAt ?? now,
    });
    await insertInvite(needs.db, { id: newId('inv'), staffId: saved.id, tokenHash, expiresAt: after(now, inviteMs) });
    await record(needs, { did: 'staff.invited', thing: saved.id, details: { role } });
    return saved.id;
  });
  return { staffId, token };
}
