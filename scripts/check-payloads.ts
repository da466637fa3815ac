import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { openPglite } from '../src/adapters/database/pglite.ts';
import { newToken } from '../src/core/ids.ts';
import { systemClock } from '../src/core/time.ts';
import { openVault } from '../src/core/vault.ts';
import { differences, expectShape, type Kept } from '../src/inbox/payload-check.rules.ts';
import { signatureOf } from '../src/inbox/signature.rules.ts';
import { webhookRoutes } from '../src/inbox/webhook.routes.ts';
import { parseWebhook } from '../src/inbox/webhook.rules.ts';
import { openJobs } from '../src/jobs/open-jobs.ts';

const folder = process.argv[2] ?? '';
const manifest = join(folder, 'manifest.jsonl');
if (!folder || !existsSync(manifest)) {
  console.error('Say which folder: npm run check-payloads -- DIR. It holds webhook bodies and a manifest.jsonl.');
  process.exit(2);
}
const rows = readFileSync(manifest, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { file: string; expect?: unknown });
const payloads = rows
  .filter((row) => row.expect !== undefined)
  .map((row) => ({
    file: row.file,
    expected: expectShape.parse(row.expect),
    body: new Uint8Array(readFileSync(join(folder, row.file))),
  }));

const { db, pglite, close } = await openPglite({ folder: null });
const jobs = await openJobs({ pglite }, { supervise: false, onError: console.error });
const numbersIn = (body: Uint8Array) =>
  [...new TextDecoder().decode(body).matchAll(/"phone_number_id"\s*:\s*"([^"\\]+)"/g)].map((match) => match[1]);
const settings = {
  whatsappAppSecret: newToken(),
  whatsappVerifyToken: newToken(),
  whatsappPhoneNumberId: [...new Set(payloads.flatMap(({ body }) => numbersIn(body)))].join(','),
};
const log = { info() {}, warn() {}, error: console.error };
const vault = await openVault(newToken());
const routes = webhookRoutes({ db, jobs, vault, log, clock: systemClock, settings: settings as never });

async function deliver(body: Uint8Array): Promise<void> {
  const headers = { 'x-hub-signature-256': await signatureOf(body, settings.whatsappAppSecret) };
  const answer = await routes.request('/', { method: 'POST', headers, body: body as BodyInit });
  if (answer.status !== 200) throw new Error(`A delivery was answered ${answer.status}.`);
}
async function kept(): Promise<Kept> {
  const result =
    await pglite.query<Kept>(`select (select count(distinct wamid)::int from messages) as messages, (select count(*)::int from statuses) as statuses,
    (select count(*)::int from other_changes) as changes, (select count(*)::int from media) as media, (select count(*)::int from pgboss.job) as jobs`);
  return result.rows[0] ?? { messages: 0, statuses: 0, changes: 0, media: 0, jobs: 0 };
}
const clear = async () => {
  await db.execute(sql`truncate deliveries, askers, messages, statuses, other_changes, media, entries cascade`);
  await db.execute(sql`delete from pgboss.job`);
};

let faults = 0;
const report = (name: string, found: readonly string[]) => {
  faults += found.length;
  console.log(`${found.length === 0 ? 'same  ' : 'DIFFERS'} ${name}`);
  for (const each of found) console.log(`        ${each}`);
};
for (const { file, expected, body } of payloads) {
  await clear();
  await deliver(body);
  report(file, differences(expected, parseWebhook(body).counts, await kept()));
}

// All of them in one database; then all again, twice and shuffled: nothing may change.
const shuffled = () =>
  payloads
    .map(({ body }) => ({ body, at: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0 }))
    .sort((a, b) => a.at - b.at);
await clear();
for (const { body } of payloads) await deliver(body);
const once = await kept();
for (const { body } of [...shuffled(), ...shuffled()]) await deliver(body);
const again = await kept();
report(
  'all delivered twice more, shuffled',
  JSON.stringify(once) === JSON.stringify(again) ? [] : [`${JSON.stringify(once)} became ${JSON.stringify(again)}`],
);
await clear();
await Promise.all(shuffled().map(({ body }) => deliver(body)));
const other = await kept();
const core = ({ messages, statuses, changes }: Kept) => JSON.stringify({ messages, statuses, changes });
report(
  'all delivered at once in another order',
  core(once) === core(other) ? [] : [`${core(once)} became ${core(other)}`],
);

console.log(
  `\n${payloads.length} bodies, ${once.messages} messages, ${once.statuses} statuses, ${once.changes} other changes; ${faults} differences.`,
);
await jobs.close();
await close();
process.exit(faults === 0 ? 0 : 1);
