import { z } from 'zod';

/** Whose trace a job belongs to, where one transaction keeps many deliveries: see `trace.ts`. */
const trace = z.string().optional();

/**
 * Every job there is: its name, what it carries, and why a second run is safe is said at the verb that answers it.
 * Payloads are versioned by adding optional fields; a field never changes meaning.
 */
export const jobPayloads = {
  /** A message waits to be worked into its asker's conversation. */
  'step-conversation': z.object({ messageId: z.string(), trace }),
  /** A submission may be complete by now. */
  'close-submission': z.object({ submissionId: z.string() }),
  /** A complete submission wants its claim. */
  'file-submission': z.object({ submissionId: z.string() }),
  /** A filed submission wants a decision. */
  'decide-submission': z.object({ submissionId: z.string() }),
  /** An asker chose one of the fact-checks we offered, and wants it as the answer. */
  'answer-pick': z.object({ submissionId: z.string(), factCheckId: z.string() }),
  /**
   * An asker said that it is none of what they saw: of `shown` candidates, so that the same word twice is one.
   * `messageId`: the message that said so.
   */
  'offer-next': z.object({ submissionId: z.string(), shown: z.number(), messageId: z.string().optional() }),
  /** People will look at submissions of an asker, who is told so once for all of them. */
  'tell-reviewing': z.object({ askerId: z.string() }),
  /** An asker answered a reviewer's question. */
  'note-answer': z.object({ caseId: z.string(), messageId: z.string() }),
  /** A claim waits for people. */
  'open-case': z.object({ submissionId: z.string(), reason: z.string() }),
  /** The words of a claim were erased with the last who asked: a case about it waits for nothing. */
  'let-go-case': z.object({ claimId: z.string() }),
  /** A stored delivery state waits to be applied to the words it is about. */
  'apply-status': z.object({ statusId: z.string(), trace }),
  /** News of our account at the provider: a restriction, a template's state, … `toldAt`: when, by its clock, as ISO text. */
  'note-change': z.object({ changeId: z.string(), toldAt: z.string().optional(), again: z.boolean().optional() }),
  /** Words wait to be sent; of one asker one after the other, when it says whose they are. */
  'send-words': z.object({ outgoingId: z.string(), askerId: z.string().optional() }),
  /** The answer to a send was lost; see whether it arrived after all. `looks`: how often that was done in vain. */
  'settle-send': z.object({ outgoingId: z.string(), looks: z.number().optional() }),
  /** The template may be sent again: those for whom words were kept meanwhile are told; resumes after the last words. */
  'tell-kept': z.object({ after: z.object({ at: z.string(), id: z.string() }).optional() }),
  /** A picture or voice note wants fetching before its address expires. */
  'fetch-media': z.object({ mediaId: z.string(), trace }),
  /** A picture or voice note cannot be had: its asker is told what to send instead. */
  'tell-media-gone': z.object({ mediaId: z.string() }),
  /** A reviewer tied a fact-check to a claim; works through those who wait for it, resuming after the last one. */
  'answer-accepted': z.object({
    claimId: z.string(),
    factCheckId: z.string(),
    /** The case it was done in: who asked for a person again after an answer hears the same one anew. */
    caseId: z.string().optional(),
    afterSubmissionId: z.string().optional(),
  }),
  /** A case was closed as not checkable: those who wait are told, unless it is open again; resumes after the last one. */
  'tell-unchecked': z.object({ caseId: z.string(), afterSubmissionId: z.string().optional() }),
  /** A fact-check changed and wants (re-)embedding and indexing. */
  'index-fact-check': z.object({ factCheckId: z.string() }),
  /** Fact-checks wait to be put with others of the same claim; works through them in pages. */
  'find-families': z.object({}),
  /** A preview of a changed policy has messages left to look at; works through them in pages. */
  'preview-policy': z.object({ previewId: z.string() }),
  /** Once an hour, and on while claims are left: claims that may be one, or may not, are proposed to reviewers. */
  'propose-merges': z.object({ more: z.boolean().optional() }),
  /** Once an hour: what people say of automatic answers is held against what is promised of them. */
  'watch-drift': z.object({}),
  /** Once an hour, and `looks` times more while none comes: whether webhooks have fallen silent. */
  'watch-webhook': z.object({ looks: z.number().optional() }),
  /** Once an hour: the search index is compared with the database, and repaired. */
  'reconcile-index': z.object({}),
  /** Once an hour, and on while there is more: what was kept long enough is let go. */
  retain: z.object({ more: z.boolean().optional() }),
  /** A verdict owes notices; works through its askers in pages, resuming after the last one. */
  'notify-askers': z.object({ verdictId: z.string(), afterAskerId: z.string().optional() }),
} as const;

export type JobName = keyof typeof jobPayloads;
export type JobPayload<N extends JobName> = z.infer<(typeof jobPayloads)[N]>;
export const jobNames = Object.keys(jobPayloads) as JobName[];
