import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { anna, hello, openOutside, words } from '../../test/fixtures/whatsapp/outside.ts';

const move = (outside: ReturnType<typeof openOutside>, from: string, to: string) =>
  outside.request(`/phones/${from}/move`, { method: 'POST', body: JSON.stringify({ to }) });
const lastMessage = (outside: ReturnType<typeof openOutside>) =>
  outside.taken.flatMap(({ value }) => value.messages ?? []).at(-1) as Record<string, Record<string, unknown>>;

describe('somebody who changes', () => {
  test('their number tells it by a system message with the ids before and after, and is the same phone', async () => {
    const outside = openOutside();
    const first = await outside.say(anna, hello);
    const before = lastMessage(outside).from_user_id;
    assert.equal((await move(outside, anna, '15550101999')).status, 200);
    await outside.settle();
    const told = lastMessage(outside);
    assert.deepEqual([told.type, told.from], ['system', anna]);
    assert.deepEqual(
      [told.system?.type, told.system?.wa_id, told.system?.previous_user_id],
      ['user_changed_number', '15550101999', before],
    );
    assert.equal(outside.taken.at(-1)?.value.contacts, undefined);
    const after = await outside.say('15550101999', hello);
    assert.deepEqual(
      (await outside.transcript(anna)).filter((said) => said.type === 'text').map((said) => said.wamid),
      [first.wamid, after.wamid],
    );
    assert.notEqual(lastMessage(outside).from_user_id, before);
  });

  test('is not reached at the old number, nor by the old user id, any more', async () => {
    const outside = openOutside();
    await outside.say('BR.111111', hello);
    await move(outside, 'BR.111111', 'BR.222222');
    await outside.settle();
    assert.deepEqual(
      [lastMessage(outside).from, lastMessage(outside).system?.type, lastMessage(outside).system?.user_id],
      [undefined, 'user_changed_user_id', 'BR.222222'],
    );
    const to = (recipient: string) => ({ ...words, to: undefined, recipient });
    assert.equal((await outside.send(to('BR.111111'))).code, 131047);
    assert.equal((await outside.send(to('BR.222222'))).status, 200);
    const template = { type: 'template', template: { name: 'check_ready', language: { code: 'en' } } };
    await outside.send({ ...template, to: undefined, recipient: 'BR.111111' });
    await outside.advance(2000);
    const failed = outside.taken.flatMap(({ value }) => value.statuses ?? []).find(({ status }) => status === 'failed');
    assert.equal((failed as { errors?: { code: number }[] } | undefined)?.errors?.[0]?.code, 131026);
  });

  test.each([
    ['nobody', '15550101777', '15550101999'],
    ['to a number somebody has', anna, '15550101002'],
    ['from a number to a user id', anna, 'BR.123'],
    ['to nothing', anna, 'x'],
  ])('is refused in words: %s', async (_, from, to) => {
    const outside = openOutside();
    await outside.say(anna, hello);
    await outside.say('15550101002', hello);
    assert.equal((await move(outside, from, to)).status, 400);
  });

  test('is still themselves after a restart', async () => {
    const { memoryLog } = await import('../adapters/simulator-log/memory.ts');
    const log = memoryLog();
    const before = openOutside({ log });
    const { wamid } = await before.say(anna, hello);
    await move(before, anna, '15550101999');
    before.close();
    const after = openOutside({ log });
    assert.equal((await after.transcript('15550101999'))[0]?.wamid, wamid);
  });
});
