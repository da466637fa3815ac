import assert from 'node:assert/strict';
import { sql } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { askers, deliveries, messages, otherChanges, statuses } from '../../db/schema/inbox.ts';
import { media } from '../../db/schema/media.ts';
import { outgoing } from '../../db/schema/outbox.ts';
import {
  aBody,
  aChange,
  aContact,
  aMessage,
  anEnvelope,
  aStatus,
  asBytes,
  ourNumber,
} from '../../test/fixtures/whatsapp/bodies.ts';
import { fromNadia, jobsNamed, post } from '../../test/fixtures/whatsapp/deliver.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { newId } from '../core/ids.ts';
import { rowsOf } from '../core/rows.ts';
import { openAddress } from '../outbox/address.rules.ts';
import { receiveWebhook } from './receive-webhook.ts';

describe('a message', () => {
  test('is kept with its words, makes its asker, and waits to be stepped', async () => {
    const world = await openWorld();
    assert.equal((await post(world, fromNadia({ context: { forwarded: true } }))).status, 200);
    const [message] = await world.db.select().from(messages);
    const [asker] = await world.db.select().from(askers);
    assert.ok(message && asker);
    assert.equal(message.askerId, asker.id);
    assert.equal(message.text, 'Is it true that the bridge in Alder closes on Friday?');
    assert.deepEqual([message.state, message.forwarded, message.phoneNumberId], ['new', 'forwarded', ourNumber]);
    assert.equal(message.sentAt.toISOString(), '2026-03-02T12:00:00.000Z');
    assert.deepEqual(await jobsNamed(world, 'step-conversation'), [{ data: { messageId: message.id } }]);
    assert.deepEqual(await world.didTo(message.deliveryId), ['inbox delivery.received']);
    assert.match(asker.nickname, /^[A-Z][a-z]+ [A-Z][a-z]+ \d\d$/);
  });

  test('leaves number, user id and name readable nowhere but in the sealed address', async () => {
    const world = await openWorld();
    await post(world, fromNadia({}));
    const [asker] = await world.db.select().from(askers);
    assert.ok(asker);
    assert.deepEqual(await openAddress(world.vault, asker.address), {
      phone: '+15550100001',
      userId: 'US.10000000000000001',
      name: 'Nadia Invented',
    });
    for (const table of ['deliveries', 'askers', 'messages', 'entries']) {
      const result = await world.db.execute(sql`select row_to_json(t)::text as row from ${sql.identifier(table)} t`);
      const rows = rowsOf(result);
      assert.doesNotMatch(JSON.stringify(rows), /15550100001|US\.1000000|Nadia/, table);
    }
  });

  test('delivered twenty times at once is one message and one job', async () => {
    const world = await openWorld();
    const body = fromNadia({ id: 'wamid.twenty' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(world, body)));
    assert.deepEqual(
      answers.map((answer) => answer.status),
      Array(20).fill(200),
    );
    assert.deepEqual(
      [await world.count('deliveries'), await world.count('messages'), await world.count('askers')],
      [1, 1, 1],
    );
    assert.equal((await jobsNamed(world, 'step-conversation')).length, 1);
    assert.equal((await world.db.select().from(deliveries))[0]?.times, 20);
  });

  test('in twenty different bodies at once is one message and one job', async () => {
    const world = await openWorld();
    const message = aMessage({ id: 'wamid.again' });
    const bodies = Array.from({ length: 20 }, (_, index) =>
      aBody({ contacts: [aContact()], messages: [message], index }),
    );
    await Promise.all(bodies.map((body) => post(world, body)));
    assert.deepEqual(
      [await world.count('deliveries'), await world.count('messages'), await world.count('askers')],
      [20, 1, 1],
    );
    assert.equal((await jobsNamed(world, 'step-conversation')).length, 1);
  });

  test('named twice in one body is kept once', async () => {
    const world = await openWorld();
    await post(world, fromNadia({ id: 'wamid.double' }, { id: 'wamid.double' }));
    assert.equal(await world.count('messages'), 1);
    assert.equal((await jobsNamed(world, 'step-conversation')).length, 1);
  });

  test('beside one for a foreign number is kept, and the foreign one is not', async () => {
    const world = await openWorld();
    const ours = aChange({ contacts: [aContact()], messages: [aMessage()] });
    const foreign = aChange(
      { messages: [aMessage({ from: '15550100777', from_user_id: 'US.777' })] },
      { number: '999' },
    );
    await post(world, anEnvelope([foreign, ours]));
    assert.deepEqual([await world.count('messages'), await world.count('askers')], [1, 1]);
  });

  test('from nobody is kept and needs nothing', async () => {
    const world = await openWorld();
    await post(world, aBody({ messages: [aMessage({ from: undefined, from_user_id: undefined })] }));
    const [message] = await world.db.select().from(messages);
    assert.deepEqual([message?.state, message?.askerId], ['kept', null]);
    assert.deepEqual(await jobsNamed(world, 'step-conversation'), []);
  });

  test('that Postgres would refuse as it is does not spoil its neighbours', async () => {
    const world = await openWorld();
    await post(
      world,
      fromNadia({ text: { body: 'a\u0000b\ud800' }, type: 'x'.repeat(500), hologram: { '\u0000': '\u0000' } }, {}),
    );
    assert.equal(await world.count('messages'), 2);
  });

  test('with a picture asks for the picture, once', async () => {
    const world = await openWorld();
    const body = fromNadia({
      id: 'wamid.picture',
      type: 'image',
      text: undefined,
      image: { id: '4411', mime_type: 'image/jpeg' },
    });
    await post(world, body);
    await post(world, { ...body, again: true });
    const rows = await world.db.select().from(media);
    assert.deepEqual(
      rows.map((row) => [row.providerId, row.mimeType, row.state]),
      [['4411', 'image/jpeg', 'waiting']],
    );
    assert.deepEqual(await jobsNamed(world, 'fetch-media'), [{ data: { mediaId: rows[0]?.id } }]);
  });
});

