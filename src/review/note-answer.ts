import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import { entriesOf } from '../ledger/entries.view.ts';
import { record } from '../ledger/record.ts';
import { findCase, setReasonDetail } from './review.store.ts';

/** Stands at the top of a case once an asker answered what a reviewer asked. */
const answeredWords = 'Somebody you asked has answered: see the questions to askers.';

/** Tells on its case that an asker answered a reviewer's question. Safe to repeat: a message is noted once. */
export async function noteAnswer(
  needs: Needs<'db' | 'clock' | 'actor'>,
  input: { caseId: string; messageId: string },
): Promise<void> {
  await inTransaction({ ...needs, actor: machine('review') }, async (needs) => {
    const found = await findCase(needs.db, input.caseId);
    if (!found) return;
    const isNoted = (await entriesOf(needs.db, [found.id])).some((entry) => entry.details.message === input.messageId);
    if (isNoted) return;
    await setReasonDetail(needs.db, found.id, answeredWords);
    await record(needs, { did: 'case.asker-answered', thing: found.id, details: { message: input.messageId } });
  });
}
