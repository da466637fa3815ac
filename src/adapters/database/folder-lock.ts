import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';

/**
 * Takes a lock file for this process and returns how to give it back. PGlite takes none of its own, and two processes
 * on one folder lose writes silently. A lock of a process that no longer lives is taken over.
 * Throws an Error that names the other process when it is alive.
 */
export function takeFolderLock(path: string): () => void {
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(path, mine, { flag: 'wx' });
      return () => {
        if (read(path) === mine) unlinkSync(path);
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = parse(read(path));
    if (holder && isAlive(holder)) {
      throw new Error(
        `Process ${holder.pid} already uses this data folder. Stop it first, or set DATA_DIR to another folder (${path}).`,
      );
    }
    unlinkSync(path);
  }
  throw new Error(`The lock ${path} changes hands too quickly. Start one process at a time.`);
}

type Holder = { pid: number; started: string | null };

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function parse(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return null;
  }
}

/** A pid is reused after a restart of the machine, so the start time must agree too where the system tells it. */
function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return holder.started === null || holder.started === startOf(holder.pid);
}

/** Start time of a process in clock ticks since boot, from /proc; null on systems without it. */
function startOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
