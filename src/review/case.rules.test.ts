import { expect, test } from 'vitest';
import { afterEvent, type CaseEvent, type CaseState, urgencyOf, whyHere } from './case.rules.ts';

test.each<[CaseState, CaseEvent, CaseState | null]>([
  ['open', 'escalate', 'escalated'],
  ['open', 'close', 'closed'],
  ['open', 'reopen', null],
  ['open', 'de-escalate', null],
  ['escalated', 'de-escalate', 'open'],
  ['escalated', 'close', 'closed'],
  ['escalated', 'escalate', null],
  ['closed', 'reopen', 'open'],
  ['closed', 'close', null],
  ['closed', 'escalate', null],
])('a case that is %s becomes, on %s, %s', (state, event, next) => {
  const result = afterEvent(state, event);
  if (next) expect(result).toEqual({ state: next });
  else expect('refused' in result && result.refused).toMatch(/\.$/);
});

test('a case asked by many today comes before one asked by one last week, and an escalated one before both', () => {
  const now = new Date('2026-03-02T12:00:00Z');
  const quiet = {
    askedCount: 1,
    askedLastDay: 0,
    often: false,
    openedAt: new Date('2026-02-23T12:00:00Z'),
    escalated: false,
    reason: 'nothing-likely',
  };
  const many = { ...quiet, askedCount: 14, askedLastDay: 14, openedAt: now };
  expect(urgencyOf(many, now)).toBeGreaterThan(urgencyOf(quiet, now));
  expect(urgencyOf({ ...quiet, askedCount: 15, escalated: true }, now)).toBeGreaterThan(
    urgencyOf({ ...quiet, askedCount: 15 }, now),
  );
});

test('why a case is here is one sentence, also for a reason we have no words for', () => {
  expect(whyHere('nothing-likely', '', 3)).toBe('No fact-check answers this claim well enough. Asked 3 times.');
  expect(whyHere('numbers-differ', 'The claim says 40, the check 14.', 1)).toBe(
    'The machine held back: numbers differ. The claim says 40, the check 14.',
  );
});
