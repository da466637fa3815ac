import { Hono } from 'hono';
import { controlRoutes } from './control.routes.ts';
import { graphRoutes } from './graph.routes.ts';
import { pageRoutes } from './page.routes.tsx';
import { phoneRoutes } from './phones.routes.ts';
import { type Deliver, type SimulatorOptions, startSimulator } from './simulator.ts';

/**
 * Opens the outside world for one account: the Cloud API's side and the phones' side, to be mounted at `/simulator`.
 * `close` stops delivering; everything is in the log already. `idle` resolves when no webhook is under way.
 */
export function openSimulator(options: SimulatorOptions): {
  routes: Hono;
  idle(): Promise<void>;
  close(): void;
} {
  const simulator = startSimulator(options);
  const routes = new Hono();
  routes.route('/graph', graphRoutes(simulator));
  routes.route('/', pageRoutes(simulator));
  routes.route('/', phoneRoutes(simulator));
  routes.route('/', controlRoutes(simulator));
  return { routes, idle: simulator.idle, close: simulator.close };
}

/** Delivers webhooks by HTTP to an address, as the provider does. */
export const deliverTo =
  (url: string): Deliver =>
  async (body, headers) => {
    const response = await fetch(url, {
      method: 'POST',
      body: body as BodyInit,
      headers,
      signal: AbortSignal.timeout(20_000),
    });
    await response.body?.cancel();
    return response.status;
  };
