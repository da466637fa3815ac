import { buildWorker } from './app/build-worker.ts';
import { readSettings } from './app/config.ts';
import { createApp } from './app/create-app.ts';

type Bindings = { HYPERDRIVE: { connectionString: string } } & Record<string, unknown>;

/**
 * Door two: Cloudflare Workers. The web side only: webhooks are stored and enqueued through Hyperdrive, a Node worker on
 * the same database does the rest. Bindings are named as the settings in `app/config.ts`.
 */
export default {
  async fetch(request: Request, bindings: Bindings): Promise<Response> {
    const texts = Object.entries(bindings).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const url = bindings.HYPERDRIVE.connectionString;
    const settings = readSettings({ ...Object.fromEntries(texts), ROLE: 'web', DATABASE_URL: url });
    const world = await buildWorker(settings, url);
    const ready = async () => {
      await world.db.execute('select 1');
      return { missing: [], degraded: [] };
    };
    return createApp(world, { assets: {}, simulator: null, ready }).fetch(request);
  },
};
