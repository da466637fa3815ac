import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Assets } from './create-app.ts';

const assetTypes: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
/** The files of `src/ui` that pages fetch: the build puts them beside both doors. */
export const assetNames = [
  'styles.css',
  'site.css',
  'desk.css',
  'phone.css',
  'phone.js',
  'phone-say.js',
  'phone-screen.js',
  'script.js',
  'icon.svg',
];

/** Stylesheets, script and icon, from `src/ui` or from beside the bundle. */
export function readAssets(): Assets {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'ui');
  return Object.fromEntries(
    assetNames.map((name) => [
      name,
      { type: assetTypes[name.split('.').pop() ?? ''] ?? 'text/plain', body: readFileSync(join(folder, name), 'utf8') },
    ]),
  );
}
