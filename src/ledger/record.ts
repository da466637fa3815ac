import { entries } from '../../db/schema/ledger.ts';
import { newId } from '../core/ids.ts';
import type { Needs } from '../core/needs.ts';

export type Deed = { did: string; thing: string; details?: Record<string, unknown> };

/**
 * Appends who did what to which thing, in the caller's transaction: if the entry cannot be written, nothing happened.
 * `details` never holds message text or phone numbers.
 */
export async function record(needs: Needs<'db' | 'clock' | 'actor'>, deed: Deed): Promise<void> {
  await recordMany(needs, [deed]);
}

/** The same for many deeds of one actor, in one statement. */
export async function recordMany(needs: Needs<'db' | 'clock' | 'actor'>, deeds: readonly Deed[]): Promise<void> {
  if (deeds.length === 0) return;
  const { actor } = needs;
  const at = needs.clock.now();
  await needs.db.insert(entries).values(
    deeds.map((deed) => ({
      id: newId('ent'),
      at,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      did: deed.did,
      thing: deed.thing,
      details: deed.details ?? {},
    })),
  );
}
