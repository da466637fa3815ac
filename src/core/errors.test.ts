import { expect, test } from 'vitest';
import { framesOf, invalid, wordsOf } from './errors.ts';

const broken = (text: string) => {
  try {
    return JSON.parse(text) as never;
  } catch (error) {
    return error;
  }
};
const query = (cause: unknown) =>
  Object.assign(new Error('Failed query: insert into messages values ($1)\nparams: The ferry sinks,15550100001'), {
    query: 'insert into messages\n values ($1)',
    params: ['The ferry sinks', '15550100001'],
    cause,
  });

const table: [string, unknown, string][] = [
  ['what we refuse, in our words', invalid('a.code', 'Case 12345678 is closed.'), 'Case 12345678 is closed.'],
  ['an error of a library', new Error('connect ECONNREFUSED 127.0.0.1:5432'), 'connect ECONNREFUSED 127.0.0.1:5432'],
  ['what only looks like one', { message: 'away' }, 'away'],
  ['what is none', 'away', 'away'],
  [
    'a query, without its values',
    query(new Error('out of room')),
    'out of room (in: insert into messages values ($1))',
  ],
  [
    'a query that lost its parts on the way',
    new Error(query(null).message),
    'Failed query: insert into messages values ($1)',
  ],
  [
    'a value that the database could not read',
    query(Object.assign(new Error('invalid input syntax for type integer: "The ferry sinks"'), { code: '22P02' })),
    'invalid input syntax for type integer: "…" (in: insert into messages values ($1))',
  ],
  [
    'a broken rule of a table, which names no value',
    Object.assign(new Error('duplicate key value violates unique constraint "messages_once"'), { code: '23505' }),
    'duplicate key value violates unique constraint "messages_once"',
  ],
  ['a body that is no JSON', broken('The ferry sinks'), `Unexpected token 'T', "…" is not valid JSON`],
  [
    'a long body that is no JSON',
    broken(`{"a": ${'The ferry sinks '.repeat(9)}`),
    `Unexpected token 'T', "…" is not valid JSON`,
  ],
  ['numbers and user ids', new Error('no such person: +15550100001, BR.77001770017700'), 'no such person: …, …'],
  [
    'what an address asks',
    new Error('Failed to parse URL from https://cdn.example/a?token=abc'),
    'Failed to parse URL from https://cdn.example/a?…',
  ],
  ['our own ids', new Error('no msg_01k2j3h4 in 100 of 2000000'), 'no msg_01k2j3h4 in 100 of 2000000'],
];
test.each(table)('of %s a log line says what was wrong, and nothing of a person', (_, error, words) => {
  expect(wordsOf(error)).toBe(words);
});

test('where an error came from is told without what it says', () => {
  const frames = framesOf(query(new Error('x')));
  expect(frames).toMatch(/^\s+at .*errors\.test\.ts/);
  expect(frames).not.toContain('ferry');
  expect(framesOf('away')).toBeUndefined();
});
