import { wasToldSince } from '../conversation/asked.store.ts';
import { candidatesOf, shownCount } from '../conversation/candidates.rules.ts';
import { changeSubmission, findSubmission, lockAsker, type Submission } from '../conversation/conversation.store.ts';
import { sayTo, wordsFor } from '../conversation/say.ts';
import { repeatAfterMs } from '../conversation/slow.rules.ts';
import { machine } from '../core/actor.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import type { CheckDocument } from '../core/ports.ts';
import { after } from '../core/time.ts';
import { findDocuments } from '../fact-checks/fact-checks.store.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { rejectedChecks, rootOf } from './matching.store.ts';
import { mostOffered, offerWords } from './offer.rules.ts';

/**
 * After "not what I asked": offers the next fact-checks that may be meant and were not seen yet; when there are none, a
 * person looks. Safe to repeat: an offer follows only what was seen when the asker said so.
 */
export async function offerNext(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor'>,
  input: { submissionId: string; shown: number; messageId?: string | undefined },
): Promise<void> {
  await inTransaction({ ...needs, actor: machine('matching') }, async (needs) => {
    const submission = await findSubmission(needs.db, input.submissionId);
    const asker = submission ? await lockAsker(needs.db, submission.askerId) : null;
    if (!submission || submission.state === 'dropped' || !asker || shownCount(candidatesOf(submission)) !== input.shown)
      return;
    const next = await nextOf(needs, submission);
    if (next.length === 0) {
      const since = after(needs.clock.now(), -repeatAfterMs);
      if (!(await wasToldSince(needs.db, { askerId: asker.id, keys: 'say:%:noted-person', since })))
        await sayTo(needs, asker, {
          key: `say:${input.messageId ?? submission.id}:noted-person`,
          words: wordsFor('noted-person', asker.language),
          submissionId: submission.id,
        });
      await enqueue(needs, 'open-case', { submissionId: submission.id, reason: 'asker-said-not-mine' });
      await record(needs, { did: 'submission.left-to-people', thing: submission.id });
      return;
    }
    const ids = new Set(next.map((one) => one.id));
    const candidates = candidatesOf(submission).map((one) =>
      ids.has(one.factCheckId) ? { ...one, shown: true } : one,
    );
    await changeSubmission(needs.db, submission.id, { candidates });
    await sayTo(needs, asker, {
      key: `offer:${submission.id}:${input.shown}`,
      words: offerWords(next, { language: asker.language, submissionId: submission.id, again: true }),
      replyTo: submission.lastWamid,
      submissionId: submission.id,
    });
    await record(needs, {
      did: 'submission.offered-next',
      thing: submission.id,
      details: { factChecks: [...ids] },
    });
  });
}

/** The best candidates that may be offered, still stand, and that no reviewer said are about something else. */
async function nextOf(needs: Needs<'db'>, submission: Submission): Promise<CheckDocument[]> {
  const unseen = candidatesOf(submission).filter((one) => one.shown === false);
  const documents = await findDocuments(
    needs.db,
    unseen.map((one) => one.factCheckId),
  );
  const rejected = submission.claimId
    ? await rejectedChecks(needs.db, await rootOf(needs.db, submission.claimId))
    : new Set<string>();
  return unseen
    .flatMap((one) => documents.find(({ id }) => id === one.factCheckId && !rejected.has(id)) ?? [])
    .slice(0, mostOffered);
}
