import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { templateTexts } from '../../src/outbox/templates.rules.ts';

/** A provider with no template yet that takes all languages but Spanish. */
const provider = createServer(async (request, response) => {
  let sent = '';
  for await (const chunk of request) sent += chunk;
  const isRefused = request.method === 'POST' && JSON.parse(sent).language === 'es';
  const error = { message: 'Invalid parameter', code: 100, error_data: { details: 'The button is too long.' } };
  response.writeHead(isRefused ? 400 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(isRefused ? { error } : { data: [] }));
});
beforeAll(() => new Promise<void>((resolve) => void provider.listen(0, '127.0.0.1', resolve)));
afterAll(() => void provider.close());

test('the command makes the template in all other languages when one is refused, and says which and why', async () => {
  const { port } = provider.address() as AddressInfo;
  const env = { ...process.env, WHATSAPP_GRAPH_URL: `http://127.0.0.1:${port}` };
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/templates.ts', 'push'], { env });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(printed).toMatch(/^es +refused: .*Invalid parameter \(code 100\): The button is too long\.$/m);
  expect(printed.match(/ made, waits for/g)).toHaveLength(templateTexts.length - 1);
  expect(printed).toContain(`${templateTexts.length - 1} made or changed, 1 refused.`);
  expect(code).toBe(1);
});
