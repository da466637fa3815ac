import type { MediaStore } from '../../core/ports.ts';

/** A media store in memory. */
export function fakeMediaStore(): MediaStore & { keys(): string[] } {
  const kept = new Map<string, Uint8Array>();
  return {
    keys: () => [...kept.keys()],
    async put(key, bytes) {
      kept.set(key, bytes.slice());
    },
    async get(key) {
      return kept.get(key)?.slice() ?? null;
    },
    async remove(key) {
      kept.delete(key);
    },
  };
}