describe('a status', () => {
  test('is kept once a state, in whatever order and however often it comes', async () => {
    const world = await openWorld();
    const states = ['read', 'sent', 'delivered', 'sent', 'read', 'read'];
    for (const [index, status] of states.entries())
      await post(world, aBody({ statuses: [aStatus({ status })], index }));
    assert.deepEqual((await world.db.select().from(statuses)).map((row) => row.status).sort(), [
      'delivered',
      'read',
      'sent',
    ]);
    assert.deepEqual(await jobsNamed(world, 'apply-status'), []);
  });

  /** Words that were sent to Nadia, under the wamid of `aStatus`. */
  async function sentWords(world: TestWorld) {
    await post(world, fromNadia({}));
    const [asker] = await world.db.select().from(askers);
    const id = newId('out');
    await world.db.insert(outgoing).values({
      id,
      askerId: asker?.id ?? '',
      key: 'test:words',
      words: { kind: 'text', body: 'A line.' },
      state: 'sent',
      wamid: String(aStatus({}).id),
      createdAt: world.clock.now(),
    });
    return async () => (await world.db.select().from(outgoing))[0]?.state;
  }

  test('moves the words it is about at once, and only up', async () => {
    const world = await openWorld();
    const state = await sentWords(world);
    await post(world, aBody({ statuses: [aStatus({ status: 'read' }), aStatus({ status: 'delivered' })] }));
    assert.equal(await state(), 'read');
    await post(world, aBody({ statuses: [aStatus({ status: 'sent', timestamp: '1772452999' })] }));
    assert.equal(await state(), 'read');
    assert.ok((await world.db.select().from(statuses)).every((row) => row.appliedAt !== null));
  });

  test('that cannot be applied is kept with all that came with it, and tried again as a job', async () => {
    const world = await openWorld();
    const state = await sentWords(world);
    await world.db.execute(
      sql`create function hurt() returns trigger language plpgsql as 'begin raise exception ''hurt''; end'`,
    );
    await world.db.execute(sql`create trigger hurt before update on outgoing for each row execute function hurt()`);
    try {
      const answer = await post(world, aBody({ statuses: [aStatus({ status: 'read' })] }));
      assert.equal(answer.status, 200);
    } finally {
      await world.db.execute(sql`drop function hurt cascade`);
    }
    assert.equal(await state(), 'sent');
    assert.equal((await jobsNamed(world, 'apply-status')).length, 1);
    await world.runDueJobs();
    assert.equal(await state(), 'read');
  });
});

test('other news is sealed and kept once', async () => {
  const world = await openWorld();
  const news = { field: 'account_update', value: { event: 'ACCOUNT_VIOLATION', phone_number: '15550100001' } };
  await post(world, anEnvelope([news]));
  await post(world, anEnvelope([news, { field: 'unknown_news', value: null }]));
  const rows = await world.db.select().from(otherChanges);
  assert.deepEqual(rows.map((row) => row.field).sort(), ['account_update', 'unknown_news']);
});

test('a body of 1,000 messages from 1,000 people is kept without a query for each', async () => {
  const world = await openWorld();
  const people = Array.from({ length: 1000 }, (_, index) => ({
    from: `1555020${1000 + index}`,
    from_user_id: `US.20${index}`,
  }));
  const pad = 'word '.repeat(500);
  const body = asBytes(
    aBody({
      contacts: people.map((one) => aContact({ wa_id: one.from, user_id: one.from_user_id })),
      messages: people.map((one) => aMessage({ ...one, text: { body: pad } })),
    }),
  );
  const startedAt = performance.now();
  const receipt = await receiveWebhook(world, { body });
  const tookMs = performance.now() - startedAt;
  assert.equal(receipt.messages, 1000);
  assert.deepEqual([await world.count('messages'), await world.count('askers')], [1000, 1000]);
  assert.equal((await jobsNamed(world, 'step-conversation')).length, 1000);
  // The aim is 1 s on a machine at rest; only a query per message would take this long on one under load.
  assert.ok(tookMs < 8000, `took ${Math.round(tookMs)} ms for ${body.length} bytes`);
});
