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
};

/** A program of its own; `isUp` is asked until it says yes, at most four minutes. */
export function manage(
  name: string,
  run: { command: string; args: string[]; log: string; isUp: () => Promise<boolean> } & SpawnOptions,
): Managed {
  const { command, args, log, isUp, ...options } = run;
  let child: ChildProcess | null = null;
  return {
    name,
    async start() {
      const file = openSync(log, 'a');
      const mine = spawn(command, args, { ...options, stdio: ['ignore', file, file] });
      closeSync(file);
      child = mine;
      for (const deadline = performance.now() + 240_000; performance.now() < deadline; await pause(50)) {
        if (mine.exitCode !== null) throw new Error(`${name} ended: ${readFileSync(log, 'utf8').slice(-2000)}`);
        if (await isUp().catch(() => false)) return;
      }
      throw new Error(`${name} did not come up within 4 min: ${readFileSync(log, 'utf8').slice(-2000)}`);
    },
    stop: (signal = 'SIGTERM') =>
      new Promise((resolve) => {
        const mine = child;
        if (!mine || mine.exitCode !== null || mine.signalCode !== null) return resolve();
        mine.once('exit', () => resolve());
        mine.kill(signal);
      }),
    printed: () => readFileSync(log, 'utf8'),
  };
}
