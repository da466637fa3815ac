import assert from 'node:assert/strict';
import { test } from 'vitest';
import { numberVariants } from './number-variants.rules.ts';

test.each([
  ['a Brazilian mobile with the ninth digit', '5511987654321', ['551187654321']],
  ['the same without it', '551187654321', ['5511987654321']],
  ['a Brazilian landline', '551132654321', []],
  ['a Mexican number with the 1', '5215512345678', ['525512345678']],
  ['the same without it', '525512345678', ['5215512345678']],
  ['an Argentine mobile', '5491112345678', ['541112345678']],
  ['an Argentine number without the 9, which may be a landline', '541112345678', []],
  ['a number of another country', '15550100001', []],
  ['a number that only begins like one', '5511', []],
])('%s (%s) may also be written %j', (_, phone, variants) => assert.deepEqual(numberVariants(phone), variants));
