import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '../../core/ids.ts';
import type { MediaStore } from '../../core/ports.ts';
import { checkKey } from './key.rules.ts';

/**
 * A media store in a folder, one file per key. A file appears whole or not at all: it is written beside and renamed.
 * Throws Invalid `media.bad-key` for a key that would leave the folder.
 */
export function openFolderStore(folder: string): MediaStore {
  const pathOf = (key: string) => join(folder, checkKey(key));
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      const part = `${path}.${newId('med')}.part`;
      try {
        await writeFile(part, bytes);
        await rename(part, path);
      } catch (error) {
        // Half a file on a full disk would keep it full.
        await rm(part, { force: true });
        throw error;
      }
    },
    async get(key) {
      try {
        return new Uint8Array(await readFile(pathOf(key)));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';
