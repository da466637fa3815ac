import { expect, test } from 'vitest';
import { aCheck } from '../../test/support/checks.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { say } from '../../test/support/whatsapp.ts';
import type { Role } from '../core/actor.ts';
import { invite } from '../staff/invite.ts';
import { signIn } from '../staff/sign-in.ts';
import { readSettings, table } from './config.ts';
import { createApp } from './create-app.ts';

const appOf = (world: TestWorld) =>
  createApp(world, { assets: {}, simulator: null, ready: async () => ({ missing: [], degraded: [] }) });

async function cookieOf(world: TestWorld, role: Role): Promise<string> {
  const { token } = await invite(world, { email: `${role}@lamp.example`, role });
  return `plumbline_session=${(await signIn(world, { token })).session}`;
}

test('who is not signed in is sent to sign in, from every page of the desk', async () => {
  const app = appOf(await openWorld());
  for (const path of [
    '/desk',
    '/desk/cases/case_1',
    '/desk/published',
    '/desk/operations',
    '/desk/machine',
    '/desk/media/med_1',
  ]) {
    const answer = await app.request(path);
    expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 302, '/sign-in']);
  }
  expect((await app.request('/desk/next', { method: 'POST' })).status).toBe(302);
});

test('only an admin gives dead jobs another try', async () => {
  const world = await openWorld();
  const app = appOf(world);
  const retry = async (role: Role) =>
    (await app.request('/desk/operations/retry', { method: 'POST', headers: { cookie: await cookieOf(world, role) } }))
      .status;
  expect([await retry('reviewer'), await retry('editor'), await retry('admin')]).toEqual([403, 403, 303]);
  expect(await world.didTo('jobs')).toEqual(['admin jobs.retried']);
});

test('a form sent from another site is refused', async () => {
  const world = await openWorld();
  const headers = { cookie: await cookieOf(world, 'admin'), origin: 'https://evil.example', host: 'tipline.example' };
  const answer = await appOf(world).request('/desk/next', { method: 'POST', headers });
  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('from another site')]);
});

test('a reviewer takes the next case, and the page says why it is here', async () => {
  const world = await openWorld();
  await say(world, {
    text: 'The old pier at Saltquay will be closed for good on Monday because of a giant squid',
    forwarded: true,
  });
  const headers = { cookie: await cookieOf(world, 'reviewer') };
  const app = appOf(world);
  const next = await app.request('/desk/next', { method: 'POST', headers });
  const page = await (await app.request(next.headers.get('location') ?? '', { headers })).text();
  expect(page).toContain('You hold this case');
  expect(page).toContain('No fact-check');
  expect(page).not.toContain('15550100001');
});

test('words of askers and editors are escaped on the page', async () => {
  const world = await openWorld();
  await say(world, {
    text: 'The old pier at Saltquay <script>alert(1)</script> will be closed for good on Monday, pass it on',
    forwarded: true,
  });
  const headers = { cookie: await cookieOf(world, 'reviewer') };
  const page = await (await appOf(world).request('/desk', { headers })).text();
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toContain('<script>alert');
});

test('the API says what the bot would do, does nothing, and wants its key', async () => {
  const world = await openWorld();
  await aCheck(world, {
    claim: 'The waterworks of Port Amara add fluorine crystals to the drinking water',
    title: 'They do not.',
    summary: 'None is planned.',
    rating: 'false',
  });
  const app = appOf(world);
  const body = JSON.stringify({
    text: 'Is it so that the waterworks of Port Amara add fluorine crystals to the drinking water tonight',
  });
  const ask = (key: string, text: string) =>
    app.request('/api/v1/match', {
      method: 'POST',
      body: text,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    });
  expect((await ask('wrong', body)).status).toBe(403);
  expect((await ask('test-api-key', '{"text": 5}')).status).toBe(400);
  expect((await ask('test-api-key', 'no json')).status).toBe(400);
  const answer = (await (await ask('test-api-key', body)).json()) as {
    decision: string;
    candidates: { claim: string; why: unknown[] }[];
  };
  expect(['reply', 'ask']).toContain(answer.decision);
  expect(answer.candidates[0]).toMatchObject({
    claim: 'The waterworks of Port Amara add fluorine crystals to the drinking water',
    rating: 'false',
  });
  expect(await world.count('submissions')).toBe(0);
});

test('an address that is not there is told so, and a bug is told by a number only', async () => {
  const world = await openWorld();
  expect((await appOf(world).request('/nowhere')).status).toBe(404);
  const broken = createApp(
    { ...world, db: null as never },
    { assets: {}, simulator: null, ready: async () => ({ missing: [], degraded: [] }) },
  );
  const answer = await broken.request('/');
  expect([answer.status, await answer.text()]).toEqual([500, expect.stringMatching(/tell us this number: ent_/)]);
});

test('wrong settings are all named at once, with what each is for', () => {
  const wrong = () => readSettings({ PORT: 'many', ROLE: 'boss', PUBLIC_URL: 'not a url' });
  expect(wrong).toThrow(/PORT[\s\S]*ROLE|ROLE[\s\S]*PORT/);
  expect(wrong).toThrow(/PUBLIC_URL/);
});

test('production refuses demo secrets, and a worker of its own refuses the embedded database', () => {
  expect(() => readSettings({ PROFILE: 'production', PUBLIC_URL: 'https://tipline.example' })).toThrow(
    /DATA_KEY[\s\S]*secret/,
  );
  expect(() => readSettings({ ROLE: 'worker' })).toThrow(/DATABASE_URL/);
});

test('demo secrets are refused where WhatsApp is real, whatever the profile, and not in a rehearsal', () => {
  const cloud = { WHATSAPP_PROVIDER: 'cloud', WHATSAPP_ACCESS_TOKEN: 'EAAreal', PUBLIC_URL: 'https://tip.example' };
  expect(() => readSettings(cloud)).toThrow(/WHATSAPP_APP_SECRET[\s\S]*DATA_KEY/);
  expect(readSettings({ ...cloud, WHATSAPP_GRAPH_URL: 'http://127.0.0.1:4000/graph' }).whatsappProvider).toBe('cloud');
});

test('a database that is no Postgres is refused by the name of its setting', () => {
  expect(() => readSettings({ DATABASE_URL: 'mysql://db.example/plumbline' })).toThrow(
    /DATABASE_URL: .*has to begin with postgres:/,
  );
  expect(readSettings({ DATABASE_URL: 'postgresql://db.example/plumbline' }).databaseUrl).toContain('db.example');
});

test('every setting is documented', () => {
  for (const setting of Object.values(table)) expect(setting.doc.length, setting.env).toBeGreaterThan(10);
});
