import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, test } from 'vitest';
import { openLineLog } from './file.ts';

const root = mkdtempSync(join(tmpdir(), 'line-log-'));
afterAll(() => rmSync(root, { recursive: true }));

test('lines come back in order, also after opening again', () => {
  const path = join(root, 'deep', 'again.jsonl');
  const first = openLineLog(path);
  first.append('{"a":"ø 😀"}');
  first.close();
  const second = openLineLog(path);
  second.append('{"b":2}');
  assert.deepEqual(second.readAll(), ['{"a":"ø 😀"}', '{"b":2}']);
  second.close();
});

test('a line cut short does not swallow the next one', () => {
  const path = join(root, 'torn.jsonl');
  appendFileSync(path, '{"a":1}\n{"b":');
  const log = openLineLog(path);
  log.append('{"c":3}');
  assert.deepEqual(log.readAll(), ['{"a":1}', '{"b":', '{"c":3}']);
  log.close();
});

test('what was appended survives kill -9 of the process', async () => {
  const path = join(root, 'killed.jsonl');
  const code = `
    import { openLineLog } from ${JSON.stringify(new URL('./file.ts', import.meta.url).href)};
    const log = openLineLog(${JSON.stringify(path)});
    for (let i = 0; ; i++) { log.append(JSON.stringify({ i })); if (i % 100 === 0) console.log(i); }`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told = await new Promise<number>((resolve) => {
    let last = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      last = Number(chunk.toString().trim().split('\n').at(-1));
      if (last > 500) child.kill('SIGKILL');
    });
    child.on('exit', () => resolve(last));
  });
  const lines = readFileSync(path, 'utf8').split('\n');
  assert.ok(told > 500);
  assert.equal(lines[told], JSON.stringify({ i: told }));
});
