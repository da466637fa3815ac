import { expect, test } from 'vitest';
import type { Figures } from './evaluate.ts';
import { barPlot, reliabilityPlot, riskCoveragePlot } from './plots.rules.ts';
import { reportOf } from './report.rules.ts';
import { reportPage } from './report-page.rules.ts';
import { type RoutedRow, routingFigures } from './routing-figures.rules.ts';
import { standing, targetsOf } from './targets.rules.ts';

const row = (i: number, more: Partial<RoutedRow>): RoutedRow => ({
  id: `m${i}`,
  source: 'tips',
  language: 'en',
  label: 'match',
  decision: 'reply',
  checkId: `c${i}`,
  right: true,
  partial: false,
  probability: 0.97,
  free: true,
  overThreshold: true,
  vetoes: [],
  decisive: [],
  tookMs: 10,
  ...more,
});
const stopped = { decision: 'ask', free: false, vetoes: ['too-short'], decisive: ['too-short'] } as const;
const rows = [
  ...Array.from({ length: 6 }, (_, i) => row(i, {})),
  row(6, { right: false, label: 'nomatch', probability: 0.99 }),
  row(7, { ...stopped, vetoes: ['too-short'], decisive: ['too-short'] }),
  row(8, { ...stopped, vetoes: ['too-short'], decisive: ['too-short'], right: false, label: 'nomatch' }),
  row(9, {
    decision: 'review',
    overThreshold: false,
    probability: 0.2,
    right: false,
    checkId: null,
    label: 'nonclaim',
  }),
];
const recall = { messages: 7, recallAt10: 0.5, recallAt20: 0.7, recallAt50: 0.9 };
const figures: Figures = {
  embedder: 'none@1',
  scorer: 's<1>',
  sets: {},
  routing: {
    ...routingFigures(rows, false),
    candidates: {
      ...recall,
      engine: 'in-process',
      strictAt50: 0.9,
      scored: 0.8,
      bySource: { tips: recall },
      byLanguage: { en: recall },
      byList: { lexical: recall, vectors: recall },
    },
  },
  flips: { 'own-name': { pairs: 100, answered: 5, answeredOriginals: 90 } },
  edits: {},
  dedup: {},
  clusters: {},
  kinds: { texts: 0, accuracy: 0, confusion: {} },
  language: { texts: 0, accuracy: 0 },
  translation: { ntrex: { sentences: 300, languages: { es: 0.9 }, mean: 0.9 } },
  own: null,
  memory: { peakBytesOfRouting: null, peakBytes: 5e8 },
};
const head = { createdAt: '2026-11-23T10:00:00.000Z', commit: 'abc', profile: 'embedded' };

test('a guard is shown with the answers it stops, and what happens without it', () => {
  const { policy, guards, errors } = routingFigures(rows, false);
  expect(policy).toMatchObject({ coverage: 6 / 7, precision: 6 / 7, wrong: 1 });
  expect(guards.each['too-short']).toMatchObject({ stopsRight: 1, stopsWrong: 1, without: { coverage: 1, wrong: 2 } });
  expect(guards.each['details-differ']?.without).toEqual(policy);
  expect(errors.map((error) => error.id)).toEqual(['m6']);
});

test('the page stands alone, tells where each figure stands, and shows no text unless asked', () => {
  const page = reportPage(figures, head);
  expect(page).not.toMatch(/<script|https?:|src=/);
  expect(page).toContain('s&lt;1&gt;');
  expect(page).toContain('class="bad">not reached');
  expect(page).toContain('<td class="number">.050 (≤ .1');
  expect(page).not.toContain('message text');
  const texts = new Map([['m6', { message: 'a | b\nc', claim: 'x' }]]);
  expect(reportPage(figures, head, { texts })).toContain('a | b');
  expect(reportOf(figures, { texts })).toContain('a \\| b c');
});

test('a figure stands by the bound it meets, in its own direction', () => {
  const found = new Map(targetsOf(figures).map((target) => [target.name, standing(target)]));
  expect(found.get('recall@50 of candidates, routing')).toBe('reached');
  expect(found.get('another name answered, our own')).toBe('not reached');
  expect(found.get('precision at the shipped thresholds')).toBe('not reached');
  expect(found.get('checkthat2022-2a-en MAP@5')).toBeNull();
});

test('drawings say what they show and keep within their frame', () => {
  const curve: [number, number][] = [
    [0.1, 1],
    [0.3, 0.97],
  ];
  const plots = [
    riskCoveragePlot({ curve, policy: { coverage: 0.1, precision: 1 }, goal: 0.98 }),
    reliabilityPlot([{ count: 3, promised: 0.5, right: 0.6 }]),
    barPlot({ rows: [{ name: 'a < b', values: [0.2, 1] }], bound: 0.03, label: 'bars' }),
  ];
  for (const svg of plots) {
    expect(svg).toMatch(/^<svg viewBox="0 0 640 \d+" role="img" aria-label="[^"]+">/);
    expect(svg).not.toContain('NaN');
    const across = [...svg.matchAll(/ c?x="([\d.-]+)"/g)].map((found) => Number(found[1]));
    expect(Math.max(...across)).toBeLessThanOrEqual(640);
    expect(Math.min(...across)).toBeGreaterThanOrEqual(0);
  }
  expect(plots[2]).toContain('a &lt; b');
});
