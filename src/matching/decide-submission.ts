import { wasToldSince } from '../conversation/asked.store.ts';
import { type Candidate, candidatesOf } from '../conversation/candidates.rules.ts';
import {
  type Asker,
  changeSubmission,
  findAsker,
  findSubmission,
  lastSentAt,
  lockAsker,
  type Submission,
} from '../conversation/conversation.store.ts';
import { sayTo, wordsFor } from '../conversation/say.ts';
import { repeatAfterMs } from '../conversation/slow.rules.ts';
import { tapId } from '../conversation/tap.rules.ts';
import { settledWish } from '../conversation/wish.rules.ts';
import type { Phrases } from '../conversation/words/phrases.ts';
import { phrasesOf } from '../conversation/words.ts';
import { machine } from '../core/actor.ts';
import { newId } from '../core/ids.ts';
import { inTransaction, type Needs } from '../core/needs.ts';
import type { CheckDocument, Words } from '../core/ports.ts';
import { after } from '../core/time.ts';
import { findDocuments } from '../fact-checks/fact-checks.store.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { record } from '../ledger/record.ts';
import { isWindowOpen } from '../outbox/outgoing.rules.ts';
import { answerWords } from './answer.rules.ts';
import { matchText } from './match-text.ts';
import { confirmedCheck, rejectedChecks, rootOf, saveMatches } from './matching.store.ts';
import { offerWords } from './offer.rules.ts';
import { type InForce, policyInForce } from './policy.store.ts';
import { lacksSource } from './source.rules.ts';
import { tellOfReviewing } from './tell-reviewing.ts';

type Deciding = Needs<'db' | 'jobs' | 'clock' | 'actor' | 'search' | 'embedder' | 'models'>;
/** What was made of a submission, for whoever counts. */
export type DecisionMade = { decision: string; language: string | null };
type Matched = Pick<Awaited<ReturnType<typeof matchText>>, 'decision' | 'candidates' | 'next'>;
/** `too-old`: sent longer ago than the 24-hour window, so no machine answers it. */
type Decided = Matched & { reason: string };

/**
 * Decides a filed submission: reply, ask, review or chat, with its reason, and does what follows. A fact-check that
 * people tied to the claim's group comes before any score. Safe to repeat: a submission is decided once, and what is
 * said has a key.
 * Returns null when there was nothing to decide.
 */
export async function decideSubmission(needs: Deciding, input: { submissionId: string }): Promise<DecisionMade | null> {
  const submission = await findSubmission(needs.db, input.submissionId);
  if (submission?.state !== 'filed' || submission.text === null || submission.claimId === null) return null;
  const rootId = await rootOf(needs.db, submission.claimId);
  const inForce = await policyInForce(needs.db, needs.models);
  const found = (await byPeople(needs, rootId)) ?? (await byScore(needs, { submission, rootId, inForce }));
  const sentAt = (await lastSentAt(needs.db, submission.id)) ?? submission.openedAt;
  const isOld = !isWindowOpen(sentAt, needs.clock.now());
  const decided: Decided = isOld ? { ...found, decision: 'review', reason: 'too-old', next: [] } : found;
  return inTransaction({ ...needs, actor: machine('matching') }, async (needs) => {
    // The asker first, as the conversation does: two that lock in one order cannot wait for each other.
    const asker = await lockAsker(needs.db, submission.askerId);
    const current = await findSubmission(needs.db, submission.id);
    if (current?.state !== 'filed' || !asker) return null;
    await keepCandidates(needs, rootId, found);
    await changeSubmission(needs.db, submission.id, {
      state: 'decided',
      decision: decided.decision,
      reason: decided.reason,
      decidedAt: needs.clock.now(),
      probability: decided.candidates[0]?.probability ?? null,
      candidates: keptOf(decided),
    });
    await record(needs, {
      did: 'submission.decided',
      thing: submission.id,
      details: { decision: decided.decision, reason: decided.reason, policy: inForce.version },
    });
    await follow(needs, { asker, submission, decided });
    return { decision: decided.decision, language: submission.language };
  });
}

/**
 * Sends the fact-check an asker chose from an offer; one withdrawn since leaves the question to people. Safe to repeat:
 * what is said has a key.
 */
export async function answerPick(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor'>,
  input: { submissionId: string; factCheckId: string },
): Promise<void> {
  await inTransaction({ ...needs, actor: machine('matching') }, async (needs) => {
    const submission = await findSubmission(needs.db, input.submissionId);
    const offered = submission ? candidatesOf(submission) : [];
    const [document] = await findDocuments(needs.db, [input.factCheckId]);
    if (!submission || !offered.some((one) => one.factCheckId === input.factCheckId)) return;
    if (!document) return leaveToPeople(needs, submission, input.factCheckId);
    const candidates = offered.map((one) => ({ ...one, picked: one.factCheckId === document.id }));
    await changeSubmission(needs.db, submission.id, { candidates, feedback: settledWish(submission.feedback) });
    await answer(needs, submission, document, `picked:${submission.id}:${document.id}`);
    await record(needs, { did: 'submission.picked', thing: submission.id, details: { factCheck: document.id } });
  });
}

