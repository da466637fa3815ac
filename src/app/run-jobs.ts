import { fileSubmission } from '../claims/file-submission.ts';
import { acknowledge } from '../conversation/acknowledge.ts';
import { closeSubmission } from '../conversation/close-submission.ts';
import { stepConversation } from '../conversation/step-conversation.ts';
import { tellMediaGone } from '../conversation/tell-media-gone.ts';
import { isRefusal, wordsOf } from '../core/errors.ts';
import type { JobName, JobPayload } from '../core/job-names.ts';
import type { World } from '../core/needs.ts';
import { inSpan, traceField } from '../core/trace.ts';
import { indexFactCheck } from '../fact-checks/index-fact-check.ts';
import { reconcileIndex } from '../fact-checks/reconcile-index.ts';
import { retain } from '../inbox/retain.ts';
import { answerPick, type DecisionMade, decideSubmission } from '../matching/decide-submission.ts';
import { findFamilies } from '../matching/find-families.ts';
import { offerNext } from '../matching/offer-next.ts';
import { previewPages } from '../matching/preview-policy.ts';
import { tellReviewing } from '../matching/tell-reviewing.ts';
import { watchDrift } from '../matching/watch-drift.ts';
import { fetchMedia } from '../media/fetch-media.ts';
import { noteChange } from '../operations/note-change.ts';
import { watchWebhook } from '../operations/watch-webhook.ts';
import { applyStatus } from '../outbox/apply-status.ts';
import { sendWords, settleSend } from '../outbox/send-words.ts';
import { tellKept } from '../outbox/tell-kept.ts';
import { answerAccepted, notifyAskers } from '../publishing/notify-askers.ts';
import { tellUnchecked } from '../publishing/tell-unchecked.ts';
import { letGoCase } from '../review/let-go-case.ts';
import { noteAnswer } from '../review/note-answer.ts';
import { openCase } from '../review/open-case.ts';
import { proposeMerges } from '../review/propose-merges.ts';
import type { Measures } from './measures.ts';

type Answers = { [N in JobName]: (needs: World, payload: JobPayload<N>) => Promise<unknown> };

/** Which verb answers which job: the only place that knows. */
const answers: Answers = {
  'step-conversation': stepConversation,
  'close-submission': closeSubmission,
  'file-submission': fileSubmission,
  'decide-submission': decideSubmission,
  'answer-pick': answerPick,
  'offer-next': offerNext,
  'tell-reviewing': tellReviewing,
  'note-answer': noteAnswer,
  'answer-accepted': answerAccepted,
  'tell-unchecked': tellUnchecked,
  'open-case': openCase,
  'let-go-case': letGoCase,
  'apply-status': applyStatus,
  'note-change': noteChange,
  'send-words': sendWords,
  'settle-send': settleSend,
  'tell-kept': tellKept,
  'fetch-media': fetchMedia,
  'tell-media-gone': tellMediaGone,
  'index-fact-check': indexFactCheck,
  'reconcile-index': reconcileIndex,
  'notify-askers': notifyAskers,
  'find-families': findFamilies,
  'propose-merges': proposeMerges,
  'preview-policy': previewPages,
  'watch-drift': watchDrift,
  'watch-webhook': watchWebhook,
  retain,
};

/**
 * What is done next, in the same job, when a verb answers true. A submission goes from its last message to its answer in
 * one job, each step of it in a transaction of its own: begun again after a fault, it goes on at the step it had come to.
 * The steps have queues of their own for workers of an older version, which put each of them in line.
 */
const goesOn: Partial<Record<JobName, JobName>> = {
  'close-submission': 'file-submission',
  'file-submission': 'decide-submission',
};

/**
 * Answers one job and what it goes on with. Throws what a verb throws, so that the queue tries again; an asker whose
 * answer has to wait for that sees that their message was noticed.
 */
export async function answerJob(
  needs: World & { measures?: Measures },
  name: JobName,
  payload: unknown,
): Promise<void> {
  const result = await answerStep(needs, name, payload);
  const next = goesOn[name];
  if (result !== true || !next) return;
  try {
    await answerJob(needs, next, payload);
  } catch (error) {
    await acknowledge(needs, payload as JobPayload<'decide-submission'>).catch(() => {});
    throw error;
  }
}

/**
 * Answers one job, with one wide line and one span about it, and counts it. A decision counts once its transaction is through.
 */
async function answerStep(needs: World & { measures?: Measures }, name: JobName, payload: unknown): Promise<unknown> {
  const { trace: _, ...ids } = payload as Record<string, string | boolean | undefined>;
  return inSpan(name, ids, async () => {
    const started = performance.now();
    const line = (outcome: 'done' | 'failed', why?: string) => ({
      job: name,
      ...ids,
      ms: Math.round((performance.now() - started) * 10) / 10,
      outcome,
      ...(why ? { why } : {}),
      ...traceField(),
    });
    try {
      const work = () => (answers[name] as (needs: World, payload: unknown) => Promise<unknown>)(needs, payload);
      const result = await (needs.measures ? needs.measures.job(name, work) : work());
      if (name === 'decide-submission' && result) needs.measures?.decision(result as DecisionMade);
      needs.log.info(line('done'), name);
      return result;
    } catch (error) {
      const why = isRefusal(error) ? `${error.code}: ${error.message}` : wordsOf(error);
      needs.log.error(line('failed', why), name);
      throw error;
    }
  });
}
