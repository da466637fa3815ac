import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Words } from '../../core/ports.ts';
import { checkMessage } from '../../simulator/send-check.rules.ts';
import { approvedTemplate } from '../../simulator/templates.rules.ts';
import { limits, toWire } from './cloud-wire.ts';

const account = { templates: [approvedTemplate({ id: '1', name: 'check_ready', language: 'en' })] };
const wire = (words: Words) => toWire({ to: { phone: '15550101001' }, words, opaque: 'out_1' });

/** What texts are made of that break naive cuts: families, flags, skin tones, marks on marks, right-to-left, joiners, halves. */
const pieces = [
  'a',
  'Z',
  ' ',
  '\n',
  '. ',
  '! ',
  'é',
  'e\u0301',
  '😀',
  '👨‍👩‍👧‍👦',
  '🇧🇷',
  '👍🏽',
  '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  'न',
  'म',
  'स्ते',
  'क्षि',
  'শ্রী',
  'ش',
  'لا',
  'كِتَاب',
  'اُردُو',
  '। ',
  '؟ ',
  '\u2067שלום\u2069',
  '\u200f',
  '\u200d',
  '\u0336',
  '한',
  'ᄒ',
  'ก็',
  'z̸̡̢',
  '*',
  '_',
  'https://a.example/x ',
  '\u0000',
  '\ud83d',
  '\udc00',
  '\u2028',
];
const unit = fc.oneof(
  fc.constantFrom(...pieces),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
/** A text somewhere about a limit: a random piece repeated and cut to a length, after random ones, always with a letter first. */
const about = (limit: number) =>
  fc
    .tuple(fc.array(unit, { maxLength: 12 }), unit, fc.integer({ min: -3, max: 5 }), fc.boolean())
    .map(([head, fill, more, isShort]) => {
      const start = `x${head.join('')}`;
      if (isShort) return start;
      return `${start}${fill.repeat(Math.ceil(limit / fill.length))}`.slice(0, limit + more);
    });

const kinds = {
  text: about(limits.text).map((body): Words => ({ kind: 'text', body })),
  buttons: fc
    .tuple(about(limits.buttonsBody), about(limits.footer), about(limits.buttonTitle))
    .map(([body, footer, title]): Words => ({ kind: 'buttons', body, footer, buttons: [{ id: 'a', title }] })),
  list: fc
    .tuple(about(limits.listBody), about(limits.listButton), about(limits.rowTitle), about(limits.rowDescription))
    .map(
      ([body, button, title, description]): Words => ({
        kind: 'list',
        body,
        button,
        rows: [{ id: 'a', title, description }],
      }),
    ),
  link: fc
    .tuple(about(limits.linkBody), about(limits.linkButton))
    .map(([body, button]): Words => ({ kind: 'link', body, button, url: 'https://a.example/1' })),
  template: about(limits.templateParameter).map(
    (text): Words => ({ kind: 'template', name: 'check_ready', language: 'en', parameters: [text] }),
  ),
};

/** Every text in a request. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Runs by kind: 10,000 together, the long ones fewer. */
const runs = { text: 1_000, buttons: 3_500, list: 1_000, link: 3_000, template: 1_500 };

describe('whatever people write, one request of ours', () => {
  test.each(Object.entries(kinds))(
    'of kind %s is taken by the provider, whole characters only',
    (kind, words) => {
      fc.assert(
        fc.property(words, (words) => {
          const request = wire(words);
          expect(checkMessage(request, account)).toBeNull();
          for (const text of textsIn(request)) expect(text).not.toMatch(/\p{Cs}/u);
        }),
        { numRuns: runs[kind as keyof typeof runs] },
      );
    },
    120_000,
  );

  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  test('is cut between graphemes: what is left are the first of them, and the next would not have fitted', () => {
    fc.assert(
      fc.property(about(limits.buttonTitle), (title) => {
        const shown = title.replace(/[\p{Cc}\p{Cs}]/gu, (one) => (one === '\n' || one === '\t' ? one : ''));
        const request = wire({ kind: 'buttons', body: 'Which?', buttons: [{ id: 'a', title }] });
        const sent =
          (request.interactive as { action: { buttons: { reply: { title: string } }[] } }).action.buttons[0]?.reply
            .title ?? '';
        if (shown.length <= limits.buttonTitle) {
          expect(sent).toBe(shown);
          return;
        }
        expect(sent.endsWith('…')).toBe(true);
        const parts = [...graphemes.segment(shown)].map(({ segment }) => segment);
        const starts = parts.map((_, i) => parts.slice(0, i).join(''));
        const fitting = starts.filter((start) => start.length <= limits.buttonTitle - 1).at(-1) ?? '';
        expect(sent).toBe(`${fitting.trimEnd()}…`);
      }),
      { numRuns: 2_000 },
    );
  });

  test('of sentences is cut behind a whole one', () => {
    const body = 'This is a sentence of ours. '.repeat(200);
    const { text } = wire({ kind: 'text', body }) as { text: { body: string } };
    expect(text.body.length).toBeLessThanOrEqual(limits.text);
    expect(text.body.endsWith('of ours.…')).toBe(true);
  });
});
