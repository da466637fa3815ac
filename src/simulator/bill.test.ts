import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { anna, hello, openOutside, words } from '../../test/fixtures/whatsapp/outside.ts';
import { countryOf } from '../core/countries.ts';
import { rateOf } from '../core/prices.ts';

type Outside = ReturnType<typeof openOutside>;
type Line = { category: string; type: string; country: string; count: number; microUsd: number };

const billOf = async (outside: Outside, month = '2026-03') =>
  (await (await outside.request(`/bill?month=${month}`)).json()) as { lines: Line[]; totalMicroUsd: number };
const arrive = async (outside: Outside) => {
  for (let i = 0; i < 4; i++) await outside.advance(1000);
};
const prices = (outside: Outside) =>
  outside.taken.flatMap(({ changes }) =>
    changes.flatMap(({ value }) =>
      (value.statuses ?? []).flatMap((status) => (status as { pricing?: unknown }).pricing ?? []),
    ),
  );
const template = { type: 'template', template: { name: 'check_ready', language: { code: 'en' } } };

describe('the bill', () => {
  test('counts what was delivered by category, kind of price and country', async () => {
    const outside = openOutside();
    for (const who of [anna, '5511955550100', 'FR.123456']) await outside.say(who, hello);
    await outside.send(words);
    await outside.send({ ...template, to: '+5511955550100' });
    await outside.send({ ...words, to: undefined, recipient: 'FR.123456' });
    await arrive(outside);
    assert.deepEqual((await billOf(outside)).lines, [
      { category: 'service', type: 'free_customer_service', country: 'FR', count: 1, microUsd: 0 },
      { category: 'service', type: 'free_customer_service', country: 'US', count: 1, microUsd: 0 },
      { category: 'utility', type: 'regular', country: 'BR', count: 1, microUsd: 6800 },
    ]);
    assert.equal((await billOf(outside)).totalMicroUsd, 6800);
    assert.equal(prices(outside).length, 3);
    assert.deepEqual((await billOf(outside, '2026-02')).lines, []);
  });

  test('charges from the 1,001st service message of a month on, and the next month begins anew', async () => {
    const outside = openOutside();
    await outside.fail({ perSecond: 100_000 });
    for (let i = 0; i < 1002; i++) {
      const who = `5215550${String(100_000 + i)}`;
      await outside.say(who, hello);
      assert.equal((await outside.send({ ...words, to: `+${who}` })).status, 200);
    }
    await arrive(outside);
    const { lines, totalMicroUsd } = await billOf(outside);
    assert.deepEqual(
      lines.map(({ type, count }) => [type, count]),
      [
        ['free_customer_service', 1000],
        ['regular', 2],
      ],
    );
    assert.equal(totalMicroUsd, 2 * 8500);
    await outside.advance(30 * 86_400_000);
    await outside.say(anna, hello);
    await outside.send(words);
    await arrive(outside);
    assert.equal((await billOf(outside, '2026-04')).lines[0]?.type, 'free_customer_service');
  });

  test('holds neither reactions, nor what failed, nor what never arrived, and a failed one frees its place', async () => {
    const outside = openOutside();
    const { wamid } = await outside.say(anna, hello);
    await outside.send({ type: 'reaction', reaction: { message_id: wamid, emoji: '👀' } });
    await outside.fail({ rateFailed: 1 });
    await outside.send(words);
    await outside.fail({ staysSent: 1 });
    await outside.send(words);
    await arrive(outside);
    assert.deepEqual((await billOf(outside)).lines, []);
    await outside.fail({});
    await outside.send(words);
    await arrive(outside);
    assert.equal((await billOf(outside)).lines[0]?.count, 1);
  });

  test('is free for a week after somebody came from an advertisement', async () => {
    const outside = openOutside();
    await outside.say(anna, {
      ...hello,
      referral: { source_type: 'ad', source_id: '1', source_url: 'https://a.example' },
    });
    await outside.send(template);
    await arrive(outside);
    const free = { category: 'referral_conversion', type: 'free_entry_point', country: 'US', count: 1, microUsd: 0 };
    assert.deepEqual((await billOf(outside)).lines, [free]);
    await outside.advance(7 * 86_400_000);
    await outside.send(template);
    await arrive(outside);
    assert.equal((await billOf(outside)).totalMicroUsd, rateOf('US'));
  });

  test('tells the price with the first state or with delivery, never with both, and the same either way', async () => {
    for (const draw of [0.1, 0.9]) {
      const outside = openOutside({ chance: () => draw });
      await outside.say(anna, hello);
      await outside.send(words);
      await arrive(outside);
      assert.deepEqual(prices(outside), [
        { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' },
      ]);
    }
  });

  test('is asked for by month', async () => {
    assert.equal((await openOutside().request('/bill?month=spring')).status, 400);
  });
});

test.each([
  ['15550100001', 'US'],
  ['14165550100', 'CA'],
  ['5511955550100', 'BR'],
  ['523315550100', 'MX'],
  ['919555501000', 'IN'],
  ['2348055501000', 'NG'],
  ['77015550100', 'KZ'],
  ['79015550100', 'RU'],
  ['999123456', 'ZZ'],
  ['PT.ENT.1234', 'PT'],
])('%s is a phone of %s', (phone, country) => assert.equal(countryOf(phone), country));

test.each([
  ['CO', 800],
  ['MX', 8500],
  ['EC', 11_300],
  ['KE', 4000],
  ['IN', 7700],
  ['ZZ', 7700],
])('a message to %s costs %i millionths of a dollar', (country, rate) => assert.equal(rateOf(country), rate));
