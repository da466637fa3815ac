import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { checkMessage } from './send-check.rules.ts';

type Part = Record<string, unknown>;
const mb = 1024 * 1024;
const files: Record<string, { mimeType: string; byteCount: number }> = {
  jpeg: { mimeType: 'image/jpeg', byteCount: 5 * mb },
  bigJpeg: { mimeType: 'image/jpeg', byteCount: 5 * mb + 1 },
  gif: { mimeType: 'image/gif', byteCount: 10 },
  ogg: { mimeType: 'audio/ogg; codecs=opus', byteCount: 16 * mb },
  mp4: { mimeType: 'video/mp4', byteCount: 16 * mb + 1 },
  pdf: { mimeType: 'application/pdf', byteCount: 99 * mb },
  webp: { mimeType: 'image/webp', byteCount: 500_000 },
};
const account = { templates: [], medium: (id: string) => files[id] ?? null, ourNumber: '15550199999' };
const codeOf = (part: Part) =>
  checkMessage({ messaging_product: 'whatsapp', to: '+15550101001', ...part }, account)?.code ?? null;
const interactive = (type: string, part: Part) => ({
  type: 'interactive',
  interactive: { type, body: { text: 'Which?' }, ...part },
});
const x = (length: number) => 'x'.repeat(length);

