import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,db,scripts,test}/**/*.test.{ts,tsx}'],
    // One process per worker and one embedded database in it, emptied between worlds: making one takes seconds.
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    globalSetup: ['test/support/clean-up.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
