import { z } from 'zod';
import { conflict, invalid, notFound } from '../core/errors.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { after, dayMs, minuteMs } from '../core/time.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { afterEvent, urgencyOf } from './case.rules.ts';
import { changeCase as change, findCase, findOpenCase, pressingOf, stopWaiting } from './review.store.ts';
import { whyNot } from './take-hold.ts';

type Changing = Needs<'db' | 'jobs' | 'clock' | 'actor'>;

/** How long a case closed as not checkable can be opened again before its askers are told. Milliseconds. Chosen 2026-11-23. */
export const secondThoughtMs = 2 * minuteMs;

const Input = z.object({
  caseId: z.string().startsWith('case_'),
  event: z.enum(['escalate', 'de-escalate', 'close', 'reopen']),
  /** The version the actor saw; null when they act without having seen one. */
  version: z.number().int().nullable(),
  outcome: z.enum(['answered', 'published', 'not-checkable', 'duplicate']).optional(),
  /** Why, for colleagues. Never sent to askers. */
  note: z.string().trim().max(2000).default(''),
});

/**
 * Moves a case along its table: escalate, de-escalate, close, reopen. Closing needs an outcome, and ends
 * the wait for answers from askers; escalating a note. Who waits for one that is not checkable is told so, a little later.
 * Throws NotFound `case.unknown`; Conflict `case.refused`, `case.moved-on`, `case.held-by-other`; Invalid `case.note-missing`.
 * Safe to repeat: the second time the table refuses, and nothing changes.
 */
export async function changeCase(needs: Changing, input: z.input<typeof Input>): Promise<void> {
  const { caseId, event, version, outcome, note } = Input.parse(input);
  if (event === 'escalate' && note === '')
    throw invalid('case.note-missing', 'Say what the case needs, so that the next person knows.');
  if (event === 'close' && !outcome) throw invalid('case.outcome-missing', 'Say how the case ended.');
  await inTransaction(needs, async (needs) => {
    const found = await findCase(needs.db, caseId);
    if (!found) throw notFound('case.unknown', `There is no case ${caseId}. Go back to the queue.`);
    const next = afterEvent(found.state, event);
    if ('refused' in next) throw conflict('case.refused', next.refused);
    if (event === 'reopen' && (await findOpenCase(needs.db, found.claimId))) {
      throw conflict('case.refused', 'A newer case about the same claim is open. Work on that one.');
    }
    const now = needs.clock.now();
    const pressing = await pressingOf(needs.db, found.claimId, new Date(now.getTime() - dayMs));
    const escalated = next.state === 'escalated';
    const changed = await change(
      needs.db,
      { caseId, version, actorId: needs.actor.id, now },
      {
        state: next.state,
        urgency: urgencyOf({ ...pressing, openedAt: found.openedAt, escalated, reason: found.reason }, now),
        ...(event === 'close' ? { outcome: outcome ?? null, closedAt: now, heldBy: null, heldUntil: null } : {}),
        ...(event === 'reopen' ? { outcome: null, closedAt: null } : {}),
        ...(event === 'escalate' ? { reasonDetail: note.slice(0, 300), heldBy: null, heldUntil: null } : {}),
      },
    );
    if (!changed) throw await whyUnchanged(needs, caseId, version);
    if (event === 'close') await stopWaiting(needs.db, caseId);
    if (outcome === 'not-checkable')
      await enqueue(needs, 'tell-unchecked', { caseId }, { runAt: after(now, secondThoughtMs) });
    await record(needs, {
      did: `case.${pastOf[event]}`,
      thing: caseId,
      details: { ...(outcome ? { outcome } : {}), ...(note ? { note } : {}) },
    });
  });
}

/** Writes a note for colleagues on a case. It never reaches an asker. Twice writes two notes. */
export async function addNote(needs: Changing, input: { caseId: string; note: string }): Promise<void> {
  const note = input.note.trim().slice(0, 2000);
  if (note === '') throw invalid('case.note-missing', 'Write something first.');
  await inTransaction(needs, async (needs) => {
    const found = await findCase(needs.db, input.caseId);
    if (!found) throw notFound('case.unknown', `There is no case ${input.caseId}. Go back to the queue.`);
    await record(needs, { did: 'case.noted', thing: found.id, details: { note } });
  });
}

const pastOf = { escalate: 'escalated', 'de-escalate': 'de-escalated', close: 'closed', reopen: 'reopened' } as const;

async function whyUnchanged(needs: Changing, caseId: string, version: number | null) {
  const found = await findCase(needs.db, caseId);
  if (found && version !== null && found.version !== version) {
    return conflict('case.moved-on', 'Somebody changed this case while you looked at it. Look again, then decide.');
  }
  return whyNot(needs.db, caseId);
}
