import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import { describe, test } from 'vitest';
import { memoryLog } from '../adapters/simulator-log/memory.ts';
import { movableClock } from '../core/time.ts';
import { openSimulator } from './open-simulator.ts';
import type { Deliver, SimulatorLog } from './simulator.ts';

const settings = {
  whatsappPhoneNumberId: '100000000000001',
  whatsappBusinessAccountId: '200000000000001',
  whatsappAccessToken: 'test-token',
  whatsappAppSecret: 'test-app-secret',
  whatsappTemplate: 'check_ready',
};
const anna = '15550101001';

type Value = {
  messages?: Record<string, unknown>[];
  statuses?: { id: string; status: string }[];
  contacts?: Record<string, unknown>[];
};

/** A simulator whose waits pass when the test says so, and a service that answers as the test says. */
function openOutside(options: { log?: SimulatorLog; answer?: () => number; chance?: () => number } = {}) {
  const clock = movableClock(new Date('2026-03-02T12:00:00.000Z'));
  const waits: { at: number; work: () => void }[] = [];
  const taken: { body: string; signature: string; value: Value }[] = [];
  const deliver: Deliver = async (body, headers) => {
    const words = new TextDecoder().decode(body);
    taken.push({
      body: words,
      signature: headers['x-hub-signature-256'] ?? '',
      value: JSON.parse(words).entry[0].changes[0].value,
    });
    return options.answer?.() ?? 200;
  };
  const {
    routes,
    idle: settle,
    close,
  } = openSimulator({
    settings,
    clock,
    log: options.log ?? memoryLog(),
    deliver,
    schedule: (work, ms) => void waits.push({ at: clock.now().getTime() + ms, work }),
    chance: options.chance ?? (() => 0.5),
  });
  const app = new Hono().route('/simulator', routes);
  const request = (path: string, init?: RequestInit) => app.request(`http://outside.test/simulator${path}`, init);
  const advance = async (ms: number) => {
    clock.advance(ms);
    for (let i = 0; i < 5; i++) {
      await settle();
      for (const wait of waits.splice(0)) wait.at <= clock.now().getTime() ? wait.work() : waits.push(wait);
    }
    await settle();
  };
  const say = async (who: string, body: unknown) => {
    const response = await request(`/phones/${who}/messages`, { method: 'POST', body: JSON.stringify(body) });
    await settle();
    return { status: response.status, ...((await response.json()) as { wamid: string; error?: string }) };
  };
  const graph = (path: string, body: unknown, token = 'test-token') =>
    request(`/graph/v26.0${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  const send = async (part: Record<string, unknown>) => {
    const response = await graph('/100000000000001/messages', {
      messaging_product: 'whatsapp',
      to: `+${anna}`,
      ...part,
    });
    const answer = (await response.json().catch(() => ({}))) as {
      messages?: { id: string }[];
      error?: { code: number };
    };
    return { status: response.status, wamid: answer.messages?.[0]?.id ?? '', code: answer.error?.code };
  };
  const transcript = async (who: string, after = '') =>
    (await (await request(`/phones/${who}/messages${after && `?after=${after}`}`)).json()) as {
      wamid: string;
      direction: string;
      type: string;
      kind: string;
      status: string | null;
      at: string;
    }[];
  const fail = (faults: unknown) => request('/faults', { method: 'PUT', body: JSON.stringify(faults) });
  return { clock, taken, request, say, send, graph, transcript, fail, advance, settle, close };
}

const hello = { type: 'text', text: { body: 'Is the bridge open? 😀 ø' } };
const words = { type: 'text', text: { body: 'It is open.' } };

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
    assert.deepEqual(statuses[0]?.pricing, pricing);
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

describe('the faults', () => {
  test('are off until asked for, and off again when left out', async () => {
    const outside = openOutside();
    await outside.say(anna, hello);
    await outside.fail({ rate429: 1 });
    assert.equal((await outside.send(words)).code, 130429);
    await outside.fail({ rate500: true });
    assert.equal((await outside.send(words)).code, 131000);
    await outside.fail({});
    assert.equal((await outside.send(words)).status, 200);
    assert.equal((await outside.fail({ delayMs: 'long' })).status, 400);
  });

  test('lose an answer after the message was accepted', async () => {
    const outside = openOutside();
    await outside.say(anna, hello);
    await outside.fail({ dropResponse: 1 });
    assert.equal((await outside.send(words)).status, 502);
    assert.equal((await outside.transcript(anna)).length, 2);
  });

  test('fail the next two sends with a code, and the third passes', async () => {
    const outside = openOutside();
    await outside.say(anna, hello);
    await outside.fail({ error: { code: 190, times: 2 } });
    const codes = [
      (await outside.send(words)).code,
      (await outside.send(words)).code,
      (await outside.send(words)).code,
    ];
    assert.deepEqual(codes, [190, 190, undefined]);
  });

  test('fail a send by webhook after it was accepted', async () => {
    const outside = openOutside();
    await outside.say(anna, hello);
    await outside.fail({ error: { code: 131026, times: 1, byWebhook: true } });
    assert.equal((await outside.send(words)).status, 200);
    await outside.advance(1000);
    const statuses = outside.taken.flatMap(({ value }) => value.statuses ?? []);
    assert.deepEqual(
      statuses.map((status) => status.status),
      ['failed'],
    );
  });

  test('deliver webhooks twice', async () => {
    const outside = openOutside();
    await outside.fail({ duplicateWebhooks: 1 });
    await outside.say(anna, hello);
    assert.equal(outside.taken.length, 2);
    assert.equal(outside.taken[0]?.body, outside.taken[1]?.body);
  });

  test('let webhooks overtake each other, losing none', async () => {
    const draws = [0.9, 0.1, 0.5, 0.3];
    let drawn = 0;
    const outside = openOutside({ chance: () => draws[drawn++ % draws.length] ?? 0 });
    await outside.fail({ shuffleWebhooks: 1 });
    const wamids: string[] = [];
    for (let i = 0; i < 6; i++) wamids.push((await outside.say(anna, hello)).wamid);
    for (let i = 0; i < 20; i++) await outside.advance(100);
    const arrived = outside.taken.map(({ value }) => value.messages?.[0]?.id as string);
    assert.notDeepEqual(arrived, wamids);
    assert.deepEqual([...arrived].sort(), [...wamids].sort());
  });
});

describe('after a restart', () => {
  test('everything is as it was, and what nobody took is delivered again', async () => {
    const log = memoryLog();
    const before = openOutside({ log, answer: () => 500 });
    const { wamid } = await before.say(anna, { ...hello, profileName: 'Anna Invented' });
    const out = await before.send({ ...words, biz_opaque_callback_data: 'out_1' });
    assert.equal(out.status, 200);
    before.close();
    const after = openOutside({ log });
    for (let i = 0; i < 4; i++) await after.advance(1000);
    assert.deepEqual(
      after.taken.flatMap(({ value }) => value.messages ?? []).map((message) => message.id),
      [wamid],
    );
    assert.deepEqual(
      after.taken.flatMap(({ value }) => value.statuses ?? []).map((status) => status.status),
      ['sent', 'delivered', 'read'],
    );
    assert.deepEqual(
      (await after.transcript(anna)).map((said) => said.wamid),
      [wamid, out.wamid],
    );
  });

  test('what was taken is not delivered again', async () => {
    const log = memoryLog();
    const before = openOutside({ log });
    await before.say(anna, hello);
    before.close();
    const after = openOutside({ log });
    await after.advance(1000);
    assert.equal(after.taken.length, 0);
  });

  test('a line cut short by the crash is left out', async () => {
    const log = memoryLog();
    await openOutside({ log }).say(anna, hello);
    log.append('{"kind":"inbound","at":17');
    assert.equal((await openOutside({ log }).transcript(anna)).length, 1);
  });

  test('a webhook that is refused is tried again, ever more slowly', async () => {
    const outside = openOutside({ answer: () => 503 });
    await outside.say(anna, hello);
    assert.equal(outside.taken.length, 1);
    for (const [wait, tries] of [
      [400, 1],
      [200, 2],
      [1000, 2],
      [1200, 3],
      [60_000, 4],
      [20_000, 4],
      [13_000, 5],
    ] as const) {
      await outside.advance(wait);
      assert.equal(outside.taken.length, tries, `after ${wait} ms more`);
    }
  });
});
