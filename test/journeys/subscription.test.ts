import { expect, test } from 'vitest';
import { openCloudAccount } from '../../src/adapters/messenger/cloud-account.ts';
import { judgeSubscription } from '../../src/operations/provider-doctor.rules.ts';
import { anna, openOutside } from '../fixtures/whatsapp/outside.ts';
import { testSettings } from '../support/open-world.ts';

const ours = 'https://tipline.example/webhooks/whatsapp';
const path = '/graph/v26.0/200000000000001/subscribed_apps';

function openBoth(change: Partial<typeof testSettings> = {}) {
  const outside = openOutside();
  const toOutside = (async (input: string | URL | Request, init?: RequestInit) =>
    outside.request(String(input).replace(/^.*\/simulator/, ''), init)) as typeof fetch;
  const account = openCloudAccount({ ...testSettings, ...change }, { fetch: toOutside });
  const look = async () => judgeSubscription(await account.subscription(), ours);
  const subscribe = (method: string) =>
    outside.request(path, { method, headers: { authorization: 'Bearer test-token' } });
  return { outside, account, look, subscribe };
}

test('the simulator tells the doctor that the account delivers to us, with all that is read', async () => {
  expect(await openBoth().look()).toEqual([expect.objectContaining({ state: 'ok' })]);
});

test('the simulator tells whose number it is, and knows no other account', async () => {
  expect([...(await openBoth().account.numbers())]).toEqual([[testSettings.whatsappPhoneNumberId, 'GREEN']]);
  const { account } = openBoth({ whatsappBusinessAccountId: '200000000000009' });
  await expect(account.numbers()).rejects.toThrow(/does not exist/);
});

test('while the account delivers to no app the doctor says so, and nothing comes, also not later', async () => {
  const { outside, look, subscribe } = openBoth();
  expect((await subscribe('DELETE')).status).toBe(200);
  expect(await look()).toEqual([expect.objectContaining({ state: 'fault' })]);
  await outside.say(anna, { type: 'text', text: { body: 'hello' } });
  expect(outside.taken).toEqual([]);
  await subscribe('POST');
  expect(await look()).toEqual([expect.objectContaining({ state: 'ok' })]);
  await outside.advance(86_400_000);
  expect(outside.taken).toEqual([]);
  await outside.say(anna, { type: 'text', text: { body: 'hello again' } });
  expect(outside.taken).toHaveLength(1);
});

test('an app is told of itself with its own secret alone', async () => {
  expect(await openBoth({ whatsappAppSecret: 'of-another-app' }).look()).toEqual([
    expect.objectContaining({ state: 'warning', todo: expect.stringContaining('WHATSAPP_APP_SECRET') }),
  ]);
});
