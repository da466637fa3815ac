import { framesOf, wordsOf } from '../core/errors.ts';

/**
 * What nobody caught ends the process, as it does by itself, but without what Node would print of it: an error of a query
 * carries the values it was made with, and those are what people wrote.
 */
export function endQuietly(): void {
  process.on('uncaughtException', (error: unknown) => {
    console.error(`${wordsOf(error)}\n${framesOf(error) ?? ''}`.trimEnd());
    process.exit(1);
  });
}
