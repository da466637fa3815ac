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

describe('what it says', () => {
  test.each([
    ['a text', { text: { body: 'words' } }, 'words'],
    ['a caption', { type: 'image', text: undefined, image: { id: '1', caption: 'words' } }, 'words'],
    [
      'a button of ours',
      {
        type: 'interactive',
        text: undefined,
        interactive: { type: 'button_reply', button_reply: { id: 'b', title: 'Yes' } },
      },
      'Yes',
    ],
    [
      'a row of a list',
      { type: 'interactive', text: undefined, interactive: { list_reply: { id: 'r', title: 'The second' } } },
      'The second',
    ],
    [
      'a button of a template',
      { type: 'button', text: undefined, button: { payload: 'p', text: 'Show result' } },
      'Show result',
    ],
    [
      'an edit',
      {
        type: 'edit',
        text: undefined,
        edit: { original_message_id: 'w', message: { type: 'text', text: { body: 'better words' } } },
      },
      'better words',
    ],
    ['a picture without words', { type: 'image', text: undefined, image: { id: '1' } }, null],
    ['only blanks', { text: { body: ' \n ' } }, null],
    ['no text where one should be', { text: 'words' }, null],
    ['what Postgres refuses', { text: { body: 'a\u0000b\ud800c' } }, 'ab\ufffdc'],
  ])('%s', (_, part, text) => {
    assert.equal(one(part).text, text);
  });

  test.each([
    [{}, 'no'],
    [{ forwarded: true }, 'forwarded'],
    [{ frequently_forwarded: true }, 'often'],
    [{ forwarded: true, frequently_forwarded: true }, 'often'],
  ])('context %j is forwarded: %s', (context, forwarded) => {
    assert.equal(one({ context }).forwarded, forwarded);
  });

  test('a quoted message is named', () => {
    assert.equal(one({ context: { from: '15550199999', id: 'wamid.out.5' } }).replyTo, 'wamid.out.5');
  });

  test('a voice note and a picture are to be fetched, with the essence of their type', () => {
    const voice = one({
      type: 'audio',
      text: undefined,
      audio: { id: '77', mime_type: 'audio/ogg; codecs=opus', voice: true },
    });
    assert.deepEqual(voice.media, [{ providerId: '77', mimeType: 'audio/ogg' }]);
    assert.deepEqual(
      one({ type: 'image', text: undefined, image: { id: '78' } }).media[0]?.mimeType,
      'application/octet-stream',
    );
  });

  test('the kept object holds no number, name or user id', () => {
    const parts = [
      one({ context: { from: '15550199999', id: 'wamid.out.5' }, text: { body: 'call 15550100001' } }),
      one({
        type: 'contacts',
        text: undefined,
        contacts: [
          { name: { formatted_name: 'Nadia Invented' }, phones: [{ phone: '+15550100001', wa_id: '15550100001' }] },
        ],
      }),
      one({
        type: 'system',
        text: undefined,
        system: { type: 'user_changed_number', body: 'Nadia Invented changed from 15550100001', wa_id: '15550100009' },
      }),
      one({
        type: 'hologram',
        hologram: { seen_by: 'US.10000000000000001', deep: { user: { wa_id: '15550100001' } } },
      }),
    ];
    for (const { payload } of parts) {
      assert.doesNotMatch(JSON.stringify(payload), /15550100001|15550100009|15550199999|US\.1000|Nadia/);
    }
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