async function leaveToPeople(
  needs: Needs<'db' | 'jobs' | 'clock' | 'actor'>,
  submission: Submission,
  factCheckId: string,
): Promise<void> {
  const asker = await lockAsker(needs.db, submission.askerId);
  if (!asker) return;
  await changeSubmission(needs.db, submission.id, { feedback: 'person' });
  await sayTo(needs, asker, {
    key: `withdrawn:${submission.id}:${factCheckId}`,
    words: wordsFor('to-person', asker.language),
    replyTo: submission.lastWamid,
    submissionId: submission.id,
  });
  await enqueue(needs, 'open-case', { submissionId: submission.id, reason: 'answer-withdrawn' });
  await record(needs, { did: 'submission.left-to-people', thing: submission.id });
}

const byPeopleWhy = { feature: 'confirmed-by-people', value: 1 };

async function byPeople(needs: Needs<'db'>, rootId: string): Promise<Decided | null> {
  const id = await confirmedCheck(needs.db, rootId);
  const [document] = id ? await findDocuments(needs.db, [id]) : [];
  if (!document) return null;
  return {
    ...(lacksSource(document)
      ? ({ decision: 'review', reason: 'lacks-source' } as const)
      : ({ decision: 'reply', reason: 'confirmed-by-people' } as const)),
    candidates: [{ factCheckId: document.id, probability: 1, why: [byPeopleWhy], document }],
    next: [],
  };
}

async function byScore(
  needs: Deciding,
  { submission, rootId, inForce }: { submission: Submission; rootId: string; inForce: InForce },
): Promise<Decided> {
  const rejected = await rejectedChecks(needs.db, rootId);
  const find = async (ids: readonly string[]) =>
    (await findDocuments(needs.db, ids, needs.embedder)).filter((document) => !rejected.has(document.id));
  const { text, language } = submission;
  return matchText({ ...needs, findDocuments: find }, { text: text ?? '', language, policy: inForce.policy });
}

async function keepCandidates(needs: Needs<'db' | 'clock'>, claimId: string, decided: Decided): Promise<void> {
  const scoredAt = needs.clock.now();
  if (decided.candidates.some(({ why }) => why.some(({ feature }) => feature === byPeopleWhy.feature))) return;
  await saveMatches(
    needs.db,
    decided.candidates.map(({ factCheckId, probability, why }) => ({
      id: newId('mat'),
      claimId,
      factCheckId,
      probability,
      why,
      scoredAt,
    })),
  );
}

/** The candidates as kept with the submission: which the asker sees now, and which may be offered next. */
function keptOf({ decision, candidates, next }: Decided): Candidate[] {
  const isSeen = (index: number) => decision === 'ask' || (decision === 'reply' && index === 0);
  const seen = candidates.map(({ factCheckId, probability }, index) => ({
    factCheckId,
    probability,
    ...(isSeen(index) ? { shown: true } : {}),
  }));
  const ids = new Set(next.map((one) => one.factCheckId));
  return [
    ...seen.filter((one) => !ids.has(one.factCheckId)),
    ...next.map(({ factCheckId, probability }) => ({ factCheckId, probability, shown: false })),
  ];
}

type Following = { asker: Asker; submission: Submission; decided: Decided };

async function follow(needs: Needs<'db' | 'jobs' | 'clock'>, { asker, submission, decided }: Following): Promise<void> {
  const best = decided.candidates[0]?.document;
  const common = { key: `answer:${submission.id}`, replyTo: submission.lastWamid, submissionId: submission.id };
  if (decided.decision === 'reply' && best) await answer(needs, submission, best, common.key);
  else if (decided.decision === 'ask') {
    const offered = decided.candidates.map((candidate) => candidate.document);
    const words = offerWords(offered, { language: asker.language, submissionId: submission.id });
    await sayTo(needs, asker, { ...common, words });
  } else if (decided.decision === 'chat') {
    const since = after(needs.clock.now(), -repeatAfterMs);
    if (!(await wasToldSince(needs.db, { askerId: asker.id, keys: 'chat:%', since })))
      await sayTo(needs, asker, {
        ...common,
        key: `chat:${submission.id}`,
        words: chatWords(phrasesOf(asker.language), submission.id),
      });
  } else await enqueue(needs, 'open-case', { submissionId: submission.id, reason: decided.reason });
  await tellOfReviewing(needs, asker.id);
}

async function answer(
  needs: Needs<'db' | 'jobs' | 'clock'>,
  submission: Submission,
  check: CheckDocument,
  key: string,
): Promise<void> {
  const asker = await findAsker(needs.db, submission.askerId);
  if (!asker) return;
  await changeSubmission(needs.db, submission.id, { factCheckId: check.id });
  const words = answerWords(check, { language: asker.language, by: 'machine', submissionId: submission.id });
  await sayTo(needs, asker, { key, words, replyTo: submission.lastWamid, submissionId: submission.id });
}

/** The machine may be wrong about what is small talk, so a person is one tap away. */
export const chatWords = (phrases: Phrases, submissionId: string): Words => ({
  kind: 'buttons',
  body: phrases.chat,
  buttons: [{ id: tapId({ on: 'person', submissionId }), title: phrases.person }],
});
