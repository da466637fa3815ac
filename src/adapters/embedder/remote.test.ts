import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { embedderContract } from '../../../test/contracts/embedder.contract.ts';
import { fakeEmbedder } from './fake.ts';
import { openRemoteEmbedder } from './remote.ts';

type Asked = { model: string; input: string[]; authorization: string | undefined };
const asked: Asked[] = [];
/** What the server does before it answers properly: a status each, with headers. */
let first: { status: number; headers?: Record<string, string> }[] = [];
const inner = fakeEmbedder(24);

const app = new Hono().post('/v1/embeddings', async (c) => {
  const { model, input } = await c.req.json<{ model: string; input: string[] }>();
  asked.push({ model, input, authorization: c.req.header('authorization') });
  const odd = first.shift();
  if (odd) return new Response('not now', { status: odd.status, headers: odd.headers ?? {} });
  const vectors = await inner.embed(input);
  // Backwards and three times as long: order comes from `index`, length from us.
  const data = vectors.map((vector, index) => ({ index, embedding: Array.from(vector, (value) => value * 3) }));
  return c.json({ object: 'list', data: data.reverse(), model });
});

let server: ReturnType<typeof serve>;
let url = '';
beforeAll(async () => {
  await new Promise<void>((ready) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (at) => {
      url = `http://127.0.0.1:${at.port}/v1`;
      ready();
    });
  });
});
afterAll(() => server.close());
beforeEach(() => {
  asked.length = 0;
  first = [];
});

const open = (more: Partial<Parameters<typeof openRemoteEmbedder>[0]> = {}) =>
  openRemoteEmbedder({ url, model: 'tide-24', apiKey: 'key-of-a-test', dimension: 24, backOffMs: 1, ...more });

embedderContract('remote', () => open());

describe('a remote embedder', () => {
  test('asks for many texts in few requests, with the model and the key', async () => {
    const texts = Array.from({ length: 130 }, (_, at) => `ferry number ${at} is late`);
    expect(await open({ url: `${url}/` }).embed(texts)).toEqual(await inner.embed(texts).then(closeTo));
    expect(asked.map((request) => request.input.length)).toEqual([64, 64, 2]);
    expect(asked[0]).toMatchObject({ model: 'tide-24', authorization: 'Bearer key-of-a-test' });
  });

  test('asks nothing for texts without letters, and sends no key where there is none', async () => {
    expect(await open().embed(['', '🙏 123'])).toEqual([new Float32Array(24), new Float32Array(24)]);
    expect(asked).toEqual([]);
    await open({ apiKey: null }).embed(['a ferry']);
    expect(asked[0]?.authorization).toBeUndefined();
  });

  test('tries again when the server is busy or broken, as soon as it is told to', async () => {
    first = [{ status: 429, headers: { 'retry-after': '0' } }, { status: 503 }];
    expect(await open({ backOffMs: 5 }).embed(['a ferry'])).toHaveLength(1);
    expect(asked).toHaveLength(3);
  });

  test('does not sit out a long wait, but says when to come back', async () => {
    first = [{ status: 429, headers: { 'retry-after': '120' } }];
    await expect(open().embed(['a ferry'])).rejects.toMatchObject({ code: 'embedder.busy', retryAfterMs: 120_000 });
    expect(asked).toHaveLength(1);
  });

  test('gives up after a few tries', async () => {
    first = Array.from({ length: 9 }, () => ({ status: 500 }));
    await expect(open().embed(['a ferry'])).rejects.toMatchObject({ code: 'embedder.busy' });
    expect(asked).toHaveLength(4);
  });

  test.each([
    [401, /EMBEDDER_API_KEY/],
    [404, /EMBEDDER_MODEL/],
    [400, /how|many texts/],
  ])('says what to do when refused with %i, without repeating it or the text', async (status, words) => {
    first = [{ status }];
    const refused = await open()
      .embed(['the secret ferry'])
      .catch((error: Error) => error);
    expect(refused).toMatchObject({ code: 'embedder.refused', message: expect.stringMatching(words) });
    expect(String(refused)).not.toContain('secret');
    expect(asked).toHaveLength(1);
  });

  test('refuses another dimension and an answer of another kind', async () => {
    await expect(open({ dimension: 25 }).embed(['a ferry'])).rejects.toThrow(/EMBEDDER_DIMENSION=24/);
    first = [{ status: 200 }];
    await expect(open().embed(['a ferry'])).rejects.toMatchObject({ code: 'embedder.answer' });
  });

  test('says so when nobody answers', async () => {
    const nobody = open({ url: 'http://127.0.0.1:1/v1' });
    await expect(nobody.embed(['a ferry'])).rejects.toMatchObject({ code: 'embedder.unreachable' });
  });

  test('has another revision for another model or address, so that vectors are not mixed', () => {
    expect(open({ model: 'other' }).revision).not.toBe(open().revision);
    expect(open({ url: 'https://vectors.example/v1' }).revision).toBe('tide-24@vectors.example/v1');
  });
});

/** Sent as decimal numbers and scaled anew, a vector comes back within a rounding. */
const closeTo = (vectors: Float32Array[]) =>
  vectors.map((vector) =>
    expect.toSatisfy((found: Float32Array) => vector.every((v, d) => Math.abs(v - (found[d] ?? 9)) < 1e-6)),
  );
