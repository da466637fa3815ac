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
