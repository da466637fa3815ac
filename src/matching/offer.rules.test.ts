import { expect, test } from 'vitest';
import { offerWords } from './offer.rules.ts';

const claims = ['Boiled seaweed cures the fever', 'The ferry stops on Sunday', 'The lighthouse was sold'];
const some = claims.map((claim, index) => ({ id: `fc_${index + 1}`, claim }));

test('two candidates are offered as buttons, three as a list, each with a way out', () => {
  const two = offerWords(some.slice(0, 2), { language: 'en', submissionId: 'sub_1' });
  expect(two.kind === 'buttons' && two.buttons.map((button) => button.id)).toEqual([
    'pick:sub_1:fc_1',
    'pick:sub_1:fc_2',
    'none:sub_1',
  ]);
  const three = offerWords(some, { language: 'en', submissionId: 'sub_1' });
  expect(three.kind === 'list' && three.rows.map((row) => row.title)).toEqual(['1', '2', '3', 'None of these']);
});

test('a single candidate is asked about with yes and no, without a number', () => {
  const one = offerWords(some.slice(0, 1), { language: 'es', submissionId: 'sub_1' });
  expect(one.kind === 'buttons' && one.buttons.map(({ title }) => title)).toEqual(['Sí', 'No']);
  expect('body' in one && one.body).toBe('¿Te refieres a esto?\n\nBoiled seaweed cures the fever');
});

test('a second offer says that the first was not it', () => {
  const again = offerWords(some, { language: 'en', submissionId: 'sub_1', again: true });
  expect('body' in again && again.body).toMatch(/^Then perhaps you mean one of these\?\n\n\*1\.\* Boiled/);
});

test('a claim in Latin letters stands isolated in an Arabic offer', () => {
  const offer = offerWords(some, { language: 'ar', submissionId: 'sub_1' });
  expect('body' in offer && offer.body).toContain('*1.* \u2068Boiled seaweed cures the fever\u2069');
});
