import { Meilisearch } from 'meilisearch';
import { asked } from './meilisearch-tasks.ts';

/** What the service does with an index: fills it and fetches from it, makes the next one beside it and swaps the two. */
const actions = [
  'documents.add',
  'documents.get',
  'documents.delete',
  'indexes.create',
  'indexes.get',
  'indexes.delete',
  'indexes.swap',
  'settings.update',
  'stats.get',
  'tasks.get',
] as const;

/**
 * Makes a key that may do on one index, and those made to follow it, what the service does, and nothing else. Returns
 * it. Safe to repeat: the key of that name is given again. Throws Unavailable as `asked` does.
 */
export async function makeSearchKey(options: { url: string; masterKey: string; index: string }): Promise<string> {
  const { url: host, masterKey: apiKey, index } = options;
  const client = new Meilisearch({ host, apiKey, timeout: 10_000 });
  const name = `plumbline ${index}`;
  const known = await asked(() => client.getKeys({ limit: 1000 }));
  const mine = known.results.find((key) => key.name === name);
  if (mine) return mine.key;
  const made = await asked(() =>
    client.createKey({ name, actions: [...actions], indexes: [index, `${index}_next_*`], expiresAt: null }),
  );
  return made.key;
}