const reacting = { type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👀' } };

/** Each limit of the message reference: the request made with a text of `n` characters, and how many it takes. */
const limits: [string, number, (text: string) => Part][] = [
  ['a text', 4096, (body) => ({ text: { body } })],
  ['a caption', 1024, (caption) => ({ type: 'image', image: { id: 'jpeg', caption } })],
  ['a body over buttons', 1024, (text) => withButtons({ body: { text } })],
  ['the title of a button', 20, (title) => withButtons({}, [{ id: 'a', title }])],
  ['the id of a button', 256, (id) => withButtons({}, [{ id, title: 'A' }])],
  ['a footer', 60, (text) => withButtons({ footer: { text } })],
  ['a header', 60, (text) => withButtons({ header: { type: 'text', text } })],
  ['a body over a list', 4096, (text) => withRows({ body: { text } })],
  ['the button of a list', 20, (button) => withRows({}, { button })],
  ['the title of a section', 24, (title) => withRows({}, { sections: [{ title, rows: [{ id: 'a', title: 'A' }] }] })],
  ['the title of a row', 24, (title) => withRows({}, { sections: [{ rows: [{ id: 'a', title }] }] })],
  ['the id of a row', 200, (id) => withRows({}, { sections: [{ rows: [{ id, title: 'A' }] }] })],
  [
    'the description of a row',
    72,
    (description) => withRows({}, { sections: [{ rows: [{ id: 'a', title: 'A', description }] }] }),
  ],
  ['a body over a link', 1024, (text) => withLink({ body: { text } })],
  ['the words of a link', 20, (display_text) => withLink({}, { display_text })],
  [
    'a body that asks for a place',
    1024,
    (text) => interactive('location_request_message', { body: { text }, action: { name: 'send_location' } }),
  ],
  ['the words of a flow', 20, (flow_cta) => withFlow({ flow_cta })],
];

function withButtons(part: Part, replies: Part[] = [{ id: 'a', title: 'A' }]) {
  return interactive('button', { action: { buttons: replies.map((reply) => ({ type: 'reply', reply })) }, ...part });
}
function withRows(part: Part, action: Part = {}) {
  const sections = [{ rows: [{ id: 'a', title: 'A' }] }];
  return interactive('list', { action: { button: 'Choose', sections, ...action }, ...part });
}
function withLink(part: Part, parameters: Part = {}) {
  const all = { display_text: 'Read', url: 'https://check.example/1', ...parameters };
  return interactive('cta_url', { action: { name: 'cta_url', parameters: all }, ...part });
}
function withFlow(parameters: Part) {
  return interactive('flow', {
    action: { name: 'flow', parameters: { flow_message_version: '3', flow_id: '1', flow_cta: 'Open', ...parameters } },
  });
}

describe('the limits of a send', () => {
  test.each(limits)('%s of %i characters is taken, one more or none is not', (_, most, make) => {
    assert.equal(codeOf(make(x(most))), null);
    assert.equal(codeOf(make(x(most + 1))), 131009);
    assert.equal(codeOf(make('')), 131008);
  });

  test.each<[string, number | null, Part]>([
    [
      'three buttons',
      null,
      withButtons(
        {},
        [1, 2, 3].map((id) => ({ id: `${id}`, title: `${id}` })),
      ),
    ],
    [
      'four buttons',
      131009,
      withButtons(
        {},
        [1, 2, 3, 4].map((id) => ({ id: `${id}`, title: `${id}` })),
      ),
    ],
    ['no buttons', 131009, withButtons({}, [])],
    [
      'two equal ids',
      131009,
      withButtons(
        {},
        ['A', 'B'].map((title) => ({ id: 'a', title })),
      ),
    ],
    ['a picture over buttons', null, withButtons({ header: { type: 'image', image: { id: 'jpeg' } } })],
    ['a picture over a list', 131009, withRows({ header: { type: 'image', image: { id: 'jpeg' } } })],
    [
      'ten rows in two titled sections',
      null,
      withRows({}, { sections: ['A', 'B'].map((title) => ({ title, rows: rowsFrom(title, 5) })) }),
    ],
    [
      'two sections without titles',
      131008,
      withRows({}, { sections: ['A', 'B'].map((it) => ({ rows: rowsFrom(it, 1) })) }),
    ],
    ['eleven rows', 131009, withRows({}, { sections: [{ rows: rowsFrom('A', 11) }] })],
    ['a link that is no address', 131009, withLink({}, { url: 'check.example' })],
    ['a flow with an emoji', 131009, withFlow({ flow_cta: 'Open 😀' })],
    ['a flow without an id', 131008, withFlow({ flow_id: undefined })],
    ['a picture of 5 MB', null, { type: 'image', image: { id: 'jpeg' } }],
    ['a picture of 5 MB and a byte', 131053, { type: 'image', image: { id: 'bigJpeg' } }],
    ['a GIF as a picture', 131053, { type: 'image', image: { id: 'gif' } }],
    ['a picture nobody uploaded', 131009, { type: 'image', image: { id: 'none' } }],
    ['a picture by address', null, { type: 'image', image: { link: 'https://a.example/a.png' } }],
    ['a picture without either', 131008, { type: 'image', image: {} }],
    ['a voice note', null, { type: 'audio', audio: { id: 'ogg', voice: true } }],
    ['a voice note with a caption', 100, { type: 'audio', audio: { id: 'ogg', caption: 'x' } }],
    ['a film that is too large', 131053, { type: 'video', video: { id: 'mp4' } }],
    ['a document', null, { type: 'document', document: { id: 'pdf', filename: 'a.pdf' } }],
    ['a sticker', null, { type: 'sticker', sticker: { id: 'webp' } }],
    ['a place', null, { type: 'location', location: { latitude: -23.5, longitude: -46.6 } }],
    ['a place nowhere', 131009, { type: 'location', location: { latitude: 91, longitude: 0 } }],
    ['a contact', null, { type: 'contacts', contacts: [{ name: { formatted_name: 'Nadia Invented' } }] }],
    ['a contact without a name', 131008, { type: 'contacts', contacts: [{}] }],
    ['a quote', null, { text: { body: 'x' }, context: { message_id: 'wamid.1' } }],
    ['a quote of nothing', 131009, { text: { body: 'x' }, context: {} }],
    ['a reaction that quotes', 131009, { ...reacting, context: { message_id: 'wamid.1' } }],
    ['an opaque id of 513 characters', 100, { text: { body: 'x' }, biz_opaque_callback_data: x(513) }],
    ['ourselves', 131021, { to: '+15550199999', text: { body: 'x' } }],
    ['a group', 100, { recipient_type: 'group', text: { body: 'x' } }],
    ['a number and a user id', null, { recipient: 'BR.123', text: { body: 'x' } }],
  ])('of %s: %s', (_, code, part) => assert.equal(codeOf(part), code));
});

function rowsFrom(prefix: string, count: number): Part[] {
  return Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index}`, title: 'Row' }));
}
