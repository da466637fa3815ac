import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { aMessage, deliver, heard, settle } from '../../test/support/whatsapp.ts';
import { phrasesOf } from './words.ts';

const nadia = '15550100001';
const picture = (caption?: string) => ({
  from: nadia,
  type: 'image',
  body: { image: { id: '4411', mime_type: 'image/jpeg', ...(caption ? { caption } : {}) } },
});

const told = (world: TestWorld) =>
  heard(world, nadia).filter((words) => words.startsWith(phrasesOf('en').wordless)).length;

describe('somebody whose picture cannot be had', () => {
  test('is told at once what to send instead, and not again when the message is asked about', async () => {
    const world = await openWorld();
    await deliver(world, aMessage(world, picture()));
    await world.runDueJobs();
    assert.equal(told(world), 1);
    world.clock.advance(60_000);
    await world.runDueJobs();
    assert.equal(told(world), 1);
  });

  test('is told once when a whole row of them cannot be had', async () => {
    const world = await openWorld();
    const row = Array.from({ length: 10 }, () => aMessage(world, { ...picture(), forwarded: true }));
    await deliver(world, ...row);
    await world.runDueJobs();
    world.clock.advance(30_000);
    await world.runDueJobs();
    assert.equal(told(world), 1);
  });

  test('is told nothing of it when it had words to go by', async () => {
    const world = await openWorld();
    const caption = 'They close the bridge in Alder on Friday and nobody may cross it';
    await deliver(world, aMessage(world, picture(caption)));
    await settle(world);
    assert.equal(told(world), 0);
    assert.equal(heard(world, nadia).length, 1);
  });

  test('is told nothing after STOP', async () => {
    const world = await openWorld();
    await deliver(world, aMessage(world, { from: nadia, text: 'STOP' }));
    await world.runDueJobs();
    await deliver(world, aMessage(world, picture()));
    await world.runDueJobs();
    assert.equal(told(world), 0);
  });

  test('is told nothing about a message of yesterday', async () => {
    const world = await openWorld();
    const yesterday = new Date(world.clock.now().getTime() - 25 * 3_600_000);
    await deliver(world, aMessage(world, { ...picture(), at: yesterday }));
    await world.runDueJobs();
    assert.equal(await world.count('media'), 1);
    assert.equal(await world.count('outgoing'), 0);
  });
});
