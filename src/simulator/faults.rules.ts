import { z } from 'zod';

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
  /** Share of webhooks that are delivered twice. */
  duplicateWebhooks: share.default(0),
  /** Share of webhooks that are held back, so that others overtake them. */
  shuffleWebhooks: share.default(0),
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
