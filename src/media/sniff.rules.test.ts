import assert from 'node:assert/strict';
import { test } from 'vitest';
import { sniff } from './sniff.rules.ts';

const bytes = (...parts: (string | number)[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part].map((char) => char.charCodeAt(0)))),
  );

test.each([
  ['image/png', bytes('\x89PNG\r\n\x1a\n')],
  ['image/jpeg', bytes(0xff, 0xd8, 0xff, 0xe0)],
  ['image/gif', bytes('GIF89a')],
  ['image/webp', bytes('RIFF', 1, 2, 3, 4, 'WEBPVP8 ')],
  ['image/heic', bytes(0, 0, 0, 24, 'ftypheic')],
  ['audio/ogg', bytes('OggS', 0)],
  ['audio/amr', bytes('#!AMR\n')],
  ['audio/mpeg', bytes('ID3', 4)],
  ['audio/mpeg', bytes(0xff, 0xfb, 0x90)],
  ['audio/aac', bytes(0xff, 0xf1, 0x50)],
  ['audio/mp4', bytes(0, 0, 0, 24, 'ftypM4A ')],
  ['video/mp4', bytes(0, 0, 0, 24, 'ftypisom')],
  ['video/3gpp', bytes(0, 0, 0, 24, 'ftyp3gp5')],
  ['application/pdf', bytes('%PDF-1.7')],
  ['application/octet-stream', bytes('<html><script>')],
  ['application/octet-stream', bytes()],
  ['application/octet-stream', bytes(0xff)],
])('%s is told by its first bytes', (mimeType, file) => {
  assert.equal(sniff(file).mimeType, mimeType);
});
