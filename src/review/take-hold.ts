import { z } from 'zod';
import { conflict, notFound } from '../core/errors.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import type { Database } from '../core/ports.ts';
import { record } from '../ledger/record.ts';
import { findStaff } from '../staff/staff.store.ts';
import { holdEnd } from './case.rules.ts';
import { findCase, holdIfFree, releaseIfHeld } from './review.store.ts';

const Input = z.object({ caseId: z.string().startsWith('case_') });

/**
 * Gives the actor the sole right to work a case, or renews the right they have. Returns when it ends (UTC).
 * Throws NotFound `case.unknown`; Conflict `case.closed`, `case.held-by-other`.
 * Safe to repeat: a second call by the holder only moves the end.
 */
export async function takeHold(needs: Needs<'db' | 'clock' | 'actor'>, input: z.input<typeof Input>): Promise<Date> {
  const { caseId } = Input.parse(input);
  return inTransaction(needs, async (needs) => {
    const now = needs.clock.now();
    const until = holdEnd(now);
    const before = await findCase(needs.db, caseId);
    const taken = await holdIfFree(needs.db, { caseId, holder: needs.actor.id, now, until });
    if (!taken) throw await whyNot(needs.db, caseId);
    const renewed = before?.heldBy === needs.actor.id && before.heldUntil !== null && before.heldUntil > now;
    await record(needs, { did: renewed ? 'case.hold-renewed' : 'case.held', thing: caseId });
    return until;
  });
}

/** Gives a hold back. Safe to repeat: a hold that is not the actor's is left alone. */
export async function releaseHold(needs: Needs<'db' | 'clock' | 'actor'>, input: z.input<typeof Input>): Promise<void> {
  const { caseId } = Input.parse(input);
  await inTransaction(needs, async (needs) => {
    if (await releaseIfHeld(needs.db, caseId, needs.actor.id))
      await record(needs, { did: 'case.released', thing: caseId });
  });
}

/** The refusal for an act on a case that somebody else holds, that is closed, or that is not there. */
export async function whyNot(db: Database, caseId: string) {
  const found = await findCase(db, caseId);
  if (!found) return notFound('case.unknown', `There is no case ${caseId}. Go back to the queue.`);
  if (found.state === 'closed') return conflict('case.closed', `Case ${caseId} is closed. Reopen it to work on it.`);
  const holder = found.heldBy ? ((await findStaff(db, found.heldBy))?.name ?? found.heldBy) : 'Somebody';
  return conflict(
    'case.held-by-other',
    `${holder} holds this case until ${found.heldUntil?.toISOString().slice(11, 16) ?? 'later'} UTC. Take another, or ask them.`,
  );
}
