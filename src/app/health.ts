import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { countMigrationsBehind } from '../adapters/database/migrate.ts';
import { wordsOf } from '../core/errors.ts';
import type { Needs } from '../core/needs.ts';
import { minuteMs, secondMs } from '../core/time.ts';
import { everyNow, within } from '../core/within.ts';
import { secondsSinceBeat, staleSeconds } from '../jobs/heartbeat.ts';

/** What keeps a process from its work (`missing`), and what it does without meanwhile (`degraded`), in sentences. */
export type Readiness = { missing: string[]; degraded: string[] };
export type Health = {
  ready(): Promise<Readiness>;
  /** Something that has to be waited for: `told` says what, until the function it gives is called. */
  hold(told: string): () => void;
};

type HealthNeeds = Needs<'db' | 'search' | 'embedder' | 'settings'>;
type Look = { told: 'missing' | 'degraded'; look: () => Promise<string | null> };

/** How long one part may take to say how it is. Milliseconds. */
const patienceMs = 2 * secondMs;
/** How long an answer stands, so that many probes cost as much as one. Milliseconds; a remote embedder is paid by the text. */
const freshMs = 3 * secondMs;
const freshEmbedderMs = minuteMs;
/** When an embedder is late, and how long a probe waits to hear of it. Milliseconds. */
const embedderLateMs = 15 * secondMs;
const embedderGlanceMs = 100;
/** Below this the folder of media, or of the embedded database, is told of. Bytes. Chosen 2026-11. */
export const lowDiskBytes = 500 * 1024 * 1024;
/** Below this an embedded database could not keep the next message. Bytes. Chosen 2026-11. */
export const fullDiskBytes = 50 * 1024 * 1024;

/**
 * Looks at what a process rests on. Without a search engine or an embedder words are still compared, and without a
 * worker webhooks are still kept, so these leave it ready: taking every process away would lose what it can still do.
 */
export function openHealth(needs: HealthNeeds, freeBytes: (folder: string) => Promise<number> = freeIn): Health {
  const held = new Set<string>();
  const { settings } = needs;
  const looks: Look[] = [
    { told: 'missing', look: () => databaseFault(needs) },
    { told: 'degraded', look: () => searchFault(needs) },
    { told: 'degraded', look: embedderLook(needs) },
    ...(settings.role === 'web'
      ? ([{ told: 'degraded', look: () => workerFault(needs) }] as const)
      : diskLooks(settings, freeBytes)),
  ];
  const lookAll = everyNow(freshMs, now, async () => {
    const found = await Promise.all(looks.map(async ({ told, look }) => ({ told, why: await inTime(look) })));
    const of = (told: Look['told']) => found.flatMap((one) => (one.told === told && one.why ? [one.why] : []));
    return { missing: of('missing'), degraded: of('degraded') };
  });
  return {
    async ready() {
      const { missing, degraded } = await lookAll();
      return { missing: [...held, ...missing], degraded };
    },
    hold(told) {
      held.add(told);
      return () => void held.delete(told);
    },
  };
}

const now = () => performance.now();

/** A look that is late or throws is a fault in its own words. */
const inTime = (look: () => Promise<string | null>) =>
  within(patienceMs, look()).catch((error) => `one part does not say how it is: ${wordsOf(error)}`);

async function databaseFault(needs: HealthNeeds): Promise<string | null> {
  try {
    const behind = await within(patienceMs - 100, countMigrationsBehind(needs.db));
    return behind === 0 ? null : `the database is ${behind} migrations behind this program; start it again`;
  } catch (error) {
    return `the database does not answer: ${rootWords(error)}`;
  }
}

async function searchFault({ search }: HealthNeeds): Promise<string | null> {
  try {
    await within(patienceMs - 100, search.size());
    return null;
  } catch (error) {
    return `the search engine is away, answers come from what is kept in this process: ${wordsOf(error)}`;
  }
}

/** A local model takes seconds to load at its first text; nobody waits for it here, and it is no fault until it is late. */
function embedderLook({ embedder }: HealthNeeds): () => Promise<string | null> {
  const ask = everyNow(freshEmbedderMs, now, () =>
    within(embedderLateMs, embedder.embed(['ready'])).then(
      () => null,
      (error) => `the embedder does not answer: ${wordsOf(error)}`,
    ),
  );
  return () => within(embedderGlanceMs, ask()).catch(() => null);
}

async function workerFault({ db }: HealthNeeds): Promise<string | null> {
  // A database that does not answer is told of by its own look.
  const seconds = await within(patienceMs - 100, secondsSinceBeat(db)).catch(() => 0);
  if (seconds !== null && seconds <= staleSeconds) return null;
  const last = seconds === null ? 'none ever was' : `the last one was ${Math.round(seconds)} s ago`;
  return `no worker is running (${last}); messages are kept and wait`;
}

function diskLooks(settings: HealthNeeds['settings'], freeBytes: (folder: string) => Promise<number>): Look[] {
  const left = async (below: number, then: string) => {
    const free = await freeBytes(settings.dataDir);
    return free >= below ? null : `${Math.floor(free / 1024 / 1024)} MB are left in ${settings.dataDir}; ${then}`;
  };
  const low: Look = { told: 'degraded', look: () => left(lowDiskBytes, 'pictures and sounds soon cannot be kept') };
  const full: Look = { told: 'missing', look: () => left(fullDiskBytes, 'the database cannot grow') };
  return settings.databaseUrl === null ? [low, full] : [low];
}

/** Bytes that a process may still write where a folder is, or will be. */
export async function freeIn(folder: string): Promise<number> {
  let there = resolve(folder);
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  const { bavail, bsize } = await statfs(there);
  return bavail * bsize;
}

/** Drivers wrap what went wrong in the query that met it; the cause is what a person can act on. */
const rootWords = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return wordsOf(cause) || (cause as { code?: string }).code || 'no reason given';
};
