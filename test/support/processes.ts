import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { pause } from './service.ts';

/** A program that can be killed and started again, with what it prints in a file. */
export type Managed = {
  readonly name: string;
  /** Starts it, and resolves once it is up. */
  start(): Promise<void>;
  /** Resolves once it is gone. Safe when it is not running. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  printed(): string;
  /** How often it ended by itself and was started again. */
  restarts(): number;
};

/**
 * A program of its own; `isUp` is asked until it says yes, at most four minutes. With `supervised` it is started again a
 * second after it ended by itself, as a container's `restart: unless-stopped` does.
 */
export function manage(name: string, run: Program & SpawnOptions): Managed {
  const { command, args, log, isUp, supervised = false, ...options } = run;
  const argsOf = () => (typeof args === 'function' ? args() : args);
  let child: ChildProcess | null = null;
  let [isWanted, restarts] = [false, 0];
  const launch = (): ChildProcess => {
    const file = openSync(log, 'a');
    const mine = spawn(command, argsOf(), { ...options, stdio: ['ignore', file, file] });
    closeSync(file);
    child = mine;
    mine.once('exit', async () => {
      if (!supervised || !isWanted) return;
      restarts++;
      await pause(1_000);
      if (isWanted && child === mine) launch();
    });
    return mine;
  };
  return {
    name,
    async start() {
      isWanted = true;
      const mine = launch();
      for (const deadline = performance.now() + 240_000; performance.now() < deadline; await pause(50)) {
        if (mine.exitCode !== null && !supervised)
          throw new Error(`${name} ended: ${readFileSync(log, 'utf8').slice(-2000)}`);
        if (await isUp().catch(() => false)) return;
      }
      throw new Error(`${name} did not come up within 4 min: ${readFileSync(log, 'utf8').slice(-2000)}`);
    },
    stop: (signal = 'SIGTERM') =>
      new Promise((resolve) => {
        isWanted = false;
        const mine = child;
        if (!mine || mine.exitCode !== null || mine.signalCode !== null) return resolve();
        mine.once('exit', () => resolve());
        mine.kill(signal);
      }),
    printed: () => readFileSync(log, 'utf8'),
    restarts: () => restarts,
  };
}

type Program = {
  command: string;
  /** As a function where a later start is to be of something else. */
  args: string[] | (() => string[]);
  log: string;
  isUp: () => Promise<boolean>;
  supervised?: boolean;
};
