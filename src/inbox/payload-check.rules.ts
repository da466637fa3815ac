import { z } from 'zod';
import type { Webhook } from './webhook.rules.ts';

/** What a manifest says that a body holds; what it leaves out is not compared. */
export const expectShape = z
  .object({
    entries: z.number(),
    changes: z.number(),
    fields: z.array(z.string()),
    messages: z.array(z.object({ id: z.string().nullish(), type: z.string().nullish() })),
    unique_message_ids: z.number(),
    statuses: z.array(z.object({ id: z.string().nullish(), status: z.string().nullish() })),
    value_errors: z.number(),
  })
  .partial();

/** What the database holds after a body was received. */
export type Kept = { messages: number; statuses: number; changes: number; media: number; jobs: number };

/** Every difference between what was expected of a body, what was read in it and what was kept of it; in words. */
export function differences(expected: z.output<typeof expectShape>, counts: Webhook['counts'], kept: Kept): string[] {
  const found: string[] = [];
  const compare = (what: string, wanted: unknown, got: unknown) => {
    if (wanted !== undefined && JSON.stringify(wanted) !== JSON.stringify(got))
      found.push(`${what}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`);
  };
  const { fields, messages, statuses } = expected;
  compare('entries', expected.entries, counts.entries);
  compare('changes', expected.changes, counts.changes);
  compare('fields', fields && sorted([...new Set(fields)]), sorted([...new Set(counts.fields)]));
  compare('messages', messages && sorted(messages.map(nameOf)), sorted(counts.messages.map(nameOf)));
  compare('statuses', statuses && sorted(statuses.map(nameOf)), sorted(counts.statuses.map(nameOf)));
  compare('value errors', expected.value_errors, counts.valueErrors);
  compare('unique messages kept', expected.unique_message_ids, kept.messages);
  compare(
    'unique statuses kept',
    statuses && new Set(statuses.filter((status) => status.id).map(nameOf)).size,
    kept.statuses,
  );
  return found;
}

type Named = { id?: string | null | undefined; type?: string | null | undefined; status?: string | null | undefined };
const nameOf = (part: Named) => `${part.id ?? 'no id'} ${part.type ?? part.status ?? 'unknown'}`;
const sorted = (list: string[]) => [...list].sort();
