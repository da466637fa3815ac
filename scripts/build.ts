import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { assetNames } from '../src/app/assets.ts';

/**
 * `npm run build [-- node [FOLDER]]`: both doors, or the first alone, in `dist` or another folder. `dist/node` runs with
 * `node dist/node/app/server.js`, and holds what an operator runs beside it; `dist/workers` is what wrangler deploys.
 */
const commands = ['search-key', 'simulator', 'migrate', 'doctor', 'staff', 'reindex', 'import', 'export', 'replay'];

const isNodeAlone = process.argv[2] === 'node';
const nodeFolder = (isNodeAlone && process.argv[3]) || 'dist/node';
rmSync(isNodeAlone ? nodeFolder : 'dist', { recursive: true, force: true });
for (const folder of [`${nodeFolder}/ui`, ...(isNodeAlone ? [] : ['dist/public/assets'])]) {
  mkdirSync(folder, { recursive: true });
  for (const name of assetNames) cpSync(`src/ui/${name}`, `${folder}/${name}`);
}
await build({
  entryPoints: {
    server: 'src/node.ts',
    'index-thread': 'src/adapters/search/index-thread.ts',
    models: 'scripts/fetch-models.ts',
    ...Object.fromEntries(commands.map((name) => [name, `scripts/${name}.ts`])),
  },
  outdir: `${nodeFolder}/app`,
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
});
cpSync('db/migrations', `${nodeFolder}/db/migrations`, { recursive: true });

if (isNodeAlone) {
  console.log(`Built ${nodeFolder}.`);
  process.exit(0);
}

const wrangler = spawnSync('npx', ['wrangler', 'deploy', '--dry-run', '--outdir', 'dist/workers'], {
  env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false' },
  encoding: 'utf8',
});
if (wrangler.status !== 0) {
  console.error(wrangler.stdout, wrangler.stderr);
  process.exit(1);
}
console.log('Built dist/node and dist/workers.');
