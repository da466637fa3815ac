import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import postgres from 'postgres';
import { mustSkip } from './lanes.ts';
import { type Managed, manage } from './processes.ts';
import { freePort } from './service.ts';

const postgresBin = process.env.POSTGRES_BIN ?? '/usr/lib/postgresql/15/bin';
const meilisearch = process.env.MEILI_BIN ?? 'meilisearch';
const hasMeilisearch = spawnSync(meilisearch, ['--version']).status === 0;

/** For `describe.skipIf`: a server that is to be killed has to be started here. */
export const skipOwnPostgres = (): boolean =>
  mustSkip(
    'faults',
    existsSync(join(postgresBin, 'initdb')) ? null : 'Set POSTGRES_BIN to the folder of initdb and postgres.',
  );
export const skipOwnMeilisearch = (): boolean =>
  mustSkip('faults of the search engine', hasMeilisearch ? null : 'Set MEILI_BIN to a Meilisearch.');

/** A server of our own, the port it listens on, and the settings that lead to it by another port. */
export type Server = Managed & { port: number; env(port: number): Record<string, string> };

/** A Postgres of our own in a new folder. It refuses to run as root, so root hands it to the user `postgres`. */
export async function newPostgresServer(folder: string): Promise<Server> {
  mkdirSync(folder, { recursive: true });
  const ids = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  const port = await freePort();
  const data = join(folder, 'data');
  if ('uid' in ids) execFileSync('chown', [`${ids.uid}:${ids.gid}`, folder]);
  chmodSync(join(folder, '..'), 0o755);
  const init = ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8'];
  execFileSync(join(postgresBin, 'initdb'), init, { ...ids, stdio: 'pipe', cwd: '/' });
  const url = `postgres://postgres:any@127.0.0.1:${port}/postgres`;
  const args = ['-D', data, '-p', `${port}`, '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
  const server = manage('database', {
    ...{ command: join(postgresBin, 'postgres'), args: [...args, '-c', 'max_connections=200'], cwd: '/', ...ids },
    log: `${folder}.log`,
    isUp: async () => {
      const one = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
      return one`select 1`.then(() => true).finally(() => one.end({ timeout: 1 }));
    },
  });
  return { ...server, port, env: (port) => ({ DATABASE_URL: `postgres://postgres:any@127.0.0.1:${port}/postgres` }) };
}

/** A Meilisearch of our own in a new folder. */
export async function newMeilisearchServer(folder: string): Promise<Server> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const at = ['--http-addr', `127.0.0.1:${port}`, '--db-path', join(folder, 'db')];
  const server = manage('search', {
    ...{ command: meilisearch, args: ['--no-analytics', '--max-indexing-threads', '1', ...at], cwd: folder },
    log: `${folder}.log`,
    isUp: async () => (await fetch(`http://127.0.0.1:${port}/health`)).ok,
  });
  return { ...server, port, env: (port) => ({ MEILI_URL: `http://127.0.0.1:${port}`, MEILI_API_KEY: '' }) };
}

const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

/** A way to a port of the loopback whose connections can be cut. */
export async function aWayTo(port: number): Promise<{ port: number; cut(): void; close(): void }> {
  const open = new Set<Socket>();
  const relay = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket.on('error', () => {}));
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const address = relay.address();
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut,
    close() {
      relay.close();
      cut();
    },
  };
}
