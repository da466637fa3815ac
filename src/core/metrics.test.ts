import { expect, test } from 'vitest';
import { openMetrics } from './metrics.ts';

test('measures are written as a collector reads them', () => {
  const metrics = openMetrics();
  metrics.counter('plumbline_bells_total', 'Bells rung').add({ pier: 'north "1"\\\n' }, 2);
  const depth = metrics.gauge('plumbline_depth', 'Depth\nof the harbour');
  depth.set(3.5);
  const seconds = metrics.histogram('plumbline_ride_seconds', 'Rides', [0.1, 1]);
  for (const one of [0.05, 0.5, 5]) seconds.observe(one, { boat: 'ferry' });
  expect(metrics.text()).toBe(`# HELP plumbline_bells_total Bells rung
# TYPE plumbline_bells_total counter
plumbline_bells_total{pier="north \\"1\\"\\\\\\n"} 2
# HELP plumbline_depth Depth\\nof the harbour
# TYPE plumbline_depth gauge
plumbline_depth 3.5
# HELP plumbline_ride_seconds Rides
# TYPE plumbline_ride_seconds histogram
plumbline_ride_seconds_bucket{boat="ferry",le="0.1"} 1
plumbline_ride_seconds_bucket{boat="ferry",le="1"} 2
plumbline_ride_seconds_bucket{boat="ferry",le="+Inf"} 3
plumbline_ride_seconds_sum{boat="ferry"} 5.55
plumbline_ride_seconds_count{boat="ferry"} 3
`);
  depth.clear();
  expect(metrics.text()).not.toContain('plumbline_depth 3.5');
});

test('labels are the same in any order, and a name is taken once', () => {
  const metrics = openMetrics();
  const bells = metrics.counter('bells_total', 'Bells rung');
  bells.add({ a: '1', b: '2' });
  bells.add({ b: '2', a: '1' });
  expect(metrics.text()).toContain('bells_total{a="1",b="2"} 2');
  expect(() => metrics.gauge('bells_total', 'Again')).toThrow(/already/);
  expect(() => metrics.gauge('Bells of the pier', 'No')).toThrow(/no name/);
});

test('a label that never ends is cut off instead of filling the memory', () => {
  const metrics = openMetrics();
  const bells = metrics.counter('bells_total', 'Bells rung');
  for (let n = 0; n < 3_000; n++) bells.add({ n: String(n) });
  expect(metrics.text().split('\n').length).toBeLessThan(2_010);
});
