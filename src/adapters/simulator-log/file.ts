import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * An append-only log of lines in a file. A line is with the operating system when `append` returns, so it survives
 * `kill -9` of this process (not the loss of power). A last line cut short is ended before the next one is written.
 */
export function openLineLog(path: string): { append(line: string): void; readAll(): string[]; close(): void } {
  mkdirSync(dirname(path), { recursive: true });
  const isTorn = endsInsideLine(path);
  const file = openSync(path, 'a');
  if (isTorn) writeSync(file, '\n');
  return {
    append: (line) => writeWhole(file, `${line}\n`),
    readAll: () => readFileSync(path, 'utf8').split('\n').filter(Boolean),
    close: () => closeSync(file),
  };
}

function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

function endsInsideLine(path: string): boolean {
  if (!existsSync(path)) return false;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const last = Buffer.alloc(1);
    return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
  } finally {
    closeSync(file);
  }
}
