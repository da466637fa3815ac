import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { refusal, withAnswers } from '../../../test/fixtures/whatsapp/answers.ts';
import { mayReceiveToken, mediaMaxBytes } from './cloud-media.ts';

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

  test('bytes that break off in the middle are to be fetched again', async () => {
    const torn = new ReadableStream<Uint8Array>({
      start: (stream) => stream.enqueue(bytes),
      pull: (stream) => stream.error(new TypeError('terminated')),
    });
    const { messenger } = withAnswers(address({ sha256: hex }), new Response(torn));
    await assert.rejects(messenger.fetchMedia('4711'), { kind: 'unavailable', code: 'media.unavailable' });
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

  test('whose refusal names a person are told without the number', async () => {
    const words = '{"error":{"code":131052,"message":"Media of 15550101001 could not be downloaded"}}';
    await assert.rejects(withAnswers(new Response(words, { status: 400 })).messenger.fetchMedia('4711'), {
      message: 'The provider does not give the media: 131052 Media of … could not be downloaded.',
    });
  });
});
