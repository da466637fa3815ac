import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { invites, sessions, staff } from '../../db/schema/staff.ts';
import type { Database } from '../core/ports.ts';

export type Staff = typeof staff.$inferSelect;

export async function findStaff(db: Database, id: string): Promise<Staff | null> {
  return (await db.select().from(staff).where(eq(staff.id, id)))[0] ?? null;
}

export async function findStaffByEmail(db: Database, email: string): Promise<Staff | null> {
  return (await db.select().from(staff).where(eq(staff.email, email)))[0] ?? null;
}

export function allStaff(db: Database): Promise<Staff[]> {
  return db.select().from(staff).orderBy(asc(staff.name));
}

/** Adds a person, or changes the name and role of the one with this address. */
export async function saveStaff(db: Database, row: typeof staff.$inferInsert): Promise<Staff> {
  const rows = await db
    .insert(staff)
    .values(row)
    .onConflictDoUpdate({ target: staff.email, set: { role: row.role, name: row.name, active: true } })
    .returning();
  const saved = rows[0];
  if (!saved) throw new Error('The database gave no row back for a saved member of staff.');
  return saved;
}

export async function insertInvite(db: Database, row: typeof invites.$inferInsert): Promise<void> {
  await db.insert(invites).values(row);
}

/** Uses an invite up; null when it is unknown, used or expired. One statement, so that a link works once. */
export async function useInvite(db: Database, tokenHash: string, now: Date): Promise<{ staffId: string } | null> {
  const rows = await db
    .update(invites)
    .set({ usedAt: now })
    .where(and(eq(invites.tokenHash, tokenHash), isNull(invites.usedAt), gt(invites.expiresAt, now)))
    .returning({ staffId: invites.staffId });
  return rows[0] ?? null;
}

export async function insertSession(db: Database, row: typeof sessions.$inferInsert): Promise<void> {
  await db.insert(sessions).values(row);
}

/** Who a session belongs to; null when it is unknown or over, or the person may no longer sign in. */
export async function staffOfSession(db: Database, tokenHash: string, now: Date): Promise<Staff | null> {
  const rows = await db
    .select({ staff })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, now), eq(staff.active, true)));
  return rows[0]?.staff ?? null;
}

export async function deleteSession(db: Database, tokenHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}
