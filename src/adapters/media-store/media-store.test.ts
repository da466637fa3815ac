import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mediaStoreContract } from '../../../test/contracts/media-store.contract.ts';
import { fakeMediaStore } from './fake.ts';
import { openFolderStore } from './folder.ts';

const root = mkdtempSync(join(tmpdir(), 'media-store-'));
afterAll(() => rmSync(root, { recursive: true }));
let count = 0;

mediaStoreContract('fake', () => fakeMediaStore());
mediaStoreContract('folder', () => openFolderStore(join(root, `${++count}`)));

test('a folder that is opened again still holds everything, and no half-written file', async () => {
  const folder = join(root, 'again');
  await openFolderStore(folder).put('ab/abc.jpg', new Uint8Array([1]), 'image/jpeg');
  expect(await openFolderStore(folder).get('ab/abc.jpg')).toEqual(new Uint8Array([1]));
  expect(readdirSync(join(folder, 'ab'))).toEqual(['abc.jpg']);
});
