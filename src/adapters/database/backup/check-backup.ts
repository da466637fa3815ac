import { createHash } from 'node:crypto';
import { broken, type Header, type Sum, type Trailer } from './backup.rules.ts';
import { readBackup } from './file.ts';
import { openSum } from './rows.ts';

export type Checked = {
  header: Header;
  end: Trailer;
  /** Names of the columns that it has, by table. */
  columns: Record<string, string[]>;
};

/**
 * Reads a backup from first line to last and holds every count and digest against what its end says, before anything is
 * done with it. Throws as `readBackup` does, and Invalid `backup.broken`.
 */
export async function checkBackup(path: string): Promise<Checked> {
  let header = null as Header | null;
  let end = null as Trailer | null;
  const whole = createHash('sha256');
  const tables = new Map<string, ReturnType<typeof openSum>>();
  const columns: Checked['columns'] = {};
  const media = openSum();
  let sum: ReturnType<typeof openSum> | null = null;
  let medium = null as { sha256: string; hash: ReturnType<typeof createHash> } | null;
  const endMedium = () => {
    if (medium && medium.hash.digest('hex') !== medium.sha256) throw broken('a picture or sound is not what it was');
    medium = null;
  };
  const lines = readBackup(path, (read, text) => {
    header = read;
    whole.update(`${text}\n`);
  });
  for await (const line of lines) {
    if (end) throw broken('there is more after its end');
    if (line.kind !== 'end') whole.update(`${line.text}\n`);
    if (line.kind !== 'piece') endMedium();
    switch (line.kind) {
      case 'table':
        sum = openSum();
        tables.set(line.table, sum);
        columns[line.table] = line.columns;
        break;
      case 'row':
        sum?.add(line.text);
        break;
      case 'medium':
        media.add(mediumLine(line));
        medium = { sha256: line.sha256, hash: createHash('sha256') };
        break;
      case 'piece':
        medium?.hash.update(line.bytes);
        break;
      case 'end':
        end = line.end;
    }
  }
  if (!header || !end) throw broken('its end is missing');
  for (const name of new Set([...tables.keys(), ...Object.keys(end.tables)]))
    if (!same(tables.get(name)?.read(), end.tables[name])) throw broken(`the rows of ${name} are not what they were`);
  if (!same(media.read(), end.media)) throw broken('pictures and sounds are not what they were');
  if (whole.digest('hex') !== end.sha256) throw broken('it was changed since it was made');
  return { header, end, columns };
}

/** What stands for a medium in the digest of all media. */
export const mediumLine = (medium: { key: string; mimeType: string; sha256: string }) =>
  JSON.stringify([medium.key, medium.mimeType, medium.sha256]);

const same = (a: Sum | undefined, b: Sum | undefined) => a?.rows === b?.rows && a?.sha256 === b?.sha256;
