import { z } from 'zod';
import { invalid } from '../../../core/errors.ts';

/** Version of the file's shape. Another one is refused; grows when a reader of today could not read what is written. */
export const backupFormat = 1;

/** Rows and digest of one table, of the media, or of the whole file. SHA-256, hex. */
export type Sum = { rows: number; sha256: string };
const Sum = z.object({ rows: z.number().int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

const Header = z.object({
  plumblineBackup: z.literal(backupFormat),
  /** When it was made, ISO, UTC. */
  createdAt: z.string(),
  publisher: z.string(),
  /** `when` of the latest migration, milliseconds since epoch; a larger one is a newer schema. */
  schema: z.number(),
  /** What the vault's key makes of a fixed text: the same exactly when `DATA_KEY` is the same. */
  dataKey: z.string(),
  /** Whether others were connected while it was made: then the service may have gone on working. */
  running: z.boolean(),
});
/** First line of a backup. */
export type Header = z.infer<typeof Header>;

const Trailer = z.object({
  end: z.object({
    tables: z.record(z.string(), Sum),
    /** `rows` are files; the digest is over the key and digest of each. `missing`: keys whose file was gone at the export. */
    media: Sum.extend({ missing: z.number() }),
    /** Over every line before this one. */
    sha256: z.string(),
  }),
});
/** Last line of a backup. */
export type Trailer = z.infer<typeof Trailer>['end'];

/** A line between the first and the last: what follows belongs to a table or a medium, or is a row or a piece of it. */
export type Line =
  | { kind: 'table'; table: string; columns: string[] }
  | { kind: 'medium'; key: string; mimeType: string; sha256: string }
  | { kind: 'row'; values: (string | null)[] }
  | { kind: 'piece'; bytes: Uint8Array }
  | { kind: 'end'; end: Trailer };

/** Reads the first line. Throws Invalid `backup.unknown` for what is no backup, `backup.format` for another format. */
export function readHeader(line: string): Header {
  const read = parse(line);
  const format = z.object({ plumblineBackup: z.number() }).safeParse(read);
  if (!format.success) throw invalid('backup.unknown', 'This file is no backup. Make one with: npm run export -- FILE');
  if (format.data.plumblineBackup !== backupFormat)
    throw invalid(
      'backup.format',
      `This backup has format ${format.data.plumblineBackup}; this Plumbline reads format ${backupFormat}. Import it with the Plumbline that made it, upgrade that one, and export again.`,
    );
  const header = Header.safeParse(read);
  if (!header.success) throw broken('its first line cannot be read');
  return header.data;
}

const Marker = z.union([
  z.object({ table: z.string(), columns: z.array(z.string()) }),
  z.object({ medium: z.string(), mimeType: z.string(), sha256: z.string() }),
  Trailer,
]);
const Row = z.array(z.string().nullable());

/** Reads any other line. Throws Invalid `backup.broken`. */
export function readLine(line: string): Line {
  const read = parse(line);
  if (typeof read === 'string') return { kind: 'piece', bytes: Buffer.from(read, 'base64') };
  if (Array.isArray(read)) {
    const row = Row.safeParse(read);
    if (row.success) return { kind: 'row', values: row.data };
  }
  const marker = Marker.safeParse(read);
  if (!marker.success) throw broken('a line cannot be read');
  const { data } = marker;
  if ('table' in data) return { kind: 'table', ...data };
  if ('medium' in data) return { kind: 'medium', key: data.medium, mimeType: data.mimeType, sha256: data.sha256 };
  return { kind: 'end', end: data.end };
}

/** The words for a file that is not whole, and what to do about it. */
export const broken = (why: string, cause?: unknown) =>
  invalid(
    'backup.broken',
    `This backup is broken or cut short: ${why}. Nothing was imported. Copy the file again, or make it anew with npm run export.`,
    cause,
  );

/** Whether every table holds the same rows. */
export const sameSums = (a: Record<string, Sum>, b: Record<string, Sum>): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (name) => (a[name]?.sha256 ?? emptySha256) === (b[name]?.sha256 ?? emptySha256),
  );

/** SHA-256 of nothing. */
export const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
