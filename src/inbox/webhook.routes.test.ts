import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { deliveries, deliveryBodies } from '../../db/schema/inbox.ts';
import { aBody, aMessage, aPost, asBytes } from '../../test/fixtures/whatsapp/bodies.ts';
import { fromNadia, jobsNamed } from '../../test/fixtures/whatsapp/deliver.ts';
import { openWorld } from '../../test/support/open-world.ts';
import { webhookMaxBytes, webhookRoutes } from './webhook.routes.ts';

describe('the door', () => {
  test('the provider can verify the address with our token, and gets its challenge back as it was', async () => {
    const world = await openWorld();
    const ask = (query: string) => webhookRoutes(world).request(`/?${query}`);
    const good = await ask('hub.mode=subscribe&hub.challenge=00123&hub.verify_token=test-verify-token');
    assert.equal(good.status, 200);
    assert.equal(await good.text(), '00123');
    assert.equal((await ask('hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong')).status, 403);
    assert.equal((await ask('hub.mode=subscribe&hub.challenge=1')).status, 403);
    assert.equal((await ask('hub.mode=other&hub.challenge=1&hub.verify_token=test-verify-token')).status, 403);
  });

  test('an empty token never matches an empty question', async () => {
    const world = await openWorld();
    const needs = { ...world, settings: { ...world.settings, whatsappVerifyToken: '' } };
    const answer = await webhookRoutes(needs).request('/?hub.mode=subscribe&hub.challenge=1&hub.verify_token=');
    assert.equal(answer.status, 403);
  });

  test('a wrong signature is refused and nothing is kept', async () => {
    const world = await openWorld();
    const answer = await webhookRoutes(world).request('/', aPost(asBytes(fromNadia({})), 'another secret'));
    assert.equal(answer.status, 401);
    const bare = await webhookRoutes(world).request('/', { method: 'POST', body: '{}' });
    assert.equal(bare.status, 401);
    assert.deepEqual(
      [await world.count('deliveries'), await world.count('askers'), await world.count('entries')],
      [0, 0, 0],
    );
  });

  test('a body of more than 3 MB is taken up to 4 MB, and one byte more is not', async () => {
    const world = await openWorld();
    const routes = webhookRoutes(world);
    const frame = asBytes(aBody({ pad: '' }));
    const usual = asBytes(aBody({ pad: 'x'.repeat(3 * 1024 * 1024) }));
    assert.equal((await routes.request('/', aPost(usual))).status, 200);
    const whole = asBytes(aBody({ pad: 'x'.repeat(webhookMaxBytes - frame.length) }));
    assert.equal(whole.length, 4 * 1024 * 1024);
    assert.equal((await routes.request('/', aPost(whole))).status, 200);
    const larger = asBytes(aBody({ pad: 'x'.repeat(webhookMaxBytes + 1 - frame.length) }));
    assert.equal((await routes.request('/', aPost(larger))).status, 413);
    assert.equal(await world.count('deliveries'), 2);
  });

  test('a body without a length is cut off as soon as it grows too large', async () => {
    const world = await openWorld();
    const piece = new Uint8Array(1024 * 1024);
    let given = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (given++ > 20) controller.close();
        else controller.enqueue(piece);
      },
    });
    const answer = await webhookRoutes(world).request('/', { method: 'POST', body, duplex: 'half' } as RequestInit);
    assert.equal(answer.status, 413);
    assert.ok(given < 8, `read ${given} pieces`);
  });

  test('a body nested deeper than any stack is answered 200, and its neighbours are kept', async () => {
    const world = await openWorld();
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const text = JSON.stringify(fromNadia({ id: 'wamid.deep' }))
      .replace('"messaging_product"', `"deep":${deep},"messaging_product"`)
      .replace('"type":"text"', `"type":"text","deeper":${deep}`);
    const answer = await webhookRoutes(world).request('/', aPost(new TextEncoder().encode(text)));
    assert.equal(answer.status, 200);
    assert.deepEqual([await world.count('messages'), await world.count('other_changes')], [1, 1]);
  });

  test.each([
    ['malformed', new TextEncoder().encode('{"object":"whatsapp_business_account","entry":[')],
    ['malformed', asBytes({ object: 'page', entry: [] })],
    ['foreign', asBytes(aBody({ messages: [aMessage()] }, { number: '999' }))],
  ])('a signed body that is %s is answered 200 and kept for inspection', async (state, body) => {
    const world = await openWorld();
    const answer = await webhookRoutes(world).request('/', aPost(body));
    assert.equal(answer.status, 200);
    const [kept] = await world.db.select().from(deliveries);
    const [bytes] = await world.db.select().from(deliveryBodies);
    assert.ok(kept);
    assert.equal(kept.state, state);
    assert.equal(kept.fault === null, state === 'foreign');
    assert.deepEqual(await world.vault.open(bytes?.body ?? new Uint8Array()), body);
    assert.deepEqual([await world.count('messages'), await world.count('askers')], [0, 0]);
    assert.deepEqual(await jobsNamed(world, 'step-conversation'), []);
  });
});
