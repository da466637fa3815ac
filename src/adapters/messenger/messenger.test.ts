import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { type MessengerAtHand, messengerContract } from '../../../test/contracts/messenger.contract.ts';
import { openSimulator } from '../../simulator/open-simulator.ts';
import { memoryLog } from '../simulator-log/memory.ts';
import { openCloudMessenger } from './cloud-api.ts';
import { fakeMessenger } from './fake.ts';

const settings = {
  whatsappPhoneNumberId: '100000000000001',
  whatsappBusinessAccountId: '200000000000001',
  whatsappAccessToken: 'test-token',
  whatsappAppSecret: 'test-app-secret',
  whatsappTemplate: 'check_ready',
  whatsappGraphVersion: 'v26.0',
  publicUrl: 'https://tipline.example',
};

messengerContract('fake', async (): Promise<MessengerAtHand> => {
  const messenger = fakeMessenger();
  let count = 0;
  return {
    messenger,
    wrote: async () => `wamid.in.${++count}`,
    got: async (who) =>
      messenger.sent
        .filter(({ to }) => ('phone' in to ? to.phone.replace('+', '') : to.userId) === who)
        .map(({ opaque, words, replyTo }) => ({
          opaque,
          body: words.kind === 'text' ? words.body : null,
          replyTo: replyTo ?? null,
        })),
    async holdMedia(bytes, mimeType) {
      messenger.holdMedia('4711', bytes, mimeType);
      return '4711';
    },
    close: async () => {},
  };
});

messengerContract('Cloud API adapter over HTTP, against the simulator', async (): Promise<MessengerAtHand> => {
  const app = new Hono();
  const simulator = openSimulator({
    settings,
    clock: { now: () => new Date() },
    log: memoryLog(),
    deliver: async () => 200,
    schedule: () => {},
    chance: () => 0.5,
  });
  app.route('/simulator', simulator.routes);
  const { url, close } = await listen(app);
  const messenger = openCloudMessenger({ ...settings, whatsappGraphUrl: `${url}/simulator/graph` });
  const post = async (path: string, body: RequestInit) =>
    (await fetch(`${url}/simulator${path}`, { method: 'POST', ...body })).json();
  return {
    messenger,
    async wrote(who) {
      return (
        await post(`/phones/${who}/messages`, {
          body: JSON.stringify({ type: 'text', text: { body: 'Is the bridge open?' } }),
        })
      ).wamid;
    },
    async got(who) {
      const said = (await (await fetch(`${url}/simulator/phones/${who}/messages`)).json()) as {
        direction: string;
        context: { id?: string } | null;
        payload: { biz_opaque_callback_data: string; text?: { body: string } };
      }[];
      return said
        .filter(({ direction }) => direction === 'out')
        .map(({ payload, context }) => ({
          opaque: payload.biz_opaque_callback_data,
          body: payload.text?.body ?? null,
          replyTo: context?.id ?? null,
        }));
    },
    async holdMedia(bytes, mimeType) {
      const form = new FormData();
      form.set('file', new Blob([bytes as BlobPart], { type: mimeType }), 'picture');
      return (await post('/phones/15550101001/media', { body: form })).id;
    },
    async close() {
      simulator.close();
      await close();
    },
  };
});

/** Serves an app on a free port of this machine. */
function listen(app: Hono): Promise<{ url: string; close(): Promise<void> }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((done) => {
            if ('closeAllConnections' in server) server.closeAllConnections();
            server.close(() => done());
          }),
      }),
    );
  });
}
