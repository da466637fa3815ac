import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { planDay } from './plan.ts';
import { textsOfSeed } from './texts.ts';

const day = planDay({ texts: textsOfSeed(), count: 10_000, seed: 1, minutes: 24 });

describe('a generated day', () => {
  test('has an hour eleven times as busy as the others', () => {
    const hours = Array.from(
      { length: 24 },
      (_, hour) => day.filter(({ at }) => Math.floor(at / 60_000) === hour).length,
    );
    const others = hours.filter((_, hour) => hour !== 20);
    const usual = others.reduce((sum, each) => sum + each, 0) / 23;
    const times = (hours[20] ?? 0) / usual;
    assert.ok(times > 10 && times < 12, `${times}`);
  });

  test('is 45 % media, holds 15 to 40 % repeats, five languages, and people without a number', () => {
    const share = (fits: (one: (typeof day)[number]) => boolean) => day.filter(fits).length / day.length;
    assert.ok(Math.abs(share(({ kind }) => kind !== 'text') - 0.45) < 0.03);
    const seen = new Set<string>();
    const repeats = day.filter(({ text, file }) => {
      const key = `${text.replace(/^(‼️|Fwd:) | 🙏🙏$/g, '')} ${file}`;
      return seen.size === seen.add(key).size;
    }).length;
    assert.ok(repeats / day.length > 0.15, `${repeats}`);
    assert.equal(textsOfSeed().length, 5);
    assert.ok(share(({ phone }) => phone.startsWith('BR.')) > 0.05);
  });

  test('is the same for the same seed', () => {
    const again = planDay({ texts: textsOfSeed(), count: 200, seed: 3, minutes: 1 });
    assert.deepEqual(planDay({ texts: textsOfSeed(), count: 200, seed: 3, minutes: 1 }), again);
    assert.notDeepEqual(planDay({ texts: textsOfSeed(), count: 200, seed: 4, minutes: 1 }), again);
  });
});
