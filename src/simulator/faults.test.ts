import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { anna, hello, openOutside, words } from '../../test/fixtures/whatsapp/outside.ts';

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
