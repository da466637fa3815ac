import { describe, expect, test } from 'vitest';
import type { MediaStore } from '../../src/core/ports.ts';

const key = 'ab/abcdef.jpg';
const bytes = new Uint8Array([0, 1, 2, 253, 254, 255]);

/** What every media store must do; run by each adapter and by the fake. */
export function mediaStoreContract(name: string, open: () => MediaStore | Promise<MediaStore>) {
  describe(`media store contract: ${name}`, () => {
    test('gives back what was put, byte for byte', async () => {
      const store = await open();
      await store.put(key, bytes, 'image/jpeg');
      expect(await store.get(key)).toEqual(bytes);
    });

    test('keeps nothing as nothing, which is not the same as nothing kept', async () => {
      const store = await open();
      await store.put(key, new Uint8Array(), 'image/jpeg');
      expect(await store.get(key)).toEqual(new Uint8Array());
      expect(await store.get('ab/other.jpg')).toBeNull();
    });

    test('is not changed by what happens to the bytes afterwards', async () => {
      const store = await open();
      const mine = bytes.slice();
      await store.put(key, mine, 'image/jpeg');
      mine.fill(7);
      (await store.get(key))?.fill(9);
      expect(await store.get(key)).toEqual(bytes);
    });

    test('can be given the same thing twice, also at once', async () => {
      const store = await open();
      await Promise.all([1, 2, 3, 4, 5].map(() => store.put(key, bytes, 'image/jpeg')));
      expect(await store.get(key)).toEqual(bytes);
    });

    test('forgets what is removed, twice if need be, and keeps its neighbour', async () => {
      const store = await open();
      await store.put(key, bytes, 'image/jpeg');
      await store.put('ab/neighbour.jpg', bytes, 'image/jpeg');
      await store.remove(key);
      await store.remove(key);
      expect(await store.get(key)).toBeNull();
      expect(await store.get('ab/neighbour.jpg')).toEqual(bytes);
    });

    test.each(['../out.jpg', '/etc/passwd', 'a/../../b', '', 'a//b', 'a/.', '.hidden', 'a\\..\\b', 'a/b\u0000.jpg'])(
      'refuses the key %j, which could leave its place',
      async (odd) => {
        const store = await open();
        await expect(store.put(odd, bytes, 'image/jpeg')).rejects.toMatchObject({ code: 'media.bad-key' });
        await expect(store.get(odd)).rejects.toMatchObject({ code: 'media.bad-key' });
      },
    );
  });
}
