import { asc, desc, eq } from 'drizzle-orm';
import { policies } from '../../db/schema/matching.ts';
import type { Database, ModelFiles } from '../core/ports.ts';
import { modelsOf } from './models.rules.ts';
import { asShipped, type Policy, PolicyChoices, withChoices } from './policy.rules.ts';

/** A change of the policy, as kept. */
export type PolicyRow = Omit<typeof policies.$inferSelect, 'choices'> & { choices: PolicyChoices };

/** The policy in force. `version` 0: as shipped, nobody has changed anything. */
export type InForce = { version: number; choices: PolicyChoices; policy: Policy; row: PolicyRow | null };

/** What the machine may do now. One small query, asked anew each time, so that a change holds at once in every process. */
export async function policyInForce(db: Database, models: ModelFiles): Promise<InForce> {
  const [row] = await db.select().from(policies).orderBy(desc(policies.version)).limit(1);
  const { shipped } = modelsOf(models);
  if (!row) return { version: 0, choices: asShipped, policy: shipped, row: null };
  const choices = PolicyChoices.parse(row.choices);
  return { version: row.version, choices, policy: withChoices(shipped, choices), row: { ...row, choices } };
}

/** The policy of a version that is or was in force; as shipped when there is no such version. */
export async function policyAt(db: Database, models: ModelFiles, version: number): Promise<Policy> {
  const [row] = await db.select().from(policies).where(eq(policies.version, version));
  const { shipped } = modelsOf(models);
  return row ? withChoices(shipped, PolicyChoices.parse(row.choices)) : shipped;
}

/** Every change there was, oldest first: what the history shows, and since when a language answers as it does. */
export async function policyRows(db: Database): Promise<PolicyRow[]> {
  const rows = await db.select().from(policies).orderBy(asc(policies.version));
  return rows.map((row) => ({ ...row, choices: PolicyChoices.parse(row.choices) }));
}

/** Adds a change; false when another took its version first. */
export async function insertPolicy(db: Database, row: typeof policies.$inferInsert): Promise<boolean> {
  const made = await db.insert(policies).values(row).onConflictDoNothing().returning({ version: policies.version });
  return made.length === 1;
}
