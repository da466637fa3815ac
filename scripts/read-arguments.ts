import { type ParseArgsConfig, parseArgs } from 'node:util';

/**
 * What a command was given. `--help` prints the usage and ends with 0; an option that the command does not have, or one
 * without its value, is told with the usage, and ends with 1.
 */
export function readArguments<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  if (process.argv.includes('--help')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message.split('. To specify')[0] : error}\n${usage}`);
    process.exit(1);
  }
}
