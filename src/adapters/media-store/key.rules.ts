import { invalid } from '../../core/errors.ts';

/** Segments of letters, digits, `_` and `-`, with dots inside only: never `..`, never absolute. */
const keyShape = /^[\w-]+(\.[\w-]+)*(\/[\w-]+(\.[\w-]+)*)*$/;

/** Throws Invalid `media.bad-key` for a key that could leave the store. */
export function checkKey(key: string): string {
  if (!keyShape.test(key)) throw invalid('media.bad-key', `"${key}" is not a key of the media store.`);
  return key;
}
