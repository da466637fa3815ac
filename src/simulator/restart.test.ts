import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { anna, hello, openOutside, words } from '../../test/fixtures/whatsapp/outside.ts';
import { memoryLog } from '../adapters/simulator-log/memory.ts';

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
