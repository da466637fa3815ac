import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mediaStoreContract } from '../../../test/contracts/media-store.contract.ts';
import { bucketKey, openBucket } from '../../../test/support/bucket.ts';
import { fakeMediaStore } from './fake.ts';
import { openFolderStore } from './folder.ts';
import { openS3Store } from './s3.ts';

const root = mkdtempSync(join(tmpdir(), 'media-store-'));
const buckets: (() => void)[] = [];
afterAll(() => {
  rmSync(root, { recursive: true });
  for (const close of buckets) close();
});
let count = 0;

mediaStoreContract('fake', () => fakeMediaStore());
mediaStoreContract('bucket', async () => (await aBucket()).store);
mediaStoreContract('folder', () => openFolderStore(join(root, `${++count}`)));

test('a folder that is opened again still holds everything, and no half-written file', async () => {
  const folder = join(root, 'again');
  await openFolderStore(folder).put('ab/abc.jpg', new Uint8Array([1]), 'image/jpeg');
  expect(await openFolderStore(folder).get('ab/abc.jpg')).toEqual(new Uint8Array([1]));
  expect(readdirSync(join(folder, 'ab'))).toEqual(['abc.jpg']);
});

async function aBucket(more: { name?: string; secret?: string } = {}) {
  const bucket = await openBucket();
  buckets.push(bucket.close);
  const { name = 'shelf', ...key } = more;
  return { bucket, store: openS3Store({ ...bucketKey, ...key, url: `${bucket.base}/${name}` }) };
}

const put = (store: ReturnType<typeof openS3Store>) => store.put('ab/abc.jpg', new Uint8Array([1, 2]), 'image/jpeg');

test('a bucket that is busy for a moment is asked again, and one that stays so is told of as away', async () => {
  const { bucket, store } = await aBucket();
  bucket.state.failing = 2;
  await put(store);
  expect(await store.get('ab/abc.jpg')).toEqual(new Uint8Array([1, 2]));
  bucket.state.failing = 99;
  await expect(store.get('ab/abc.jpg')).rejects.toMatchObject({ kind: 'unavailable', code: 'media.store' });
});

test('a wrong secret, and a bucket that is not there, are faults and not media that are missing', async () => {
  const wrong = await aBucket({ secret: 'another-secret' });
  await expect(put(wrong.store)).rejects.toMatchObject({ code: 'media.store' });
  await expect(wrong.store.get('ab/abc.jpg')).rejects.toMatchObject({ code: 'media.store' });
  expect(wrong.bucket.state.refused).toBe(2);
  const nowhere = await aBucket({ name: 'attic' });
  await expect(put(nowhere.store)).rejects.toMatchObject({ code: 'media.store' });
  await expect(nowhere.store.get('ab/abc.jpg')).rejects.toMatchObject({ code: 'media.store' });
});

test('a file that could not be kept leaves nothing behind', async () => {
  const folder = join(root, 'blocked');
  mkdirSync(join(folder, 'ab', 'abc.jpg', 'in the way'), { recursive: true });
  await expect(openFolderStore(folder).put('ab/abc.jpg', new Uint8Array([1]), 'image/jpeg')).rejects.toThrow();
  expect(readdirSync(join(folder, 'ab'))).toEqual(['abc.jpg']);
});
