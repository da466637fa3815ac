import { expect, test } from 'vitest';
import { isMisspelling } from './spelling.rules.ts';

test.each([
  ['government', 'goverment'],
  ['vaccine', 'vacicne'],
  ['hospital', 'hospitol'],
  ['modern', 'modem'],
  ['clown', 'down'],
  ['hel1o', 'hello'],
  ['b0il5', 'boils'],
  ['voce', 'vc'],
  ['вакцина', 'вакцна'],
  // Four letters misread, which is all that two slips allow.
  ['contagious', 'eonfaqiovs'],
  ['सरकार', 'सरकर'],
])('"%s" and "%s" are likely one word, either way round', (a, b) => {
  expect([isMisspelling(a, b), isMisspelling(b, a)]).toEqual([true, true]);
});

test.each([
  ['legal', 'illegal'],
  ['iran', 'iraq'],
  ['increase', 'decrease'],
  ['bridge', 'garden'],
  ['harbour', 'parlour'],
  ['2019', '2018'],
  ['monday', 'sunday'],
  ['strawberry', 'gooseberry'],
  ['мост', 'лост'],
])('"%s" and "%s" are two words, either way round', (a, b) => {
  expect([isMisspelling(a, b), isMisspelling(b, a)]).toEqual([false, false]);
});
