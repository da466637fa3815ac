import { type Context, Hono } from 'hono';
import { machine } from '../core/actor.ts';
import type { Needs } from '../core/needs.ts';
import { readCapped } from '../core/read-capped.ts';
import { continueTrace, currentTrace } from '../core/trace.ts';
import { inBatches } from './in-batches.rules.ts';
import { type Received, receiveWebhooks } from './receive-webhook.ts';
import { howSigned, sameText } from './signature.rules.ts';

type WebhookNeeds = Needs<'db' | 'clock' | 'jobs' | 'vault' | 'messenger' | 'log' | 'settings'>;

/**
 * Largest body taken, in bytes. Source: Meta sends up to 3 MB, read 2026-11; the rest is room, because what is refused is
 * sent again for seven days and then lost.
 */
export const webhookMaxBytes = 4 * 1024 * 1024;

/**
 * How long a body without messages waits for others to be kept with, in milliseconds. A forward brings four delivery
 * states; kept one by one they are a sixth of all it costs (2026-11-23). Meta wants half of its posts answered within
 * 250 ms, read 2026-11.
 */
const newsWaitsMs = 100;

/** Whether a body seems to hold messages. A guess at its bytes, which decides only how long it waits. */
const holdsMessages = (body: Uint8Array): boolean => new TextDecoder('latin1').decode(body).includes('"messages":');

/**
 * The provider's door, to be mounted at `/webhooks/whatsapp`: GET verifies, POST delivers. A signed body is answered
 * 200 only after it is kept; a wrong signature is answered 401 and leaves no trace but a log line.
 */
export function webhookRoutes(needs: WebhookNeeds): Hono {
  const routes = new Hono();
  const receive = inBatches(
    // NOTE: a batch belongs to no single request's trace; each delivery brings its own.
    (received: Received[]) =>
      continueTrace(undefined, () => receiveWebhooks({ ...needs, actor: machine('inbox') }, received)),
    {
      most: 64,
      mostWeight: webhookMaxBytes,
      weigh: ({ body }) => body.length,
      canWait: ({ body }) => !holdsMessages(body),
      waitMs: newsWaitsMs,
    },
  );
  routes.get('/', (c) => {
    const { whatsappVerifyToken } = needs.settings;
    const token = c.req.query('hub.verify_token') ?? '';
    const isOurs = whatsappVerifyToken !== '' && sameText(token, whatsappVerifyToken);
    if (c.req.query('hub.mode') !== 'subscribe' || !isOurs) return c.text('The verify token does not match.', 403);
    return c.text(c.req.query('hub.challenge') ?? '');
  });
  routes.post('/', async (c) => {
    const body = await readBody(c);
    if (!body) return c.text('The body is larger than 4 MB.', 413);
    const signed = await howSigned(body, c.req.header('x-hub-signature-256'), needs.settings.whatsappAppSecret);
    if (!signed) {
      needs.log.warn({ byteCount: body.length }, 'webhook refused: wrong signature');
      return c.text('The signature does not match.', 401);
    }
    const receipt = await receive({ body, trace: currentTrace() });
    if (receipt.state !== 'messages' || signed === 'escaped')
      needs.log.warn({ ...receipt, signed }, 'webhook kept, odd');
    return c.text('ok');
  });
  return routes;
}

/**
 * The whole body, or null as soon as it proves too large. A length told beforehand is held by the server itself, so that
 * only a body without one is counted as it comes, which costs a stream a request.
 */
async function readBody(c: Context): Promise<Uint8Array | null> {
  const told = c.req.header('content-length');
  if (told === undefined) return readCapped(c.req.raw.body, webhookMaxBytes);
  return Number(told) > webhookMaxBytes ? null : new Uint8Array(await c.req.arrayBuffer());
}
