import assert from 'node:assert/strict';
import { eq, sql } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { media } from '../../db/schema/media.ts';
import { openWorld, type TestWorld, testStart } from '../../test/support/open-world.ts';
import { unavailable } from '../core/errors.ts';
import { rowsOf } from '../core/rows.ts';
import { fetchMedia } from './fetch-media.ts';

const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

async function aMedium(world: TestWorld, id: string, providerId = '4411') {
  await world.db.insert(media).values({
    id,
    messageId: `msg_${id}`,
    providerId,
    mimeType: 'image/png',
    state: 'waiting',
    createdAt: world.clock.now(),
  });
}
async function waitingJobs(world: TestWorld, name: string) {
  const result = await world.db.execute<{ data: { runAt: string } }>(
    sql`select data from pgboss.job where name = ${name} and state < 'active'`,
  );
  return rowsOf(result).map((row) => row.data);
}
const mediumNow = async (world: TestWorld, id: string) =>
  (await world.db.select().from(media).where(eq(media.id, id)))[0];

describe('a medium', () => {
  test('is kept under the digest of its bytes, as what its bytes say it is', async () => {
    const world = await openWorld();
    world.messenger.holdMedia('4411', picture, 'image/png');
    await aMedium(world, 'med_1');
    await fetchMedia(world, { mediaId: 'med_1' });
    const row = await mediumNow(world, 'med_1');
    assert.equal(row?.state, 'stored');
    assert.deepEqual([row?.mimeType, row?.byteCount], ['image/jpeg', 7]);
    assert.match(row?.storeKey ?? '', /^([0-9a-f]{2})\/\1[0-9a-f]{62}\.jpg$/);
    assert.deepEqual(await world.media.get(row?.storeKey ?? ''), picture);
    assert.deepEqual(await world.didTo('med_1'), ['test media.stored']);
  });

  test('fetched twice, one after the other and at once, is kept once', async () => {
    const world = await openWorld();
    world.messenger.holdMedia('4411', picture, 'image/jpeg');
    await aMedium(world, 'med_1');
    await Promise.all([1, 2, 3].map(() => fetchMedia(world, { mediaId: 'med_1' })));
    await fetchMedia(world, { mediaId: 'med_1' });
    assert.deepEqual(await world.didTo('med_1'), ['test media.stored']);
  });

  test('sent by two people is one file', async () => {
    const world = await openWorld();
    world.messenger.holdMedia('4411', picture, 'image/jpeg');
    await aMedium(world, 'med_1');
    await aMedium(world, 'med_2');
    await fetchMedia(world, { mediaId: 'med_1' });
    await fetchMedia(world, { mediaId: 'med_2' });
    assert.equal((await mediumNow(world, 'med_1'))?.storeKey, (await mediumNow(world, 'med_2'))?.storeKey);
    assert.equal(world.media.keys().length, 1);
  });

  test('that expired is gone, and its bystander is left alone', async () => {
    const world = await openWorld();
    await aMedium(world, 'med_1');
    await aMedium(world, 'med_2', '4412');
    await fetchMedia(world, { mediaId: 'med_1' });
    assert.equal((await mediumNow(world, 'med_1'))?.state, 'gone');
    assert.equal((await mediumNow(world, 'med_2'))?.state, 'waiting');
    assert.deepEqual(await world.didTo('med_1'), ['test media.gone']);
  });

  test('that the provider does not give is asked for again, ever more slowly, and its asker told once it takes long', async () => {
    const world = await openWorld();
    await aMedium(world, 'med_1');
    const messenger = {
      ...world.messenger,
      fetchMedia: () => Promise.reject(unavailable('media.unavailable', 'No answer.', 1000)),
    };
    const waits: number[] = [];
    for (const ageMinutes of [0, 1, 10, 7 * 24 * 60]) {
      world.clock.set(new Date(testStart.getTime() + ageMinutes * 60_000));
      await fetchMedia({ ...world, messenger }, { mediaId: 'med_1' });
      const [job] = await waitingJobs(world, 'fetch-media');
      if (job) waits.push((Date.parse(job.runAt) - world.clock.now().getTime()) / 1000);
      await world.db.execute(sql`delete from pgboss.job where name = 'fetch-media'`);
    }
    assert.deepEqual(waits, [5, 60, 600]);
    assert.equal((await mediumNow(world, 'med_1'))?.state, 'gone');
    assert.equal((await waitingJobs(world, 'tell-media-gone')).length, 2);
  });

  test('that comes at a later try is kept', async () => {
    const world = await openWorld();
    await aMedium(world, 'med_1');
    const messenger = { ...world.messenger, fetchMedia: () => Promise.reject(unavailable('media.silent', 'x', 0)) };
    await fetchMedia({ ...world, messenger }, { mediaId: 'med_1' });
    world.messenger.holdMedia('4411', picture, 'image/jpeg');
    world.clock.advance(5000);
    await world.runDueJobs();
    assert.equal((await mediumNow(world, 'med_1'))?.state, 'stored');
  });

  test('erased while it was being fetched leaves no bytes behind', async () => {
    const world = await openWorld();
    await aMedium(world, 'med_1');
    const messenger = {
      ...world.messenger,
      async fetchMedia() {
        await world.db.update(media).set({ state: 'gone' }).where(eq(media.id, 'med_1'));
        return { bytes: picture, mimeType: 'image/jpeg' };
      },
    };
    await fetchMedia({ ...world, messenger }, { mediaId: 'med_1' });
    assert.deepEqual(world.media.keys(), []);
  });

  test('nobody knows of is nothing to do', async () => {
    const world = await openWorld();
    await fetchMedia(world, { mediaId: 'med_none' });
    assert.equal(await world.count('entries'), 0);
  });
});
