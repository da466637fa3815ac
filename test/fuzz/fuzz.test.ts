import assert from 'node:assert/strict';
import { afterAll, describe, test } from 'vitest';
import {
  aBody,
  aChange,
  aContact,
  aMessage,
  anEnvelope,
  aStatus,
  ourAccount,
  ourNumber,
} from '../fixtures/whatsapp/bodies.ts';
import { openReceiving } from '../support/receiving.ts';
import { fuzz } from './fuzz.ts';
import { mutate } from './mutate.ts';
import { readableIn } from './readable.ts';

/** Bodies of our own that use every part of the envelope. */
const samples = [
  aBody({ contacts: [aContact()], messages: [aMessage(), aMessage({ context: { forwarded: true } })] }),
  aBody({ messages: [aMessage({ type: 'image', image: { id: '4411', mime_type: 'image/jpeg', caption: 'look' } })] }),
  aBody({ messages: [aMessage({ type: 'system', system: { type: 'user_changed_number', wa_id: '15550100002' } })] }),
  aBody({ statuses: [aStatus(), aStatus({ status: 'failed', errors: [{ code: 131026 }] })] }),
  aBody({ messages: [aMessage({ type: 'unsupported', errors: [{ code: 131051 }] })], errors: [{ code: 131000 }] }),
  anEnvelope([aChange({ messages: [aMessage()] }), { field: 'account_update', value: { event: 'DISABLED_UPDATE' } }]),
  aBody({
    messages: [
      aMessage({ type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: '1', title: 'A' } } }),
    ],
  }),
];
const receiving = await openReceiving([ourNumber], ourAccount);
afterAll(() => receiving.close());
const numbers = new Set([ourNumber]);

describe('mutated bodies', () => {
  test('a thousand of them crash nothing and lose nothing', async () => {
    const result = await fuzz(receiving, { samples, numbers, count: 1024, seed: 20261123 });
    assert.deepEqual(result.failures, []);
    assert.equal(result.bodies, 1024);
    assert.ok(result.messages > 500 && result.statuses > 50 && result.stepped > 40);
  }, 180_000);

  test('follow from their seed', () => {
    const [once, again] = [mutate(samples as never, 7), mutate(samples as never, 7)];
    assert.deepEqual(once, again);
    assert.notDeepEqual(mutate(samples as never, 8).bytes, once.bytes);
  });

  test('that lose a message are found, with the seed and the fewest steps', async () => {
    const forgetful = {
      ...receiving,
      keys: async () => {
        const kept = await receiving.keys();
        return { ...kept, messages: new Set([...kept.messages].filter((id) => !id.endsWith('7'))) };
      },
    };
    const result = await fuzz(forgetful, { samples, numbers, count: 32, seed: 1 });
    const [failure] = result.failures;
    assert.match(
      failure ?? '',
      /^--mutate 1 --seed \d*7: \d messages lost, such as "wamid\.in\.\d+\.\d*7" \(sample \d\)$/,
    );
  }, 180_000);
});

test('what is readable is counted without the code that is tested', () => {
  const bytes = new TextEncoder().encode(
    JSON.stringify(
      anEnvelope([
        aChange({ messages: [aMessage({ id: 'wamid.1' }), { id: '' }, null], statuses: [aStatus({ id: 'wamid.2' })] }),
        aChange({ messages: [aMessage({ id: 'wamid.3' })] }, { number: '999' }),
        aChange({ messages: [aMessage({ id: 'wamid.4' })] }, { field: 'standby' }),
      ]),
    ),
  );
  const found = readableIn(bytes, numbers);
  assert.deepEqual([[...found.messages], [...found.statuses]], [['wamid.1'], ['wamid.2 sent']]);
  assert.deepEqual(readableIn(bytes.slice(0, 40), numbers), { messages: new Set(), statuses: new Set() });
});
