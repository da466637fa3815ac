import { describe, expect, test } from 'vitest';
import { replyRowFor, shippedPolicy, type ThresholdRow } from './models.rules.ts';
import {
  asShipped,
  faultsOf,
  languagesOf,
  type Policy,
  PolicyChoices,
  textOfChoices,
  thresholdsFor,
  withChoices,
  withMode,
} from './policy.rules.ts';

const row = (name: ThresholdRow['name'], more: Partial<ThresholdRow> = {}): ThresholdRow => ({
  name,
  value: { reply: 0.95, ask: 0.4, offer: 0.2 }[name],
  unit: 'calibrated probability',
  dataSet: 'invented',
  date: '2026-11-22',
  precision: 0.98,
  recall: 0.3,
  command: 'none',
  why: 'for a test',
  ...more,
});
const base = [row('reply'), row('ask'), row('offer')];
const shipped: Policy = shippedPolicy([
  ...base,
  row('reply', { language: 'ar', value: 0.97 }),
  row('reply', { language: 'sw', value: null, mode: 'ask' }),
]);

describe('what holds for a language', () => {
  const table: [string, Partial<PolicyChoices>, string, object][] = [
    ['is what is shipped for all', {}, 'pt', { reply: 0.95, ask: 0.4, offer: 0.2, mode: 'reply' }],
    ['is its own row where it has one', {}, 'ar', { reply: 0.97, mode: 'reply' }],
    ['is the row of its primary tag for a variant', {}, 'ar-EG', { reply: 0.97, mode: 'reply' }],
    ['may be to ask only, with the cut-off of all others', {}, 'sw', { reply: 0.95, mode: 'ask' }],
    ['is the cut-off of all others when it is unknown', {}, 'und', { reply: 0.95, mode: 'reply' }],
    ['follows a choice for all others', { thresholds: { reply: { '*': 0.99 } } }, 'pt', { reply: 0.99 }],
    [
      'keeps its own row when only all others are chosen anew',
      { thresholds: { reply: { '*': 0.99 } } },
      'ar',
      { reply: 0.97 },
    ],
    ['follows a choice of its own', { thresholds: { reply: { ar: 0.9 } } }, 'ar', { reply: 0.9 }],
    ['may be switched to ask', { modes: { ar: 'ask' } }, 'ar', { reply: 0.97, mode: 'ask' }],
    ['may be switched back from ask', { modes: { sw: 'reply' } }, 'sw', { reply: 0.95, mode: 'reply' }],
    ['may be to ask for all but one', { modes: { '*': 'ask', ar: 'reply' } }, 'en', { mode: 'ask' }],
    ['may be to answer for one', { modes: { '*': 'ask', ar: 'reply' } }, 'ar', { mode: 'reply' }],
    [
      'knows a variant by its whole tag first',
      { modes: { hi: 'ask', 'hi-Latn': 'reply' } },
      'hi-Latn',
      { mode: 'reply' },
    ],
  ];
  test.each(table)('%s', (_, choices, language, expected) => {
    expect(thresholdsFor(withChoices(shipped, { ...asShipped, ...choices }), language)).toMatchObject(expected);
  });

  test('is listed for each language that is named', () => {
    expect(languagesOf(withChoices(shipped, withMode(asShipped, 'pt', 'ask')))).toEqual(['*', 'ar', 'pt', 'sw']);
  });
});

describe('rows of cut-offs', () => {
  const wrong: [string, ThresholdRow[], RegExp][] = [
    [
      'without a row for all languages',
      [row('ask'), row('offer'), row('reply', { language: 'ar' })],
      /no row named "reply" without a language. Add it/,
    ],
    [
      'twice the same',
      [...base, row('reply', { language: 'ar' }), row('reply', { language: 'ar' })],
      /two rows "reply" for "ar". Keep one/,
    ],
    [
      'with a mode on another name',
      [...base, row('ask', { language: 'ar', mode: 'ask' })],
      /"ask" for "ar" has a mode. .*remove it/,
    ],
    [
      'without a value though answering',
      [...base, row('reply', { language: 'ar', value: null })],
      /"reply" for "ar" has no value. .*give it one/,
    ],
    [
      'without a value for all languages',
      [row('ask'), row('offer'), row('reply', { value: null, mode: 'ask' })],
      /"reply" has no value/,
    ],
    [
      'that ask above what replies',
      [...base, row('reply', { language: 'ar', value: 0.3 })],
      /For ar, ask \(0.4\) is above reply \(0.3\): lower ask, or raise reply/,
    ],
  ];
  test.each(wrong)('%s are refused with what to do', (_, rows, words) => {
    expect(() => shippedPolicy(rows)).toThrowError(expect.objectContaining({ code: 'models.thresholds' }));
    expect(() => shippedPolicy(rows)).toThrowError(words);
  });

  test('give the promise of a language, or of all others', () => {
    const rows = [...base, row('reply', { language: 'ar', promised: 0.99 })];
    expect(replyRowFor(rows, 'ar-EG')?.promised).toBe(0.99);
    expect(replyRowFor(rows, 'fr')?.language).toBeUndefined();
  });
});

describe('choices', () => {
  test('in another order are the same text', () => {
    const a = { thresholds: { reply: { ar: 0.9, pt: 0.8 } }, modes: { ar: 'ask', sw: 'ask' } };
    const b = { modes: { sw: 'ask', ar: 'ask' }, thresholds: { reply: { pt: 0.8, ar: 0.9 } } };
    expect(textOfChoices(PolicyChoices.parse(a))).toBe(textOfChoices(PolicyChoices.parse(b)));
    expect(textOfChoices(withMode(asShipped, 'ar', 'ask'))).not.toBe(textOfChoices(asShipped));
  });

  test('leave out guards that are gone', () => {
    expect(PolicyChoices.parse({ guardsOff: ['too-short', 'moon-phase'] }).guardsOff).toEqual(['too-short']);
  });

  test.each([
    [{ thresholds: { reply: { ar: 1.2 } } }],
    [{ thresholds: { reply: { 'not a tag': 0.5 } } }],
    [{ modes: { ar: 'silent' } }],
    [{ publishers: [''] }],
  ])('%j is refused', (choices) => {
    expect(PolicyChoices.safeParse(choices).success).toBe(false);
  });

  test('that contradict one another are named', () => {
    const policy = withChoices(shipped, { ...asShipped, thresholds: { ask: { '*': 0.96 } } });
    expect(faultsOf(policy)[0]).toContain('For all other languages, ask (0.96) is above reply (0.95)');
  });
});
