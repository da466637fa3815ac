import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { aBody, aContact, aMessage, asBytes } from '../../test/fixtures/whatsapp/bodies.ts';
import { parseWebhook } from './webhook.rules.ts';

const parse = (body: unknown) => parseWebhook(asBytes(body));
const one = (part: Record<string, unknown>, contacts: unknown[] = [aContact()]) => {
  const message = parse(aBody({ contacts, messages: [aMessage(part)] })).messages[0];
  assert.ok(message);
  return message;
};

describe('who wrote', () => {
  test.each([
    ['number and user id', {}, [aContact()], { phone: '15550100001', userId: 'US.10000000000000001' }],
    [
      'number only',
      { from_user_id: undefined },
      [aContact({ user_id: undefined })],
      { phone: '15550100001', userId: null },
    ],
    [
      'user id only',
      { from: undefined },
      [aContact({ wa_id: undefined })],
      { phone: null, userId: 'US.10000000000000001' },
    ],
    [
      'a user id where the number was',
      { from: 'BR.abc123', from_user_id: undefined },
      [],
      { phone: null, userId: 'BR.abc123' },
    ],
    ['an enterprise user id', { from: 'IN.ENT.77', from_user_id: undefined }, [], { phone: null, userId: 'IN.ENT.77' }],
    [
      'a user id only in the contact',
      { from_user_id: undefined },
      [aContact()],
      { phone: '15550100001', userId: 'US.10000000000000001' },
    ],
    [
      'a number as a number',
      { from: 15550100001, from_user_id: undefined },
      [],
      { phone: '15550100001', userId: null },
    ],
    [
      'nothing but a lone contact',
      { from: undefined, from_user_id: undefined },
      [aContact()],
      { phone: '15550100001', userId: 'US.10000000000000001' },
    ],
  ])('%s', (_, part, contacts, expected) => {
    const { phone, userId } = one(part, contacts).sender ?? {};
    assert.deepEqual({ phone, userId }, expected);
  });

  test('nobody is made up when no id has the shape of one', () => {
    assert.equal(one({ from: 'someone', from_user_id: '' }, []).sender, null);
  });

  test('the contact is found by id, not by position', () => {
    const other = aContact({ wa_id: '15550100002', user_id: 'US.2', profile: { name: 'Otto Other' } });
    assert.equal(one({}, [other, aContact()]).sender?.name, 'Nadia Invented');
  });

  test.each([
    [
      'a new number with a new user id',
      { type: 'user_changed_number', wa_id: '15550100009', user_id: 'US.9', previous_user_id: 'US.1' },
      { from: { phone: '15550100001', userId: 'US.1' }, to: { phone: '15550100009', userId: 'US.9' } },
    ],
    [
      'a new number, older spelling',
      { type: 'user_changed_number', wa_id: '15550100001', new_wa_id: '15550100009' },
      { from: { phone: '15550100001', userId: 'US.10000000000000001' }, to: { phone: '15550100009', userId: null } },
    ],
    [
      'a new user id',
      { type: 'user_changed_user_id', user_id: 'US.9', previous_user_id: 'US.10000000000000001' },
      { from: { phone: '15550100001', userId: 'US.10000000000000001' }, to: { phone: null, userId: 'US.9' } },
    ],
  ])('a system message tells of %s', (_, system, expected) => {
    assert.deepEqual(one({ type: 'system', text: undefined, system }).rename, expected);
  });

  test('another system message changes nobody', () => {
    assert.equal(one({ type: 'system', text: undefined, system: { type: 'customer_identity_changed' } }).rename, null);
  });
});
