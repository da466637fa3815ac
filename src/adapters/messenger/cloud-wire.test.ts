import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import type { Words } from '../../core/ports.ts';
import { checkMessage } from '../../simulator/send-check.rules.ts';
import { approvedTemplate } from '../../simulator/templates.rules.ts';
import { cut, limits, toWire } from './cloud-wire.ts';

const to = { phone: '15550101001' };
const wire = (words: Words, part: Partial<Parameters<typeof toWire>[0]> = {}) =>
  toWire({ to, words, opaque: 'out_1', ...part });
const account = { templates: [approvedTemplate({ id: '1', name: 'check_ready', language: 'en' })] };
/** Two units each, so that a limit in units falls inside a character. */
const wide = (units: number) => '😀'.repeat(Math.ceil(units / 2)).slice(0, units % 2 === 0 ? units : units + 1);

describe('the limits', () => {
  const lengths = [0, 1, 2, 7].map((more) => more);
  const kinds: [string, number, (text: string) => Words][] = [
    ['text', limits.text, (body) => ({ kind: 'text', body })],
    [
      'the body over buttons',
      limits.buttonsBody,
      (body) => ({ kind: 'buttons', body, buttons: [{ id: 'a', title: 'A' }] }),
    ],
    [
      'a footer',
      limits.footer,
      (footer) => ({ kind: 'buttons', body: 'Which?', footer, buttons: [{ id: 'a', title: 'A' }] }),
    ],
    [
      'a button title',
      limits.buttonTitle,
      (title) => ({ kind: 'buttons', body: 'Which?', buttons: [{ id: 'a', title }] }),
    ],
    [
      'the body over a list',
      limits.listBody,
      (body) => ({ kind: 'list', body, button: 'Choose', rows: [{ id: 'a', title: 'A' }] }),
    ],
    [
      'the button of a list',
      limits.listButton,
      (button) => ({ kind: 'list', body: 'Which?', button, rows: [{ id: 'a', title: 'A' }] }),
    ],
    [
      'a row title',
      limits.rowTitle,
      (title) => ({ kind: 'list', body: 'Which?', button: 'Choose', rows: [{ id: 'a', title }] }),
    ],
    [
      'a row description',
      limits.rowDescription,
      (description) => ({
        kind: 'list',
        body: 'Which?',
        button: 'Choose',
        rows: [{ id: 'a', title: 'A', description }],
      }),
    ],
  ];

  test.each(kinds)('of %s: at %i a text goes through whole, beyond it is cut and still taken', (_, limit, make) => {
    for (const fill of ['x', 'ø', 'ہ']) {
      const whole = fill.repeat(limit);
      assert.ok(JSON.stringify(wire(make(whole))).includes(JSON.stringify(whole).slice(1, -1)));
      for (const more of lengths) {
        const request = wire(make(fill.repeat(limit + more)));
        assert.equal(checkMessage(request, account), null, `${fill} ${limit + more}`);
      }
      assert.ok(JSON.stringify(wire(make(fill.repeat(limit + 1)))).includes('…'));
    }
    assert.equal(checkMessage(wire(make(wide(limit + 6))), account), null);
    assert.doesNotMatch(JSON.stringify(wire(make(wide(limit + 6)))), /\\ud/, 'half a character');
  });

  test('a text is cut between graphemes, never inside a family or a flag', () => {
    const family = '👨‍👩‍👧‍👦';
    assert.equal(cut(family.repeat(3), family.length * 2), `${family}…`);
    assert.equal(cut('नमस्ते नमस्ते', 8), 'नमस्ते…');
    assert.equal(cut('short', 5), 'short');
  });

  test.each<[string, Words]>([
    ['words.empty', { kind: 'text', body: '\n ' }],
    ['words.empty', { kind: 'buttons', body: 'Which?', buttons: [{ id: 'a', title: ' ' }] }],
    ['words.empty', { kind: 'template', name: 'check_ready', language: 'en', parameters: [' '] }],
    ['words.choices-count', { kind: 'list', body: 'Which?', button: 'Choose', rows: [] }],
    [
      'words.choices-count',
      {
        kind: 'list',
        body: 'Which?',
        button: 'Choose',
        rows: Array.from({ length: 11 }, (_, i) => ({ id: `${i}`, title: 'Row' })),
      },
    ],
    ['words.bad-id', { kind: 'buttons', body: 'Which?', buttons: [{ id: '', title: 'A' }] }],
    [
      'words.titles-repeat',
      {
        kind: 'buttons',
        body: 'Which?',
        buttons: [
          { id: 'a', title: `${'x'.repeat(20)}1` },
          { id: 'b', title: `${'x'.repeat(20)}2` },
        ],
      },
    ],
  ])('%s is thrown for a fault of ours', (code, words) => {
    assert.throws(() => wire(words), { kind: 'invalid', code });
  });
});

describe('the address', () => {
  test.each(['15550101001', '+15550101001'])('%s always travels with +', (phone) => {
    assert.equal(wire({ kind: 'text', body: 'x' }, { to: { phone } }).to, '+15550101001');
  });

  test('a user id travels as recipient and without a number', () => {
    const request = wire({ kind: 'text', body: 'x' }, { to: { userId: 'BR.123' } });
    assert.deepEqual([request.recipient, 'to' in request], ['BR.123', false]);
  });

  test.each([
    { phone: '' },
    { phone: '+' },
    { phone: '1234' },
    { phone: '0x15550101001' },
    { userId: '' },
    { userId: 'br.1' },
  ])('%j is refused', (odd) => {
    assert.throws(() => wire({ kind: 'text', body: 'x' }, { to: odd }), { code: 'words.bad-address' });
  });
});

test('our id travels along, up to 512 characters', () => {
  assert.equal(
    wire({ kind: 'text', body: 'x' }, { opaque: 'x'.repeat(512) }).biz_opaque_callback_data,
    'x'.repeat(512),
  );
  assert.throws(() => wire({ kind: 'text', body: 'x' }, { opaque: 'x'.repeat(513) }), {
    code: 'words.opaque-too-long',
  });
});

test('words quote what they answer, reactions and templates do not', () => {
  const quote = (words: Words) => wire(words, { replyTo: 'wamid.1' }).context;
  assert.deepEqual(quote({ kind: 'text', body: 'x' }), { message_id: 'wamid.1' });
  assert.equal(quote({ kind: 'reaction', wamid: 'wamid.1', emoji: '👀' }), undefined);
  assert.equal(quote({ kind: 'template', name: 'check_ready', language: 'en', parameters: [] }), undefined);
});

test('a template parameter holds no line break, tab or run of blanks', () => {
  const { template } = wire({
    kind: 'template',
    name: 'check_ready',
    language: 'en',
    parameters: ['one\n\ntwo\t\t    three'],
  }) as {
    template: { components: { parameters: { text: string }[] }[] };
  };
  assert.equal(template.components[0]?.parameters[0]?.text, 'one two three');
});
