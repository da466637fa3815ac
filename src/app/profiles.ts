import type { Settings } from '../core/settings.ts';

/** Which adapter stands at which port. The whole difference between deployments is this table. */
export type Profile = { database: 'pglite' | 'postgres'; search: 'in-process' | 'meilisearch' };

/** The adapters a deployment uses: a given address switches its port, nothing else does. */
export const profileOf = (settings: Pick<Settings, 'databaseUrl' | 'meiliUrl'>): Profile => ({
  database: settings.databaseUrl === null ? 'pglite' : 'postgres',
  search: settings.meiliUrl === null ? 'in-process' : 'meilisearch',
});
