import type { Settings } from '../core/settings.ts';
import type { ServerFacts, StoredFacts } from './database-facts.view.ts';
import { type Finding, fault, ok, warning } from './finding.rules.ts';
import { reconciledWords, wasWrong } from './reconciled.rules.ts';

/** Settings that are allowed and yet odd together. */
export function judgeSettings(settings: Settings): Finding[] {
  const odd: Finding[] = [];
  const isPublic = settings.profile === 'production' || settings.whatsappProvider === 'cloud';
  if (settings.databaseUrl !== null && settings.profile === 'embedded')
    odd.push(warning('settings', 'a Postgres is used with demo secrets allowed', 'Set PROFILE=production.'));
  if (settings.whatsappProvider === 'simulator' && settings.profile === 'production')
    odd.push(warning('settings', 'people cannot write to us: the simulator is on', 'Set WHATSAPP_PROVIDER=cloud.'));
  if (isPublic && !settings.publicUrl.startsWith('https://'))
    odd.push(
      warning('settings', `${settings.publicUrl} is not https, and the provider calls only https`, 'Set PUBLIC_URL.'),
    );
  return odd.length > 0 ? odd : [ok('settings', `profile ${settings.profile}, role ${settings.role}`)];
}

/** Node's own version, `v20.19.0` or like it. Source: `engines` of package.json. */
export function judgeNode(version: string): Finding {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number);
  const isEnough = major > 20 || (major === 20 && minor >= 19);
  return isEnough ? ok('node', version) : fault('node', `${version} is too old`, 'Install Node 20.19 or later.');
}

/** Version, extensions, connections and limits of a server. */
export function judgeServer(facts: ServerFacts): Finding[] {
  const name = 'database';
  const found: Finding[] = [];
  if (Number.parseInt(facts.version, 10) < 15)
    found.push(fault(name, `Postgres ${facts.version} is too old`, 'Move to Postgres 15 or later.'));
  if (facts.vector === null)
    found.push(fault(name, 'the server has no extension "vector"', 'Install pgvector 0.8 or later on the server.'));
  if (facts.mostConnections > 1 && facts.connections > 0.8 * facts.mostConnections)
    found.push(
      warning(
        name,
        `${facts.connections} of ${facts.mostConnections} connections are taken`,
        'Raise max_connections, or run fewer processes.',
      ),
    );
  if (facts.statementTimeoutMs > 0 && facts.statementTimeoutMs < 30_000)
    found.push(
      warning(
        name,
        `our role is cut off after ${facts.statementTimeoutMs} ms, which migrations and loads outlast`,
        'Raise statement_timeout of this role to 30 s or more.',
      ),
    );
  const words = `Postgres ${facts.version}, vector ${facts.vector}, ${facts.connections} of ${facts.mostConnections} connections`;
  return found.length > 0 ? found : [ok(name, words)];
}

/** Migrations that a database has not been through. */
export const judgeMigrations = (behind: number): Finding =>
  behind === 0
    ? ok('migrations', 'the schema is as this program wants it')
    : warning('migrations', `${behind} are still to come`, 'Start the service: it brings the schema up to date.');

/** Our clock against the database's. Milliseconds; within the time one question took nothing can be told. */
export function judgeClock(aheadMs: number): Finding {
  const seconds = (Math.abs(aheadMs) / 1000).toFixed(1);
  const words = `this machine is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the database`;
  const todo = 'Switch on time synchronisation (NTP) on both machines.';
  if (Math.abs(aheadMs) > 60_000) return fault('clock', words, todo);
  return Math.abs(aheadMs) > 2_000 ? warning('clock', words, todo) : ok('clock', 'agrees with the database');
}

/** Who works, and what failed for good. */
export function judgeWork(stored: StoredFacts, staleSeconds: number): Finding[] {
  const { secondsSinceWorker: since, deadJobs } = stored;
  const worker =
    since === null || since > staleSeconds
      ? warning('worker', 'none is running; messages are kept and wait', 'Start one with ROLE=worker or ROLE=all.')
      : ok('worker', `last heard of ${Math.round(since)} s ago`);
  const dead =
    deadJobs > 0
      ? [warning('jobs', `${deadJobs} failed for good`, 'Look at /desk/operations, and let an admin try them again.')]
      : [];
  return [worker, ...dead, ...judgeReconciled(stored.reconciled)];
}

/** How long the hourly look at the search index may be overdue. Seconds. */
const lateSeconds = 3 * 60 * 60;

function judgeReconciled(found: StoredFacts['reconciled']): Finding[] {
  if (found === null) return [];
  const name = 'search repairs';
  const words = `${Math.round(found.secondsAgo / 60)} min ago: ${reconciledWords(found)}`;
  if (found.secondsAgo > lateSeconds)
    return [
      warning(name, `nobody has looked since ${words}`, 'See that a worker runs, and what /desk/operations says.'),
    ];
  if (found.away) return [warning(name, words, 'Check MEILI_URL and MEILI_API_KEY, and that the server runs.')];
  if (wasWrong(found)) return [warning(name, words, 'Once is no harm; each hour, look what else writes to the index.')];
  return [ok(name, words)];
}

/** What a search engine of its own holds, against the database. `sampled`: documents looked at for their settings. */
export type EngineFacts = {
  version: string;
  documents: number;
  sampled: number;
  sampledOfToday: number;
  isIndexing: boolean;
};

/** A search engine of its own against the database: `factChecks` null when that could not be counted. */
export function judgeEngine(engine: EngineFacts, factChecks: number | null): Finding[] {
  const name = 'search';
  const todo = 'Run npm run reindex; answers go on meanwhile.';
  if (engine.isIndexing) return [ok(name, `Meilisearch ${engine.version} is taking in changes just now`)];
  const found: Finding[] = [];
  if (engine.sampledOfToday < engine.sampled)
    found.push(
      warning(
        name,
        `${engine.sampled - engine.sampledOfToday} of ${engine.sampled} documents are of older settings`,
        todo,
      ),
    );
  if (factChecks !== null && factChecks !== engine.documents)
    found.push(
      warning(name, `${engine.documents} documents stand against ${factChecks} fact-checks in the database`, todo),
    );
  return found.length > 0 ? found : [ok(name, `Meilisearch ${engine.version}, ${engine.documents} documents of today`)];
}

/** Files of the model in use. */
export const judgeModel = (name: string, faults: readonly string[]): Finding =>
  faults.length === 0
    ? ok('models', `${name} is whole`)
    : fault('models', `${name}: ${faults.join(', ')} missing or damaged`, `Run npm run models -- ${name}.`);

/** The length of a vector that came, against the one promised. */
export const judgeVector = (given: number, promised: number): Finding =>
  given === promised
    ? ok('embedder', `answers with ${given} dimensions`)
    : fault('embedder', `gives ${given} dimensions where ${promised} were promised`, 'Set EMBEDDER_DIMENSION.');

/** Room for media and, embedded, for the database. */
export function judgeDisk(free: number, folder: string, bounds: { low: number; full: number }): Finding {
  const words = `${(free / 1024 ** 3).toFixed(1)} GB free for ${folder}`;
  const todo = 'Make room, or set DATA_DIR to a larger disk.';
  if (free < bounds.full) return fault('disk', words, todo);
  return free < bounds.low ? warning('disk', words, todo) : ok('disk', words);
}
