import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DataFolder } from '../../matching/evaluate/rows.rules.ts';

/** A folder of data sets on this machine, for the evaluation. Files ending in `.gz` are unpacked. */
export const openDataFolder = (root: string): DataFolder => ({
  async list() {
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)));
    return files.map((file) => file.split(sep).join('/')).sort();
  },
  async read(path) {
    const bytes = await readFile(join(root, path));
    return path.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  },
});
