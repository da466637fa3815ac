import { expect, test } from 'vitest';
import { testSettings } from '../../../test/support/open-world.ts';
import { openCloudAccount } from './cloud-account.ts';

/** An account whose provider answers so, and the requests it was sent. */
function answering(status: number, body: unknown) {
  const asked: { url: string; authorization: string | null; body?: unknown }[] = [];
  const fake = (async (input: string | URL | Request, init?: RequestInit) => {
    const sent = typeof init?.body === 'string' ? { body: JSON.parse(init.body) } : {};
    asked.push({ url: String(input), authorization: new Headers(init?.headers).get('authorization'), ...sent });
    return new Response(JSON.stringify(body), { status });
  }) as typeof fetch;
  const settings = { ...testSettings, whatsappGraphUrl: 'https://graph.example' };
  return { account: openCloudAccount(settings, { fetch: fake }), asked };
}

test('it reads numbers, subscription and templates with the token', async () => {
  const numbers = answering(200, { data: [{ quality_rating: 'GREEN', id: '1' }, { id: '2' }] });
  expect([...(await numbers.account.numbers())]).toEqual([
    ['1', 'GREEN'],
    ['2', null],
  ]);
  expect(numbers.asked).toEqual([
    {
      url: 'https://graph.example/v26.0/200000000000001/phone_numbers?fields=id,quality_rating&limit=100',
      authorization: 'Bearer test-token',
    },
  ]);
  expect(await answering(200, { data: [] }).account.subscription()).toEqual({ apps: [], own: null });
  const templates = answering(200, {
    data: [
      {
        id: '7',
        name: 'check_ready',
        language: 'en',
        status: 'APPROVED',
        category: 'UTILITY',
        components: [
          { type: 'BODY', text: 'There is news.' },
          { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Show me' }] },
        ],
      },
      { name: 'check_ready_soon', language: 'en', status: 'PENDING' },
    ],
  });
  expect(await templates.account.templates('check_ready')).toEqual([
    { id: '7', language: 'en', state: 'APPROVED', category: 'UTILITY', body: 'There is news.', button: 'Show me' },
  ]);
  expect(templates.asked[0]?.url).toContain('/200000000000001/message_templates?name=check_ready&');
});

test('it asks each app that the account delivers to with our secret, and tells what ours takes', async () => {
  const asked: [string, string | null][] = [];
  const fake = (async (input: string | URL | Request, init?: RequestInit) => {
    const path = String(input).replace('https://graph.example/v26.0/', '');
    asked.push([path, new Headers(init?.headers).get('authorization')]);
    if (path === '7/subscriptions') return new Response('{"error":{"message":"no","code":101}}', { status: 400 });
    if (path === '8/subscriptions')
      return Response.json({
        data: [
          { object: 'page', active: true, fields: [] },
          {
            object: 'whatsapp_business_account',
            callback_url: 'https://tipline.example/webhooks/whatsapp',
            active: true,
            fields: [{ name: 'messages', version: 'v26.0' }, 'account_update'],
          },
        ],
      });
    const apps = ['7', '8'].map((id) => ({ whatsapp_business_api_data: { id, name: `App ${id}` } }));
    return Response.json({ data: apps });
  }) as typeof fetch;
  const settings = { ...testSettings, whatsappGraphUrl: 'https://graph.example' };
  expect(await openCloudAccount(settings, { fetch: fake }).subscription()).toEqual({
    apps: ['App 7', 'App 8'],
    own: {
      callbackUrl: 'https://tipline.example/webhooks/whatsapp',
      isActive: true,
      fields: ['messages', 'account_update'],
    },
  });
  expect(asked).toEqual([
    ['200000000000001/subscribed_apps', 'Bearer test-token'],
    ['7/subscriptions', 'Bearer 7|test-app-secret'],
    ['8/subscriptions', 'Bearer 8|test-app-secret'],
  ]);
});

test('it makes a template, or changes the words of one', async () => {
  const { account, asked } = answering(200, { id: '8', status: 'PENDING', category: 'UTILITY' });
  const text = { name: 'check_ready', language: 'sw', category: 'UTILITY', body: 'Kuna habari.', button: 'Onyesha' };
  await account.putTemplate({ id: null, ...text });
  await account.putTemplate({ id: '8', ...text });
  const components = [
    { type: 'BODY', text: 'Kuna habari.' },
    { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Onyesha' }] },
  ];
  expect(asked.map(({ url, body }) => [url.replace('https://graph.example/v26.0/', ''), body])).toEqual([
    ['200000000000001/message_templates', { name: 'check_ready', language: 'sw', category: 'UTILITY', components }],
    ['8', { category: 'UTILITY', components }],
  ]);
});

test.each([
  [400, { error: { message: 'Session has expired', code: 190 } }, 'account.token', /Session has expired \(code 190\)/],
  [401, {}, 'account.token', /status 401/],
  [
    400,
    {
      error: {
        message: 'Invalid parameter',
        code: 100,
        error_data: { details: 'Too long.' },
        error_user_msg: 'Cut it.',
      },
    },
    'account.silent',
    /Invalid parameter \(code 100\): Too long\. Cut it\.$/,
  ],
  [
    400,
    { error: { message: 'No', code: 100, error_data: 'x', error_user_msg: 7 } },
    'account.silent',
    /No \(code 100\)$/,
  ],
  [500, { error: { message: 'Try later', code: 2 } }, 'account.silent', /Try later/],
  [200, { hello: 'world' }, 'account.silent', /something else/],
])('%i %j is refused as %s', async (status, body, code, words) => {
  const { account } = answering(status, body);
  await expect(account.subscription()).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
});

test('a refusal never repeats the token', async () => {
  const settings = { ...testSettings, whatsappGraphUrl: 'http://127.0.0.1:1' };
  const refused = await openCloudAccount(settings)
    .numbers()
    .catch((error: Error) => error.message);
  expect(refused).toContain('does not answer');
  expect(refused).not.toContain('test-token');
});
