import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, test } from 'vitest';
import { refusal, settings, withAnswers } from '../../../test/fixtures/whatsapp/answers.ts';
import type { SendResult } from '../../core/ports.ts';
import { openCloudMessenger, readFailure } from './cloud-api.ts';

const message = { to: { phone: '15550101001' }, words: { kind: 'text', body: 'Hello.' }, opaque: 'out_1' } as const;

const sendWith = (answer: Response | Error) => withAnswers(answer).messenger.send(message);

describe('a send', () => {
  test('goes to the configured version and number, with the token, and follows no redirect', async () => {
    const { messenger, asked } = withAnswers(Response.json({ messages: [{ id: 'wamid.1' }] }));
    assert.deepEqual(await messenger.send(message), { outcome: 'accepted', wamid: 'wamid.1' });
    assert.equal(asked[0]?.url, 'https://graph.facebook.com/v26.0/100000000000001/messages');
    assert.equal(new Headers(asked[0]?.init.headers).get('authorization'), 'Bearer secret-token');
    assert.ok(new Headers(asked[0]?.init.headers).get('user-agent'));
    assert.equal(asked[0]?.init.redirect, 'manual');
  });

  test.each<[number, Partial<SendResult>]>([
    [131047, { waitsFor: 'window', retryAfterMs: null, stopAll: false } as Partial<SendResult>],
    [131026, { waitsFor: 'asker', retryAfterMs: null, stopAll: false } as Partial<SendResult>],
    [131056, { retryAfterMs: 1000, stopAll: false } as Partial<SendResult>],
    [130429, { retryAfterMs: 1000, stopAll: false, waitsFor: 'provider' } as Partial<SendResult>],
    [131057, { retryAfterMs: 75_000 } as Partial<SendResult>],
    [131049, { retryAfterMs: 86_400_000 } as Partial<SendResult>],
    ...[0, 10, 190, 200, 299, 368, 131031, 131042, 133010].map((code): [number, Partial<SendResult>] => [
      code,
      { stopAll: true, retryAfterMs: null } as Partial<SendResult>,
    ]),
    [999_999, { stopAll: false, retryAfterMs: null, waitsFor: null } as Partial<SendResult>],
  ])('refused with %i is read by the table', async (code, expected) => {
    const result = await sendWith(refusal(code));
    assert.equal(result.outcome, 'refused');
    for (const [key, value] of Object.entries({ code, ...expected }))
      assert.equal((result as Record<string, unknown>)[key], value, key);
  });

  test('that our own number does not exist stops sending for everyone, that something else does not is our fault', async () => {
    const gone = (id: string) =>
      refusal(100, 400, {
        error_subcode: 33,
        message: `Unsupported post request. Object with ID '${id}' does not exist, or cannot be loaded due to missing permissions`,
      });
    const stops = async (id: string) => {
      const result = await sendWith(gone(id));
      return result.outcome === 'refused' && result.stopAll;
    };
    assert.deepEqual([await stops('100000000000001'), await stops('BR.4KgQ2wJ8')], [true, false]);
    const told = await sendWith(gone('BR.4KgQ2wJ8'));
    assert.ok(told.outcome === 'refused' && !told.detail.includes('4KgQ2wJ8'), 'it tells the id of a person');
  });

  test.each<[string, Response, number | null]>([
    ['seconds to wait', refusal(130429, 429, {}, { 'retry-after': '120' }), 120_000],
    ['less than our own wait', refusal(4, 400, {}, { 'retry-after': '1' }), 60_000],
    [
      'minutes to regain access',
      refusal(80007, 400, {}, { 'x-business-use-case-usage': '{"1":[{"estimated_time_to_regain_access":7}]}' }),
      420_000,
    ],
    ['an absurd wait', refusal(130429, 429, {}, { 'retry-after': '99999999' }), 86_400_000],
    ['a wait for what can never pass', refusal(131026, 400, {}, { 'retry-after': '5' }), null],
    ['an unknown code said to pass', refusal(999_999, 400, { is_transient: true }), 1000],
    ['an unknown code of the 500s', refusal(999_999, 503), 1000],
  ])('refused with %s waits as long as it must', async (_, answer, retryAfterMs) => {
    const result = await sendWith(answer);
    assert.equal(result.outcome === 'refused' ? result.retryAfterMs : 'not refused', retryAfterMs);
  });

  test.each<[string, Response, SendResult['outcome']]>([
    ['200 with an odd body', new Response('<html>'), 'unsure'],
    ['200 without an id', Response.json({ messages: [] }), 'unsure'],
    ['200 with an empty id', Response.json({ messages: [{ id: '' }] }), 'unsure'],
    ['502 in HTML', new Response('<html>Bad gateway</html>', { status: 502 }), 'unsure'],
    ['504 with nothing', new Response(null, { status: 504 }), 'unsure'],
    ['500 with an error that has no code', new Response('{"error":{"message":"x"}}', { status: 500 }), 'unsure'],
    ['500 with an error', refusal(131000, 500), 'refused'],
    ['429 in HTML', new Response('slow down', { status: 429 }), 'refused'],
    ['404 in HTML', new Response('<html>', { status: 404 }), 'refused'],
    ['a redirect', new Response(null, { status: 302, headers: { location: 'https://elsewhere.example' } }), 'refused'],
    ['an error whose data is plain text', refusal(131026, 400, { error_data: 'plain' }), 'refused'],
    ['an error as a list', new Response('[{"error":1}]', { status: 400 }), 'refused'],
  ])('answered %s is %s', async (_, answer, outcome) => {
    assert.equal((await sendWith(answer)).outcome, outcome);
  });

  test('keeps numbers of people out of what is logged', async () => {
    const result = await sendWith(
      refusal(131030, 400, { message: 'Recipient +15550101001 not allowed', fbtrace_id: 'Trace1' }),
    );
    assert.ok(result.outcome === 'refused');
    assert.doesNotMatch(result.detail, /15550101001/);
    assert.match(result.detail, /Trace1/);
  });
});

