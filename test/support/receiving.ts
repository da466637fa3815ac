import { sql } from 'drizzle-orm';
import { openPglite } from '../../src/adapters/database/pglite.ts';
import { fakeMessenger } from '../../src/adapters/messenger/fake.ts';
import { stepConversation } from '../../src/conversation/step-conversation.ts';
import { machine } from '../../src/core/actor.ts';
import { newToken } from '../../src/core/ids.ts';
import { systemClock } from '../../src/core/time.ts';
import { openVault } from '../../src/core/vault.ts';
import type { Kept } from '../../src/inbox/payload-check.rules.ts';
import { signatureOf } from '../../src/inbox/signature.rules.ts';
import { webhookRoutes } from '../../src/inbox/webhook.routes.ts';
import { parseWebhook } from '../../src/inbox/webhook.rules.ts';
import { openJobs } from '../../src/jobs/open-jobs.ts';
import { noteChange } from '../../src/operations/note-change.ts';

/** The receiving path for some of our numbers and an account, over a throw-away database: the real route, signed bodies. */
export async function openReceiving(numbers: readonly string[], account: string) {
  const { db, pglite, close } = await openPglite({ folder: null });
  const jobs = await openJobs({ pglite }, { supervise: false, onError: console.error });
  const settings = {
    whatsappAppSecret: newToken(),
    whatsappVerifyToken: newToken(),
    whatsappPhoneNumberId: numbers.join(','),
    whatsappBusinessAccountId: account,
    whatsappTemplate: 'check_ready',
  };
  const faults: string[] = [];
  const error = (fields: Record<string, unknown>, line: string) => void faults.push(`${line}: ${String(fields.why)}`);
  const log = { info() {}, warn() {}, error };
  const vault = await openVault(newToken());
  const messenger = fakeMessenger();
  const needs = { db, jobs, vault, messenger, log, clock: systemClock, settings: settings as never };
  const routes = webhookRoutes(needs);
  const column = async (query: string) => {
    const { rows } = await pglite.query<{ it: string }>(query);
    return rows.map((row) => row.it);
  };
  return {
    /** Posts a signed body; answers the status. */
    async deliver(body: Uint8Array): Promise<number> {
      const headers = { 'x-hub-signature-256': await signatureOf(body, settings.whatsappAppSecret) };
      return (await routes.request('/', { method: 'POST', headers, body: body as BodyInit })).status;
    },
    /** How much is kept. */
    async kept(): Promise<Kept> {
      const result = await pglite.query<Kept>(
        `select (select count(distinct wamid)::int from messages) as messages, (select count(*)::int from statuses) as statuses,
          (select count(*)::int from other_changes) as changes, (select count(*)::int from media) as media, (select count(*)::int from pgboss.job) as jobs`,
      );
      return result.rows[0] ?? { messages: 0, statuses: 0, changes: 0, media: 0, jobs: 0 };
    },
    /** What is kept, by its keys. */
    keys: async () => ({
      messages: new Set(await column('select wamid as it from messages')),
      statuses: new Set(await column(`select wamid || ' ' || status as it from statuses`)),
      digests: new Set(await column('select digest as it from deliveries')),
    }),
    /** Works up to `most` kept messages into their conversations, and as much other news into alerts; answers what was thrown. */
    async step(most: number): Promise<string[]> {
      const thrown: string[] = [];
      const ids = await column(`select id as it from messages where state = 'new' order by id limit ${most}`);
      const stepping = { ...needs, actor: machine('check'), media: { remove: async () => {} } as never };
      for (const messageId of ids)
        await stepConversation(stepping, { messageId }).catch((error) => void thrown.push(String(error)));
      for (const changeId of await column(`select id as it from other_changes order by id limit ${most}`))
        await noteChange(stepping, { changeId }).catch((error) => void thrown.push(String(error)));
      return thrown;
    },
    /** What was logged as an error since the last call. */
    faults: () => faults.splice(0),
    async clear(): Promise<void> {
      await db.execute(
        sql`truncate deliveries, delivery_bodies, askers, messages, statuses, other_changes, media, entries, submissions, outgoing, alerts, templates cascade`,
      );
      await db.execute(sql`delete from pgboss.job`);
    },
    async close(): Promise<void> {
      await jobs.close();
      await close();
    },
  };
}

export type Receiving = Awaited<ReturnType<typeof openReceiving>>;

/** Our numbers as bodies name them. */
export const numbersIn = (bodies: readonly Uint8Array[]): string[] => [
  ...new Set(
    bodies.flatMap((body) =>
      [...new TextDecoder().decode(body).matchAll(/"phone_number_id"\s*:\s*"([^"\\]+)"/g)].map(
        (match) => match[1] ?? '',
      ),
    ),
  ),
];

/** The account whose news bodies tell: the first that a change without a number names; empty when none does. */
export function accountIn(bodies: readonly Uint8Array[]): string {
  for (const body of bodies) {
    const { others } = parseWebhook(body);
    const account = others.find((change) => change.phoneNumberId === null)?.account;
    if (account) return account;
  }
  return '';
}
