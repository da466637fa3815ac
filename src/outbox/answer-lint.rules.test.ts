import { expect, test } from 'vitest';
import type { AnswerPart, AnswerParts, Words } from '../core/ports.ts';
import { faultsIn, repeats } from './answer-lint.rules.ts';

type Piece = string | [AnswerPart, string];

/** A right answer, piece by piece; a test changes one of them. */
const right: Record<string, Piece> = {
  emoji: '🛑 *',
  verdict: ['verdict', 'False'],
  afterVerdict: '.* ',
  fact: ['fact', 'Seaweed does not cure fever.'],
  label: '\n\nThe claim: “',
  claim: ['claim', 'Boiled seaweed cures the fever'],
  end: '”\n\n',
  why: ['why', 'Two trials found no effect.'],
  beforeSource: '\n\nSource: ',
  publisher: ['publisher', 'The Harbour Lamp'],
  comma: ', ',
  date: ['date', '14 February 2026'],
  beforeLink: '\n',
  link: ['link', 'https://lamp.example/a'],
  beforeBasis: '\n\n',
  basis: ['basis', 'This answer is automatic.'],
};

function answer(changed: Partial<Record<string, Piece>> = {}, more: Partial<AnswerParts> = {}): Words {
  const at: AnswerParts['at'] = {};
  let body = '';
  for (const piece of Object.values({ ...right, ...changed })) {
    const [part, words]: [AnswerPart | null, string] = typeof piece === 'object' ? piece : [null, piece ?? ''];
    if (part && words) at[part] = [body.length, body.length + words.length];
    body += words;
  }
  return {
    kind: 'buttons',
    body,
    buttons: [{ id: 'person:sub_1', title: 'Ask a person' }],
    answer: { language: 'en', by: 'machine', factCheckId: 'fc_1', at, endsAt: null, ...more },
  };
}

const asButtons = (words: Words) => words as Extract<Words, { kind: 'buttons' }>;

test('an answer that keeps every rule may leave', () => {
  expect(faultsIn(answer())).toEqual([]);
});

test.each<[string, Words]>([
  ['It rests on no fact-check that a person wrote.', answer({}, { factCheckId: '' })],
  ['It does not open with the verdict.', answer({ emoji: 'I think *' })],
  ['It does not open with the verdict.', answer({ emoji: ['opener', 'Good news.\n\n🛑 *'] })],
  ['The true fact does not stand beside the verdict.', answer({ afterVerdict: '.*\n' })],
  ['It does not name the claim.', answer({ claim: ['claim', '…'] })],
  ['The claim is not marked as one.', answer({ label: '\n\nPeople say ' })],
  ['The claim is not marked as one.', answer({ end: '\n\n' })],
  [
    'It says the claim more than once.',
    answer({ why: ['why', 'Some say: boiled seaweed cures the fever! It does not.'] }),
  ],
  ['It does not say why.', answer({ why: ['why', '…'] })],
  ['It does not name its source.', answer({ publisher: ['publisher', '–'] })],
  ['It gives no date, nor says that there is none.', answer({ date: ['date', ''] })],
  ['It has no link, or not on a line of its own.', answer({ link: ['link', ''] })],
  ['It has no link, or not on a line of its own.', answer({ link: ['link', 'lamp.example'] })],
  ['It has no link, or not on a line of its own.', answer({ beforeLink: ' ' })],
  ['It does not say that it is automatic.', answer({ basis: ['basis', ''] })],
  ['It does not say that a person checked it.', answer({ basis: ['basis', ''] }, { by: 'people' })],
  ['It does not offer a person.', { ...asButtons(answer()), buttons: [{ id: 'helpful:sub_1', title: 'Helpful' }] }],
  ['It is longer than 600 characters.', answer({ why: ['why', 'because '.repeat(60)] })],
  ['It is not in the script of its language.', answer({}, { language: 'hi' })],
  ['A mark of direction in it is not closed.', answer({ why: ['why', 'It \u2068does not.'] })],
  ['A mark of direction in it is not closed.', answer({ why: ['why', 'It \u202edoes not.'] })],
  ['A character in it is torn.', answer({ why: ['why', 'It does not \ud83d.'] })],
])('an answer that breaks one rule alone is told so: %s', (fault, words) => {
  expect(faultsIn(words)).toEqual([fault]);
});

test('an answer that repeats the claim as the fact is told so', () => {
  const words = answer({ fact: ['fact', 'Boiled seaweed cures the fever.'] });
  expect(faultsIn(words)).toContain('It repeats the claim where the fact should stand.');
});

test('an answer whose reasons stand before its verdict is told so', () => {
  const words = asButtons(answer());
  const at = { ...words.answer?.at, why: [0, 2] as [number, number] };
  const told = words.answer ? faultsIn({ ...words, answer: { ...words.answer, at } }) : [];
  expect(told).toContain('Its parts are out of order.');
});

test('the line on privacy does not count towards the 600, and all of it together stays below the 1,024', () => {
  const long = asButtons(answer({ why: ['why', 'because '.repeat(50).trim()] }));
  const first = (added: string): Words => {
    const { answer: parts } = long;
    return parts ? { ...long, body: `${long.body}\n\n${added}`, answer: { ...parts, endsAt: long.body.length } } : long;
  };
  expect(faultsIn(first('We keep what you send. '.repeat(5).trim()))).toEqual([]);
  expect(faultsIn(first('We keep what you send. '.repeat(30).trim()))).toEqual([
    'With what is added it is longer than 1024.',
  ]);
});

test('an answer cut short loses its last parts, and does not leave', () => {
  const { body, ...words } = asButtons(answer());
  expect(faultsIn({ ...words, body: body.slice(0, 150) })).toContain('It does not say that it is automatic.');
});

test('words with a verdict that name no fact-check never leave, whoever wrote them', () => {
  expect(faultsIn({ kind: 'text', body: '🛑 *False.* It is all made up.' })).toHaveLength(1);
  expect(faultsIn({ kind: 'text', body: 'Hello. Forward me a message.' })).toEqual([]);
  expect(faultsIn({ kind: 'text', body: ' ' })).toEqual(['There are no words in it.']);
});

test.each([
  ['They say that Salt cures the FEVER!', 'salt cures the fever', true],
  ['The fever is not cured.', 'fever', false],
  ['Fever.', 'fever', true],
  ['Saltwater cures the fevers', 'water cures the fever', false],
])('“%s” repeats “%s”: %s', (text, claim, expected) => {
  expect(repeats(text, claim)).toBe(expected);
});
