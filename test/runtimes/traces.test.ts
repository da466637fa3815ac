import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { freePort, pause, startService } from '../support/service.ts';

type Span = { traceId: string; spanId: string; parentSpanId?: string; name: string };
type Body = { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A collector that keeps the spans it is sent. */
async function openCollector() {
  const spans: Span[] = [];
  const port = await freePort();
  const server = createServer((request, answer) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as Body;
      spans.push(...body.resourceSpans.flatMap((one) => one.scopeSpans.flatMap((scope) => scope.spans)));
      answer.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return { spans, url: `http://127.0.0.1:${port}` };
}

async function forwardAndHear(base: string, phone: string): Promise<void> {
  const at = `${base}/simulator/phones/${phone}/messages`;
  await fetch(at, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'text',
      text: { body: `The ferry to Marrow sinks twice a week, says the harbour of pier ${phone}` },
      context: { forwarded: true },
    }),
  });
  for (const deadline = performance.now() + 30_000; performance.now() < deadline; await pause(50)) {
    const seen = (await (await fetch(at)).json()) as { direction: string; kind: string }[];
    if (seen.some((one) => one.direction === 'out' && one.kind === 'message')) return;
  }
  throw new Error(`Nothing reached ${phone} within 30 s.`);
}

test('a trace leads from the webhook over every job to the words that were sent, one for each forward', async () => {
  const collector = await openCollector();
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-traces-'));
  closing.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
  const service = await startService({ dataDir, port: await freePort(), seed: 'none', env });
  closing.push(() => service.child.kill('SIGKILL'));
  await Promise.all(['15550100001', '15550100002'].map((phone) => forwardAndHear(service.base, phone)));
  await service.stop();

  const { spans } = collector;
  const sends = spans.filter((span) => span.name === 'send-words');
  const told = sends.map((send) => spans.filter((span) => span.traceId === send.traceId).map((span) => span.name));
  const way = [
    'POST /webhooks/whatsapp',
    'step-conversation',
    'close-submission',
    'file-submission',
    'decide-submission',
  ];
  const whole = told.filter((names) => way.every((name) => names.includes(name)));
  expect(whole.length).toBeGreaterThanOrEqual(2);
  expect(new Set(sends.map((send) => send.traceId)).size).toBeGreaterThanOrEqual(2);
  const roots = spans.filter((span) => span.name === 'POST /webhooks/whatsapp' && !span.parentSpanId);
  for (const root of roots)
    expect(spans.filter((span) => span.traceId === root.traceId && span.name === root.name)).toHaveLength(1);
}, 90_000);

test('a collector that is away costs no answer', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-traces-'));
  closing.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}` };
  const service = await startService({ dataDir, port: await freePort(), seed: 'none', env });
  closing.push(() => service.child.kill('SIGKILL'));
  await forwardAndHear(service.base, '15550100003');
  await service.stop();
  expect(service.child.exitCode).toBe(0);
}, 90_000);
