import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { anna, hello, openOutside, words } from '../../test/fixtures/whatsapp/outside.ts';

describe('the graph', () => {
  test.each<[string, number, Record<string, unknown>]>([
    ['a number without +', 100, { ...words, to: anna }],
    ['nobody to send to', 131008, { ...words, to: undefined }],
    ['a user id that is none', 100, { ...words, to: undefined, recipient: 'someone' }],
    ['another product', 100, { ...words, messaging_product: 'sms' }],
    ['no words', 131008, { type: 'text', text: { body: '' } }],
    ['4,097 characters', 131009, { type: 'text', text: { body: 'x'.repeat(4097) } }],
    [
      'four buttons',
      131009,
      {
        type: 'interactive',
        interactive: {
          type: 'button',
          body: { text: 'Which?' },
          action: { buttons: ['a', 'b', 'c', 'd'].map((id) => ({ type: 'reply', reply: { id, title: id } })) },
        },
      },
    ],
    [
      'a title of 21 characters',
      131009,
      {
        type: 'interactive',
        interactive: {
          type: 'button',
          body: { text: 'Which?' },
          action: { buttons: [{ type: 'reply', reply: { id: 'a', title: 'x'.repeat(21) } }] },
        },
      },
    ],
    [
      'two buttons that read the same',
      131009,
      {
        type: 'interactive',
        interactive: {
          type: 'button',
          body: { text: 'Which?' },
          action: { buttons: ['a', 'b'].map((id) => ({ type: 'reply', reply: { id, title: 'Same' } })) },
        },
      },
    ],
    [
      'eleven rows',
      131009,
      {
        type: 'interactive',
        interactive: {
          type: 'list',
          body: { text: 'Which?' },
          action: {
            button: 'Choose',
            sections: [{ rows: Array.from({ length: 11 }, (_, i) => ({ id: `${i}`, title: 'Row' })) }],
          },
        },
      },
    ],
    ['an unknown kind', 131051, { type: 'hologram', hologram: {} }],
    ['an unknown template', 132001, { type: 'template', template: { name: 'nothing', language: { code: 'en' } } }],
    [
      'a template in an unknown language',
      132001,
      { type: 'template', template: { name: 'check_ready', language: { code: 'tlh' } } },
    ],
  ])('refuses %s with %i', async (_, code, part) => {
    const outside = openOutside();
    await outside.say(anna, hello);
    assert.equal((await outside.send(part)).code, code);
    assert.equal((await outside.transcript(anna)).length, 1);
  });

  test('refuses a wrong token, a wrong number and an odd version', async () => {
    const outside = openOutside();
    assert.equal((await outside.graph('/100000000000001/messages', {}, 'stolen')).status, 401);
    assert.equal((await outside.graph('/999/messages', {})).status, 400);
    assert.equal((await outside.request('/graph/latest/100000000000001')).status, 400);
  });

  test('refuses free words to somebody who never wrote, or wrote a day ago, but not a template', async () => {
    const outside = openOutside();
    assert.equal((await outside.send(words)).code, 131047);
    await outside.say(anna, hello);
    assert.equal((await outside.send(words)).status, 200);
    await outside.advance(24 * 3600 * 1000);
    assert.equal((await outside.send(words)).code, 131047);
    assert.equal(
      (await outside.send({ type: 'template', template: { name: 'check_ready', language: { code: 'en' } } })).status,
      200,
    );
  });

  test('lets 45 messages in a burst to one person pass and no more, and another person is not slowed', async () => {
    const outside = openOutside();
    await outside.say(anna, hello);
    await outside.say('15550101002', hello);
    for (let i = 0; i < 45; i++) assert.equal((await outside.send(words)).status, 200);
    assert.equal((await outside.send(words)).code, 131056);
    assert.equal((await outside.send({ ...words, to: '+15550101002' })).status, 200);
    await outside.advance(6000);
    assert.equal((await outside.send(words)).status, 200);
    assert.equal((await outside.send(words)).code, 131056);
  });

  test('tells of sent, delivered and read, in order, with our opaque id and the price', async () => {
    const outside = openOutside();
    await outside.say(anna, hello);
    const { wamid } = await outside.send({ ...words, biz_opaque_callback_data: 'out_1' });
    for (let i = 0; i < 4; i++) await outside.advance(1000);
    const statuses = outside.taken.flatMap(({ value }) => value.statuses ?? []) as Record<string, unknown>[];
    assert.deepEqual(
      statuses.map((status) => [status.id, status.status, status.biz_opaque_callback_data]),
      [
        [wamid, 'sent', 'out_1'],
        [wamid, 'delivered', 'out_1'],
        [wamid, 'read', 'out_1'],
      ],
    );
    const pricing = { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' };
    assert.deepEqual(
      statuses.map((status) => status.pricing),
      [undefined, pricing, undefined],
    );
    assert.equal((await outside.transcript(anna))[1]?.status, 'read');
  });

  test('tells of a reaction only that it was sent, and of one to nothing that it failed', async () => {
    const outside = openOutside();
    const { wamid } = await outside.say(anna, hello);
    const good = await outside.send({ type: 'reaction', reaction: { message_id: wamid, emoji: '👀' } });
    const lost = await outside.send({ type: 'reaction', reaction: { message_id: 'wamid.none', emoji: '👀' } });
    for (let i = 0; i < 4; i++) await outside.advance(1000);
    const statuses = outside.taken.flatMap(({ value }) => value.statuses ?? []) as {
      id: string;
      status: string;
      errors?: { code: number }[];
    }[];
    assert.deepEqual(
      statuses.map(({ id, status, errors }) => [id, status, errors?.[0]?.code]),
      [
        [good.wamid, 'sent', undefined],
        [lost.wamid, 'failed', 131009],
      ],
    );
  });

  test('shows typing until words come, and marks what came before as read', async () => {
    const outside = openOutside();
    await outside.say(anna, hello);
    const { wamid } = await outside.say(anna, hello);
    const mark = {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: wamid,
      typing_indicator: { type: 'text' },
    };
    assert.deepEqual(await (await outside.graph('/100000000000001/messages', mark)).json(), { success: true });
    const now = async () => (await (await outside.request(`/phones/${anna}`)).json()) as { isTyping: boolean };
    assert.equal((await now()).isTyping, true);
    assert.deepEqual(
      (await outside.transcript(anna)).map((said) => said.status),
      ['read', 'read'],
    );
    await outside.send(words);
    assert.equal((await now()).isTyping, false);
    assert.equal((await outside.graph('/100000000000001/messages', { ...mark, message_id: 'wamid.none' })).status, 400);
  });

  test('gives media for a week, by an address that is good for five minutes, to our token and number only', async () => {
    const outside = openOutside();
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' }), 'a.png');
    const { id } = (await (await outside.request(`/phones/${anna}/media`, { method: 'POST', body: form })).json()) as {
      id: string;
    };
    const get = (url: string, token = 'test-token') =>
      outside.request(url, { headers: { authorization: `Bearer ${token}` } });
    const found = (await (await get(`/graph/v26.0/${id}?phone_number_id=100000000000001`)).json()) as {
      url: string;
      file_size: string;
    };
    assert.equal(found.file_size, '3');
    const path = found.url.replace('http://outside.test/simulator', '');
    assert.equal((await get(path, 'stolen')).status, 401);
    assert.deepEqual(new Uint8Array(await (await get(path)).arrayBuffer()), new Uint8Array([1, 2, 3]));
    assert.equal((await get(`/graph/v26.0/${id}?phone_number_id=999`)).status, 400);
    outside.clock.advance(5 * 60_000 + 1);
    assert.equal((await get(path)).status, 404);
    outside.clock.advance(7 * 86_400_000);
    assert.equal((await get(`/graph/v26.0/${id}`)).status, 400);
  });
});
