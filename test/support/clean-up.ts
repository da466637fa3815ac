import { meiliUrl } from './lanes.ts';
import { deleteIndexes } from './search-of-lane.ts';

/** Runs in the process that starts the workers, after the last test: indexes on a real server do not stay behind. */
export async function teardown(): Promise<void> {
  if (meiliUrl !== null) await deleteIndexes(process.pid);
}
