import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, test } from 'vitest';
import type { SendResult } from '../../core/ports.ts';
import { openCloudMessenger, readFailure } from './cloud-api.ts';
import { mayReceiveToken, mediaMaxBytes } from './cloud-media.ts';

const settings = {
  whatsappGraphUrl: 'https://graph.facebook.com/',
  whatsappGraphVersion: 'v26.0',
  whatsappPhoneNumberId: '100000000000001',
  whatsappAccessToken: 'secret-token',
};
const message = { to: { phone: '15550101001' }, words: { kind: 'text', body: 'Hello.' }, opaque: 'out_1' } as const;

type Asked = { url: string; init: RequestInit };

/** A messenger whose requests are answered one after the other by `answers`. */
function withAnswers(...answers: (Response | Error)[]) {
  const asked: Asked[] = [];
  const answer = (async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    const next = answers.shift() ?? new Error('asked too often');
    if (next instanceof Error) throw next;
    return next;
  }) as typeof fetch;
  return { messenger: openCloudMessenger(settings, { fetch: answer }), asked };
}

const refusal = (code: number, status = 400, more: object = {}, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ error: { code, message: `(#${code}) Words`, ...more } }), { status, headers });
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
    [131047, { needsTemplate: true, retryAfterMs: null, stopAll: false } as Partial<SendResult>],
    [131026, { needsTemplate: false, retryAfterMs: null, stopAll: false } as Partial<SendResult>],
    [131056, { retryAfterMs: 1000, stopAll: false } as Partial<SendResult>],
    [130429, { retryAfterMs: 1000, stopAll: false } as Partial<SendResult>],
    [131057, { retryAfterMs: 75_000 } as Partial<SendResult>],
    [131049, { retryAfterMs: 86_400_000 } as Partial<SendResult>],
    ...[0, 10, 190, 200, 299, 368, 131031, 131042, 133010].map((code): [number, Partial<SendResult>] => [
      code,
      { stopAll: true, retryAfterMs: null } as Partial<SendResult>,
    ]),
    [999_999, { stopAll: false, retryAfterMs: null, needsTemplate: false } as Partial<SendResult>],
  ])('refused with %i is read by the table', async (code, expected) => {
    const result = await sendWith(refusal(code));
    assert.equal(result.outcome, 'refused');
    for (const [key, value] of Object.entries({ code, ...expected }))
      assert.equal((result as Record<string, unknown>)[key], value, key);
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

describe('media', () => {
  const address = (part: object = {}) =>
    Response.json({ url: 'https://lookaside.fbsbx.com/a?b', mime_type: 'image/jpeg', ...part });
  const bytes = new Uint8Array([1, 2, 3]);
  const hex = '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81';
  const base64 = btoa(String.fromCharCode(...(hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))));

  test('are fetched in two hops with the token, asked for as ours', async () => {
    const { messenger, asked } = withAnswers(address({ sha256: hex }), new Response(bytes));
    assert.deepEqual(await messenger.fetchMedia('4711'), { bytes, mimeType: 'image/jpeg' });
    assert.equal(asked[0]?.url, 'https://graph.facebook.com/v26.0/4711?phone_number_id=100000000000001');
    assert.equal(asked[1]?.url, 'https://lookaside.fbsbx.com/a?b');
    for (const { init } of asked) assert.equal(init.redirect, 'manual');
  });

  test.each([
    'https://evil.example/a',
    'https://lookaside.fbsbx.com.evil.example/a',
    'http://lookaside.fbsbx.com/a',
    'https://lookaside.fbsbx.com:8443/a',
    'https://lookaside.fbsbx.com@evil.example/a',
    'https://user:word@graph.facebook.com/a',
    'file:///etc/passwd',
    'no address',
    '',
  ])('the token is not sent to "%s"', async (url) => {
    const { messenger, asked } = withAnswers(address({ url }));
    await assert.rejects(messenger.fetchMedia('4711'), { code: 'media.strange-host' });
    assert.equal(asked.length, 1);
  });

  test('the configured graph may hold media itself', () => {
    assert.equal(
      mayReceiveToken('http://127.0.0.1:3000/simulator/graph/x', 'http://127.0.0.1:3000/simulator/graph'),
      true,
    );
    assert.equal(mayReceiveToken('http://127.0.0.1:3001/x', 'http://127.0.0.1:3000/simulator/graph'), false);
  });

  test('an address that expired meanwhile is asked for once more', async () => {
    const { messenger } = withAnswers(address(), new Response(null, { status: 404 }), address(), new Response(bytes));
    assert.deepEqual((await messenger.fetchMedia('4711')).bytes, bytes);
    const lost = withAnswers(
      address(),
      new Response(null, { status: 404 }),
      address(),
      new Response(null, { status: 404 }),
    );
    await assert.rejects(lost.messenger.fetchMedia('4711'), { code: 'media.gone' });
  });

  test.each([hex, hex.toUpperCase(), base64])('bytes that match %s are taken at once', async (sha256) => {
    const { messenger, asked } = withAnswers(address({ sha256 }), new Response(bytes));
    await messenger.fetchMedia('4711');
    assert.equal(asked.length, 2);
  });

  test('bytes that do not match are fetched once more, and taken then', async () => {
    const { messenger, asked } = withAnswers(
      address({ sha256: hex }),
      new Response(new Uint8Array([9])),
      address({ sha256: hex }),
      new Response(bytes),
    );
    assert.deepEqual((await messenger.fetchMedia('4711')).bytes, bytes);
    assert.equal(asked.length, 4);
  });

  test('more than 100 MB are not taken, whatever their length claims', async () => {
    const announced = withAnswers(
      address(),
      new Response('x', { headers: { 'content-length': String(mediaMaxBytes + 1) } }),
    );
    await assert.rejects(announced.messenger.fetchMedia('4711'), { code: 'media.too-large' });
    const piece = new Uint8Array(8 * 1024 * 1024);
    let given = 0;
    const endless = new ReadableStream({
      pull(controller) {
        given++;
        controller.enqueue(piece);
      },
    });
    await assert.rejects(withAnswers(address(), new Response(endless)).messenger.fetchMedia('4711'), {
      code: 'media.too-large',
    });
    assert.ok(given < 20, `read ${given} pieces`);
  });

  test.each<[string, Response | Error, string]>([
    ['expired', refusal(100, 400, { error_subcode: 33 }), 'media.gone'],
    ['not there', new Response(null, { status: 404 }), 'media.gone'],
    ['refused for the token', refusal(190, 401), 'media.unavailable'],
    ['broken inside', new Response('<html>', { status: 502 }), 'media.unavailable'],
    ['out of reach', new TypeError('fetch failed'), 'media.unavailable'],
  ])('that are %s are told in house words', async (_, answer, code) => {
    await assert.rejects(withAnswers(answer).messenger.fetchMedia('4711'), { code });
  });
});

test('a read mark that is refused is said so', async () => {
  await assert.rejects(withAnswers(refusal(131009)).messenger.markRead('wamid.1'), { code: 'messenger.not-marked' });
});
