import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { withoutMetadata } from './strip.rules.ts';

/** Places and names in the metadata below, all invented. */
const secret = 'GPS 51.5 Nadia Invented';
const ascii = (text: string) => [...text].map((char) => char.charCodeAt(0));
const long = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const holds = (bytes: Uint8Array | null, text: string) =>
  new TextDecoder('latin1').decode(bytes ?? new Uint8Array()).includes(text);

const segment = (marker: number, body: number[]) => [
  0xff,
  marker,
  (body.length + 2) >> 8,
  (body.length + 2) & 255,
  ...body,
];
/** An EXIF block whose first directory says how the picture is turned, and then where it was taken. */
const exif = (orientation: number) =>
  segment(0xe1, [
    ...ascii('Exif\0\0'),
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
    ...ascii(secret),
  ]);
const scan = [...segment(0xda, [1, 2, 3]), 9, 0xff, 0, 8, 0xff, 0xd1, 7];
const jfif = (width: number, height: number, thumbnail: number[]) =>
  segment(0xe0, [...ascii('JFIF\0'), 1, 2, 0, 0, 1, 0, 1, width, height, ...thumbnail]);
const jpeg = (orientation: number) =>
  new Uint8Array([
    ...[0xff, 0xd8],
    ...jfif(1, 2, ascii(secret)),
    ...segment(0xe0, [...ascii('JFXX\0'), 0x10, ...ascii(secret)]),
    ...exif(orientation),
    ...segment(0xed, ascii(secret)),
    ...segment(0xe2, ascii('ICC_PROFILE\0')),
    ...segment(0xfe, ascii(secret)),
    ...segment(0xdb, [1, 2, 0xff, 0xd9]),
    ...scan,
    ...segment(0xc4, [5, 0xff, 0xd9]),
    ...scan,
    ...[0xff, 0xd9],
    ...ascii(secret),
  ]);

describe('a picture that is shown', () => {
  test('as JPEG has no word of where, when, with what and by whom, and every bit of the picture', () => {
    const clean = withoutMetadata(jpeg(1));
    assert.equal(holds(clean, secret), false);
    assert.deepEqual(
      [...(clean ?? [])],
      [
        ...[0xff, 0xd8],
        ...jfif(0, 0, []),
        ...segment(0xe2, ascii('ICC_PROFILE\0')),
        ...segment(0xdb, [1, 2, 0xff, 0xd9]),
        ...scan,
        ...segment(0xc4, [5, 0xff, 0xd9]),
        ...scan,
        ...[0xff, 0xd9],
      ],
    );
  });

  test('as JPEG stays turned as it was', () => {
    const clean = withoutMetadata(jpeg(6));
    assert.equal(holds(clean, secret), false);
    assert.deepEqual([...(clean ?? [])].slice(2, 38), exif(6).slice(0, 36).with(2, 0).with(3, 34));
  });

  test('as PNG has no notes', () => {
    const chunk = (type: string, body: string) => [...long(body.length), ...ascii(type), ...ascii(body), 0, 0, 0, 0];
    const picture = [...ascii('\x89PNG\r\n\x1a\n'), ...chunk('IHDR', 'x'), ...chunk('IDAT', 'pixels')];
    const notes = ['tEXt', 'eXIf', 'iTXt', 'zTXt', 'tIME'].flatMap((type) => chunk(type, secret));
    const clean = withoutMetadata(new Uint8Array([...picture, ...notes, ...chunk('IEND', ''), ...ascii(secret)]));
    assert.deepEqual([...(clean ?? [])], [...picture, ...chunk('IEND', '')]);
  });

  test('as WebP has no notes, and its header says so', () => {
    const chunk = (type: string, body: number[]) => [
      ...ascii(type),
      ...long(body.length).reverse(),
      ...body,
      ...(body.length % 2 ? [0] : []),
    ];
    const whole = (flags: number, notes: number[]) => {
      const rest = [...ascii('WEBP'), ...chunk('VP8X', [flags, 0, 0, 0]), ...chunk('VP8 ', ascii('pix')), ...notes];
      return [...ascii('RIFF'), ...long(rest.length).reverse(), ...rest];
    };
    const notes = [...chunk('EXIF', ascii(secret)), ...chunk('XMP ', ascii(secret))];
    assert.deepEqual([...(withoutMetadata(new Uint8Array(whole(0x1c, notes))) ?? [])], whole(0x10, []));
  });

  test.each([
    ['cut short', jpeg(1).subarray(0, 90)],
    ['a PNG without an end', new Uint8Array(ascii('\x89PNG\r\n\x1a\n'))],
    [
      'a WebP that claims more than there is',
      new Uint8Array([...ascii('RIFF'), 255, 0, 0, 0, ...ascii('WEBPVP8 '), 9, 0, 0, 0]),
    ],
    ['no picture', new Uint8Array(ascii('<html>'))],
    ['nothing', new Uint8Array()],
  ])('that is %s is not shown', (_, bytes) => assert.equal(withoutMetadata(bytes), null));

  test('however it is broken, is read without throwing', () => {
    const whole = jpeg(6);
    for (let at = 0; at < whole.length; at++) {
      const broken = whole.slice();
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      const clean = withoutMetadata(broken);
      assert.ok(clean === null || clean.length <= whole.length + 36);
    }
  });
});
