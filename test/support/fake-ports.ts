import type { Log } from '../../src/core/ports.ts';

/** A log that keeps its lines, so that a test can read them. */
export function keptLog(): Log & { lines: { level: string; fields: Record<string, unknown>; line: string }[] } {
  const lines: { level: string; fields: Record<string, unknown>; line: string }[] = [];
  const at = (level: string) => (fields: Record<string, unknown>, line: string) =>
    void lines.push({ level, fields, line });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}
