import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresUrl, skipLane } from '../../test/support/lanes.ts';
import { testSettings } from '../../test/support/open-world.ts';
import { openPglite } from '../adapters/database/pglite.ts';
import { forbidden } from '../core/errors.ts';
import type { MessengerAccount } from '../core/ports.ts';
import { openJobs } from '../jobs/open-jobs.ts';
import { newsFields } from '../operations/account-news.rules.ts';
import type { Finding } from '../operations/finding.rules.ts';
import { templateTexts } from '../outbox/templates.rules.ts';
import { examine } from './doctor.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-doctor-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const account: MessengerAccount = {
  numbers: async () => new Map([[testSettings.whatsappPhoneNumberId, 'GREEN']]),
  subscription: async () => ({
    apps: ['Tipline'],
    own: {
      callbackUrl: 'https://tipline.example/webhooks/whatsapp',
      isActive: true,
      fields: ['messages', ...newsFields],
    },
  }),
  templates: async () => templateTexts.map((text) => ({ ...text, id: '1', state: 'APPROVED', category: 'UTILITY' })),
  putTemplate: async () => {},
};
/** A public address behind which a service of these settings answers the handshake. */
const webhook = (async (input: URL) => {
  const asked = new URL(input).searchParams;
  const isOurs = asked.get('hub.verify_token') === testSettings.whatsappVerifyToken;
  return new Response(isOurs ? asked.get('hub.challenge') : 'no', { status: isOurs ? 200 : 403 });
}) as typeof fetch;
const open = () => ({ ...testSettings, dataDir: join(folder, 'none'), whatsappProvider: 'cloud' }) as const;
const stateOf = (findings: Finding[], name: string) => findings.find((one) => one.name === name)?.state;

test('a deployment on the provider is looked at through the ports, and found in order', async () => {
  const findings = await examine(open(), { fetch: webhook, account });
  expect(findings.filter((one) => one.state !== 'ok')).toEqual([]);
  expect(findings.map((one) => one.name)).toEqual([
    'settings',
    'node',
    'database',
    'search',
    'models',
    'embedder',
    'disk',
    'webhook',
    'whatsapp number',
    'whatsapp subscription',
    'whatsapp template',
  ]);
});

const refused = async () => {
  throw forbidden('account.token', 'The provider refuses our token: status 401');
};
test.each([
  ['webhook', { fetch: (async () => Promise.reject(new Error('no route'))) as typeof fetch, account }, {}],
  ['webhook', { fetch: webhook, account }, { whatsappVerifyToken: 'another' }],
  ['whatsapp number', { fetch: webhook, account: { ...account, numbers: refused } }, {}],
  [
    'whatsapp subscription',
    { fetch: webhook, account: { ...account, subscription: async () => ({ apps: [], own: null }) } },
    {},
  ],
  ['whatsapp template', { fetch: webhook, account: { ...account, templates: async () => [] } }, {}],
  ['models', { fetch: webhook, account }, { embedder: 'nobody' }],
  ['database', { fetch: webhook, account }, { databaseUrl: 'postgres://nobody@127.0.0.1:1/none' }],
  ['search', { fetch: webhook, account }, { meiliUrl: 'http://127.0.0.1:1' }],
])('what is wrong with %s is a fault, and the rest is still looked at', async (name, outside, change) => {
  const findings = await examine({ ...open(), ...change }, outside);
  expect(stateOf(findings, name)).toBe('fault');
  expect(findings.find((one) => one.name === name)?.todo).toBeTruthy();
  expect(stateOf(findings, 'disk')).toBe('ok');
});

/** Runs the command as a person does. */
function runDoctor(env: Record<string, string>): Promise<{ code: number | null; printed: string }> {
  const all = { ...process.env, DATABASE_URL: '', MEILI_URL: '', ...env };
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/doctor.ts'], { env: all });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, printed })));
}

test('the command looks at an embedded folder, says what is wrong, and leaves it as it was', async () => {
  const made = await openPglite({ folder });
  const jobs = await openJobs(made, { supervise: false, onError: () => {} });
  await jobs.close();
  const taken = await runDoctor({ DATA_DIR: folder });
  expect(taken.printed).toMatch(/^skipped +database +Process \d+ already uses this data folder/m);
  await made.close();
  const whole = await runDoctor({ DATA_DIR: folder });
  expect(whole.printed).toMatch(/^ok +migrations /m);
  expect(whole.printed).toMatch(/^ok +clock /m);
  expect(whole.printed).toMatch(/: 0 faults, 0 warnings\.$/m);
  expect(whole.code).toBe(0);
  const broken = await runDoctor({ DATA_DIR: folder, EMBEDDER: 'nobody' });
  expect(broken.printed).toMatch(/^fault +models +there is no model "nobody"/m);
  expect(broken.code).toBe(1);
  const odd = await runDoctor({ DATA_DIR: folder, ROLE: 'worker' });
  expect([odd.code, odd.printed]).toEqual([1, expect.stringContaining('ROLE: the embedded database is one process')]);
}, 120_000);

describe.skipIf(skipLane('postgres'))('over Postgres', () => {
  test('a server without a schema is told to be started once', async () => {
    const findings = await examine({ ...testSettings, dataDir: folder, databaseUrl: postgresUrl });
    expect(findings.find((one) => one.name === 'migrations')?.words).toBe('there is no schema yet');
    expect(
      findings
        .filter((one) => one.name === 'database')
        .map((one) => one.words)
        .join(),
    ).toMatch(/Postgres|vector/);
  });
});
