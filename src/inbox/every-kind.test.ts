import assert from 'node:assert/strict';
import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { messages, otherChanges } from '../../db/schema/inbox.ts';
import { media } from '../../db/schema/media.ts';
import { anEnvelope } from '../../test/fixtures/whatsapp/bodies.ts';
import { fromNadia, jobsNamed, post } from '../../test/fixtures/whatsapp/deliver.ts';
import { openWorld } from '../../test/support/open-world.ts';
import { kindWords } from './kind-words.rules.ts';

type Row = {
  part: Record<string, unknown>;
  /** What is kept of it: its words, how many media, and how a screen calls it. */
  kept: [text: string | null, media: number, kind: string];
};
const file = (mime: string, more: object = {}) => ({ id: '4411', mime_type: mime, sha256: 'x', ...more });
const isNone = 'a message of a kind that cannot be read here';

/** Every kind of inbound message. Source: Meta's webhook reference, read 2026-11; people and words are invented. */
const table: Record<string, Row> = {
  'a text': { part: { type: 'text', text: { body: 'Is it open?' } }, kept: ['Is it open?', 0, 'words'] },
  'a picture with a caption': {
    part: { type: 'image', image: file('image/jpeg', { caption: 'Look' }) },
    kept: ['Look', 1, 'a picture'],
  },
  'a film': { part: { type: 'video', video: file('video/mp4') }, kept: [null, 1, 'a film'] },
  'a sound': { part: { type: 'audio', audio: file('audio/mpeg', { voice: false }) }, kept: [null, 1, 'a sound'] },
  'a voice note': {
    part: { type: 'audio', audio: file('audio/ogg; codecs=opus', { voice: true }) },
    kept: [null, 1, 'a voice note'],
  },
  'a voice note of the old kind': {
    part: { type: 'voice', voice: file('audio/ogg') },
    kept: [null, 1, 'a voice note'],
  },
  'a document': {
    part: { type: 'document', document: file('application/pdf', { filename: 'a.pdf', caption: 'Read' }) },
    kept: ['Read', 1, 'a document'],
  },
  'a sticker': {
    part: { type: 'sticker', sticker: file('image/webp', { animated: false }) },
    kept: [null, 1, 'a sticker'],
  },
  'a place': {
    part: { type: 'location', location: { latitude: 1.5, longitude: 2, name: 'Alder' } },
    kept: [null, 0, 'a place'],
  },
  contacts: {
    part: { type: 'contacts', contacts: [{ name: { formatted_name: 'Otis Invented' } }] },
    kept: [null, 0, 'contacts'],
  },
  'a tap on a button': {
    part: { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'a', title: 'Yes' } } },
    kept: ['Yes', 0, 'a tap on a button'],
  },
  'a choice from a list': {
    part: { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'This one' } } },
    kept: ['This one', 0, 'a choice from a list'],
  },
  'a form filled in': {
    part: {
      type: 'interactive',
      interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', response_json: '[1]' } },
    },
    kept: [null, 0, 'a form filled in'],
  },
  'a tap on the button of a template': {
    part: { type: 'button', button: { payload: 'open', text: 'Show' } },
    kept: ['Show', 0, 'a tap on a button'],
  },
  'a reaction': {
    part: { type: 'reaction', reaction: { message_id: 'wamid.out.1', emoji: '👍' } },
    kept: [null, 0, 'a reaction'],
  },
  'a reaction taken back': {
    part: { type: 'reaction', reaction: { message_id: 'wamid.out.1' } },
    kept: [null, 0, 'a reaction'],
  },
  'an order': {
    part: { type: 'order', order: { catalog_id: '1', text: 'Two', product_items: [{ quantity: '2' }] } },
    kept: ['Two', 0, 'an order'],
  },
  'an edit': {
    part: {
      type: 'edit',
      edit: { original_message_id: 'wamid.1', message: { type: 'text', text: { body: 'Better' } } },
    },
    kept: ['Better', 0, 'an edit of a message'],
  },
  'a message taken back': {
    part: { type: 'revoke', revoke: { original_message_id: 'wamid.1' } },
    kept: [null, 0, 'a message taken back'],
  },
  'an unsupported kind': {
    part: { type: 'unsupported', errors: [{ code: 131051 }], unsupported: { type: 'poll_creation' } },
    kept: [null, 0, isNone],
  },
  'a file over 100 MB': { part: { type: 'unsupported', errors: [{ code: 131052 }] }, kept: [null, 0, isNone] },
  'the old spelling of unsupported': { part: { type: 'unknown', errors: [{ code: 501 }] }, kept: [null, 0, isNone] },
  'words after an advertisement': {
    part: {
      type: 'text',
      text: { body: 'Hello' },
      referral: { source_type: 'ad', source_id: '1', headline: 'Ask us' },
    },
    kept: ['Hello', 0, 'words'],
  },
  'a kind nobody knows yet': { part: { type: 'hologram', hologram: { id: '1' } }, kept: [null, 0, isNone] },
};

