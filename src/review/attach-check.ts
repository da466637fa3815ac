import { z } from 'zod';
import { notFound } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { findDocuments } from '../fact-checks/fact-checks.store.ts';
import { record } from '../ledger/record.ts';
import { saveMatches } from '../matching/matching.store.ts';
import { holdEnd } from './case.rules.ts';
import { findCase, holdIfFree } from './review.store.ts';
import { whyNot } from './take-hold.ts';

const Input = z.object({ caseId: z.string().startsWith('case_'), factCheckId: z.string().startsWith('fc_') });

/** The reason stored with a candidate that a person found. */
export const foundByPerson = 'found-by-a-person';

/**
 * Puts a fact-check that a reviewer found among the candidates of a case, to be accepted like any other.
 * Throws NotFound `case.unknown`, `fact-check.unknown`; Conflict when somebody else holds the case.
 * Safe to repeat: a claim and a fact-check have one match.
 */
export async function attachCheck(needs: Needs<'db' | 'clock' | 'actor'>, input: z.input<typeof Input>): Promise<void> {
  const { caseId, factCheckId } = Input.parse(input);
  await inTransaction(needs, async (needs) => {
    const now = needs.clock.now();
    const found = await findCase(needs.db, caseId);
    const mine = await holdIfFree(needs.db, { caseId, holder: needs.actor.id, now, until: holdEnd(now) });
    if (!found || !mine) throw await whyNot(needs.db, caseId);
    const [check] = await findDocuments(needs.db, [factCheckId]);
    if (!check) throw notFound('fact-check.unknown', 'This fact-check is not here any more. Search again.');
    const why = [{ feature: foundByPerson, words: [needs.actor.name] }];
    await saveMatches(needs.db, [
      { id: newId('mat'), claimId: found.claimId, factCheckId, probability: 0, why, scoredAt: now },
    ]);
    await record(needs, { did: 'match.found', thing: caseId, details: { factCheck: factCheckId } });
  });
}
