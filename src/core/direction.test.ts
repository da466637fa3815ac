import { expect, test } from 'vitest';
import { directionOf, isolated, isolateRuns } from './direction.ts';

test.each([
  ['ar', 'rtl'],
  ['ur-PK', 'rtl'],
  ['ur-Latn', 'ltr'],
  ['hi', 'ltr'],
  ['id', 'ltr'],
  [null, 'ltr'],
])('%s is written %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});

test.each([
  ['أرسل STOP الآن', 'أرسل \u2068STOP\u2069 الآن'],
  ['قال Dr Lindiwe Okafor ذلك', 'قال \u2068Dr Lindiwe Okafor\u2069 ذلك'],
  ['بين 10-20 شخصًا', 'بين \u206810-20\u2069 شخصًا'],
  ['اتصل +44 20 7946 الآن', 'اتصل \u2068+44 20 7946\u2069 الآن'],
  ['في 14 فبراير 2026', 'في 14 فبراير 2026'],
  ['انظر https://lamp.example/a?b=1 هنا', 'انظر \u2068https://lamp.example/a?b=1 \u2069 هنا'],
])('in a text from right to left what runs the other way is isolated: %s', (text, isolatedText) => {
  expect(isolateRuns(text, 'ar')).toBe(isolatedText);
  expect(isolateRuns(isolatedText, 'ar')).toBe(isolatedText);
});

test('in a text from left to right nothing is touched', () => {
  expect(isolateRuns('Send STOP to 10-20 people', 'en')).toBe('Send STOP to 10-20 people');
});

test.each([
  ['مرحبا', 'ltr', '\u2068مرحبا\u2069'],
  ['hello', 'ltr', 'hello'],
  ['hello', 'rtl', '\u2068hello\u2069'],
  ['مرحبا', 'rtl', 'مرحبا'],
  ['नमस्ते', 'rtl', '\u2068नमस्ते\u2069'],
  ['\u202eevil', 'ltr', 'evil'],
] as const)(
  'quoted words are isolated only where they would tear, and bring no marks along: %s in %s',
  (text, around, out) => {
    expect(isolated(text, around)).toBe(out);
  },
);
