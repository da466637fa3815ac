import { z } from 'zod';
import { isAtLeast } from '../core/actor.ts';
import { conflict, forbidden, invalid, notFound } from '../core/errors.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { record } from '../ledger/record.ts';
import { findFactCheck } from './fact-checks.store.ts';
import { aloneOf, linkOf } from './families.rules.ts';
import { dropLink, dropTogether, keepLinks, lockFamilies, regroup } from './families.store.ts';

const Input = z.discriminatedUnion('change', [
  /** Out of what the machine found, or back into it. */
  z.object({ change: z.enum(['leave', 'return']), factCheckId: z.string().startsWith('fc_') }),
  /** Put with another, or no longer. */
  z.object({
    change: z.enum(['join', 'part']),
    factCheckId: z.string().startsWith('fc_'),
    otherId: z.string().startsWith('fc_'),
  }),
]);
export type FamilyChange = z.input<typeof Input>;

/**
 * Takes a fact-check out of its family, also out of what editors had put together, back to where the machine had it, puts
 * two together, or takes that back. The next answer follows it.
 * Throws Forbidden `family.editors-only`; NotFound `fact-check.unknown`; Invalid `family.itself`; Conflict
 * `family.not-so` when there is nothing to take back.
 * Safe to repeat: what is said already is said once, and families follow from what is said.
 */
export async function changeFamily(needs: Needs<'db' | 'clock' | 'actor'>, input: FamilyChange): Promise<void> {
  const said = Input.parse(input);
  const { actor } = needs;
  if (actor.kind !== 'staff' || !isAtLeast(actor.role, 'editor'))
    throw forbidden('family.editors-only', 'Only an editor says which fact-checks are of one claim. Ask one.');
  const ids = 'otherId' in said ? [said.factCheckId, said.otherId] : [said.factCheckId];
  if (ids[0] === ids[1]) throw invalid('family.itself', 'These are one and the same fact-check. Choose another.');
  await inTransaction(needs, async (needs) => {
    for (const id of ids)
      if (!(await findFactCheck(needs.db, id)))
        throw notFound('fact-check.unknown', `There is no fact-check ${id}. Look for it again.`);
    await lockFamilies(needs.db);
    const link = 'otherId' in said ? linkOf(said.factCheckId, said.otherId, 'together') : aloneOf(said.factCheckId);
    const adds = said.change === 'leave' || said.change === 'join';
    if (adds) await keepLinks(needs.db, [link], { at: needs.clock.now(), by: actor.id });
    else if (!(await dropLink(needs.db, link)))
      throw conflict('family.not-so', 'This was taken back already. Look at the family again.');
    if (said.change === 'leave') await dropTogether(needs.db, said.factCheckId);
    await regroup(needs.db, ids, new Set());
    const details = 'otherId' in said ? { other: said.otherId } : {};
    await record(needs, { did: `fact-check.family-${said.change}`, thing: said.factCheckId, details });
    if ('otherId' in said)
      await record(needs, {
        did: `fact-check.family-${said.change}`,
        thing: said.otherId,
        details: { other: said.factCheckId },
      });
  });
}
