import assert from 'node:assert/strict';
import { test } from 'vitest';
import { media } from '../../db/schema/media.ts';
import { openWorld, type TestWorld } from '../../test/support/open-world.ts';
import { showMedia } from './show-media.ts';

async function stored(world: TestWorld, mimeType: string, bytes: Uint8Array) {
  await world.media.put('ab/abc', bytes, mimeType);
  await world.db.insert(media).values({
    id: 'med_1',
    messageId: 'msg_1',
    providerId: '1',
    mimeType,
    state: 'stored',
    storeKey: 'ab/abc',
    createdAt: world.clock.now(),
  });
}
const jpeg = (note: string) => {
  const text = [...note].map((char) => char.charCodeAt(0));
  return new Uint8Array([0xff, 0xd8, 0xff, 0xfe, 0, text.length + 2, ...text, 0xff, 0xda, 0, 2, 1, 0xff, 0xd9]);
};

test('a picture is shown without its notes, and kept as it came', async () => {
  const world = await openWorld();
  await stored(world, 'image/jpeg', jpeg('by Nadia Invented'));
  const shown = await showMedia(world, { mediaId: 'med_1' });
  assert.deepEqual([...shown.bytes], [0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 0xff, 0xd9]);
  assert.equal(shown.inline, true);
  assert.deepEqual(await world.media.get('ab/abc'), jpeg('by Nadia Invented'));
});

test.each([
  ['audio/ogg', true],
  ['application/pdf', false],
  ['application/octet-stream', false],
])('%s is shown in the page: %s', async (mimeType, inline) => {
  const world = await openWorld();
  await stored(world, mimeType, new Uint8Array([1]));
  assert.deepEqual(await showMedia(world, { mediaId: 'med_1' }), { bytes: new Uint8Array([1]), mimeType, inline });
});

test('a damaged picture and one that is gone are refused', async () => {
  const world = await openWorld();
  await assert.rejects(showMedia(world, { mediaId: 'med_1' }), { code: 'media.gone' });
  await stored(world, 'image/png', new Uint8Array([1]));
  await assert.rejects(showMedia(world, { mediaId: 'med_1' }), { code: 'media.unreadable' });
});
