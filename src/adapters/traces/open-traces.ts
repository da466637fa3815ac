import { within } from '../../core/within.ts';

/** Collects spans until `close`, which sends what is left, for at most a second. */
export type Traces = { close(): Promise<void> };

/**
 * Sends spans to an OpenTelemetry collector over OTLP/HTTP: JSON to POST {url}/v1/traces. Loads the SDK only where it is
 * asked for. A collector that is away costs spans, never work. `OTEL_TRACES_SAMPLER` and `OTEL_TRACES_SAMPLER_ARG` thin
 * them out, as the SDK documents.
 */
export async function openTraces(options: { url: string; role: string }): Promise<Traces> {
  const [{ NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const exporter = new OTLPTraceExporter({ url: new URL('v1/traces', `${options.url.replace(/\/$/, '')}/`).href });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'plumbline', 'service.instance.role': options.role }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  return { close: () => within(lastMs, provider.shutdown()).catch(() => {}) };
}

/** How long the last spans may take. Milliseconds; a process that stops has 10 s for everything. */
const lastMs = 1_000;
