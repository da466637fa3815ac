import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'vitest';
import { privateLines } from '../support/quiet.ts';
import { freePort, pause, type Service, startService } from '../support/service.ts';

let running: Service | null = null;
let folder = '';
afterEach(async () => {
  await running?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const secrets = {
  WHATSAPP_ACCESS_TOKEN: 'an-invented-token-of-this-test',
  WHATSAPP_APP_SECRET: 'an-invented-secret-of-this-test',
  WHATSAPP_VERIFY_TOKEN: 'an-invented-word-of-this-test',
};
const phones = ['15550177001', '5511999550177', 'BR.77001770017700'];
const said = ['The lighthouse keeper of Amara sold the beam to a film studio yesterday', 'zebrapolka quadrille'];

test('no line of the log holds a number, a user id, a token, a secret, a name or a word of a message, whatever goes wrong', async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-quiet-'));
  const port = await freePort();
  let logged = '';
  running = await startService({
    dataDir: folder,
    port,
    seed: 'none',
    env: { ...secrets, LOG_LEVEL: 'debug' },
    onLog: (text) => {
      logged += text;
    },
  });
  const { base } = running;
  const call = async (method: string, path: string, body: unknown) => {
    const answer = await fetch(`${base}${path}`, { method, body: JSON.stringify(body) });
    return (await answer.json().catch(() => ({}))) as { wamid?: string };
  };
  const say = (phone: string, body: object) =>
    call('POST', `/simulator/phones/${phone}/messages`, { ...body, profileName: 'Nadia Inventedname' });
  for (const faults of [
    {},
    { rate429: 0.3, rate500: 0.3, dropResponse: 0.3, rateFailed: 0.3, duplicateWebhooks: 0.5, shuffleWebhooks: 0.5 },
    { error: { code: 131047, times: 2 } },
  ]) {
    await call('PUT', '/simulator/faults', faults);
    for (const phone of phones) {
      for (const words of said) await say(phone, { type: 'text', text: { body: words } });
      await say(phone, { type: 'image', image: { id: '404404404' } });
      await say(phone, { type: 'unsupported', errors: [{ code: 131051, title: 'Unsupported' }] });
    }
    await pause(4_000);
  }
  await call('POST', '/simulator/account-events', { field: 'account_update', value: { event: 'X', phone: phones[0] } });
  await call('POST', `/simulator/phones/${phones[0]}/move`, { to: '15550177999' });
  // Signed wrongly, cut short, and a page that is not there: the refusals are logged too.
  await call('POST', '/webhooks/whatsapp', { from: phones[0], text: said[0] });
  await call('GET', '/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=a-wrong-word-of-this-test', undefined);
  await pause(6_000);
  assert.ok(logged.split('\n').length > 30, 'the log was read');
  const found = privateLines(logged, {
    people: [...phones, '15550177999'],
    words: said,
    secrets: [
      ...Object.values(secrets),
      'a-wrong-word-of-this-test',
      'Inventedname',
      'lighthouse keeper',
      'zebrapolka',
    ],
  });
  assert.deepEqual(found, []);
}, 300_000);
