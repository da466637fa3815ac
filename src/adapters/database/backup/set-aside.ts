import type { JobName } from '../../../core/job-names.ts';
import type { Database } from '../../../core/ports.ts';
import type { Header } from './backup.rules.ts';
import { literal, rowsOf } from './tables.ts';

/** Jobs that lead to no words for anybody: they go on by themselves. */
const quiet: JobName[] = [
  'fetch-media',
  'index-fact-check',
  'find-families',
  'preview-policy',
  'propose-merges',
  'watch-drift',
  'retain',
];

/**
 * Puts jobs that may lead to words among those that failed for good, where they are seen and a person can start them:
 * the service that the backup was taken from may have done them since. Returns how many.
 */
export async function setAside(db: Database, header: Header): Promise<number> {
  const why = `Waited when the backup of ${header.createdAt} was made beside a running service, which may have done it since.`;
  const moved = await rowsOf(
    db,
    `update pgboss.job as j set name = q.name, state = 'created', policy = q.policy, start_after = now(), retry_count = 0,
       retry_limit = q.retry_limit, dead_letter = q.dead_letter, expire_seconds = q.expire_seconds,
       heartbeat_seconds = q.heartbeat_seconds, deletion_seconds = q.deletion_seconds,
       keep_until = now() + q.retention_seconds * interval '1 second', source_name = j.name, source_id = j.id,
       source_created_on = j.created_on, source_retry_count = j.retry_count,
       source_output = jsonb_build_object('message', ${literal(why)})
     from pgboss.queue q
     where q.name = 'dead' and j.name not in ('dead', ${quiet.map(literal).join(', ')})
       and j.state in ('created', 'retry') returning 1 as one`,
  );
  return moved.length;
}
