import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtService, freePort, pause, startService } from '../support/service.ts';
import { memoryOf, round } from './figures.ts';
import { openInventor } from './search.ts';

/**
 * Imports invented fact-checks into a new embedded folder, as `npm run import` does, and starts the service over them.
 * Rows per second with reading, embedding and storing; peak memory of the import and memory of the service that stands,
 * in MiB; disk of the folder in MB; seconds until the service is ready.
 */
export async function benchImport({ documents, built }: { documents: number; built: boolean }) {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  try {
    const file = join(folder, 'checks.csv');
    await writeChecks(file, documents);
    const dataDir = join(folder, 'data');
    const started = performance.now();
    const program = built ? ['dist/node/app/import.js'] : ['--import', 'tsx', 'scripts/import.ts'];
    const peak = await runWatched([...program, file, '--format', 'csv'], { DATA_DIR: dataDir });
    const importSeconds = round((performance.now() - started) / 1000);
    const bytes = bytesIn(dataDir);
    const begun = performance.now();
    const service = await startService({
      ...{ dataDir, port: await freePort(), seed: 'none' },
      program: built ? builtService() : ['--import', 'tsx', 'src/node.ts'],
    });
    const readySeconds = round((performance.now() - begun) / 1000);
    const memoryMiB = memoryOf(service.child.pid ?? 0);
    await service.stop();
    return {
      documents,
      importSeconds,
      rowsPerSecond: round(documents / importSeconds),
      importPeakMiB: peak,
      diskMB: round(bytes / 1e6),
      readySeconds,
      serviceMiB: memoryMiB,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeChecks(path: string, documents: number): Promise<void> {
  const invent = openInventor();
  const out = createWriteStream(path);
  out.write('claim,title,rating,url,publisher,date,language\n');
  for await (const batch of invent.batches(documents, 500))
    for (const { id, claim, title, language } of batch) {
      const row = [claim, title, 'false', `https://bench.example/${id}`, 'The Harbour Lamp', '2026-03-01', language];
      if (!out.write(`${row.join(',')}\n`)) await once(out, 'drain');
    }
  out.end();
  await once(out, 'finish');
}

/** Runs a program to its end. Returns its peak memory in MiB. Throws an Error when it fails. */
async function runWatched(args: string[], env: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: '', MEILI_URL: '', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let [peak, code] = [0, null as number | null];
  child.once('exit', (ended) => {
    code = ended ?? 1;
  });
  for (; code === null; await pause(200))
    try {
      peak = memoryOf(child.pid ?? 0).peak || peak;
    } catch {
      // It ended between the question and the answer.
    }
  if (code !== 0) throw new Error(`The import ended with ${code}.`);
  return peak;
}

/** Bytes of all files in a folder and below. */
const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
