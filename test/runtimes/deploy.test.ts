import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { table } from '../../src/app/config.ts';
import { mustSkip } from '../support/lanes.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const manifests = readdirSync('deploy/kubernetes').map((name) => `deploy/kubernetes/${name}`);
const files = ['Dockerfile', 'compose.yaml', 'deploy/env.example', ...manifests];
const ours = new Set(Object.values(table).map((setting) => setting.env));
/** What other programs are told: the database, the search engine, the proxy, the backup, Node. */
const others =
  /^(POSTGRES|PG|MEILI_(ENV|NO_ANALYTICS|MASTER_KEY)$|NODE_|WEB$|SITE_ADDRESS$|MEDIA_DIR$|BACKUP_DIR$|KEEP$)/;

/** Names of the environment that a file sets or asks for: NAME: …, NAME=… at the start of a line or after `{ ` or `ENV `. */
function namesIn(path: string): string[] {
  const lines = read(path)
    .split('\n')
    .filter((line) => !/^\s*#/.test(line));
  const found = lines.flatMap((line) => [
    ...line.matchAll(/(?:^\s*|[{,] |- name: |name: |^ENV |(?<=^ENV .*) )([A-Z][A-Z0-9_]{2,})(?=[:=,\s]|$)/g),
  ]);
  return found
    .map((match) => match[1] ?? '')
    .filter(
      (name) => !/^(CMD|RUN|COPY|FROM|USER|ARG|ENV|EXPOSE|VOLUME|WORKDIR|HEALTHCHECK|ALL|NET_BIND_SERVICE)$/.test(name),
    );
}

test.each(files)('%s names only settings that there are', (path) => {
  const names = namesIn(path);
  if (path !== 'deploy/kubernetes/search.yaml') expect(names.filter((name) => ours.has(name))).not.toEqual([]);
  expect(names.filter((name) => !ours.has(name) && !others.test(name))).toEqual([]);
});

test('compose asks in .env for what deploy/env.example lists, and for no more that has to be set', () => {
  const listed = new Set([...read('deploy/env.example').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1] ?? ''));
  const asked = new Set([...read('compose.yaml').matchAll(/\$\{([A-Z_]+)(:\?|-)/g)].map((match) => match[1] ?? ''));
  const must = [...read('compose.yaml').matchAll(/\$\{([A-Z_]+):\?/g)].map((match) => match[1] ?? '');
  expect([...listed].filter((name) => !asked.has(name))).toEqual([]);
  expect(must.filter((name) => !listed.has(name))).toEqual([]);
});

test('every secret that production refuses to go without is asked for', () => {
  const secrets = Object.values(table).filter((setting) => setting.secret && setting.default !== '');
  expect(secrets.length).toBeGreaterThan(3);
  for (const { env } of secrets) expect(read('compose.yaml')).toContain(`\${${env}:?}`);
});

test('what containers run is what the build makes', () => {
  const build = read('scripts/build.ts');
  const run = files.flatMap((path) =>
    [...read(path).matchAll(/dist\/node\/app\/([\w-]+)\.js/g)].map((match) => match[1]),
  );
  expect(run).toContain('server');
  for (const name of new Set(run))
    expect(build, `${name}.js`).toMatch(new RegExp(`'${name}'|\\b${name}: '(src|scripts)`));
  for (const name of ['backup.sh', 'restore-drill.sh', 'Caddyfile']) expect(readdirSync('deploy')).toContain(name);
});

test('ports and probes are those of the program', () => {
  const image = read('Dockerfile');
  const [, port = '', workerPort = ''] = /PORT=(\d+) WORKER_PORT=(\d+)/.exec(image) ?? [];
  expect(image).toContain(`EXPOSE ${port} ${workerPort}`);
  expect(read('deploy/kubernetes/web.yaml')).toContain(`containerPort: ${port} `);
  expect(read('deploy/kubernetes/worker.yaml')).toContain(`containerPort: ${workerPort} `);
  expect(read('deploy/Caddyfile')).toContain(`web-1:${port} web-2:${port}`);
  const probes = files
    .concat('deploy/Caddyfile')
    .flatMap((path) => [...read(path).matchAll(/\/health\/\w+/g)].map((match) => match[0]));
  expect([...new Set(probes)].sort()).toEqual(['/health/live', '/health/ready']);
});

test('every image is pinned', () => {
  const images = files.flatMap((path) => [...read(path).matchAll(/^\s*image: (\S+)/gm)].map((match) => match[1] ?? ''));
  expect(images.length).toBeGreaterThan(4);
  for (const image of images) expect(image).toMatch(/:(v?\d+\.\d+\.\d+|\$\{PLUMBLINE_VERSION-)/);
  expect(read('Dockerfile')).toMatch(/ARG NODE_VERSION=\d+\.\d+\.\d+-/);
});

const hasCompose = spawnSync('docker', ['compose', 'version']).status === 0;
describe.skipIf(mustSkip('compose', hasCompose ? null : 'Install the docker CLI with its compose plugin.'))(
  'compose',
  () => {
    test('takes compose.yaml with every variable of deploy/env.example set', () => {
      const env = Object.fromEntries(
        [...read('deploy/env.example').matchAll(/^([A-Z_]+)=/gm)].map((match) => [match[1], 'invented']),
      );
      const run = spawnSync('docker', ['compose', '--profile', '*', 'config', '--format', 'json'], {
        env: { ...process.env, ...env },
        encoding: 'utf8',
      });
      expect(run.stderr).toBe('');
      const { services } = JSON.parse(run.stdout) as { services: Record<string, { deploy?: { replicas?: number } }> };
      expect(Object.keys(services)).toEqual(expect.arrayContaining(['proxy', 'web-1', 'web-2', 'worker', 'database']));
      expect(services.worker?.deploy?.replicas).toBe(2);
    });
  },
);
