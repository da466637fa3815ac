import { describe, expect, test } from 'vitest';
import { after, dayMs, hourMs, minuteMs } from '../core/time.ts';
import { silenceAlert, silenceOf } from './silence.rules.ts';

const start = new Date('2026-03-02T00:00:00.000Z');
const heardAt = (...hours: number[]) =>
  hours.map((hour) => ({ first: after(start, hour * hourMs), last: after(start, hour * hourMs + 50 * minuteMs) }));
/** Every hour of these days from eight to twenty-two. */
const days = (...of: number[]) =>
  heardAt(...of.flatMap((day) => Array.from({ length: 15 }, (_, hour) => day * 24 + 8 + hour)));
const fortnight = Array.from({ length: 14 }, (_, day) => day);
const traffic = (hours: ReturnType<typeof heardAt>) => ({ hours, others: false, untold: null });
/** The silence, this long after the last webhook. */
const later = (hours: ReturnType<typeof heardAt>, silentMs: number) =>
  silenceOf(traffic(hours), after(hours.at(-1)?.last ?? start, silentMs))?.kind ?? null;

describe('how long a silence may be', () => {
  test.each([
    ['a night is no alarm', days(...fortnight), 10 * hourMs, null],
    ['twice the usual night is one', days(...fortnight), 19 * hourMs, 'long'],
    [
      'a number that never rests: six hours are none',
      heardAt(...Array.from({ length: 336 }, (_, n) => n)),
      6 * hourMs,
      null,
    ],
    [
      'a number that never rests: more are',
      heardAt(...Array.from({ length: 336 }, (_, n) => n)),
      6 * hourMs + minuteMs,
      'long',
    ],
    [
      'weekends without a message are usual after two of them',
      days(0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 14),
      70 * hourMs,
      null,
    ],
    [
      'an outage of three days does not make the next one usual',
      days(0, 1, 2, 3, 7, 8, 9, 10, 11, 12, 13),
      20 * hourMs,
      'long',
    ],
    ['the first night of a new number is none', days(0), 12 * hourMs, null],
    ['a day and more after the first day is one', days(0), 25 * hourMs, 'long'],
    ['one message ever, and a day of silence', heardAt(9), 25 * hourMs, 'long'],
    ['a message every third day, and four days of silence', days(0, 3, 6, 9, 12), 4 * dayMs, null],
  ])('%s', (_, hours, silentMs, kind) => {
    expect(later(hours, silentMs)).toBe(kind);
  });
});

test('words the provider took and told nothing of for an hour are an alarm at once, at any time of the day', () => {
  const hours = days(...fortnight);
  const untold = after(hours.at(-1)?.last ?? start, 2 * hourMs);
  const told = (ms: number) => silenceOf({ ...traffic(hours), untold }, after(untold, ms));
  expect(told(59 * minuteMs)).toBeNull();
  const silence = told(61 * minuteMs);
  expect(silence?.kind).toBe('untold');
  expect(silence && silenceAlert(silence, after(untold, 61 * minuteMs))).toMatchObject({
    severity: 'stop',
    words: expect.stringMatching(/61 minutes ago and has told nothing of them.*for 3 hours.*\nRun npm run doctor/s),
  });
});

test.each([
  [false, /No webhook has ever come.*\nRun npm run doctor.*\n.*subscribed_apps.*\n.*"messages".*\nWrite/s],
  [true, /No webhook of our number has ever come, only others\.\n.*WHATSAPP_PHONE_NUMBER_ID/],
])('a new instance is told what to check, others having come: %s', (others, words) => {
  const silence = silenceOf({ hours: [], others, untold: null }, start);
  expect(silence && silenceAlert(silence, start)).toMatchObject({ about: 'never', severity: 'warning' });
  expect(silence && silenceAlert(silence, start).words).toMatch(words);
});

test('each silence is an alert of its own, and says how long and what was usual', () => {
  const first = silenceOf(traffic(days(...fortnight)), after(start, 15 * dayMs));
  const words = first && silenceAlert(first, after(start, 15 * dayMs));
  expect(words?.words).toMatch(
    /for 25 hours, where but for one no pause of the fourteen days before was longer than 9 hours/,
  );
  expect(words?.about).toBe('long 2026-03-15T22:50:00.000Z');
});