describe('a failure', () => {
  const coded = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });
  const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });

  test.each<[string, unknown, string]>([
    ['nobody listening', fetchFailed(coded('ECONNREFUSED')), 'unreachable'],
    [
      'nobody listening at any address',
      fetchFailed(
        Object.assign(new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]), { code: 'ECONNREFUSED' }),
      ),
      'unreachable',
    ],
    ['no such name', fetchFailed(coded('ENOTFOUND')), 'unreachable'],
    ['no connection in time', fetchFailed(coded('UND_ERR_CONNECT_TIMEOUT')), 'unreachable'],
    ['a wrong certificate', fetchFailed(coded('ERR_TLS_CERT_ALTNAME_INVALID')), 'unreachable'],
    ['a connection cut', fetchFailed(coded('ECONNRESET')), 'unsure'],
    ['a socket closed', fetchFailed(coded('UND_ERR_SOCKET')), 'unsure'],
    ['no answer in time', new DOMException('timed out', 'TimeoutError'), 'unsure'],
    ['no headers in time', fetchFailed(coded('UND_ERR_HEADERS_TIMEOUT')), 'unsure'],
    [
      'one address refused, another cut',
      fetchFailed(new AggregateError([coded('ECONNREFUSED'), coded('ECONNRESET')])),
      'unsure',
    ],
    ['something unheard of', 'words', 'unsure'],
  ])('with %s is told apart', (_, error, outcome) => {
    assert.equal(readFailure(error).outcome, outcome);
  });

  test('against a closed port is unreachable, and against a server that hangs up is unsure', async () => {
    const server = createServer((socket) => socket.once('data', () => socket.destroy()));
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    );
    const messenger = openCloudMessenger({ ...settings, whatsappGraphUrl: `http://127.0.0.1:${port}` });
    assert.equal((await messenger.send(message)).outcome, 'unsure');
    await new Promise((resolve) => server.close(resolve));
    assert.equal((await messenger.send(message)).outcome, 'unreachable');
  });
});

test('a read mark that is refused is said so', async () => {
  await assert.rejects(withAnswers(refusal(131009)).messenger.markRead('wamid.1'), { code: 'messenger.not-marked' });
});
