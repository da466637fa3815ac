import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { channelRules } from './whatsapp-rules.ts';

test('the 23 faults and the 13 points each stand in the table once', () => {
  const rows = channelRules.map(({ row }) => row);
  const wanted = [
    ...Array.from({ length: 23 }, (_, index) => `fault ${index + 1}`),
    ...Array.from({ length: 13 }, (_, index) => `point ${index + 1}`),
  ];
  assert.deepEqual(rows, wanted);
});

test.each(channelRules.map((rule) => [rule.row, rule] as const))(
  '%s names tests that exist, or says why there is none',
  (_, rule) => {
    assert.ok(rule.tests.length > 0 || rule.note);
    for (const [file, name] of rule.tests)
      assert.ok(
        namesIn(readFileSync(file, 'utf8')).some((each) => each.includes(name)),
        `${file} has no test "${name}"`,
      );
  },
);

/** Names of tests and groups, as written: the first text of every call that opens one. */
const namesIn = (text: string) =>
  [...text.matchAll(/(?:\btest|\bdescribe|\]|\bkinds|\blimits|\))\(\s*(['"`])(.*?)\1\s*,/gs)].map(
    (match) => match[2] ?? '',
  );
