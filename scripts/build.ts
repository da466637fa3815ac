import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

/** `npm run build`: both doors. `dist/node` runs with `node dist/node/app/server.js`; `dist/workers` is what wrangler deploys. */
const uiFiles = ['styles.css', 'site.css', 'desk.css', 'phone.css', 'phone.js', 'script.js', 'icon.svg'];

rmSync('dist', { recursive: true, force: true });
for (const folder of ['dist/public/assets', 'dist/node/ui']) {
  mkdirSync(folder, { recursive: true });
  for (const name of uiFiles) cpSync(`src/ui/${name}`, `${folder}/${name}`);
}
await build({
  entryPoints: ['src/node.ts'],
  outfile: 'dist/node/app/server.js',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
});
cpSync('db/migrations', 'dist/node/db/migrations', { recursive: true });

const wrangler = spawnSync('npx', ['wrangler', 'deploy', '--dry-run', '--outdir', 'dist/workers'], {
  env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false' },
  encoding: 'utf8',
});
if (wrangler.status !== 0) {
  console.error(wrangler.stdout, wrangler.stderr);
  process.exit(1);
}
console.log('Built dist/node and dist/workers.');
