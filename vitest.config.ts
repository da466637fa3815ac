import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,db,scripts,test}/**/*.test.{ts,tsx}'],
    // One process per worker and one embedded database in it, emptied between worlds: making one takes seconds.
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
