import { expect, test } from 'vitest';
import { openDataFolder } from '../../adapters/search/data-folder.ts';
import { type FlipPair, flipFamilies, flipPairs, parseFlips } from './flips.rules.ts';
import { checksOf, readFlips } from './measure-flips.ts';

const own = await readFlips(openDataFolder('models/flips'));
const count = (holds: (pair: FlipPair) => boolean): number => own.filter(holds).length;
const words = (text: string): string[] => text.split(/\s+/);

const rumour = [
  'opener: Look at this',
  'share: Pass it on',
  'ask: True? {}',
  'before: Dear friends.',
  'after: Stay well.',
  '',
  'claim: The bridge of [p Ribalta|Oskara] [opp closes|opens] for [n 90|14] days.',
  'told: [n] days, [p] bridge [opp closed|open]',
].join('\n');

test('a slot is turned and nothing else, in the claim and in its retelling', () => {
  const pairs = flipPairs('en', rumour);
  expect(pairs).toHaveLength(9);
  expect(pairs[0]).toEqual({
    family: 'place',
    by: null,
    form: 'short',
    lang: 'en',
    claim: 'The bridge of Ribalta closes for 90 days.',
    original: '90 days, Ribalta bridge closed',
    flipped: '90 days, Oskara bridge closed',
  });
  expect(pairs.find((pair) => pair.form === 'chain')?.original).toMatch(/^Look at this\n\n.+\.\n\nPass it on$/);
});

test('a line that is not understood, and a slot without a value, are faults', () => {
  expect(() => parseFlips('claim: x\nsaid: y')).toThrow(/not understood/);
  expect(() => parseFlips('claim: x [p]\ntold: y')).toThrow(/repeats what the claim lacks/);
  expect(() => parseFlips('claim: x [q a|b]\ntold: y')).toThrow(/unknown slot/);
});

test('our own set holds over 3,000 pairs of at least 60 claims in each of six languages, every family in each', () => {
  expect(own.length).toBeGreaterThanOrEqual(3000);
  for (const lang of ['en', 'es', 'pt', 'hi', 'ar', 'fr']) {
    expect(new Set(own.filter((pair) => pair.lang === lang).map((pair) => pair.claim)).size).toBeGreaterThanOrEqual(60);
    for (const family of flipFamilies)
      expect(count((pair) => pair.lang === lang && pair.family === family)).toBeGreaterThanOrEqual(50);
  }
});

test('no pair is told twice, every flip differs, and no slot is left open', () => {
  expect(new Set(own.map((pair) => `${pair.claim}\n${pair.original}\n${pair.flipped}`)).size).toBe(own.length);
  expect(count((pair) => pair.original === pair.flipped)).toBe(0);
  const isBroken = (text: string, lang: string) =>
    /[[\]{}|]| {2}| [,.](?!\d)/.test(text) || (lang !== 'fr' && / [;:!]/.test(text));
  expect(count((pair) => isBroken(`${pair.claim}${pair.original}${pair.flipped}`, pair.lang))).toBe(0);
  expect(checksOf(own).size).toBe(new Set(own.map((pair) => pair.claim)).size);
});

test('flips other than negations change a few words', () => {
  const changed = ({ original, flipped }: FlipPair) =>
    words(flipped).filter((word) => !words(original).includes(word)).length;
  expect(count((pair) => pair.family !== 'negation' && changed(pair) > 6)).toBe(0);
});

test('a flip may also take a negation away', () => {
  const cue = /\b(?:not|no|never|não)\b|नहीं|(?:^|\s)(?:لا|لم|لن|ليس|ليست)(?:\s|$)/iu;
  const away = own.filter((pair) => pair.by === 'word' && cue.test(pair.claim) && !cue.test(pair.flipped));
  expect(away.length).toBeGreaterThan(60);
});
