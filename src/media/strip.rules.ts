/**
 * A picture without what it tells beside the picture: place, time, device, names, thumbnails (EXIF, XMP, IPTC, comments,
 * and whatever follows its end). How it is to be turned stays. JPEG, PNG and WebP; null when it is none of these or cannot
 * be read to its end. The bytes that were kept are not changed.
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return stripJpeg(bytes);
  const start = textAt(bytes, 0, 4);
  if (start === '\x89PNG') return stripPng(bytes);
  return start === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP' ? stripWebp(bytes) : null;
}

const textAt = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Segments that are part of the picture: colour profile and Adobe's transform; all other APPn and comments go. */
const isKept = (marker: number) =>
  !(marker === 0xfe || (marker >= 0xe0 && marker <= 0xef)) || marker === 0xe2 || marker === 0xee;

function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let turned: Uint8Array | null = null;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) break;
    const end = at + 2 + viewOf(bytes).getUint16(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1) turned ??= onlyOrientation(segment);
    else if (marker === 0xe0) parts.push(withoutThumbnail(segment));
    else if (isKept(marker) && !isPictureList(segment)) parts.push(segment);
    at = end;
    if (marker !== 0xda) continue;
    const scanEnd = endOfScan(bytes, at);
    parts.push(bytes.subarray(at, scanEnd));
    at = scanEnd;
    if (bytes[at + 1] === 0xd9) {
      parts.push(bytes.subarray(at, at + 2));
      return joined(turned ? [parts[0] ?? bytes.subarray(0, 2), turned, ...parts.slice(1)] : parts);
    }
  }
  return null;
}

/** The JFIF header as it is with no small picture in it; nothing of an extension (JFXX), which is one. */
function withoutThumbnail(segment: Uint8Array): Uint8Array {
  if (textAt(segment, 4, 5) !== 'JFIF\0') return new Uint8Array();
  if (segment.length <= headerUnits) return segment;
  const header = segment.slice(0, headerUnits);
  header.set([0, headerUnits - 2], 2);
  header.set([0, 0], headerUnits - 2);
  return header;
}

/** Bytes of a JFIF header with its marker, without a thumbnail; the last two are the thumbnail's width and height. Source: JFIF 1.02. */
const headerUnits = 18;

/** An index of further pictures behind the end (APP2 "MPF"): they go, so it goes. */
const isPictureList = (segment: Uint8Array) => segment[1] === 0xe2 && textAt(segment, 4, 3) === 'MPF';

/** Where the coded picture data ends: at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** An EXIF segment that says how the picture is turned and nothing else; null when it is not turned. */
function onlyOrientation(segment: Uint8Array): Uint8Array | null {
  if (textAt(segment, 4, 6) !== 'Exif\0\0' || segment.length < 24) return null;
  const view = viewOf(segment);
  const little = textAt(segment, 10, 2) === 'II';
  const directory = 10 + view.getUint32(14, little);
  if (directory + 2 > segment.length) return null;
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count && directory + 14 + index * 12 <= segment.length; index++) {
    const entry = directory + 2 + index * 12;
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const orientation = view.getUint16(entry + 8, little);
    return orientation > 1 && orientation <= 8 ? orientationSegment(orientation) : null;
  }
  return null;
}

const orientationSegment = (orientation: number) =>
  new Uint8Array([
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ]);

const pngNotes = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function stripPng(bytes: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + viewOf(bytes).getUint32(at);
    if (end > bytes.length) return null;
    const type = textAt(bytes, at + 4, 4);
    if (!pngNotes.has(type)) parts.push(bytes.subarray(at, end));
    if (type === 'IEND') return joined(parts);
    at = end;
  }
  return null;
}

/** Flags of the extended header: EXIF and XMP follow. */
const webpNotes = 0x08 | 0x04;

function stripWebp(bytes: Uint8Array): Uint8Array | null {
  const total = 8 + viewOf(bytes).getUint32(4, true);
  if (total > bytes.length || bytes.length < 20) return null;
  const parts: Uint8Array[] = [bytes.slice(0, 12)];
  for (let at = 12; at + 8 <= total; ) {
    const size = viewOf(bytes).getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (end > total) return null;
    const type = textAt(bytes, at, 4);
    const chunk = bytes.slice(at, end);
    if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~webpNotes;
    if (type !== 'EXIF' && type !== 'XMP ') parts.push(chunk);
    at = end;
  }
  const whole = joined(parts);
  viewOf(whole).setUint32(4, whole.length - 8, true);
  return whole;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
