import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { conflict, isRefusal, notFound } from '../../../core/errors.ts';
import { broken, type Header, type Line, readHeader, readLine, type Trailer } from './backup.rules.ts';

/**
 * Writes lines to a gzipped file that only its owner may read. It appears whole or not at all: it is written beside and
 * renamed. `end` makes the last line from the digest of those before it. Throws Conflict `backup.exists`.
 */
export async function writeLines(
  path: string,
  lines: AsyncIterable<string>,
  end: (sha256: string) => Trailer,
): Promise<void> {
  if (existsSync(path)) throw conflict('backup.exists', `There is a file ${path} already. Name another one.`);
  const part = `${path}.part`;
  const hash = createHash('sha256');
  async function* all() {
    for await (const line of lines) {
      hash.update(`${line}\n`);
      yield `${line}\n`;
    }
    yield `${JSON.stringify({ end: end(hash.digest('hex')) })}\n`;
  }
  try {
    await rm(part, { force: true });
    await pipeline(Readable.from(all()), createGzip({ level: 6 }), createWriteStream(part, { mode: 0o600 }));
    const file = await open(part);
    await file.sync().finally(() => file.close());
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

export type ReadLine = Line & { text: string };

/**
 * The lines of a backup after the first. Throws NotFound `backup.missing`, Invalid `backup.unknown`, `backup.format`,
 * `backup.broken`. That the last line was reached and that all is as it was written, `checkBackup` says.
 */
export async function* readBackup(
  path: string,
  onHeader: (header: Header, text: string) => void = () => {},
): AsyncGenerator<ReadLine> {
  let first = true;
  for await (const text of readTexts(path)) {
    if (first) onHeader(readHeader(text), text);
    else yield { ...readLine(text), text };
    first = false;
  }
  if (first) throw broken('it is empty');
}

async function* readTexts(path: string): AsyncGenerator<string> {
  if (!existsSync(path)) throw notFound('backup.missing', `There is no file ${path}.`);
  const file = createReadStream(path);
  const unzipped = file.pipe(createGunzip());
  file.on('error', (error) => unzipped.destroy(error));
  let pieces: Buffer[] = [];
  try {
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        yield Buffer.concat([...pieces, chunk.subarray(from, at)]).toString('utf8');
        pieces = [];
        from = at + 1;
      }
      if (from < chunk.length) pieces.push(chunk.subarray(from));
    }
  } catch (error) {
    if (isRefusal(error) || !isZipFault(error)) throw error;
    throw broken('it does not unpack', error);
  } finally {
    file.destroy();
  }
  if (pieces.length > 0) throw broken('its last line is not whole');
}

/** Of the unpacking: `Z_DATA_ERROR`, `Z_BUF_ERROR` for an early end. */
const isZipFault = (error: unknown) => error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
