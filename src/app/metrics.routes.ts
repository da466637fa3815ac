import { Hono } from 'hono';
import { sameText } from '../inbox/signature.rules.ts';

/**
 * Measures for a collector that knows the token, as bearer. Without a token in the settings there is no such address.
 * Throws nothing; a wrong token is answered 401.
 */
export function metricsRoutes(token: string | null, text: () => Promise<string>): Hono {
  const app = new Hono();
  if (token === null) return app;
  app.get('/', async (c) => {
    const given = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    if (!sameText(given, token)) {
      c.header('www-authenticate', 'Bearer');
      return c.text('Send METRICS_TOKEN as bearer token.', 401);
    }
    return c.body(await text(), 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'no-store',
    });
  });
  return app;
}
