import { pino } from 'pino';
import type { Log } from '../core/ports.ts';
import type { Settings } from '../core/settings.ts';

/** JSON lines on standard error, so that standard output stays for people. */
export function openLog(level: Settings['logLevel']): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  return {
    info: (fields, line) => logger.info(fields, line),
    warn: (fields, line) => logger.warn(fields, line),
    error: (fields, line) => logger.error(fields, line),
  };
}
