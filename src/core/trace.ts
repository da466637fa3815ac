import { type Attributes, context, ROOT_CONTEXT, type Span, SpanStatusCode, trace } from '@opentelemetry/api';

/**
 * Where a piece of work stands in its trace, as it travels in jobs: W3C `traceparent`, or undefined where nobody
 * collects traces. It names no person.
 */
export type Trace = string | undefined;

const tracer = () => trace.getTracer('plumbline');

/** The trace of the work that runs now. */
export function currentTrace(): Trace {
  const at = trace.getActiveSpan()?.spanContext();
  return at && `00-${at.traceId}-${at.spanId}-${at.traceFlags.toString(16).padStart(2, '0')}`;
}

/** What a log line says of it: the trace's id. Nothing where none is kept. */
export function traceField(): { traceId?: string } {
  const at = trace.getActiveSpan()?.spanContext();
  return at ? { traceId: at.traceId } : {};
}

/** Runs work as what follows from `from`. Without one, or with one that cannot be read, it starts a trace of its own. */
export function continueTrace<T>(from: unknown, work: () => T): T {
  const parts = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(typeof from === 'string' ? from : '');
  const [, traceId, spanId, flags] = parts ?? [];
  if (!traceId || !spanId || !flags) return context.with(ROOT_CONTEXT, work);
  const parent = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return context.with(trace.setSpanContext(ROOT_CONTEXT, parent), work);
}

export type { Span };

/** Runs work as a span of the trace at hand. What it throws is written on the span, and thrown. */
export function inSpan<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T> {
  return tracer().startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
      throw error;
    } finally {
      span.end();
    }
  });
}
