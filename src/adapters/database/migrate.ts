import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the generated SQL. Beside the bundle when built, at the top of the tree when run from source. */
export function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'db', 'migrations', 'meta'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The folder db/migrations is missing: ship it beside the program.');
    folder = parent;
  }
  return join(folder, 'db', 'migrations');
}
