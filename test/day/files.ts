import { chanceFrom } from '../fuzz/chance.ts';

/** First bytes by which each kind is told. */
const heads: Readonly<Record<string, readonly number[]>> = {
  image: [0xff, 0xd8, 0xff, 0xe0],
  audio: [0x4f, 0x67, 0x67, 0x53],
  video: [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d],
};
const types: Readonly<Record<string, string>> = {
  image: 'image/jpeg',
  audio: 'audio/ogg; codecs=opus',
  video: 'video/mp4',
};

/** A small file of a kind, the same for the same number: the right first bytes, and noise. */
export function fileOf(kind: string, number: number): File {
  const chance = chanceFrom(number);
  const noise = Array.from({ length: 600 }, () => chance.below(256));
  return new File([new Uint8Array([...(heads[kind] ?? []), ...noise])], `${number}`, { type: types[kind] ?? '' });
}