describe('news of the account is kept whatever it leaves out', () => {
  test.each<[string, unknown]>([
    ['message_template_status_update', { event: 'REJECTED', message_template_id: 1, reason: null }],
    ['message_template_status_update', { event: 'PAUSED' }],
    ['template_category_update', {}],
    ['account_update', { event: 'ACCOUNT_RESTRICTION', restriction_info: [{ expiration: '1772452800' }] }],
    ['account_update', { event: 'ACCOUNT_RESTRICTION', restriction_info: [{ expiration: 1772452800 }] }],
    ['account_alerts', { alert_info: null }],
    ['phone_number_quality_update', { event: 'ONBOARDING' }],
    ['business_capability_update', { max_daily_conversations_per_business: 'TIER_UNLIMITED' }],
    ['security', { event: 'PIN_CHANGED' }],
    ['standby', { standby: { messages: [{ id: 'wamid.theirs', type: 'text' }] } }],
    ['user_preferences', { user_preferences: [{ value: 'stop', timestamp: 1772452800 }] }],
    ['a_field_of_next_year', null],
    ['a_field_of_next_year', 'words'],
  ])('%s %j', async (field, value) => {
    const world = await openWorld();
    const body = anEnvelope([{ field, value }]);
    for (let time = 0; time < 2; time++) assert.equal((await post(world, { ...body, time })).status, 200);
    const kept = await world.db.select().from(otherChanges);
    assert.deepEqual(
      kept.map((row) => row.field),
      [field],
    );
    const opened = await world.vault.open(kept[0]?.value ?? new Uint8Array());
    assert.deepEqual(JSON.parse(new TextDecoder().decode(opened)), value);
    assert.equal(await world.count('messages'), 0);
  });
});

describe('every kind of message is kept, with its words and media, and has a name for screens', () => {
  test.each(Object.entries(table))('%s', async (_, { part, kept }) => {
    const world = await openWorld();
    const answer = await post(world, fromNadia({ text: undefined, ...part, id: 'wamid.kind' }));
    assert.equal(answer.status, 200);
    const [row] = await world.db.select().from(messages).where(eq(messages.wamid, 'wamid.kind'));
    assert.ok(row?.askerId);
    const files = await world.db.select().from(media).where(eq(media.messageId, row.id));
    assert.deepEqual([row.text, files.length, kindWords(row.type, row.payload)], kept);
    assert.equal((await jobsNamed(world, 'step-conversation')).length, 1);
    assert.equal((await jobsNamed(world, 'fetch-media')).length, files.length);
  });

  test('a system message that is no change of ids is kept and needs nothing', async () => {
    const world = await openWorld();
    await post(world, fromNadia({ text: undefined, type: 'system', system: { type: 'customer_identity_changed' } }));
    const [row] = await world.db.select().from(messages);
    assert.deepEqual([row?.state, kindWords(row?.type ?? '', row?.payload)], ['kept', 'news of the account']);
  });

  test('a form whose answer is no object, and a choice without its kind, are kept as they are', async () => {
    const world = await openWorld();
    const odd = [
      { type: 'nfm_reply', nfm_reply: { response_json: '"7"' } },
      { button_reply: { id: 'a', title: 'Yes' } },
    ];
    await post(world, fromNadia(...odd.map((interactive) => ({ type: 'interactive', text: undefined, interactive }))));
    const rows = await world.db.select().from(messages);
    assert.deepEqual(rows.map((row) => kindWords(row.type, row.payload)).sort(), [
      'a form filled in',
      'an answer to a choice',
    ]);
  });
});
