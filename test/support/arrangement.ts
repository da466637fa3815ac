import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { meiliUrl, mustSkip, postgresUrl } from './lanes.ts';
import { type Managed, manage } from './processes.ts';
import { freePort } from './service.ts';

const caddy = process.env.CADDY_PATH ?? 'caddy';
const hasCaddy = spawnSync(caddy, ['version']).status === 0;

/** For `describe.skipIf`: what `compose.yaml` arranges wants servers and its proxy. */
export const skipArrangement = (): boolean => {
  const missing = [
    ...(postgresUrl === null ? ['Set TEST_DATABASE_URL.'] : []),
    ...(meiliUrl === null ? ['Set MEILI_URL.'] : []),
    ...(hasCaddy ? [] : ['Install caddy, or set CADDY_PATH.']),
  ];
  return mustSkip('arrangement', missing.length === 0 ? null : missing.join(' '));
};

/** Where the door is built for these tests: others build and delete `dist` meanwhile. */
const door = 'node_modules/.cache/plumbline-arranged';
const isBuilt = { yet: false };

/** What compose.yaml arranges, without containers: the same commands, settings and proxy file, on the loopback. */
export type Arrangement = {
  /** Public address, by the proxy with TLS. */
  base: string;
  /** Where the phones are. */
  phones: string;
  web: Managed[];
  workers: Managed[];
  simulator: Managed;
  /** From now on processes start, and commands run, as the present version: see `from`. */
  upgrade(): void;
  /** Runs what an operator runs, and returns what it printed. Throws an Error when it fails. */
  command(name: string, ...args: string[]): Promise<string>;
  /** Asks a page by the proxy. Returns its status; 0 when there was no answer. */
  ask(path: string): Promise<number>;
  close(): Promise<void>;
};

const secrets = {
  SESSION_SECRET: 'invented-session-secret',
  DATA_KEY: 'invented-data-key-of-enough-length',
  METRICS_TOKEN: 'invented-metrics-token',
  WHATSAPP_ACCESS_TOKEN: 'invented-token',
  WHATSAPP_APP_SECRET: 'invented-app-secret',
  WHATSAPP_VERIFY_TOKEN: 'invented-verify-token',
};

/** Starts everything over servers that run, in `folder`; `prepare` goes before web and workers, as an operator would. */
export async function openArrangement(options: {
  folder: string;
  /** `DATABASE_URL`, `MEILI_URL` and what else differs. */
  env: Record<string, string>;
  prepare?: (command: Arrangement['command']) => Promise<unknown>;
  /** What `npm run build` of an older version left in `dist/node`: web, workers and commands are that, until `upgrade`. */
  from?: string;
  /** False: the provider and readers reach the first web process itself. */
  proxy?: false;
}): Promise<Arrangement> {
  const { folder } = options;
  if (!isBuilt.yet)
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', 'node', door], { stdio: 'pipe' });
  isBuilt.yet = true;
  mkdirSync(folder, { recursive: true });
  const [https, http, phones, ...own] = await freePorts(7);
  const isProxied = options.proxy !== false;
  const base = isProxied ? `https://localhost:${https}` : `http://127.0.0.1:${own[0]}`;
  const env = {
    ...process.env,
    ...secrets,
    PROFILE: 'production',
    SEED: 'none',
    PUBLIC_URL: base,
    DATA_DIR: join(folder, 'data'),
    WHATSAPP_PROVIDER: 'cloud',
    WHATSAPP_GRAPH_URL: `http://127.0.0.1:${phones}/simulator/graph`,
    UNSURE_SEND_SECONDS: '20',
    ...options.env,
  };
  let version = options.from ?? door;
  const node = (name: string, program: string, more: Record<string, string>, isUp: () => Promise<boolean>) =>
    manage(name, {
      command: process.execPath,
      args: () => [`${program === 'simulator' ? door : version}/app/${program}.js`],
      env: { ...env, ...more },
      log: join(folder, `${name}.log`),
      supervised: true,
      isUp,
    });
  const process_ = (role: 'web' | 'worker', name: string, port = 0) => {
    const at = { ROLE: role, PORT: String(port), WORKER_PORT: String(port) };
    return node(name, 'server', at, async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok);
  };
  const command = (name: string, ...args: string[]) =>
    new Promise<string>((resolve, reject) => {
      execFile(process.execPath, [`${version}/app/${name}.js`, ...args], { env }, (error, out, wrong) => {
        if (error) reject(new Error(`${name} failed: ${out}${wrong}`));
        else resolve(out);
      });
    });
  const web = [process_('web', 'web-1', own[0]), process_('web', 'web-2', own[1])];
  const workers = [process_('worker', 'worker-1', own[2]), process_('worker', 'worker-2', own[3])];
  const certificate = join(folder, 'caddy/pki/authorities/local/root.crt');
  const ask = (path: string) =>
    isProxied
      ? statusOf(`${base}${path}`)
      : fetch(`${base}${path}`, { redirect: 'manual' }).then(
          (answer) => answer.status,
          () => 0,
        );
  const proxy = manage('proxy', {
    command: caddy,
    args: ['run', '--config', 'deploy/Caddyfile', '--adapter', 'caddyfile'],
    env: {
      ...process.env,
      SITE_ADDRESS: 'localhost',
      WEB: `127.0.0.1:${own[0]} 127.0.0.1:${own[1]}`,
      HTTP_PORT: String(http),
      HTTPS_PORT: String(https),
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    },
    log: join(folder, 'proxy.log'),
    isUp: async () => existsSync(certificate) && (await ask('/')) === 200,
  });
  const trusting = { PORT: String(phones), ...(isProxied ? { NODE_EXTRA_CA_CERTS: certificate } : {}) };
  const simulator = node('simulator', 'simulator', trusting, async () => {
    return (await fetch(`http://127.0.0.1:${phones}/simulator/faults`)).ok;
  });
  const all = [simulator, proxy, ...web, ...workers];
  try {
    await command('migrate');
    await options.prepare?.(command);
    await Promise.all([...web, ...workers].map((one) => one.start()));
    if (isProxied) await proxy.start();
    await simulator.start();
  } catch (error) {
    for (const one of all) await one.stop('SIGKILL');
    throw error;
  }
  return {
    base,
    phones: `http://127.0.0.1:${phones}`,
    ...{ web, workers, simulator, command, ask },
    upgrade() {
      version = door;
    },
    async close() {
      await Promise.all(all.map((one) => one.stop()));
    },
  };
}

async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}

/** The proxy's certificate is its own: what is asked here is its status alone. */
const statusOf = (url: string) =>
  new Promise<number>((resolve) => {
    const request = get(url, { rejectUnauthorized: false, agent: false, timeout: 15_000 }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.on('error', () => resolve(0));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(0));
  });
