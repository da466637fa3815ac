import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where a file or folder of the models is: in the models folder of this deployment if it is there, else in the
 * `models/` that ships with the program. When neither has it, the first, so that a fault names the folder people know.
 */
export function inModels(modelsDir: string, path: string): string {
  const own = resolve(modelsDir, path);
  if (existsSync(own)) return own;
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const shipped = join(folder, 'models', path);
    if (existsSync(join(folder, 'models', 'manifest.json')) && existsSync(shipped)) return shipped;
    if (dirname(folder) === folder) return own;
  }
}
