/** A kind of file as its first bytes say: MIME type and the ending of its name. */
export type Sniffed = { mimeType: string; ending: string };

const unknown: Sniffed = { mimeType: 'application/octet-stream', ending: 'bin' };

/**
 * The kind of a file by its first bytes. What the sender claims is never trusted: a page or a script sent as a picture
 * comes out as unknown bytes, which no browser will run.
 */
export function sniff(bytes: Uint8Array): Sniffed {
  const head = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  const start = head(0, 4);
  if (start === '\x89PNG') return { mimeType: 'image/png', ending: 'png' };
  if (start.startsWith('\xff\xd8\xff')) return { mimeType: 'image/jpeg', ending: 'jpg' };
  if (start === 'GIF8') return { mimeType: 'image/gif', ending: 'gif' };
  if (start === 'RIFF' && head(8, 12) === 'WEBP') return { mimeType: 'image/webp', ending: 'webp' };
  if (start === 'RIFF' && head(8, 12) === 'WAVE') return { mimeType: 'audio/wav', ending: 'wav' };
  if (start === 'OggS') return { mimeType: 'audio/ogg', ending: 'ogg' };
  if (start === '%PDF') return { mimeType: 'application/pdf', ending: 'pdf' };
  if (start === '\x1a\x45\xdf\xa3') return { mimeType: 'video/webm', ending: 'webm' };
  if (head(0, 5) === '#!AMR') return { mimeType: 'audio/amr', ending: 'amr' };
  if (start === 'PK\x03\x04') return { mimeType: 'application/zip', ending: 'zip' };
  if (head(4, 8) === 'ftyp') return boxed(head(8, 12));
  if (start.startsWith('ID3') || isMpegFrame(bytes)) return { mimeType: 'audio/mpeg', ending: 'mp3' };
  if (bytes[0] === 0xff && (bytes[1] ?? 0) >= 0xf0 && ((bytes[1] ?? 0) & 0x06) === 0)
    return { mimeType: 'audio/aac', ending: 'aac' };
  return unknown;
}

/** The ISO base media kinds, by brand. */
function boxed(brand: string): Sniffed {
  if (brand.startsWith('M4A') || brand.startsWith('M4B')) return { mimeType: 'audio/mp4', ending: 'm4a' };
  if (brand.startsWith('3g')) return { mimeType: 'video/3gpp', ending: '3gp' };
  if (brand.startsWith('qt')) return { mimeType: 'video/quicktime', ending: 'mov' };
  if (['heic', 'heix', 'mif1', 'avif'].includes(brand))
    return { mimeType: brand === 'avif' ? 'image/avif' : 'image/heic', ending: brand === 'avif' ? 'avif' : 'heic' };
  return { mimeType: 'video/mp4', ending: 'mp4' };
}

/** An MPEG audio frame of layer 3: eleven set bits, then a layer that is not "reserved". */
const isMpegFrame = (bytes: Uint8Array) => bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2;
