import { type Context, Hono, type Next } from 'hono';
import { requestId } from 'hono/request-id';
import { matchedRoutes, routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import { forbidden, withoutPeople } from '../core/errors.ts';
import type { World } from '../core/needs.ts';
import { inSpan, type Span, traceField } from '../core/trace.ts';
import { webhookRoutes } from '../inbox/webhook.routes.ts';
import { apiRoutes } from '../matching/api.routes.ts';
import { channelRoutes } from '../operations/channel.routes.tsx';
import { costsApi } from '../operations/costs.routes.ts';
import { machineRoutes } from '../operations/machine.routes.tsx';
import { operationsRoutes } from '../operations/operations.routes.tsx';
import { publishingRoutes } from '../publishing/publishing.routes.tsx';
import { checkRoutes } from '../review/check.routes.tsx';
import { deskRoutes } from '../review/desk.routes.tsx';
import { siteRoutes } from '../site/site.routes.tsx';
import { sessionRoutes } from '../staff/session.routes.tsx';
import { errorPage } from '../ui/error.page.tsx';
import type { Traffic } from './give-way.ts';
import { handleError } from './handle-error.ts';
import { healthRoutes } from './health.routes.ts';
import type { Readiness } from './health.ts';
import type { Measures } from './measures.ts';
import { metricsRoutes } from './metrics.routes.ts';

/** Stylesheets, scripts and pictures by name; each door brings them its own way. */
export type Assets = Record<string, { type: string; body: string }>;

/** What a door adds to the world: its assets, the simulator where it runs, and what is counted where somebody may read it. */
export type Door = {
  assets: Assets;
  simulator: Hono | null;
  ready: () => Promise<Readiness>;
  measures?: Pick<Measures, 'request' | 'delivery'>;
  /** Counts who stands at the webhook, where the same process works on what comes in. */
  traffic?: Pick<Traffic, 'counted'>;
  /** The text of `/metrics`. */
  scrape?: () => Promise<string>;
};

/** The whole web side, the same for both doors: middleware in one visible order, then mounts. */
export function createApp(world: World, door: Door): Hono {
  const app = new Hono();
  app.use(requestId());
  app.use(logRequest(world, door.measures));
  app.use(secureHeaders({ contentSecurityPolicy: policy, referrerPolicy: 'strict-origin-when-cross-origin' }));
  app.use(sameOriginOnly);

  app.route('/health', healthRoutes(door.ready));
  if (door.scrape) app.route('/metrics', metricsRoutes(world.settings.metricsToken, door.scrape));
  if (door.traffic) app.use(webhook, door.traffic.counted);
  app.route(webhook, webhookRoutes(world));
  app.route('/api/v1/costs', costsApi(world));
  app.route('/api/v1', apiRoutes(world));
  app.get('/assets/:name', (c) => {
    const asset = door.assets[c.req.param('name')];
    if (!asset) return c.notFound();
    return c.body(asset.body, 200, { 'content-type': asset.type, 'cache-control': 'public, max-age=300' });
  });
  if (door.simulator) app.route('/simulator', door.simulator);
  app.route('/', sessionRoutes(world));
  app.route('/desk', publishingRoutes(world));
  app.route('/desk', operationsRoutes(world));
  app.route('/desk', channelRoutes(world));
  app.route('/desk', machineRoutes(world));
  app.route('/desk', checkRoutes(world));
  app.route('/desk', deskRoutes(world));
  app.route('/', siteRoutes(world));

  app.notFound((c) =>
    c.html(errorPage({ status: 404, message: 'This page does not exist, or not any more.', back: '/' }), 404),
  );
  app.onError(handleError(world.log));
  return app;
}

const policy = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  mediaSrc: ["'self'", 'blob:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** Machines with keys and signatures of their own; everything else that changes something must come from our own pages. */
const forMachines = /^\/(webhooks|api|simulator)\//;

const sameOriginOnly = async (
  c: { req: { method: string; path: string; url: string; header(name: string): string | undefined } },
  next: () => Promise<void>,
) => {
  const safe = c.req.method === 'GET' || c.req.method === 'HEAD' || forMachines.test(c.req.path);
  if (!safe) {
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const foreign = site
      ? site !== 'same-origin' && site !== 'none'
      : origin !== undefined && new URL(origin).host !== c.req.header('host');
    if (foreign)
      throw forbidden('http.cross-origin', 'This form was sent from another site. Open the page here and try again.');
  }
  await next();
};

/** Addresses whose lines would drown the others: probes, collectors, and the demo's own traffic. */
const unlogged = /^\/(simulator|assets|health|metrics)/;

/**
 * One wide line a request, and its seconds by route. The route is the address as written, with `:id` for ids, so that
 * neither a sign-in token nor a search stands in either.
 */
const logRequest = (world: World, measures: Door['measures']) => (c: Context, next: Next) =>
  inSpan(`${c.req.method}`, { 'http.request.method': c.req.method }, (span) =>
    tellRequest({ world, measures, c, next, span }),
  );

async function tellRequest({
  world,
  measures,
  c,
  next,
  span,
}: {
  world: World;
  measures: Door['measures'];
  c: Context;
  next: Next;
  span: Span;
}) {
  const started = performance.now();
  await next();
  const ms = performance.now() - started;
  const route = routeOf(c);
  const { status } = c.res;
  measures?.request({ method: c.req.method, route, status, seconds: ms / 1000 });
  if (route === webhook && c.req.method === 'POST') measures?.delivery(status);
  span
    .updateName(`${c.req.method} ${route}`)
    .setAttributes({ 'http.route': route, 'http.response.status_code': status });
  if (unlogged.test(c.req.path)) return;
  const path = withoutPeople(c.req.path).replace(/\/sign-in\/.+/, '/sign-in/…');
  world.log.info(
    {
      id: c.get('requestId'),
      method: c.req.method,
      path,
      route,
      status,
      ms: Math.round(ms * 10) / 10,
      ...traceField(),
    },
    'request',
  );
}

const webhook = '/webhooks/whatsapp';

/** The route that answered, as written; `unmatched` when none did. */
function routeOf(c: Context): string {
  const answering = matchedRoutes(c)[c.req.routeIndex];
  return !answering || answering.method === 'ALL' ? 'unmatched' : routePath(c);
}
