import { expect, test } from 'vitest';
import { chooseGroup } from './nominate.rules.ts';

const near = (groupId: string) => ({ groupId, difference: null });
const against = (groupId: string) => ({ groupId, difference: 'number' as const });

test('a message joins the group of a near duplicate, and of two groups the one with more', () => {
  expect(chooseGroup([near('a')])).toBe('a');
  expect(chooseGroup([near('a'), near('b'), near('b')])).toBe('b');
  expect(chooseGroup([near('a'), near('b')])).toBe('a');
});

test('it joins none when as many of the group say another thing', () => {
  expect(chooseGroup([near('a'), against('a')])).toBeNull();
  expect(chooseGroup([near('a'), near('a'), against('a')])).toBe('a');
  expect(chooseGroup([near('a'), against('a'), near('b')])).toBe('b');
});

test('little in common speaks neither for a group nor against it', () => {
  expect(chooseGroup([{ groupId: 'a', difference: 'other-words' }])).toBeNull();
  expect(chooseGroup([near('a'), { groupId: 'a', difference: 'few-words' }])).toBe('a');
  expect(chooseGroup([])).toBeNull();
});
