import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

export type Service = {
  base: string;
  child: ChildProcess;
  signIns: string[];
  stop(signal?: NodeJS.Signals): Promise<void>;
};

/** What the image runs, as the Dockerfile has it: the service as `npm run build` left it. */
export function builtService(): string[] {
  const [, command = '[]'] = /^CMD (\[.*\])$/m.exec(readFileSync('Dockerfile', 'utf8')) ?? [];
  return (JSON.parse(command) as string[]).slice(1);
}

/** Starts the whole service as a process of its own, embedded in `dataDir`, and resolves once it is ready. */
export async function startService(options: {
  dataDir: string;
  port: number;
  seed: 'demo' | 'none';
  /** What to run; from source unless said. */
  program?: string[];
  /** Settings beyond these; `WORKER_PORT` is where a worker is asked instead. */
  env?: Record<string, string>;
  /** Given each piece of what it logs; logs are shown here otherwise. */
  onLog?: (text: string) => void;
  /** A file that what it prints is added to instead, without a detour through this process. */
  logFile?: string;
}): Promise<Service> {
  const env = {
    ...process.env,
    DATA_DIR: options.dataDir,
    PORT: String(options.port),
    SEED: options.seed,
    LOG_LEVEL: 'error',
    DATABASE_URL: '',
    MEILI_URL: '',
    ...options.env,
  };
  const file = options.logFile ? openSync(options.logFile, 'a') : null;
  const child = spawn(process.execPath, options.program ?? ['--import', 'tsx', 'src/node.ts'], {
    env,
    stdio: ['ignore', 'pipe', file ?? (options.onLog ? 'pipe' : 'inherit')],
  });
  if (file !== null) closeSync(file);
  child.stderr?.on('data', (chunk) => options.onLog?.(String(chunk)));
  let printed = '';
  child.stdout?.on('data', (chunk) => {
    printed += chunk;
  });
  const base = `http://127.0.0.1:${options.port}`;
  await untilUp(base);
  for (const deadline = performance.now() + 5_000; !printed.includes('is ready') && performance.now() < deadline; )
    await pause(20);
  return {
    base,
    child,
    signIns: [...printed.matchAll(/http\S+\/sign-in\/\S+/g)].map((match) => match[0]),
    stop: (signal = 'SIGTERM') =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill(signal);
      }),
  };
}

/** Waits until a service says that it is ready, at most four minutes. Throws an Error after that. */
export async function untilUp(base: string): Promise<void> {
  for (const deadline = performance.now() + 240_000; performance.now() < deadline; await pause(50)) {
    const answer = await fetch(`${base}/health/ready`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`The service at ${base} did not come up within 4 min.`);
}

/** Another process is watched here: there is no clock to move. */
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A port of the loopback that nothing listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
