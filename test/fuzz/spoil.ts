import type { Chance } from './chance.ts';

/** What can happen to bytes on their way. */
export const spoilings: [string, (bytes: Uint8Array, own: Chance) => Uint8Array][] = [
  ['cut short', (bytes, own) => bytes.slice(0, own.below(bytes.length + 1))],
  ['a byte changed', (bytes, own) => bytes.with(own.below(Math.max(1, bytes.length)), own.below(256))],
  ['half a character', (bytes, own) => inserted(bytes, own, [0xc3])],
  ['a NUL', (bytes, own) => inserted(bytes, own, [0])],
  ['a mark of byte order', (bytes) => new Uint8Array([0xef, 0xbb, 0xbf, ...bytes])],
  ['a number without end', (bytes, own) => inserted(bytes, own, [...new TextEncoder().encode('1e999')])],
  ['twice', (bytes) => new Uint8Array([...bytes, ...bytes])],
  ['nothing', () => new Uint8Array()],
  ['nested deeper than any stack', (bytes, own) => deep(bytes, 1000 + own.below(200_000), own)],
];

/** A new first key in some object, whose value is an array in an array and so on. Written as text: it cannot be cloned. */
function deep(bytes: Uint8Array, levels: number, own: Chance): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const places = [...text.matchAll(/\{"/g)].map((match) => match.index);
  const place = places[own.below(places.length)];
  if (place === undefined) return bytes;
  const key = `{"deep":${'['.repeat(levels)}${']'.repeat(levels)},"`;
  return new TextEncoder().encode(text.slice(0, place) + key + text.slice(place + 2));
}

function inserted(bytes: Uint8Array, own: Chance, extra: number[]): Uint8Array {
  const at = own.below(bytes.length + 1);
  return new Uint8Array([...bytes.subarray(0, at), ...extra, ...bytes.subarray(at)]);
}
