import { describe, expect, test } from 'vitest';
import { asShipped, guards, type Policy, type PolicyChoices, withChoices } from '../matching/policy.rules.ts';
import { changeWords } from './change-words.ts';
import { choicesOfForm, type MachineForm } from './machine-form.rules.ts';

const shipped: Policy = {
  thresholds: { reply: { '*': 0.95, ar: 0.97 }, ask: { '*': 0.4, ar: 0.5 }, offer: { '*': 0.2 } },
  modes: { '*': 'reply', ar: 'reply', sw: 'ask' },
  guardsOff: [],
  publishers: [],
};
/** The form as it stands when nobody has changed anything. */
const untouched: MachineForm = {
  reply: '',
  ask: '',
  offer: '',
  'mode:*': 'reply',
  'mode:ar': 'reply',
  'reply:ar': '',
  'mode:sw': 'ask',
  'reply:sw': '',
  'language:new': '',
  'mode:new': '',
  'reply:new': '',
  guard: guards,
  publishers: '',
};
const read = (form: MachineForm, choices: PolicyChoices = asShipped) =>
  choicesOfForm({ ...untouched, ...form }, { shipped, choices });

describe('the form of the machine', () => {
  const table: [string, MachineForm, Partial<PolicyChoices>][] = [
    ['untouched is no choice at all', {}, {}],
    ['that says what is shipped is no choice', { reply: '0.95', 'reply:ar': '0.97' }, {}],
    ['takes a cut-off, with a comma too', { reply: '0,9' }, { thresholds: { reply: { '*': 0.9 } } }],
    ['takes a cut-off of one language', { 'reply:ar': '0.99' }, { thresholds: { reply: { ar: 0.99 } } }],
    ['takes a mode', { 'mode:ar': 'ask' }, { modes: { ar: 'ask' } }],
    ['takes a mode back that is shipped', { 'mode:sw': 'reply' }, { modes: { sw: 'reply' } }],
    ['takes a mode for all', { 'mode:*': 'ask' }, { modes: { '*': 'ask' } }],
    ['takes another language', { 'language:new': 'pt-BR', 'mode:new': 'ask' }, { modes: { 'pt-BR': 'ask' } }],
    ['takes a guard off', { guard: guards.filter((one) => one !== 'too-short') }, { guardsOff: ['too-short'] }],
    ['takes publishers in order, each once', { publishers: 'B \n\nA\nB' }, { publishers: ['B', 'A'] }],
  ];
  test.each(table)('%s', (_, form, choices) => {
    expect(read(form)).toEqual({ choices: { ...asShipped, ...choices } });
  });

  test('with every guard off sends none, and that is heard', () => {
    const { guard: _, ...none } = untouched;
    expect(choicesOfForm(none, { shipped, choices: asShipped })).toMatchObject({ choices: { guardsOff: guards } });
  });

  test('keeps what it does not show', () => {
    const choices = { ...asShipped, thresholds: { ask: { ar: 0.6, '*': 0.45 } } };
    expect(read({}, choices)).toMatchObject({ choices: { thresholds: { ask: { ar: 0.6 } } } });
  });

  test.each([
    [{ reply: '1.5' }, '"1.5" is no probability'],
    [{ reply: 'high' }, '"high" is no probability'],
    [{ 'language:new': 'Arabic!' }, '"Arabic!" is no language tag'],
  ])('%j is refused in words', (form, words) => {
    expect(read(form)).toEqual({ faults: [expect.stringContaining(words)] });
  });
});

test('a change is told in sentences, what only follows is not told twice', () => {
  const change = (choices: Partial<PolicyChoices>) =>
    changeWords(shipped, withChoices(shipped, { ...asShipped, ...choices }));
  expect(change({})).toEqual([]);
  expect(change({ thresholds: { reply: { '*': 0.9 } } })).toEqual([
    'In all languages without rules of their own it answers from 0.9 on, instead of 0.95.',
  ]);
  expect(change({ modes: { ar: 'ask', sw: 'reply' }, guardsOff: ['too-short'], publishers: ['B', 'A'] })).toEqual([
    'In Arabic it only asks.',
    'In Swahili it answers by itself.',
    'The guard "too short" is switched off.',
    'Preferred publishers, in this order: B, A.',
  ]);
});
