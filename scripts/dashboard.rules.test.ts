import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openMeasures } from '../src/app/measures.ts';
import { openScrape } from '../src/app/scrape.ts';
import { dashboard } from './dashboard.rules.ts';

const file = readFileSync('deploy/grafana/plumbline.json', 'utf8');

test('the dashboard on file is the one that is described', () => {
  expect(JSON.parse(file)).toEqual(dashboard());
});

test('every measure on the dashboard exists, and every measure is on it', () => {
  const measures = openMeasures();
  openScrape({ measures } as unknown as Parameters<typeof openScrape>[0]).close();
  const shown = [...file.matchAll(/\b(?:plumbline|process|nodejs)_\w+/g)].map(([name]) =>
    name.replace(/_(bucket|count|sum)$/, ''),
  );
  expect([...new Set(shown)].sort()).toEqual(measures.metrics.names().sort());
});

test('panels lie side by side, none on another', () => {
  const { panels } = dashboard() as {
    panels: { id: number; gridPos: { h: number; w: number; x: number; y: number } }[];
  };
  const cells = panels.flatMap(({ gridPos: { h, w, x, y } }) =>
    Array.from({ length: h * w }, (_, i) => `${x + (i % w)} ${y + Math.floor(i / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(new Set(panels.map((panel) => panel.id)).size).toBe(panels.length);
});
