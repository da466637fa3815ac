import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Private, type Quiet, quietOf } from '../support/quiet.ts';
import { builtService, freePort, type Service, startService } from '../support/service.ts';

export type Tipline = {
  /** Settings of the service: a data folder as it stands, or a Postgres and a Meilisearch. */
  dataDir: string;
  env: Record<string, string>;
  /** Worker processes beside a web process; 0: one process that is both. More than 0 needs a Postgres. */
  workers: number;
  built: boolean;
};

/**
 * Starts the service in its processes, and the simulator as a process of its own, as the provider is in life. All of them
 * log as in production, into a file.
 */
export async function startTipline({ dataDir, env, workers, built }: Tipline) {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const [ours, theirs] = [await freePort(), await freePort()];
  const shared = { ...secrets, PUBLIC_URL: `http://127.0.0.1:${ours}` };
  const provider = { WHATSAPP_PROVIDER: 'cloud', WHATSAPP_GRAPH_URL: `http://127.0.0.1:${theirs}/simulator/graph` };
  const start = (name: 'server' | 'simulator', port: number, dataDir: string, env: Record<string, string>) =>
    startService({
      dataDir,
      port,
      seed: 'none',
      program: programOf(name, built),
      logFile,
      env: { LOG_LEVEL: 'info', ...shared, ...env },
    });
  const logFile = join(folder, 'log');
  const started: Service[] = [];
  const up = async (starting: Promise<Service>) => {
    const service = await starting;
    started.push(service);
    return service;
  };
  const stop = async () => {
    for (const one of started.reverse()) await one.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const simulator = await up(start('simulator', theirs, folder, {}));
    const own = { ...env, ...provider };
    const services = [await up(start('server', ours, dataDir, { ...own, ROLE: workers > 0 ? 'web' : 'all' }))];
    for (let n = 0; n < workers; n++) {
      const port = await freePort();
      services.push(await up(start('server', port, dataDir, { ...own, ROLE: 'worker', WORKER_PORT: String(port) })));
    }
    /** What all of them have logged so far, held against what must not stand in it. */
    const quiet = (known: Private): Quiet =>
      quietOf(readFileSync(logFile, 'utf8'), { ...known, secrets: Object.values(secrets) });
    return { simulator, services, stop, quiet };
  } catch (error) {
    await stop();
    throw error;
  }
}

const secrets = {
  WHATSAPP_ACCESS_TOKEN: 'invented-token',
  WHATSAPP_APP_SECRET: 'invented-app-secret',
  WHATSAPP_VERIFY_TOKEN: 'invented-verify-token',
};

/** From source, or as `npm run build` left it, which starts faster. */
function programOf(name: 'server' | 'simulator', built: boolean): string[] {
  if (name === 'server') return built ? builtService() : ['--import', 'tsx', 'src/node.ts'];
  return built ? ['dist/node/app/simulator.js'] : ['--import', 'tsx', 'scripts/simulator.ts'];
}
