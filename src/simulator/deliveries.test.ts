import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { anna, hello, openOutside, words } from '../../test/fixtures/whatsapp/outside.ts';
import { memoryLog } from '../adapters/simulator-log/memory.ts';

type Failed = { status: string; errors?: { code: number }[] };
type Taken = ReturnType<typeof openOutside>['taken'];
const updatesOf = ({ changes }: Taken[number]) =>
  changes.flatMap(({ value }) => [...(value.messages ?? []), ...(value.statuses ?? [])]);

/** A log of a simulator whose service took nothing of `count` messages of as many people. */
async function owedLog(count: number, text = 'Is it open?') {
  const log = memoryLog();
  const before = openOutside({ log, answer: () => 503 });
  for (let i = 0; i < count; i++)
    await before.say(`1555${String(1_000_000 + i)}`, { type: 'text', text: { body: text } });
  before.close();
  return log;
}

describe('what many are owed', () => {
  test('comes in bodies of up to 1,000 over several entries, changes and values, each once', async () => {
    const log = await owedLog(2300);
    const after = openOutside({ log });
    await after.advance(1);
    const sizes = after.taken.map((each) => updatesOf(each).length);
    assert.equal(Math.max(...sizes), 1000);
    const big = after.taken.find((each) => updatesOf(each).length === 1000);
    const entries = JSON.parse(big?.body ?? '{}').entry as { changes: { value: { messages: unknown[] } }[] }[];
    assert.ok(entries.length > 1 && (entries[0]?.changes.length ?? 0) > 1);
    assert.ok((entries[0]?.changes[0]?.value.messages.length ?? 0) > 1);
    const ids = after.taken.flatMap((each) => updatesOf(each).map((update) => update.id));
    assert.deepEqual([ids.length, new Set(ids).size], [2300, 2300]);
  });

  test('never makes a body of more than 3 MB', async () => {
    const log = await owedLog(300, 'é'.repeat(6000));
    const after = openOutside({ log });
    await after.advance(1);
    assert.ok(Math.max(...after.taken.map(({ body }) => body.length)) <= 3 * 1024 * 1024);
    assert.ok(after.taken.some((each) => updatesOf(each).length > 20));
    assert.equal(after.taken.flatMap(updatesOf).length, 300);
  });

  test('comes again whole, all of it together, when a body is refused', async () => {
    const log = await owedLog(200);
    let answer = 500;
    const after = openOutside({ log, answer: () => answer });
    await after.advance(1);
    answer = 200;
    const before = after.taken.length;
    await after.advance(600);
    const again = after.taken.slice(before).flatMap((each) => updatesOf(each).map((update) => update.id));
    assert.deepEqual([again.length, new Set(again).size], [200, 200]);
  });

  test('is given up after seven days', async () => {
    const outside = openOutside({ answer: () => 500 });
    await outside.say(anna, hello);
    const owed = async () => ((await (await outside.request('/counts')).json()) as { owed: number }).owed;
    await outside.advance(86_400_000);
    assert.equal(await owed(), 1);
    for (let i = 0; i < 3; i++) await outside.advance(6.5 * 86_400_000);
    assert.equal(await owed(), 0);
    const tries = outside.taken.length;
    await outside.advance(86_400_000);
    assert.equal(outside.taken.length, tries);
  });
});

describe('states of a message', () => {
  const statesAfter = async (faults: Record<string, unknown>) => {
    const outside = openOutside();
    await outside.say(anna, hello);
    await outside.fail(faults);
    await outside.send(words);
    for (let i = 0; i < 4; i++) await outside.advance(1000);
    return outside.taken.flatMap(({ value }) => (value.statuses ?? []).map(({ status }) => status));
  };

  test.each<[string, Record<string, unknown>, string[]]>([
    ['climb to read', {}, ['sent', 'delivered', 'read']],
    ['leave delivered out when the chat is open', { chatOpen: 1 }, ['sent', 'read']],
    ['stop at sent when the phone is off', { staysSent: 1 }, ['sent']],
    ['fail after sent', { rateFailed: 1 }, ['sent', 'failed']],
  ])('%s', async (_, faults, states) => assert.deepEqual(await statesAfter(faults), states));

  test('outside the window can be refused by webhook after a 200', async () => {
    const outside = openOutside();
    await outside.fail({ windowByWebhook: 1 });
    assert.equal((await outside.send(words)).status, 200);
    await outside.advance(1000);
    const [status] = outside.taken.flatMap(({ value }) => value.statuses ?? []) as Failed[];
    assert.deepEqual([status?.status, status?.errors?.[0]?.code], ['failed', 131047]);
  });

  test('name the user id, unless they tell that what was sent to a number failed', async () => {
    const outside = openOutside();
    await outside.say(anna, hello);
    await outside.send(words);
    await outside.advance(1000);
    const statuses = () => outside.taken.flatMap(({ value }) => value.statuses ?? []) as Record<string, unknown>[];
    const recipient = String(statuses().at(-1)?.recipient_user_id);
    assert.match(recipient, /^US\.\d+$/);
    await outside.fail({ error: { code: 131026, times: 2, byWebhook: true } });
    const lastTo = async (to: Record<string, unknown>) => {
      await outside.send({ ...words, ...to });
      await outside.advance(1000);
      const { status, recipient_id, recipient_user_id } = statuses().at(-1) ?? {};
      return [status, recipient_id, recipient_user_id];
    };
    assert.deepEqual(await lastTo({}), ['failed', anna, undefined]);
    assert.deepEqual(await lastTo({ to: undefined, recipient }), ['failed', anna, recipient]);
  });
});

describe('the number', () => {
  test('handles so many messages a second and refuses more, for everyone', async () => {
    const outside = openOutside();
    for (let i = 0; i < 12; i++) await outside.say(`1555010200${i}`, hello);
    await outside.advance(1000);
    await outside.fail({ perSecond: 10 });
    const codes: (number | undefined)[] = [];
    for (let i = 0; i < 12; i++) codes.push((await outside.send({ ...words, to: `+1555010200${i}` })).code);
    assert.deepEqual(codes, [...Array(10).fill(undefined), 130429, 130429]);
    await outside.advance(100);
    assert.equal((await outside.send({ ...words, to: '+15550102001' })).status, 200);
  });

  test('has news of the account delivered as signed webhooks of any field but messages', async () => {
    const outside = openOutside();
    const post = (body: unknown) => outside.request('/account-events', { method: 'POST', body: JSON.stringify(body) });
    const value = { event: 'ACCOUNT_RESTRICTION', restriction_info: [{ restriction_type: 'RESTRICTED_BIZ' }] };
    assert.equal((await post({ field: 'account_update', value })).status, 200);
    await outside.settle();
    assert.deepEqual(outside.news(), [{ field: 'account_update', value }]);
    assert.match(outside.taken[0]?.signature ?? '', /^sha256=[0-9a-f]{64}$/);
    assert.equal(JSON.parse(outside.taken[0]?.body ?? '{}').entry[0].time, 1772452800);
    for (const wrong of [{}, { field: 'messages', value }, null]) assert.equal((await post(wrong)).status, 400);
  });

  test('counts what it refused, by code', async () => {
    const outside = openOutside();
    await outside.send(words);
    await outside.send(words);
    assert.deepEqual(await (await outside.request('/counts')).json(), {
      refused: { 131047: 2 },
      accepted: 0,
      received: 0,
      owed: 0,
    });
  });
});
