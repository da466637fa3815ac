import { defineConfig } from 'vitest/config';
import { rulesReport } from './test/support/rules-report.ts';

export default defineConfig({
  test: {
    include: ['{src,db,scripts,test}/**/*.test.{ts,tsx}'],
    // One process per worker and one embedded database in it, emptied between worlds: making one takes seconds.
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    reporters: ['default', rulesReport],
    globalSetup: ['test/support/clean-up.ts'],
    setupFiles: ['test/support/property-seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
