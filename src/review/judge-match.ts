import { z } from 'zod';
import { notFound } from '../core/errors.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { judge } from '../matching/matching.store.ts';
import { holdEnd } from './case.rules.ts';
import { changeCase } from './change-case.ts';
import { findCase, holdIfFree } from './review.store.ts';
import { whyNot } from './take-hold.ts';

const Input = z.object({
  caseId: z.string().startsWith('case_'),
  matchId: z.string().startsWith('mat_'),
  says: z.enum(['accepted', 'rejected', 'proposed']),
});

/**
 * Says whether a candidate answers the claim. Accepting it answers everyone who waits and closes the case; rejecting it
 * keeps it from being offered for this claim again; `proposed` takes either back (words already sent stay sent).
 * Throws NotFound `match.unknown`; Conflict when somebody else holds the case. Safe to repeat: the answers have keys.
 */
export async function judgeMatch(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor'>,
  input: z.input<typeof Input>,
): Promise<void> {
  const { caseId, matchId, says } = Input.parse(input);
  await inTransaction(needs, async (needs) => {
    const now = needs.clock.now();
    const found = await findCase(needs.db, caseId);
    const mine = await holdIfFree(needs.db, { caseId, holder: needs.actor.id, now, until: holdEnd(now) });
    if (!found || !mine) throw await whyNot(needs.db, caseId);
    const match = await judge(needs.db, { matchId, state: says, by: needs.actor.id });
    if (!match) throw notFound('match.unknown', `There is no match ${matchId}. Look at the case again.`);
    await record(needs, {
      did: `match.${says}`,
      thing: caseId,
      details: { match: matchId, factCheck: match.factCheckId },
    });
    if (says !== 'accepted') return;
    await enqueue(needs, 'answer-accepted', { claimId: found.claimId, factCheckId: match.factCheckId, caseId });
    await changeCase(needs, { caseId, event: 'close', version: null, outcome: 'answered' });
  });
}
