import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { freePort, type Service, startService } from '../support/service.ts';

const path = 'test/fixtures/whatsapp/scenario.json';
const folder = mkdtempSync(join(tmpdir(), 'plumbline-played-'));
let service: Service;

beforeAll(async () => {
  service = await startService({ dataDir: join(folder, 'data'), port: await freePort(), seed: 'demo' });
}, 300_000);
afterAll(async () => {
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command; answers its exit code and what it printed. */
const simulate = (...given: string[]) =>
  new Promise<{ code: number; printed: string }>((resolve) => {
    const line = ['--import', 'tsx', 'scripts/simulate.ts', ...given];
    execFile(process.execPath, line, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, printed: stdout + stderr }),
    );
  });
const written = (name: string, scenario: unknown) => {
  writeFileSync(join(folder, name), JSON.stringify(scenario));
  return join(folder, name);
};

describe('npm run simulate', () => {
  test('plays a scenario on a running service, prints what each phone said and heard, and ends well', async () => {
    const { code, printed } = await simulate(path, '--at', service.base);
    assert.equal(code, 0, printed);
    assert.match(printed, /15550100142\n {2}→ Drinking a glass/);
    assert.match(printed, /← .*brine fever/s);
    assert.match(printed, /as expected\./);
  }, 200_000);

  test('plays what was recorded of it, and what was heard then is heard again', async () => {
    const recorded = await (await fetch(`${service.base}/simulator/scenario`)).json();
    const { code, printed } = await simulate(written('again.json', recorded), '--at', service.base);
    assert.match(printed, /Recorded: (NOT )?as expected/);
    assert.equal(code, 0, printed);
  }, 200_000);

  test('ends with 1 when something is not heard, and when the file is no scenario', async () => {
    const scenario = JSON.parse(readFileSync(path, 'utf8')) as { steps: { contains?: string; withinMs?: number }[] };
    Object.assign(scenario.steps[1] ?? {}, { contains: 'words nobody says', withinMs: 1500 });
    const unmet = await simulate(written('unmet.json', scenario), '--at', service.base);
    assert.deepEqual([unmet.code, /step 2: .*did not hear/.test(unmet.printed)], [1, true]);
    const odd = await simulate(written('odd.json', { name: 'x', steps: [{ shouts: 'x' }] }), '--at', service.base);
    assert.deepEqual([odd.code, /steps\.0/.test(odd.printed)], [1, true]);
    const away = await simulate(path, '--at', 'http://127.0.0.1:9');
    assert.deepEqual([away.code, /^No simulator answers at http/m.test(away.printed)], [1, true]);
    const missing = await simulate('missing.json');
    assert.deepEqual([missing.code, /^missing\.json cannot be read: /m.test(missing.printed)], [1, true]);
  }, 200_000);
});
