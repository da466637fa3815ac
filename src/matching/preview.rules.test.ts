import { describe, expect, test } from 'vitest';
import type { Decision } from './decide.rules.ts';
import {
  type Difference,
  differs,
  type Kind,
  kindOfDifference,
  type Outcome,
  tallyOf,
  tallyWords,
} from './preview.rules.ts';

const outcome = (decision: Decision, ...factCheckIds: string[]): Outcome => ({
  decision,
  reason: 'likely',
  factCheckIds,
  probability: 0.9,
  why: [],
});

const table: [string, Outcome, Outcome, Kind | null][] = [
  ['the same answer', outcome('reply', 'a'), outcome('reply', 'a'), null],
  ['another candidate of what goes to people anyway', outcome('review', 'a'), outcome('review', 'b'), null],
  ['a question that becomes an answer', outcome('ask', 'a'), outcome('reply', 'a'), 'answered'],
  ['an answer that becomes a question', outcome('reply', 'a'), outcome('ask', 'a'), 'not-answered'],
  ['an answer that goes to people', outcome('reply', 'a'), outcome('review', 'a'), 'not-answered'],
  ['an answer with another fact-check', outcome('reply', 'a'), outcome('reply', 'b'), 'answered-otherwise'],
  ['what went to people and is asked', outcome('review', 'a'), outcome('ask', 'a'), 'asked'],
  ['what was asked and goes to people', outcome('ask', 'a'), outcome('review', 'a'), 'to-people'],
  ['an offer of two instead of one', outcome('ask', 'a'), outcome('ask', 'a', 'b'), 'offered-otherwise'],
  ['what was asked and is small talk', outcome('ask', 'a'), outcome('chat'), 'chat'],
];

describe('a difference', () => {
  test.each(table)('in %s', (_, before, after, kind) => {
    expect(differs(before, after)).toBe(kind !== null);
    if (kind !== null) expect(kindOfDifference({ before, after })).toBe(kind);
  });
});

test('the counts say what reviewers had said', () => {
  const answered = { submissionId: 'sub_1', before: outcome('ask', 'a'), after: outcome('reply', 'a') };
  const asked = { submissionId: 'sub_2', before: outcome('review', 'a'), after: outcome('ask', 'a') };
  const differences: Difference[] = [
    { ...asked, judged: null },
    ...(['rejected', 'rejected', 'accepted', null] as const).map((judged) => ({ ...answered, judged })),
  ];
  expect(tallyOf(differences).map(tallyWords)).toEqual([
    '4 more answered by itself, 2 of them where a reviewer had rejected that check, 1 where a reviewer had accepted it',
    '1 more asked which claim they mean',
  ]);
});
