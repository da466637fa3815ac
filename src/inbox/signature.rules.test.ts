import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'vitest';
import { howSigned, sameText, signatureOf } from './signature.rules.ts';

const secret = 'invented-secret';
const bytes = (text: string) => new TextEncoder().encode(text);
const signed = (text: string, key = secret) => `sha256=${createHmac('sha256', key).update(text).digest('hex')}`;

test('a body signed over its raw bytes is accepted', async () => {
  const body = '{"text":"caf\\u00e9 \\/ 10% @ home"}';
  assert.equal(await howSigned(bytes(body), signed(body), secret), 'raw');
});

test('the signature may be written in capitals', async () => {
  assert.equal(await howSigned(bytes('{}'), signed('{}').toUpperCase().replace('SHA256', 'sha256'), secret), 'raw');
});

test('a body whose unicode was decoded on the way is accepted over its escaped twin', async () => {
  const sent = '{"text":"caf\\u00e9 \\ud83d\\ude00"}';
  const arrived = '{"text":"café 😀"}';
  assert.equal(await howSigned(bytes(arrived), signed(sent), secret), 'escaped');
});

test('either of two secrets is good while one replaces the other', async () => {
  assert.equal(await howSigned(bytes('{}'), signed('{}', 'new'), 'old, new'), 'raw');
  assert.equal(await howSigned(bytes('{}'), signed('{}', 'old'), 'old,new'), 'raw');
});

test.each([
  ['no header', undefined],
  ['an empty header', ''],
  ['no algorithm', signed('{}').slice(7)],
  ['the older algorithm', `sha1=${'a'.repeat(40)}`],
  ['a short digest', signed('{}').slice(0, -1)],
  ['a long digest', `${signed('{}')}0`],
  ['letters that are not hex', `sha256=${'z'.repeat(64)}`],
  ['another secret', signed('{}', 'other')],
  ['another body', signed('{ }')],
])('%s is refused without throwing', async (_, header) => {
  assert.equal(await howSigned(bytes('{}'), header, secret), null);
});

test('without a secret nothing is signed, not even with an empty one', async () => {
  const header = `sha256=${createHmac('sha256', '').update('{}').digest('hex')}`;
  assert.equal(await howSigned(bytes('{}'), header, ''), null);
  assert.equal(await howSigned(bytes('{}'), header, ' , '), null);
});

test('bytes that are not UTF-8 are compared as they are', async () => {
  const body = new Uint8Array([0xff, 0xfe, 0x00]);
  assert.equal(await howSigned(body, await signatureOf(body, secret), secret), 'raw');
  assert.equal(await howSigned(body, signed('x'), secret), null);
});

test('texts are the same only when every unit is', () => {
  assert.equal(sameText('abc', 'abc'), true);
  assert.equal(sameText('abc', 'abd'), false);
  assert.equal(sameText('abc', 'abcabc'), false);
  assert.equal(sameText('', ''), true);
  assert.equal(sameText('a', ''), false);
});
