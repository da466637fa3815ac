import type { MediaStore } from '../../core/ports.ts';
import { checkKey } from './key.rules.ts';

/** A media store in memory. */
export function fakeMediaStore(): MediaStore & { keys(): string[] } {
  const kept = new Map<string, Uint8Array>();
  return {
    keys: () => [...kept.keys()],
    async put(key, bytes) {
      kept.set(checkKey(key), bytes.slice());
    },
    async get(key) {
      return kept.get(checkKey(key))?.slice() ?? null;
    },
    async remove(key) {
      kept.delete(checkKey(key));
    },
  };
}
