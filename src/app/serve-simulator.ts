import { join } from 'node:path';
import { Hono } from 'hono';
import { openLineLog } from '../adapters/simulator-log/file.ts';
import type { Settings } from '../core/settings.ts';
import { systemClock } from '../core/time.ts';
import { templateTexts } from '../outbox/templates.rules.ts';
import { deliverTo, openSimulator } from '../simulator/open-simulator.ts';
import { readAssets } from './assets.ts';
import { listen, shut } from './listen.ts';

/**
 * Serves the simulator alone, as the provider of a service that is several processes: it delivers to `PUBLIC_URL`, and
 * they call it by `WHATSAPP_GRAPH_URL`. Everybody it knows is in its log, so it goes on where it stopped.
 */
export async function serveSimulator(settings: Settings): Promise<{ close(): Promise<void> }> {
  const simulator = openSimulator({
    settings,
    clock: systemClock,
    log: openLineLog(join(settings.dataDir, 'simulator.jsonl')),
    deliver: deliverTo(new URL('/webhooks/whatsapp', settings.publicUrl).href),
    schedule: (work, ms) => void setTimeout(work, ms).unref(),
    templateTexts,
  });
  const assets = readAssets();
  const app = new Hono().route('/simulator', simulator.routes);
  app.get('/assets/:name', (c) => {
    const asset = assets[c.req.param('name')];
    return asset ? c.body(asset.body, 200, { 'content-type': asset.type }) : c.notFound();
  });
  app.get('/health/ready', (c) => c.json({ ok: true }));
  const server = await listen(app.fetch, { host: settings.host, port: settings.port });
  return {
    async close() {
      simulator.close();
      await shut(server);
    },
  };
}
