import { z } from 'zod';
import { usualPerSecond } from './limits.rules.ts';

/** A share of requests, 0 to 1; `true` means every one. */
const share = z.union([z.boolean(), z.number()]).transform((value) => Math.min(1, Math.max(0, Number(value))));

/** What the Cloud API will do to us. Whatever is left out is off. */
export const faultsShape = z.object({
  /** Share of sends refused for throughput (130429). */
  rate429: share.default(0),
  /** Share of sends that fail inside the provider before they are accepted (131000). */
  rate500: share.default(0),
  /** Share of sends that are accepted, but whose answer is lost. */
  dropResponse: share.default(0),
  /** Share of accepted messages that are sent and then fail for a reason of the phone's (131026). */
  rateFailed: share.default(0),
  /** Share of messages to people who look at the chat: `read` comes, `delivered` never does. */
  chatOpen: share.default(0),
  /** Share of messages to phones that are switched off: nothing comes after `sent`. */
  staysSent: share.default(0),
  /** Share of messages outside the window that are accepted first and refused by webhook (131047). */
  windowByWebhook: share.default(0),
  /** Messages a second that the number handles, in and out together. */
  perSecond: z.number().min(1).max(100_000).default(usualPerSecond),
  /** What the review says of new templates, and after how long (milliseconds); `PENDING` never decides. */
  review: z
    .object({
      decision: z.enum(['APPROVED', 'REJECTED', 'PENDING']).default('APPROVED'),
      afterMs: z.number().min(0).max(86_400_000).default(1500),
    })
    .default({ decision: 'APPROVED', afterMs: 1500 }),
  /** Share of webhooks that are delivered twice. */
  duplicateWebhooks: share.default(0),
  /** Share of webhooks that are held back, so that others overtake them. */
  shuffleWebhooks: share.default(0),
  /** The account delivers to no app: nothing of what happens is ever told. */
  unsubscribed: z.boolean().default(false),
  /** How long every answer of the graph is held back. Milliseconds. */
  delayMs: z.number().min(0).max(120_000).default(0),
  /** The next `times` sends fail with this code: at once, or by webhook after a 200 when `byWebhook` is set. */
  error: z
    .object({
      code: z.number().int(),
      times: z.number().int().min(0).default(1),
      byWebhook: z.boolean().default(false),
    })
    .nullable()
    .default(null),
});

export type Faults = z.output<typeof faultsShape>;
export const noFaults: Faults = faultsShape.parse({});
