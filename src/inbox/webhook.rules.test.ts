import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import {
  aBody,
  aChange,
  aContact,
  aMessage,
  anEnvelope,
  aStatus,
  asBytes,
} from '../../test/fixtures/whatsapp/bodies.ts';
import { instantOf, parseWebhook } from './webhook.rules.ts';

const parse = (body: unknown) => parseWebhook(asBytes(body));
const one = (part: Record<string, unknown>, contacts: unknown[] = [aContact()]) => {
  const message = parse(aBody({ contacts, messages: [aMessage(part)] })).messages[0];
  assert.ok(message);
  return message;
};

describe('reading a body', () => {
  test('every message of every change of every entry is read', () => {
    const body = {
      object: 'whatsapp_business_account',
      entry: [
        { id: '1', changes: [aChange({ messages: [aMessage(), aMessage()] }), aChange({ messages: [aMessage()] })] },
        { id: '2', changes: [aChange({ messages: [aMessage()], statuses: [aStatus(), aStatus({ status: 'read' })] })] },
      ],
    };
    const webhook = parse(body);
    assert.equal(webhook.messages.length, 4);
    assert.deepEqual(
      webhook.statuses.map((status) => status.status),
      ['sent', 'read'],
    );
    assert.deepEqual({ entries: webhook.counts.entries, changes: webhook.counts.changes }, { entries: 2, changes: 3 });
  });

  test.each([
    ['no JSON', new TextEncoder().encode('{"object":')],
    ['no UTF-8', new Uint8Array([0x7b, 0xff])],
    ['nothing', new Uint8Array()],
    ['a list', asBytes([])],
    ['null', asBytes(null)],
    ['no entries', asBytes({ object: 'whatsapp_business_account' })],
    ['another product', asBytes({ object: 'page', entry: [] })],
  ])('a body that is %s has a fault and nothing in it', (_, body) => {
    const webhook = parseWebhook(body);
    assert.ok(webhook.fault);
    assert.equal(webhook.messages.length, 0);
  });

  test('a bad part never spoils its neighbours', () => {
    const webhook = parse({
      object: 'whatsapp_business_account',
      entry: [
        null,
        'entry',
        { id: '1' },
        { id: '2', changes: [null, 7, { field: 'messages' }, { field: 'messages', value: 'text' }] },
        {
          id: '3',
          changes: [
            aChange({
              contacts: 'nobody',
              messages: [null, 'words', {}, aMessage({ id: 7 }), aMessage({ id: 'x'.repeat(600) }), aMessage()],
              statuses: [null, {}, aStatus({ id: null }), aStatus()],
            }),
          ],
        },
      ],
    });
    assert.equal(webhook.messages.length, 1);
    assert.equal(webhook.statuses.length, 1);
    assert.equal(webhook.fault, null);
    assert.ok(webhook.odd.length >= 10, `left out: ${webhook.odd}`);
  });

  test('objects where words or numbers belong, with keys that every object has, are read without throwing', () => {
    const odd = { toString: null, valueOf: null };
    assert.match(parse({ object: odd, entry: [] }).fault ?? '', /not about a WhatsApp account/);
    const { messages, statuses, others } = parse({
      entry: [
        {
          id: odd,
          time: odd,
          changes: [
            { field: odd, value: odd },
            aChange({
              messages: [aMessage({ type: 'system', system: { type: odd, wa_id: odd } }), aMessage({ from: odd })],
              statuses: [aStatus({ errors: [{ code: odd }], timestamp: odd })],
            }),
          ],
        },
      ],
    });
    assert.deepEqual([messages.length, statuses.length, statuses[0]?.errorCode, others.length], [2, 1, null, 1]);
  });

  test('kinds we do not know are kept as they are', () => {
    const message = one({ type: 'hologram', hologram: { depth: 3 } });
    assert.equal(message.type, 'hologram');
    assert.deepEqual((message.payload as { hologram: unknown }).hologram, { depth: 3 });
  });

  test('errors of a value are counted and kept beside its messages', () => {
    const webhook = parse(aBody({ errors: [{ code: 131000 }, { code: 4 }], messages: [aMessage()] }));
    assert.equal(webhook.counts.valueErrors, 2);
    assert.equal(webhook.others.length, 1);
    assert.equal(webhook.messages.length, 1);
  });

  test('news that is neither message nor status is kept under its field', () => {
    const webhook = parse(
      anEnvelope([
        { field: 'account_update', value: { event: 'ACCOUNT_VIOLATION' } },
        { field: 'new_field', value: [1] },
        { field: 'account_alerts' },
      ]),
    );
    assert.deepEqual(
      webhook.others.map((other) => other.field),
      ['account_update', 'new_field', 'account_alerts'],
    );
  });

  test('a list we do not know beside the messages is kept as well', () => {
    const webhook = parse(aBody({ messages: [aMessage()], calls: [{ id: 'call.1' }] }));
    assert.deepEqual([webhook.messages.length, webhook.others.length], [1, 1]);
  });

  test('copies of what others sent are never taken for messages to us', () => {
    const value = { standby: { messages: [aMessage()] }, message_echoes: [aMessage()], messages: [aMessage()] };
    const webhook = parse(
      anEnvelope([aChange(value, { field: 'standby' }), aChange(value, { field: 'smb_message_echoes' })]),
    );
    assert.equal(webhook.messages.length, 0);
    assert.equal(webhook.others.length, 2);
  });
});

describe('statuses', () => {
  test('the state, the time, our own id and the error are read, the number is left out', () => {
    const errors = [{ code: 131047, title: 'Re-engagement message' }];
    const status = parse(
      aBody({ statuses: [aStatus({ status: 'failed', errors, biz_opaque_callback_data: 'out_1' })] }),
    ).statuses[0];
    assert.deepEqual(
      { status: status?.status, at: status?.at?.toISOString(), opaque: status?.opaque, errorCode: status?.errorCode },
      { status: 'failed', at: '2026-03-02T12:00:01.000Z', opaque: 'out_1', errorCode: 131047 },
    );
    assert.doesNotMatch(JSON.stringify(status?.payload), /15550100001|US\.1000/);
  });

  test('pricing stays, whatever kind it is', () => {
    const pricing = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'a_new_one' };
    const status = parse(aBody({ statuses: [aStatus({ pricing })] })).statuses[0];
    assert.deepEqual(status?.payload, { status: 'sent', id: 'wamid.out.1', timestamp: '1772452801', pricing });
  });
});

test.each([
  ['1772452800', '2026-03-02T12:00:00.000Z'],
  [1772452800, '2026-03-02T12:00:00.000Z'],
  [1772452800123, '2026-03-02T12:00:00.123Z'],
  ['yesterday', undefined],
  ['', undefined],
  ['-5', undefined],
  [0, undefined],
  [9e15, undefined],
  [Number.NaN, undefined],
  [null, undefined],
  [{}, undefined],
])('the timestamp %j is %s', (value, expected) => {
  assert.equal(instantOf(value)?.toISOString(), expected);
});
