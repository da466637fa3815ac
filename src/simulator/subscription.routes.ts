import { type Context, Hono } from 'hono';
import { refuse } from './answer.ts';
import { refusals, unknownObject } from './refusals.rules.ts';
import type { Simulator } from './simulator.ts';

/** The one app of this world: its id, under which its secret is known. */
const appId = '300000000000001';

/** The fields an app of ours takes. Names: Meta's webhook reference, read 2026-11. */
const fields = [
  'messages',
  'account_alerts',
  'account_review_update',
  'account_update',
  'message_template_quality_update',
  'message_template_status_update',
  'phone_number_name_update',
  'phone_number_quality_update',
  'security',
  'template_category_update',
];

/**
 * Which apps the account delivers to: ask, subscribe, unsubscribe; while there is none no webhook goes out, and none is
 * owed later. And, to whoever holds the app's secret, where that app wants them. Part of `graph.routes.ts`. Source:
 * Meta's references of subscribed apps and of an app's subscriptions, read 2026-11.
 */
export function subscriptionRoutes(simulator: Simulator): Hono {
  const { state, account } = simulator;
  const routes = new Hono();
  const subscribe = (c: Context, unsubscribed: boolean) => {
    if (c.req.param('id') !== account.businessAccountId)
      return refuse(c, simulator, unknownObject(c.req.param('id') ?? ''));
    simulator.happen({ kind: 'faults', at: simulator.now(), faults: { ...state.faults, unsubscribed } });
    return c.json({ success: true });
  };
  routes.post('/:version/:id/subscribed_apps', (c) => subscribe(c, false));
  routes.delete('/:version/:id/subscribed_apps', (c) => subscribe(c, true));
  routes.get('/:version/:id/subscribed_apps', (c) => {
    if (c.req.param('id') !== account.businessAccountId) return refuse(c, simulator, unknownObject(c.req.param('id')));
    const link = `https://www.facebook.com/games/?app_id=${appId}`;
    const app = { whatsapp_business_api_data: { id: appId, link, name: 'Simulator' } };
    return c.json({ data: state.faults.unsubscribed ? [] : [app] });
  });
  return routes;
}

/** What an app is told of its own subscriptions; its token is its id and its secret. */
export function appRoutes(simulator: Simulator): Hono {
  const { settings } = simulator.options;
  const routes = new Hono();
  routes.get('/:version/:id/subscriptions', (c) => {
    const secrets = settings.whatsappAppSecret.split(',').map((secret) => `Bearer ${appId}|${secret.trim()}`);
    if (c.req.param('id') !== appId || !secrets.includes(c.req.header('authorization') ?? ''))
      return refuse(c, simulator, refusals.application);
    return c.json({
      data: [
        {
          object: 'whatsapp_business_account',
          callback_url: new URL('/webhooks/whatsapp', settings.publicUrl).href,
          active: true,
          fields: fields.map((name) => ({ name, version: c.req.param('version') })),
        },
      ],
    });
  });
  return routes;
}
