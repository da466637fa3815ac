import { expect, test } from 'vitest';
import { botLanguages, phrasesOf } from '../conversation/words.ts';
import { type Answerable, answerBody, answerWords, offerWords, shorten } from './answer.rules.ts';

const check: Answerable = {
  rating: 'false',
  claim: 'Boiled seaweed cures the Port Amara fever',
  title: 'Seaweed does not cure Port Amara fever.',
  summary: 'Two trials at the harbour hospital found no effect. Dr Lindiwe Okafor advises rest and water.',
  publisher: 'The Harbour Lamp',
  publishedAt: '2026-02-14',
  url: 'https://lamp.example/checks/seaweed',
};

test('an answer says rating and truth first, then the claim, why, source, date and link', () => {
  expect(answerBody(check, { language: 'en' }).split('\n\n')).toEqual([
    '🛑 *False.* Seaweed does not cure Port Amara fever.',
    'The claim: “Boiled seaweed cures the Port Amara fever”',
    'Two trials at the harbour hospital found no effect. Dr Lindiwe Okafor advises rest and water.',
    'Source: The Harbour Lamp, February 14, 2026\nhttps://lamp.example/checks/seaweed',
  ]);
});

test.each([...botLanguages])('in %s the longest answer with the line on privacy fits a button message', (language) => {
  const long = 'word '.repeat(400);
  const body = answerBody(
    { ...check, claim: long, title: long, summary: long },
    { language, opener: phrasesOf(language).correction },
  );
  expect(`${body}\n\n${phrasesOf(language).privacy}`.length).toBeLessThanOrEqual(1024);
});

test('a check without date, link or title still makes an answer without gaps', () => {
  const body = answerBody({ ...check, publishedAt: null, url: null, title: '' }, { language: 'pt' });
  expect(body).toContain('🛑 *Falso.*');
  expect(body).toMatch(/Fonte: The Harbour Lamp$/);
  expect(body).not.toMatch(/\n{3,}/);
});

test('two candidates are offered as buttons, three as a list, each with a way out', () => {
  const some = ['fc_1', 'fc_2', 'fc_3'].map((id) => ({ ...check, id }));
  const two = offerWords(some.slice(0, 2), { language: 'en', submissionId: 'sub_1' });
  expect(two.kind === 'buttons' && two.buttons.map((button) => button.id)).toEqual([
    'pick:sub_1:fc_1',
    'pick:sub_1:fc_2',
    'none:sub_1',
  ]);
  const three = offerWords(some, { language: 'en', submissionId: 'sub_1' });
  expect(three.kind === 'list' && three.rows.map((row) => row.title)).toEqual(['1', '2', '3', 'None of these']);
});

test('an answer carries its three buttons with the submission they are about', () => {
  const words = answerWords(check, { language: 'en', submissionId: 'sub_7' });
  expect(words.kind === 'buttons' && words.buttons.map((button) => button.id)).toEqual([
    'helpful:sub_7',
    'not-mine:sub_7',
    'person:sub_7',
  ]);
});

test('a cut text ends at a word', () => {
  expect(shorten('one two three four', 12)).toBe('one two…');
  expect(shorten('short', 12)).toBe('short');
});
