import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'vitest';
import { anna, hello, openOutside, words } from '../../test/fixtures/whatsapp/outside.ts';

describe('a phone', () => {
  test('sends a message that reaches the service as a signed webhook, unicode escaped', async () => {
    const outside = openOutside();
    const { wamid } = await outside.say(`+${anna}`, {
      ...hello,
      profileName: 'Anna Invented',
      context: { forwarded: true },
    });
    const [webhook] = outside.taken;
    assert.ok(webhook);
    assert.equal(
      webhook.signature,
      `sha256=${createHmac('sha256', 'test-app-secret').update(webhook.body).digest('hex')}`,
    );
    assert.match(webhook.body, /\\ud83d\\ude00 \\u00f8/);
    const [message] = webhook.value.messages ?? [];
    assert.deepEqual(
      { ...message, from_user_id: undefined },
      {
        from: anna,
        from_user_id: undefined,
        id: wamid,
        timestamp: '1772452800',
        type: 'text',
        text: hello.text,
        context: { forwarded: true },
      },
    );
    assert.match(String(message?.from_user_id), /^US\.\d{17}$/);
    assert.deepEqual(webhook.value.contacts?.[0]?.profile, { name: 'Anna Invented' });
  });

  test('that hides its number never shows one', async () => {
    const outside = openOutside();
    await outside.say('BR.123456', hello);
    const { value } = outside.taken[0] ?? {};
    assert.equal(value?.messages?.[0]?.from, undefined);
    assert.equal(value?.messages?.[0]?.from_user_id, 'BR.123456');
    assert.equal(value?.contacts?.[0]?.wa_id, undefined);
  });

  test('may say that it wrote long ago', async () => {
    const outside = openOutside();
    await outside.say(anna, { ...hello, timestamp: 1772300000 });
    assert.equal(outside.taken[0]?.value.messages?.[0]?.timestamp, '1772300000');
    assert.equal((await outside.send(words)).code, 131047);
  });

  test.each([
    ['no JSON', anna, 'x'],
    ['no type', anna, {}],
    ['a text without words', anna, { type: 'text' }],
    ['a timestamp that is none', anna, { ...hello, timestamp: 'now' }],
    ['a number that is none', 'nobody', hello],
  ])('is refused %s, in words', async (_, who, body) => {
    const outside = openOutside();
    const answer = await outside.say(who, body);
    assert.equal(answer.status, 400);
    assert.ok(answer.error);
    assert.equal(outside.taken.length, 0);
  });

  test('shows what was said, oldest first, and only what came after a point', async () => {
    const outside = openOutside();
    const first = await outside.say(anna, hello);
    outside.clock.advance(5000);
    const second = await outside.send({ ...words, context: { message_id: first.wamid } });
    await outside.send({ type: 'reaction', reaction: { message_id: first.wamid, emoji: '👀' } });
    const all = await outside.transcript(anna);
    assert.deepEqual(
      all.map(({ direction, type, kind }) => [direction, type, kind]),
      [
        ['in', 'text', 'message'],
        ['out', 'text', 'message'],
        ['out', 'reaction', 'reaction'],
      ],
    );
    assert.deepEqual(
      (await outside.transcript(anna, second.wamid)).map((said) => said.type),
      ['reaction'],
    );
    for (const after of ['2026-03-02T12:00:00.000Z', '1772452800', '1772452800000']) {
      assert.equal((await outside.transcript(anna, after)).length, 2, after);
    }
    assert.deepEqual(await outside.transcript('15550101999'), []);
  });

  test('answers 204 while there is no news', async () => {
    const outside = openOutside();
    await outside.say(anna, hello);
    const first = (await (await outside.request(`/phones/${anna}`)).json()) as { version: string };
    assert.equal((await outside.request(`/phones/${anna}?version=${first.version}`)).status, 204);
    await outside.send(words);
    assert.equal((await outside.request(`/phones/${anna}?version=${first.version}`)).status, 200);
  });
});
