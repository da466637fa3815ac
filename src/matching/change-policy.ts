import { z } from 'zod';
import { isAtLeast } from '../core/actor.ts';
import { conflict, forbidden, invalid } from '../core/errors.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { record } from '../ledger/record.ts';
import { modelsOf } from './models.rules.ts';
import { faultsOf, PolicyChoices, textOfChoices, withChoices } from './policy.rules.ts';
import { insertPolicy, policyInForce } from './policy.store.ts';

const Input = z.object({
  choices: PolicyChoices,
  /** The version that whoever changes it has seen; 0 when nothing was changed before. */
  basedOn: z.number().int().min(0),
  /** Why, for colleagues. */
  reason: z.string().trim().max(2_000),
});

/** The thing that entries about the policy are about. */
export const policyThing = 'policy';

/**
 * Changes what the machine may do by itself, from the next decision on. Returns the version in force after it.
 * Throws Forbidden `policy.role` to anyone but an admin and the machine; Invalid `policy.reason-missing`, `policy.fault`;
 * Conflict `policy.moved-on` when somebody changed it meanwhile.
 * Safe to repeat: choices that are in force already change and record nothing.
 */
export async function changePolicy(
  needs: Needs<'db' | 'clock' | 'actor' | 'models'>,
  input: z.input<typeof Input>,
): Promise<number> {
  const { choices, basedOn, reason } = Input.parse(input);
  const { actor } = needs;
  if (actor.kind === 'asker' || (actor.kind === 'staff' && !isAtLeast(actor.role, 'admin')))
    throw forbidden('policy.role', 'Only an admin changes what the machine may do. Ask one.');
  const { shipped, scorer } = modelsOf(needs.models);
  const faults = faultsOf(withChoices(shipped, choices));
  if (faults.length > 0) throw invalid('policy.fault', faults.join(' '));
  return inTransaction(needs, async (needs) => {
    const before = await policyInForce(needs.db, needs.models);
    if (textOfChoices(before.choices) === textOfChoices(choices)) return before.version;
    if (reason === '') throw invalid('policy.reason-missing', 'Say why, so that colleagues know.');
    const version = before.version + 1;
    const made =
      before.version === basedOn &&
      (await insertPolicy(needs.db, {
        version,
        at: needs.clock.now(),
        actorKind: actor.kind === 'staff' ? 'staff' : 'machine',
        actorId: actor.id,
        actorName: actor.name,
        reason,
        choices,
        scorer: scorer.version,
      }));
    if (!made)
      throw conflict(
        'policy.moved-on',
        'Somebody changed what the machine may do meanwhile. Look at it, then preview again.',
      );
    await record(needs, { did: 'policy.changed', thing: policyThing, details: { version, note: reason } });
    return version;
  });
}
