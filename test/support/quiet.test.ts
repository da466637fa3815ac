import { expect, test } from 'vitest';
import { privateLines, quietOf } from './quiet.ts';

const known = {
  people: ['15550100001', '+5511999550177', 'BR.77001770017700'],
  words: ['The ferry of Amara\nsinks on Sunday, say the gulls of the northern pier', 'hello'],
  secrets: ['a-token'],
};

test.each([
  ['{"why":"to 15550100001"}', 1],
  ['{"to":"+15550100001"}', 1],
  ['5511999550177', 1],
  ['{"user":"BR.77001770017700"}', 1],
  ['{"text":"The ferry of Amara\\nsinks on Sunday, say the gu"}', 1],
  ['Bearer a-token', 1],
  ['{"id":"msg_15550100","ms":15550100002,"said":"hello"}', 0],
  ['', 0],
])('%s holds something private in %i lines', (line, count) => {
  expect(privateLines(line, known)).toHaveLength(count);
});

test('lines are counted, the empty ones left out', () => {
  expect(quietOf('one\n\ntwo 15550100001\n', known)).toEqual({ lines: 2, private: 1 });
});
