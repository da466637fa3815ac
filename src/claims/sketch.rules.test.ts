import { describe, expect, test } from 'vitest';
import { normalise } from './normalise.rules.ts';
import { skeleton } from './skeleton.rules.ts';
import { sketchOf, sketchSize } from './sketch.rules.ts';

const base =
  'The ministry of Port Maren says that tap water will be switched off for three days from Monday because of repairs';
const shared = (a: string, b: string) => {
  const other = new Set(sketchOf(normalise(b)));
  return sketchOf(normalise(a)).filter((number) => other.has(number)).length;
};

describe('a sketch', () => {
  test.each([
    ['its second half cut off', base.slice(0, 60)],
    ['a line added', `${base} Share this with everyone you know`],
    ['three slips', base.replace('ministry', 'minstry').replace('three', 'thre').replace('Monday', 'Mnday')],
    ['its halves swapped', `${base.slice(57)} ${base.slice(0, 57)}`],
  ])('is shared with the text with %s', (_, other) => expect(shared(base, other)).toBeGreaterThanOrEqual(5));

  test('is not shared with another text', () => {
    expect(shared(base, 'A lighthouse keeper in Vila Serena found forty golden swans behind the old brewery')).toBe(0);
  });

  test('is bounded, ascending, without repeats, of 32 bits, and empty for next to nothing', () => {
    const sketch = sketchOf(normalise(base.repeat(9)));
    expect(sketch.length).toBeLessThanOrEqual(sketchSize);
    expect(sketch).toEqual([...new Set(sketch)].sort((a, b) => a - b));
    expect(sketch.every((number) => number === (number | 0))).toBe(true);
    expect(sketchOf('hello')).toEqual([]);
  });
});

test.each([
  ['पानी', 'paani'],
  ['सरकार', 'sarkar'],
  ['вода', 'voda'],
  ['правительство', 'pravitelstvo'],
  ['phone', 'fone'],
])('%s and %s have one skeleton', (a, b) => expect(skeleton(a)).toBe(skeleton(b)));
