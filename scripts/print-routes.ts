import { readSettings } from '../src/app/config.ts';
import { createApp } from '../src/app/create-app.ts';
import type { World } from '../src/core/needs.ts';
import { openSimulator } from '../src/simulator/open-simulator.ts';

/** Prints every address and who may call it. Builds the app over a world that nothing is asked of. */
const settings = readSettings({ METRICS_TOKEN: 'only-to-print-its-address' });
const clock = { now: () => new Date() };
const simulator = openSimulator({
  settings,
  clock,
  log: { append: () => {}, readAll: () => [] },
  deliver: async () => 200,
  schedule: () => {},
  chance: () => 0,
});
const app = createApp({ settings, clock } as World, {
  assets: {},
  simulator: simulator.routes,
  ready: async () => ({ missing: [], degraded: [] }),
  scrape: async () => '',
});

const whoMay = (path: string): string => {
  if (path.startsWith('/desk')) return 'staff';
  if (path.startsWith('/api')) return 'API key';
  if (path.startsWith('/webhooks')) return 'signature';
  if (path === '/metrics') return 'METRICS_TOKEN';
  return path.startsWith('/simulator') ? 'embedded only' : 'everyone';
};
const rows = app.routes
  .filter((route) => route.method !== 'ALL')
  .map((route) => ({ method: route.method, path: route.path }));
const seen = new Set<string>();
for (const { method, path } of rows.sort((a, b) => a.path.localeCompare(b.path))) {
  const line = `${method.padEnd(6)} ${path.padEnd(48)} ${whoMay(path)}`;
  if (!seen.has(line)) console.log(line);
  seen.add(line);
}
