import { webhookRoutes } from '../../src/inbox/webhook.routes.ts';
import { type TestWorld, testSettings } from './open-world.ts';
import { signed } from './sign.ts';

let counter = 0;

export type Inbound = {
  from?: string;
  userId?: string;
  text?: string;
  tap?: string;
  type?: string;
  body?: Record<string, unknown>;
  forwarded?: boolean;
  often?: boolean;
  replyTo?: string;
  at?: Date;
  wamid?: string;
};

/** A provider's message object for an invented person. */
export function aMessage(world: TestWorld, inbound: Inbound): Record<string, unknown> & { id: string } {
  counter++;
  const context = {
    ...(inbound.forwarded ? { forwarded: true } : {}),
    ...(inbound.often ? { frequently_forwarded: true } : {}),
    ...(inbound.replyTo ? { id: inbound.replyTo } : {}),
  };
  return {
    ...(inbound.from === undefined && inbound.userId ? {} : { from: inbound.from ?? '15550100001' }),
    ...(inbound.userId ? { from_user_id: inbound.userId } : {}),
    id: inbound.wamid ?? `wamid.in.${counter}`,
    timestamp: String(Math.floor((inbound.at ?? world.clock.now()).getTime() / 1000)),
    ...(Object.keys(context).length > 0 ? { context } : {}),
    ...contents(inbound),
  };
}

function contents(inbound: Inbound): Record<string, unknown> {
  if (inbound.tap)
    return {
      type: 'interactive',
      interactive: { type: 'button_reply', button_reply: { id: inbound.tap, title: 'A button' } },
    };
  if (inbound.type) return { type: inbound.type, ...inbound.body };
  return { type: 'text', text: { body: inbound.text ?? '' } };
}

/** Delivers messages in one signed webhook through the real route. Returns the HTTP status. */
export const deliver = (world: TestWorld, ...messages: Record<string, unknown>[]): Promise<number> =>
  deliverChange(world, 'messages', { ...ofOurNumber, messages });

/** Delivers a state of something we sent, as the provider tells it. Returns the HTTP status. */
export const deliverStatus = (
  world: TestWorld,
  status: { wamid: string; status: string; opaque?: string; pricing?: object; code?: number },
): Promise<number> =>
  deliverChange(world, 'messages', {
    ...ofOurNumber,
    statuses: [
      {
        id: status.wamid,
        status: status.status,
        timestamp: String(Math.floor(world.clock.now().getTime() / 1000)),
        ...(status.opaque ? { biz_opaque_callback_data: status.opaque } : {}),
        ...(status.pricing ? { pricing: status.pricing } : {}),
        ...(status.code ? { errors: [{ code: status.code, title: 'Invented', message: 'Invented' }] } : {}),
      },
    ],
  });

const ofOurNumber = {
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: '15550199999', phone_number_id: testSettings.whatsappPhoneNumberId },
};

/** Delivers news of any field in one signed webhook, told at a time, of our account or another. Returns the HTTP status. */
export const deliverChange = (
  world: TestWorld,
  field: string,
  value: unknown,
  {
    toldAt = new Date(1_770_000_000_000),
    account = testSettings.whatsappBusinessAccountId,
  }: { toldAt?: Date; account?: string } = {},
): Promise<number> => {
  const time = Math.floor(toldAt.getTime() / 1000);
  const entry = [{ id: account, time, changes: [{ field, value }] }];
  return post(world, { object: 'whatsapp_business_account', entry });
};

/** Sends one message and answers all that follows, moving the clock past every pause. */
export async function say(world: TestWorld, inbound: Inbound): Promise<string> {
  const message = aMessage(world, inbound);
  await deliver(world, message);
  await settle(world);
  return message.id;
}

/** Answers what is due, moving the clock past the pauses of bundling. */
export async function settle(world: TestWorld): Promise<void> {
  await world.runDueJobs();
  for (let pause = 0; pause < 4; pause++) {
    world.clock.advance(1_000);
    await world.runDueJobs();
  }
}

/** The words sent so far to a phone, reactions left out, oldest first. */
export function heard(world: TestWorld, phone: string): string[] {
  return world.messenger.sent.flatMap((one) =>
    'phone' in one.to && one.to.phone.replace('+', '') === phone && 'body' in one.words ? [one.words.body] : [],
  );
}

/** The last buttons or rows offered to a phone, as the ids they carry. */
export function lastChoices(world: TestWorld, phone: string): string[] {
  const offers = world.messenger.sent.flatMap((one) => {
    if (!('phone' in one.to) || one.to.phone.replace('+', '') !== phone) return [];
    if (one.words.kind === 'buttons') return [one.words.buttons.map((button) => button.id)];
    return one.words.kind === 'list' ? [one.words.rows.map((row) => row.id)] : [];
  });
  return offers.at(-1) ?? [];
}

async function post(world: TestWorld, body: unknown): Promise<number> {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const signature = await signed(bytes, testSettings.whatsappAppSecret);
  const response = await webhookRoutes(world).request('/', {
    method: 'POST',
    body: bytes,
    headers: { 'x-hub-signature-256': signature },
  });
  return response.status;
}
